import { describe, expect, it } from 'vitest';
import { EntityPath } from '../../../shared/language/model/entity-path.ts';

const tags = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG'];

/** Logits that favour these tags, in this order of preference for each word. */
function logitsOf(words: readonly (readonly string[])[]): Float32Array {
  return Float32Array.from(
    words.flatMap((liked) => tags.map((tag) => (liked.includes(tag) ? 3 - liked.indexOf(tag) : 0))),
  );
}

describe('entities', () => {
  it.each<[string, string[][], { first: number; last: number; type: string }[]]>([
    ['none', [['O'], ['O']], []],
    ['no word', [], []],
    [
      'one of two words',
      [['O'], ['B-PER'], ['I-PER'], ['O']],
      [{ first: 1, last: 2, type: 'PER' }],
    ],
    [
      'two that touch',
      [['B-PER'], ['B-PER'], ['B-ORG']],
      [
        { first: 0, last: 0, type: 'PER' },
        { first: 1, last: 1, type: 'PER' },
        { first: 2, last: 2, type: 'ORG' },
      ],
    ],
    ['never begin inside', [['I-PER', 'B-PER'], ['I-PER']], [{ first: 0, last: 1, type: 'PER' }]],
    [
      'never change their type inside',
      [['B-ORG'], ['I-PER', 'I-ORG'], ['I-ORG']],
      [{ first: 0, last: 2, type: 'ORG' }],
    ],
  ])('%s', (_rule, words, expected) => {
    const logits = logitsOf(words);
    expect(new EntityPath(tags).entitiesOf(logits, 0, words.length, tags.length)).toEqual(expected);
  });
});
