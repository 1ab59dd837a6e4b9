import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from '../../shared/pages/palette.ts';

const read = ['ink', 'quiet', 'link', 'confirmed', 'unconfirmed', 'denied'] as const;
const cases = Object.entries({ light, dark }).flatMap(([name, palette]) =>
  read.flatMap((ink) =>
    (['paper', 'tint'] as const).map((ground) => ({ name, palette, ink, ground })),
  ),
);

describe('words can be read: a contrast of 4.5 to 1 or more', () => {
  it.each(cases)('$name: $ink on $ground', ({ palette, ink, ground }) => {
    expect(contrast(palette, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2.2, "contrast ratio". */
function contrast(palette: Palette, a: keyof Palette, b: keyof Palette): number {
  const [darker = 0, lighter = 0] = [luminance(palette[a]), luminance(palette[b])].toSorted(
    (x, y) => x - y,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
