import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiLine, oneLine, wrapText } from '../../shared/alerts/plain-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300, size: 'max' });

describe('one line', () => {
  it.each([
    ['line breaks', 'The dam\r\nburst\u2028now', 'The dam burst now'],
    ['marks that turn the direction', 'safe\u202egnp.exe', 'safegnp.exe'],
    ['isolates', 'a\u2066b\u2069c', 'abc'],
    ['zero-width spaces', 'un\u200bconfirmed', 'unconfirmed'],
    ['control characters', 'a\u0000b\u001b[31mc', 'a b [31mc'],
    ['space around', '\u3000 dam \u00a0', 'dam'],
  ])('has no %s', (_what, text, line) => expect(oneLine(text)).toBe(line));
});

describe('an ASCII line', () => {
  it.each([
    ['letters with accents', 'Málaga – “Zürich”', 'Malaga - "Zurich"'],
    ['another alphabet', 'Киев', 'Kiev'],
  ])('spells %s', (_what, text, line) => expect(asciiLine(text, 99)).toBe(line));

  it('is cut between words and marked where it is cut', () =>
    expect(asciiLine('The Orsa dam had burst', 16)).toBe('The Orsa dam...'));

  it('is cut within a word that is as long as the line', () =>
    expect(asciiLine('a'.repeat(50), 10)).toBe('aaaaaaa...'));

  it('is ASCII, within its length and one line, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 99 }), (text, most) => {
        const line = asciiLine(text, most);
        expect(line).toMatch(/^[\x20-\x7e]*$/);
        expect(line.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('wrapped text', () => {
  it('begins as it is told and is indented as far', () =>
    expect(wrapText('word '.repeat(20).trim(), '* ')).toBe(
      `* ${'word '.repeat(14).trim()}\n  ${'word '.repeat(6).trim()}`,
    ));

  it('has at most 72 columns and loses no word, whatever the text', () => {
    fc.assert(
      fc.property(anyText.map(oneLine), fc.constantFrom('', '* ', '  '), (line, first) => {
        const lines = wrapText(line, first).split('\n');
        for (const each of lines) expect(each.length).toBeLessThanOrEqual(72);
        const words = lines.map((each) => each.slice(first.length)).join('');
        expect(words.replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
      }),
    );
  });
});
