import { describe, expect, it } from 'vitest';
import { findHeads, isTree } from '../../../shared/language/model/find-heads.ts';
import { bestTree } from '../../../shared/language/model/spanning-tree.ts';
import { randomFrom } from './random-weights.ts';

/** The best tree by trying all of them. */
function bestByTrial(scores: Float32Array, count: number, stride: number): number {
  const heads = new Int32Array(count);
  let best = Number.NEGATIVE_INFINITY;
  const tryFrom = (word: number) => {
    if (word === count) {
      if (isTree(heads)) best = Math.max(best, sumOf(scores, heads, stride));
      return;
    }
    for (let head = -1; head < count; head += 1) {
      heads[word] = head;
      if (head !== word) tryFrom(word + 1);
    }
  };
  tryFrom(0);
  return best;
}

function sumOf(scores: Float32Array, heads: Int32Array, stride: number): number {
  return heads.reduce((sum, head, word) => sum + Number(scores[word * stride + head + 1]), 0);
}

function randomScores(random: () => number, count: number, stride: number): Float32Array {
  return Float32Array.from({ length: count * stride }, (_, at) =>
    (at % stride) - 1 === Math.floor(at / stride)
      ? Number.NEGATIVE_INFINITY
      : Math.round(40 * random() - 20) / 2,
  );
}

describe('the best tree', () => {
  it('has one root, and no tree has a larger sum', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 300; round += 1) {
      const count = 1 + Math.floor(random() * 5);
      const stride = count + 1 + Math.floor(random() * 3);
      const scores = randomScores(random, count, stride);
      const heads = bestTree(scores, count, stride);
      expect(isTree(heads)).toBe(true);
      expect(sumOf(scores, heads, stride)).toBeCloseTo(bestByTrial(scores, count, stride), 4);
    }
  });

  it('is a tree for 300 words, whatever the scores', () => {
    const scores = randomScores(randomFrom(8), 300, 304);
    expect(isTree(bestTree(scores, 300, 304))).toBe(true);
  });

  it('is a tree where all scores are alike', () => {
    expect(isTree(bestTree(new Float32Array(20 * 21), 20, 21))).toBe(true);
  });
});

describe('heads are', () => {
  // Rows: words; columns: root, first, second, third word.
  const none = Number.NEGATIVE_INFINITY;
  const scores = Float32Array.of(3, none, 2, 1, 2, 9, none, 1, 5, 4, 1, none);

  it.each([
    ['the best ones, if that is a tree', [0, 1, 1], [-1, 0, 0]],
    ['mended where two words are the root', [0, 1, 0], [-1, 0, 0]],
    ['mended where no word is the root', [2, 1, 1], [-1, 0, 0]],
    ['mended where there is a cycle', [2, 1, 0], [-1, 0, 0]],
  ])('%s', (_when, greedy, heads) => {
    expect([...findHeads(Int32Array.from(greedy), scores, 3, 4)]).toEqual(heads);
  });
});

describe('heads make a tree', () => {
  it.each<[string, number[], boolean]>([
    ['with one root', [-1, 0, 1], true],
    ['not with two', [-1, -1, 1], false],
    ['not with none', [1, 0], false],
    ['not with a cycle beside the root', [-1, 2, 1], false],
    ['not with a word that is its own head', [-1, 1], false],
  ])('%s', (_rule, heads, expected) => expect(isTree(Int32Array.from(heads))).toBe(expected));
});
