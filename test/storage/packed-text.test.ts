import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PackedText, packText } from '../../shared/storage/packed-text.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 1_500, size: 'max' });

it('any text comes back unaltered, packed or not', () =>
  fc.assert(
    fc.property(anyText, (text) => PackedText.parse(packText(text)) === text),
    {
      numRuns: 40,
    },
  ));

it('a text is packed where that saves write units', () => {
  expect(packText('a'.repeat(1_023))).toBeTypeOf('string');
  expect(packText('a'.repeat(1_024))).toBeInstanceOf(Uint8Array);
});

it('a text that would not be read back is refused at the write', () =>
  expect(() => packText('a'.repeat(8 * 1024 * 1024 + 1))).toThrow('too long to store'));
