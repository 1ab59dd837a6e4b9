import { describe, expect, it } from 'vitest';
import { knowEntities } from '../../../shared/language/entities/know-entities.ts';
import { readTree } from './read-tree.ts';

/** Whom the last token with this form means: its entity's name, or the word that introduces it. */
function meantBy(form: string, ...lines: string[]): string | undefined {
  const read = readTree(...lines);
  const { referent } = knowEntities(read);
  for (const sentence of read.sentences.toReversed()) {
    const token = sentence.tokens.findLast(({ text }) => text === form);
    if (!token) continue;
    const meant = referent(sentence, token.index);
    return meant && (meant.entity?.name ?? meant.sentence.tokens[meant.head]?.text);
  }
  return undefined;
}

const okarSpoke =
  'Council/NNP/2/compound spokesman/NN/3/nmod:desc John/NNP/5/nsubj Okar/NNP/3/flat spoke/VBD/0/root in/IN/7/case Oslo/NNP/5/obl ././5/punct';
const anneCame =
  'Minister/NNP/2/nmod:desc Anne/NNP/4/nsubj Lund/NNP/2/flat came/VBD/0/root ././4/punct';
const company =
  'Brugt/NNP/8/nsubj ,/,/1/punct a/DT/6/det Danish/JJ/6/amod supermarket/NN/6/compound chain/NN/1/appos ,/,/1/punct closed/VBD/0/root ././8/punct';
const ministry =
  'The/DT/3/det Harbour/NNP/3/compound Ministry/NNP/4/nsubj agreed/VBD/0/root ././4/punct';

describe('a pronoun or role noun means', () => {
  it.each([
    [
      'the last subject of its kind',
      'He',
      [okarSpoke, 'He/PRP/2/nsubj left/VBD/0/root ././2/punct'],
      'John Okar',
    ],
    [
      'whoever has its gender',
      'She',
      [anneCame, okarSpoke, 'She/PRP/2/nsubj left/VBD/0/root ././2/punct'],
      'Anne Lund',
    ],
    [
      'the subject of its own sentence',
      'his',
      [okarSpoke, 'Okar/NNP/2/nsubj lost/VBD/0/root his/PRP$/4/nmod:poss hat/NN/2/obj ././2/punct'],
      'John Okar',
    ],
    [
      'by the tree, where it is relative',
      'who',
      [
        'Ann/NNP/6/nsubj Okar/NNP/1/flat ,/,/1/punct who/WP/5/nsubj left/VBD/1/acl:relcl wept/VBD/0/root',
      ],
      'Ann Okar',
    ],
    [
      'the holder of the role',
      'spokesman',
      [okarSpoke, anneCame, 'The/DT/2/det spokesman/NN/3/nsubj left/VBD/0/root ././3/punct'],
      'John Okar',
    ],
    [
      'the body that the noun names',
      'ministry',
      [ministry, 'The/DT/2/det ministry/NN/3/nsubj agreed/VBD/0/root ././3/punct'],
      'Harbour Ministry',
    ],
    [
      'the body of that kind',
      'company',
      [company, okarSpoke, 'The/DT/2/det company/NN/3/nsubj left/VBD/0/root ././3/punct'],
      'Brugt',
    ],
    [
      'the phrase that introduced him',
      'driver',
      [
        'A/DT/2/det driver/NN/3/nsubj fell/VBD/0/root ././3/punct',
        'The/DT/2/det driver/NN/3/nsubj left/VBD/0/root ././3/punct',
      ],
      'driver',
    ],
  ])('%s', (_reason, form, sentences, expected) =>
    expect(meantBy(form, ...sentences)).toBe(expected),
  );
});

describe('a pronoun or role noun means nobody', () => {
  it.each([
    [
      'where nobody has its gender',
      'She',
      [okarSpoke, 'She/PRP/2/nsubj left/VBD/0/root ././2/punct'],
    ],
    [
      'that is the subject of its own clause',
      'him',
      [okarSpoke, 'Okar/NNP/2/nsubj saw/VBD/0/root him/PRP/2/obj ././2/punct'],
    ],
    [
      'where the noun fits nobody',
      'minister',
      [okarSpoke, 'The/DT/2/det minister/NN/3/nsubj left/VBD/0/root ././3/punct'],
    ],
    [
      'where it only fills a place',
      'It',
      [
        ministry,
        'It/PRP/3/expl is/VBZ/3/cop clear/JJ/0/root that/IN/6/mark rain/NN/6/nsubj came/VBD/3/csubj ././3/punct',
      ],
    ],
  ])('%s', (_reason, form, sentences) => expect(meantBy(form, ...sentences)).toBeUndefined());
});

describe('any text', () => {
  const lines = [
    'Ann/NNP/3/nsubj Okar/NNP/1/flat met/VBD/0/root her/PRP/3/obj',
    'the/DT/2/det spokesman/NN/3/nsubj saw/VBD/0/root it/PRP/3/obj',
  ];
  it.each([
    ['thousands of pronouns', Array.from({ length: 3000 }, (_, index) => lines[index % 2] ?? '')],
    ['one sentence of a name', [Array.from({ length: 10_000 }, () => 'Okar/NNP/1/flat').join(' ')]],
    [
      'a verb with thousands of subjects',
      [`${Array.from({ length: 5000 }, () => 'her/PRP/5001/nsubj').join(' ')} left/VBD/0/root`],
    ],
    [
      'a chain of appositions',
      [Array.from({ length: 5000 }, (_, index) => `Okar/NNP/${index}/appos`).join(' ')],
    ],
    [
      'twenty thousand names',
      Array.from({ length: 200 }, (_, line) =>
        Array.from({ length: 100 }, (_, index) => `Na${line}x${index}/NNP/0/root`).join(' '),
      ),
    ],
  ])('of %s is read, the same each time', (_kind, sentences) => {
    const read = readTree(...sentences);
    const { mentions, references } = knowEntities(read);
    const astray = mentions.filter(({ start, end, text }) => read.text.slice(start, end) !== text);
    expect(astray).toEqual([]);
    expect(knowEntities(read).references.length).toBe(references.length);
  });
});
