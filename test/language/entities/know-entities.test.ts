import { describe, expect, it } from 'vitest';
import { knowEntities } from '../../../shared/language/entities/know-entities.ts';
import { readTree } from './read-tree.ts';

const entitiesOf = (...sentences: string[]) => knowEntities(readTree(...sentences)).all;
const typesOf = (...sentences: string[]) =>
  Object.fromEntries(entitiesOf(...sentences).map(({ name, type }) => [name, type]));

describe('a name is typed', () => {
  it.each([
    [
      'by its head noun',
      'The/DT/3/det Harbour/NNP/3/compound Ministry/NNP/4/nsubj agreed/VBD/0/root ././4/punct',
      { 'Harbour Ministry': 'government' },
    ],
    [
      'by the noun before "of"',
      'The/DT/2/det Ministry/NNP/5/nsubj of/IN/4/case Defence/NNP/2/nmod agreed/VBD/0/root ././5/punct',
      { 'Ministry of Defence': 'government' },
    ],
    [
      'as an armed group by the noun after it',
      'Zarqan/NNP/2/compound militants/NNS/3/nsubj fled/VBD/0/root ././3/punct',
      { Zarqan: 'armed-group' },
    ],
    [
      'by its apposition',
      'Brugt/NNP/8/nsubj ,/,/1/punct a/DT/6/det Danish/JJ/6/amod supermarket/NN/6/compound chain/NN/1/appos ,/,/1/punct closed/VBD/0/root ././8/punct',
      { Brugt: 'company', Danish: 'demonym' },
    ],
    [
      'as a country, whatever the name',
      'Britain/NNP/2/nsubj thanked/VBD/0/root the/DT/4/det U.S./NNP/2/obj ././2/punct',
      { Britain: 'country', 'U.S.': 'country' },
    ],
    [
      'as an outlet from the list',
      'The/DT/4/det New/NNP/4/compound York/NNP/4/compound Times/NNP/5/nsubj asked/VBD/0/root ././5/punct',
      { 'New York Times': 'media' },
    ],
    [
      'as a person by the title before it',
      'Captain/NNP/2/nmod:desc Mirela/NNP/4/nsubj Okar/NNP/2/flat landed/VBD/0/root ././4/punct',
      { 'Mirela Okar': 'person' },
    ],
  ])('%s', (_reason, sentence, types) => expect(typesOf(sentence)).toEqual(types));
});

