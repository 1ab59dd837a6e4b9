import { describe, expect, it } from 'vitest';
import { readTreebank } from '../../../tools/evaluate/read-treebank.ts';
import { readIob2, readWikigold } from '../../../tools/evaluate/score-entities.ts';
import { pearson } from '../../../tools/evaluate/score-factuality.ts';
import { scorePronouns } from '../../../tools/evaluate/score-pronouns.ts';
import { f1, scoreTrees } from '../../../tools/evaluate/score-trees.ts';

const row = (id: number, form: string, upos: string, head: number, label: string, misc = '_') =>
  [id, form, form.toLowerCase(), upos, '_', '_', head, label, '_', misc].join('\t');

const treebank = [
  '# newdoc id = orsa',
  row(1, 'Ana', 'PROPN', 2, 'nsubj', 'Entity=(1-person-new-n-cf1-1-coref)'),
  row(2, 'said', 'VERB', 0, 'root'),
  row(3, 'she', 'PRON', 4, 'nsubj', 'Entity=(1-person-giv-n-cf1-1-ana)'),
  row(4, 'slept', 'VERB', 2, 'ccomp', 'SpaceAfter=No'),
  row(5, '.', 'PUNCT', 2, 'punct'),
  '',
  row(1, 'Farms', 'NOUN', 2, 'nsubj:pass'),
  row(2, 'drowned', 'VERB', 0, 'root'),
  '',
  '# newpar',
  row(1, 'End', 'NOUN', 0, 'root'),
  '',
].join('\n');
const [document = { id: '', text: '', sentences: [] }] = readTreebank('orsa', treebank);

it('a treebank’s text is put together from its words, paragraphs parted by a blank line', () => {
  expect(document.text).toBe('Ana said she slept. Farms drowned\n\nEnd');
  expect(document.sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
});

describe('trees', () => {
  const gold = document.sentences;
  const score = (ours: Parameters<typeof scoreTrees>[1]) =>
    Object.fromEntries(
      Object.entries(scoreTrees(gold, ours)).map(([measure, count]) => [measure, f1(count)]),
    );
  const changed = (change: object) =>
    gold.map(({ words }, at) => ({
      words: words.map((word, index) => (at === 1 && index === 0 ? { ...word, ...change } : word)),
    }));

  it('are all right against themselves', () => {
    expect(new Set(Object.values(score(gold)))).toEqual(new Set([100]));
  });

  it.each([
    ['a wrong part of speech', { upos: 'X' }, { UPOS: 87.5, UAS: 100, LAS: 100 }],
    ['a wrong head', { head: -1 }, { UPOS: 100, UAS: 87.5, LAS: 87.5 }],
    ['a wrong label', { deprel: 'obj' }, { UAS: 100, LAS: 87.5, 'LAS+subtypes': 87.5 }],
    ['a wrong subtype', { deprel: 'nsubj' }, { UAS: 100, LAS: 100, 'LAS+subtypes': 87.5 }],
    ['a wrong lemma', { lemma: 'x' }, { lemmas: 87.5, LAS: 100 }],
    ['a word cut short', { end: 21 }, { words: 87.5, UPOS: 87.5, LAS: 87.5, sentences: 100 }],
  ])('lose by %s', (_what, change, scores) => expect(score(changed(change))).toMatchObject(scores));

  it('lose by two sentences taken for one, in which one root is left', () => {
    const [first, second, third] = gold;
    const words = [...(first?.words ?? []), ...(second?.words ?? [])];
    const ours = words.map((word, index) =>
      index < 5 ? word : { ...word, head: index === 5 ? 6 : 1 },
    );
    const { sentences, UAS } = score([{ words: ours }, { words: third?.words ?? [] }]);
    expect(sentences).toBeCloseTo(40);
    expect(UAS).toBe(87.5);
  });
});

it('a pronoun’s link is right where it leads to a mention of the same entity', () => {
  const [ana, said, she] = document.sentences[0]?.words ?? [];
  if (!ana || !said || !she) throw new Error('The treebank has words');
  const score = (antecedent: typeof ana) => scorePronouns(document, [{ pronoun: she, antecedent }]);
  expect(score(ana)).toEqual({ gold: 1, ours: 1, right: 1 });
  expect(score(said)).toEqual({ gold: 1, ours: 1, right: 0 });
  expect(scorePronouns(document, [])).toEqual({ gold: 1, ours: 0, right: 0 });
});

it('names are read from both kinds of file', () => {
  expect(readIob2('# text = x\n1\tAna\tB-PER\t-\n2\tRuiz\tI-PER\t-\n\n1\tx\tO\t-\n')).toEqual([
    { words: ['Ana', 'Ruiz'], tags: ['B-PER', 'I-PER'] },
    { words: ['x'], tags: ['O'] },
  ]);
  expect(readWikigold('-DOCSTART- O\n\nAna I-PER\nRuiz I-PER\nOrsa I-LOC\n')).toEqual([
    { words: ['Ana', 'Ruiz', 'Orsa'], tags: ['B-PER', 'I-PER', 'B-LOC'] },
  ]);
});

it.each([
  [
    1,
    [
      [1, 2],
      [2, 4],
      [3, 6],
    ],
  ],
  [
    -1,
    [
      [1, 3],
      [2, 2],
      [3, 1],
    ],
  ],
  [
    0,
    [
      [1, 1],
      [1, 2],
    ],
  ],
] as [number, [number, number][]][])('the correlation is %s', (correlation, pairs) =>
  expect(pearson(pairs)).toBeCloseTo(correlation),
);
