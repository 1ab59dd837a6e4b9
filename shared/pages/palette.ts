/** The colours of the pages. Each reads on `paper` and on `tint` with a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3). */
export interface Palette {
  readonly paper: string;
  /** Behind notices and quoted commands. */
  readonly tint: string;
  readonly ink: string;
  readonly quiet: string;
  readonly link: string;
  readonly confirmed: string;
  readonly unconfirmed: string;
  readonly denied: string;
  /** Rules between parts: not read, so not under the contrast above. */
  readonly line: string;
}

export const light: Palette = {
  paper: '#fdfcf9',
  tint: '#f3f0e8',
  ink: '#1c1b18',
  quiet: '#5b584f',
  link: '#174f86',
  confirmed: '#1a6637',
  unconfirmed: '#7d4e00',
  denied: '#a3211b',
  line: '#d9d4c7',
};

export const dark: Palette = {
  paper: '#161719',
  tint: '#222427',
  ink: '#e9e6df',
  quiet: '#aaa69c',
  link: '#9cc5f2',
  confirmed: '#83cf9c',
  unconfirmed: '#e6b765',
  denied: '#ff9d92',
  line: '#3a3c40',
};

/** The colours as CSS custom properties: `--paper: #fdfcf9; …`. */
export function customProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}
