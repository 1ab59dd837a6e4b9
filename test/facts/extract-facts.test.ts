import { describe, expect, it } from 'vitest';
import { digestOf, factOn } from './facts-of.ts';

const sourcesOf = (words: string, text: string) =>
  factOn(words, digestOf(text)).attributions.map(({ source, stance }) => `${source} ${stance}`);

describe('a claim is confirmed by the one who says it', () => {
  it.each([
    ['before it', 'Mayor Ana Ruiz said that the dam had burst.'],
    ['after it', 'The dam had burst, Mayor Ana Ruiz said.'],
    ['after it, the verb first', '“The dam has burst,” said Mayor Ana Ruiz.'],
    ['by “according to” before it', 'According to Mayor Ana Ruiz, the dam had burst.'],
    ['by “according to” after it', 'The dam had burst, according to Mayor Ana Ruiz.'],
    ['with the office behind the name', 'Ana Ruiz, the interior minister, said the dam had burst.'],
    ['as a pronoun', 'Mayor Ana Ruiz visited the valley. She said that the dam had burst.'],
    ['by the last name', 'Mayor Ana Ruiz was there. Ruiz said that the dam had burst.'],
  ])('%s', (_where, text) => {
    expect(sourcesOf('burst', text)).toEqual(['Ana Ruiz affirms']);
    expect(factOn('burst', digestOf(text)).rule).toBe('official-on-record');
  });

  it('in a quotation that runs on after the name', () => {
    const text = '“The dam has burst,” said Mayor Ana Ruiz. “Two farms were flooded.”';
    expect(sourcesOf('Two farms', text)).toEqual(['Ana Ruiz affirms']);
  });
});

describe('a claim is unconfirmed when', () => {
  it.each([
    ['hedged', 'it may be', 'The dam may have burst overnight.'],
    ['hedged', 'it is believed', 'The dam is believed to have burst.'],
    ['hedged', 'it appears', 'The dam appears to have burst.'],
    ['hedged', 'the writer says “allegedly”', 'The dam allegedly burst.'],
    ['anonymous', 'only sources say so', 'Sources told reporters that the dam had burst.'],
    ['anonymous', 'somebody without a name says so', 'A resident said the dam had burst.'],
    ['anonymous', 'nobody gives a name', 'Anonymous officials said the dam had burst.'],
    ['asked', 'it is a question', 'Did the dam burst overnight?'],
    ['asked', 'it is not known', 'It is not known whether the dam burst.'],
    ['no-evidence', 'it cannot be confirmed', 'Police could not confirm that the dam had burst.'],
    ['no-evidence', 'there is no evidence', 'There is no evidence that the dam had burst.'],
    ['second-hand', 'another outlet says so', 'Reuters reported that the dam had burst.'],
    ['interested', 'a private person says so', 'Villager Omar Haddad said the dam had burst.'],
  ])('%s: %s', (rule, _reason, text) => {
    const { rule: decided, status } = factOn('burst', digestOf(text));
    expect({ rule: decided, status }).toEqual({ rule, status: 'unconfirmed' });
  });
});

describe('what is said not to be so', () => {
  it.each([
    ['by “not”', 'The mayor said the dam had not burst.'],
    ['by “never”', 'The mayor said the dam had never burst.'],
    ['by “nobody”', 'The mayor said nobody had seen that dam burst.'],
    ['by “no”', 'The mayor said no dam had burst.'],
  ])('is a negative claim: %s', (_how, text) => {
    expect(factOn('burst', digestOf(text)).polarity).toBe('negative');
  });

  it('is denied when nobody in the article affirms it', () => {
    const fact = factOn(
      'poisoned',
      digestOf('The Orsa Company denied that it had poisoned the river.'),
    );
    expect(fact).toMatchObject({ status: 'denied', contestedBy: ['Orsa Company'] });
  });

  it.each([
    ['of the reports', 'Norland denied the reports.', 'Norland'],
    [
      'of the claim',
      'The Norland government denied that it had bought the bridge.',
      'Norland government',
    ],
  ])('stays confirmed beside a denial %s, and names who denies it', (_what, denial, denier) => {
    const digest = digestOf(`Police said that Norland had bought the bridge. ${denial}`);
    const fact = factOn('bought the bridge', digest);
    expect(fact).toMatchObject({ status: 'confirmed', contestedBy: [denier] });
    expect(fact.attributions.map(({ stance }) => stance)).toEqual(['affirms', 'denies']);
    expect(
      digest.facts.filter(({ evidence }) => evidence[0]?.text.includes('bought')),
    ).toHaveLength(1);
  });

  it('names each of many deniers once, and no more than an entry may hold', () => {
    const deniers = Array.from(
      { length: 30 },
      (_, at) => `Mayor K${'abcdefghij'[at % 10]}${'xyz'[at % 3]}ov`,
    );
    const denials = deniers.map((name) => `${name} denied that the bridge was closed on Monday.`);
    const text = `Police said that the bridge was closed on Monday. ${denials.join(' ')}`;
    const { contestedBy } = factOn('bridge was closed', digestOf(text));
    expect(contestedBy).toEqual([...new Set(contestedBy)]);
    expect(contestedBy).toHaveLength(20);
  });
});

describe('a claim that is told twice', () => {
  const twice = [
    'Residents said that the dam had burst on Monday.',
    'The Ministry of Water confirmed that the dam had burst on Monday.',
  ];

  it('is one fact with both pieces of evidence and both sources', () => {
    const { facts } = digestOf(twice.join(' '));
    expect(facts).toHaveLength(1);
    expect(facts[0]?.evidence).toHaveLength(2);
    expect(facts[0]?.attributions.map(({ source }) => source)).toEqual([
      'residents',
      'Ministry of Water',
    ]);
  });

  it.each([
    ['the firm mention last', twice],
    ['the firm mention first', twice.toReversed()],
  ])('is judged by its strongest mention: %s', (_order, sentences) => {
    expect(digestOf(sentences.join(' ')).facts[0]?.rule).toBe('official-on-record');
  });

  it('is two facts where the numbers differ', () => {
    const text = 'Police said that 12 people were hurt. Officials said that 15 people were hurt.';
    expect(digestOf(text).facts).toHaveLength(2);
  });
});

it('bylines and calls to readers are no facts', () => {
  expect(
    digestOf('Ana Ruiz is a staff writer at the Herald. Click here to read more about it.').facts,
  ).toEqual([]);
});
