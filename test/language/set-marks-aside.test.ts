import { describe, expect, it } from 'vitest';
import { setMarksAside } from '../../shared/language/set-marks-aside.ts';

const asideOf = (sentence: string) => {
  const words = sentence.split(' ');
  const { shown, marks } = setMarksAside(words);
  return {
    shown: shown.map((at) => words[at]).join(' '),
    marks: marks.map(({ at, first, last }) => [words[at], words.slice(first, last + 1).join(' ')]),
  };
};

describe('marks round a few words are set aside', () => {
  it.each([
    [
      'curly',
      'It had “ not fully ” shot it down .',
      'It had not fully shot it down .',
      'not fully',
      ['“', '”'],
    ],
    [
      'straight',
      'It had " not fully " shot it .',
      'It had not fully shot it .',
      'not fully',
      ['"', '"'],
    ],
    ['brackets', 'It had not [ been ] well .', 'It had not been well .', 'been', ['[', ']']],
    ['a word', 'They voted “ no ” .', 'They voted no .', 'no', ['“', '”']],
  ])('%s', (_kind, sentence, shown, inside, [opener, closer]) => {
    const marks = [
      [opener, inside],
      [closer, inside],
    ];
    expect(asideOf(sentence)).toEqual({ shown, marks });
  });

  it('several pairs in one sentence', () => {
    const { shown, marks } = asideOf('A “ b ” c [ d ] e');
    expect([shown, marks.map(([mark]) => mark).join('')]).toEqual(['A b c d e', '“”[]']);
  });
});

describe('marks stay where', () => {
  it.each([
    ['they open the sentence', '“ We will stay ” , he said .'],
    ['a comma says that speech follows', 'He said , “ we will stay ” .'],
    ['a colon says so', 'He said : “ we will stay ” .'],
    ['they enclose a whole sentence', 'He wrote “ We stay . ” again'],
    ['they enclose nothing', 'It is “ ” so'],
    ['one of them is missing', 'It had “ not fully shot it down .'],
    ['they do not match', 'It had “ not fully ] shot it down .'],
    ['they enclose more than ten words', 'It “ a b c d e f g h i j k ” .'],
  ])('%s', (_case, sentence) => expect(asideOf(sentence)).toEqual({ shown: sentence, marks: [] }));

  it('but ten words are few', () => {
    expect(asideOf('It “ a b c d e f g h i j ” .').shown).toBe('It a b c d e f g h i j .');
  });
});