describe('a title is attached', () => {
  it.each([
    [
      'before the name',
      'Council/NNP/2/compound spokesman/NN/3/nmod:desc John/NNP/5/nsubj Okar/NNP/3/flat left/VBD/0/root ././5/punct',
      'Council spokesman',
    ],
    [
      'in capitals before the name',
      'Air/NNP/2/compound Force/NNP/4/nmod:desc Brig./NNP/4/nmod:desc Gen./NNP/5/nmod:desc Pat/NNP/7/nsubj Okar/NNP/5/flat left/VBD/0/root ././7/punct',
      'Air Force Brig. Gen.',
    ],
    [
      'after the name',
      'Ann/NNP/8/nsubj Okar/NNP/1/flat ,/,/1/punct the/DT/6/det army/NN/6/compound chief/NN/1/appos ,/,/1/punct left/VBD/0/root ././8/punct',
      'army chief',
    ],
    [
      'in a relative clause',
      'Ann/NNP/10/nsubj Okar/NNP/1/flat ,/,/1/punct who/WP/8/nsubj is/VBZ/8/cop the/DT/8/det army/NN/8/compound chief/NN/1/acl:relcl ,/,/1/punct left/VBD/0/root ././10/punct',
      'army chief',
    ],
    [
      'after an age',
      'Ann/NNP/11/nsubj Okar/NNP/1/flat ,/,/1/punct 54/CD/1/appos ,/,/1/punct a/DT/7/det lawyer/NN/4/appos for/IN/10/case the/DT/10/det firm/NN/7/nmod left/VBD/0/root ././11/punct',
      'lawyer for the firm',
    ],
    [
      'to the name that follows',
      'The/DT/2/det Pentagon/NNP/5/nmod:poss ’s/POS/2/case press/NN/5/compound secretary/NN/10/nsubj ,/,/5/punct Ann/NNP/5/appos Okar/NNP/7/flat ,/,/5/punct left/VBD/0/root ././10/punct',
      'Pentagon’s press secretary',
    ],
    [
      'by a sentence of its own',
      'Okar/NNP/4/nsubj is/VBZ/4/cop the/DT/4/det chairman/NN/0/root of/IN/7/case the/DT/7/det board/NN/4/nmod ././4/punct',
      'chairman of the board',
    ],
  ])('%s', (_reason, sentence, title) => {
    const person = entitiesOf(sentence).find(({ name }) => name.endsWith('Okar'));
    expect(person).toMatchObject({ type: 'person', title, hasRole: true });
  });

  it.each([
    [
      'Brig. Gen. of the Air Force',
      'Air/NNP/2/compound Force/NNP/3/nmod:desc Gen./NNP/4/nmod:desc Okar/NNP/5/nsubj left/VBD/0/root ././5/punct',
      true,
    ],
    [
      'spokesman of a ministry',
      'Defence/NNP/2/compound Ministry/NNP/3/compound spokesman/NN/4/nmod:desc Okar/NNP/5/nsubj left/VBD/0/root',
      true,
    ],
    [
      'spokesman of a company',
      'Company/NN/2/compound spokesman/NN/3/nmod:desc Okar/NNP/4/nsubj left/VBD/0/root',
      false,
    ],
    [
      'commander of an armed group',
      'Hamas/NNP/2/compound commander/NN/3/nmod:desc Okar/NNP/4/nsubj left/VBD/0/root',
      false,
    ],
    [
      'minister no more',
      'Former/JJ/2/amod minister/NN/3/nmod:desc Okar/NNP/4/nsubj left/VBD/0/root',
      false,
    ],
  ])('%s: public office or not', (_office, sentence, isOfficial) =>
    expect(entitiesOf(sentence).find(({ name }) => name === 'Okar')).toMatchObject({
      isOfficial,
      hasRole: true,
    }),
  );
});

describe('names of one are joined', () => {
  const names = (...sentences: string[]) =>
    entitiesOf(...sentences).map(({ mentions }) => mentions.map(({ text }) => text));
  it.each([
    [
      'full and short name',
      [
        'Ann/NNP/3/nsubj Okar/NNP/1/flat left/VBD/0/root ././3/punct',
        'Okar/NNP/2/nsubj returned/VBD/0/root ././2/punct',
      ],
      [['Ann Okar', 'Okar']],
    ],
    [
      'acronym and explanation',
      [
        'The/DT/3/det Harbour/NNP/3/compound Union/NNP/7/nsubj (/,/5/punct HUN/NNP/3/appos )/,/5/punct agreed/VBD/0/root ././7/punct',
        'HUN/NNP/2/nsubj agreed/VBD/0/root ././2/punct',
      ],
      [['Harbour Union', 'HUN', 'HUN']],
    ],
    [
      'initials',
      [
        'The/DT/4/det Northern/NNP/4/compound Harbour/NNP/4/compound Board/NNP/5/nsubj agreed/VBD/0/root ././5/punct',
        'NHB/NNP/2/nsubj agreed/VBD/0/root ././2/punct',
      ],
      [['Northern Harbour Board', 'NHB']],
    ],
    [
      'names of a country',
      [
        'The/DT/3/det United/NNP/3/compound States/NNP/4/nsubj agreed/VBD/0/root',
        'The/DT/2/det U.S./NNP/3/nsubj agreed/VBD/0/root',
      ],
      [['United States', 'U.S.']],
    ],
    [
      'but not a country and its people',
      [
        'Iran/NNP/3/nsubj and/CC/3/cc agreed/VBD/0/root',
        'Iranian/JJ/2/amod ships/NNS/3/nsubj left/VBD/0/root',
      ],
      [['Iran'], ['Iranian']],
    ],
  ])('%s', (_reason, sentences, expected) => expect(names(...sentences)).toEqual(expected));
});
