import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setInsertionAside } from '../../shared/language/set-insertions-aside.ts';

const asideOf = (sentence: string) => {
  const words = sentence.split(' ');
  const aside = setInsertionAside(words);
  const join = (places: readonly number[]) => places.map((at) => words[at]).join(' ');
  return aside && [join(aside.main), join(aside.inserted)];
};

describe('who tells a sentence in its middle is set aside', () => {
  it.each([
    ['Tests , the ministry said , showed it .', 'Tests showed it .', 'the ministry said'],
    [
      'The dam , Mayor Ana Ruiz told reporters on Monday , will open .',
      'The dam will open .',
      'Mayor Ana Ruiz told reporters on Monday',
    ],
    [
      'On Monday , the ministry said , the dam burst .',
      'On Monday , the dam burst .',
      'the ministry said',
    ],
    [
      'The dam burst , the mayor said , killing two .',
      'The dam burst killing two .',
      'the mayor said',
    ],
  ])('%s', (sentence, main, inserted) => expect(asideOf(sentence)).toEqual([main, inserted]));

  it.each([
    ['a relative clause', 'Ruiz , who the court said , had left .'],
    ['content of its own', 'In May , the mayor said the dam , once closed , would open .'],
    ['a quotation behind it', '" We left , " the mayor said , " in May . "'],
    ['more that is said', 'He left , the mayor said , adding that it was late .'],
    ['the second of two halves', 'One fell ; the other , police said , stayed up .'],
    ['the end of a sentence', 'The dam burst , the mayor said .'],
  ])('but not %s', (_what, sentence) => expect(asideOf(sentence)).toBeUndefined());

  it('and every word is in one part, whatever the words', () => {
    const word = fc.constantFrom(',', ',', 'said', 'told', 'The', 'dam', 'on', 'reporters', 'left');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const aside = setInsertionAside(words);
        if (!aside) return;
        const all = [...aside.main, ...aside.inserted, ...aside.commas].toSorted((a, b) => a - b);
        expect(all).toEqual([...words.keys()]);
        expect(aside.main[0]).toBe(0);
      }),
    );
  });
});
