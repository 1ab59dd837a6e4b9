import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cutSentence } from '../../../shared/language/model/cut-sentence.ts';
import { isTree } from '../../../shared/language/model/find-heads.ts';
import { loadModel } from '../../../shared/language/model/language-model.ts';
import { deprels, entityTags, randomFrom, randomWeights, upos, xpos } from './random-weights.ts';

const wasm = readFileSync(join(import.meta.dirname, '../../../shared/language/model/kernel.wasm'));
const model = loadModel({ weights: randomWeights(2), wasm });

const random = randomFrom(9);
const sentences = Array.from({ length: 120 }, (_, at) =>
  Array.from({ length: at === 60 ? 950 : at % 47 }, () => `w${Math.floor(random() * 50)}`),
);

describe('a sentence', () => {
  const parsed = model.parse(sentences);

  it('gets a tree with one root, and a tag and a label for every word', () => {
    for (const [at, { heads, ...rest }] of parsed.entries()) {
      const { length } = sentences[at] ?? [];
      expect(
        [heads, rest.upos, rest.xpos, rest.deprels, rest.factuality].map((of) => of.length),
      ).toEqual([length, length, length, length, length]);
      expect(length === 0 || isTree(heads)).toBe(true);
      expect([...heads].map((head) => head === -1)).toEqual(
        rest.deprels.map((one) => one === 'root'),
      );
      expect(rest.upos.every((tag) => upos.includes(tag))).toBe(true);
      expect(rest.xpos.every((tag) => xpos.includes(tag))).toBe(true);
      expect(rest.deprels.every((label) => deprels.includes(label))).toBe(true);
      expect(rest.factuality.every((value) => value >= -3 && value <= 3)).toBe(true);
    }
  });

  it('has entities in order that do not overlap', () => {
    const types = entityTags.map((tag) => tag.slice(2));
    for (const [at, { entities }] of parsed.entries()) {
      let end = -1;
      for (const { first, last, type } of entities) {
        expect(first > end && last >= first && last < (sentences[at]?.length ?? 0)).toBe(true);
        expect(types).toContain(type);
        end = last;
      }
    }
    expect(parsed.flatMap(({ entities }) => entities).length).toBeGreaterThan(0);
  });

  it('is read the same by itself and among others, and a second time', () => {
    expect(sentences.flatMap((words) => model.parse([words]))).toEqual(parsed);
    expect(model.parse(sentences)).toEqual(parsed);
  });
});

describe('a long sentence', () => {
  it('is cut after a mark, in pieces of at most so many words', () => {
    const words = Array.from({ length: 25 }, (_, at) => (at === 8 ? ',' : 'w'));
    expect(cutSentence(words, 10)).toEqual([
      { first: 0, count: 9 },
      { first: 9, count: 10 },
      { first: 19, count: 6 },
    ]);
  });

  it('is one tree all the same', () => {
    const [{ heads, deprels: labels } = { heads: [], deprels: [] }] = model.parse([
      Array.from({ length: 1_501 }, () => 'dam'),
    ]);
    expect(isTree(Int32Array.from(heads))).toBe(true);
    expect(labels.filter((label) => label === 'root')).toHaveLength(1);
  });
});

it('no sentence has no answer', () => expect(model.parse([])).toEqual([]));

it('what is not a compiled kernel is not used', () => {
  const weights = randomWeights(2);
  expect(loadModel({ weights, wasm: wasm.subarray(0, 500) }).kernel).toBe('plain');
});
