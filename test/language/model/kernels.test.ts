import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModel } from '../../../shared/language/model/language-model.ts';
import { fullConfig, randomFrom, randomWeights } from './random-weights.ts';

const wasm = readFileSync(join(import.meta.dirname, '../../../shared/language/model/kernel.wasm'));

const oddSentences = [
  [],
  [''],
  ['.'],
  ['\ud800', '\udc00x', 'x\ud83d'],
  ['X'.repeat(10_000), 'xX1'.repeat(4_000)],
  ['“', '”', '``', "''", '‘', '’', '—', '…', '1,990.5'],
  ['İSTANBUL', 'ß', 'ﬁ', '東京', '𝒳𝒴', 'e\u0301', '\u0000', '\n'],
  ['__proto__', 'constructor', 'toString'],
  Array.from({ length: 301 }, (_, at) => (at % 37 === 36 ? ',' : `w${at}`)),
  Array.from({ length: 1_000 }, () => 'the'),
];

describe('both kernels', () => {
  const weights = randomWeights(3);
  const compiled = loadModel({ weights, wasm });
  const plain = loadModel({ weights });

  it('are what they say', () => {
    expect([compiled.kernel, plain.kernel]).toEqual(['wasm', 'plain']);
  });

  it('say the same of 200 short sentences, to the last bit', () => {
    const random = randomFrom(4);
    const letters = 'aAbeSt .,"’1é東';
    const word = () =>
      Array.from(
        { length: 1 + random() * 6 },
        () => letters[Math.floor(random() * letters.length)],
      );
    const sentences = Array.from({ length: 200 }, () =>
      Array.from({ length: random() * 12 }, () => word().join('')),
    );
    expect(compiled.parse(sentences)).toEqual(plain.parse(sentences));
  });

  it.each(oddSentences.map((words, at) => [at, words] as const))(
    'say the same of odd sentence %i',
    (_at, words) => expect(compiled.parse([words])).toEqual(plain.parse([words])),
  );

  it('say the same with the sizes of the shipped model', () => {
    const shipped = randomWeights(6, { config: fullConfig });
    const sentences = [
      ['The', 'dam', 'burst', '.'],
      ['“', '東京', '1990', 'x'.repeat(50), '?'],
    ];
    expect(loadModel({ weights: shipped, wasm }).parse(sentences)).toEqual(
      loadModel({ weights: shipped }).parse(sentences),
    );
  });

  it('say the same of a model whose weights are all zero', () => {
    const zero = randomWeights(5);
    zero.fill(0, 4 + new DataView(zero.buffer).getUint32(0, true));
    const sentences = [['the', 'dam', 'burst', '.']];
    expect(loadModel({ weights: zero, wasm }).parse(sentences)).toEqual(
      loadModel({ weights: zero }).parse(sentences),
    );
  });
});
