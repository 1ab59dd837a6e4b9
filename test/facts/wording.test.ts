import { describe, expect, it } from 'vitest';
import { digestOf } from './facts-of.ts';

/** What is told and of whom, one line a fact, in order of the text. */
function told(text: string): string[] {
  return digestOf(text)
    .facts.toSorted((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0))
    .map(({ who, what }) => `${who.join(', ')} | ${what}`);
}

describe('a claim is told with all that it is not true without:', () => {
  it.each([
    [
      'the condition under which somebody acts',
      'The council has always acted once the press has called the race for a candidate.',
      ['council | The council has always acted once the press has called the race for a candidate'],
    ],
    [
      'what opened the way',
      'The bridge was opened only after the engineers had signed the report.',
      ['bridge | The bridge was opened only after the engineers had signed the report'],
    ],
    [
      'what has to come first',
      'The council will vote after the engineers have signed the report.',
      ['council | The council will vote after the engineers have signed the report'],
    ],
    [
      'every object of a row',
      'The protesters clashed with the police and threw rocks, bottles and flares.',
      [
        'protesters | The protesters clashed with the police',
        'protesters | The protesters threw rocks, bottles and flares',
      ],
    ],
  ])('%s', (_what, text, lines) => expect(told(text)).toEqual(lines));
});

describe('what stands beside a claim is a claim of its own:', () => {
  it.each([
    [
      'where something happened',
      'Mayor Ana Ruiz was taken to the city hospital, where doctors treated her wounds.',
      ['Ana Ruiz | Mayor Ana Ruiz was taken to the city hospital', 'doctors | Doctors treated'],
    ],
    [
      'of whom a name is told',
      'Police later released Omar Haddad who was arrested in the old harbour in May.',
      ['Police | Police later released Omar Haddad', 'Omar Haddad | Omar Haddad was arrested'],
    ],
    [
      'after which it came',
      'Ana Ruiz resigned after the bridge had fallen into the river.',
      ['Ana Ruiz | Ana Ruiz resigned', 'bridge | The bridge had fallen into the river'],
    ],
    [
      'the event that only dates another',
      'This comes a week after the bridge had fallen into the river.',
      ['bridge | The bridge had fallen into the river'],
    ],
  ])('%s', (_what, text, lines) => {
    const found = told(text);
    expect(found).toHaveLength(lines.length);
    lines.forEach((line, at) => {
      expect(found[at]).toContain(line);
    });
  });
});

describe('a claim is a sentence:', () => {
  it.each([
    [
      'a participle that shares its helper gets one',
      'Ana Ruiz was taken ill on Monday and was later seen by a doctor and taken to the city hospital.',
      'Ana Ruiz was taken to the city hospital',
    ],
    [
      'a passive without a tense gets one',
      'Ana Ruiz left office in May after being convicted of fraud.',
      'Ana Ruiz was convicted of fraud',
    ],
    [
      'the subject that stands between two verbs is not lost',
      'Police said they believed a box filled with nails had exploded in the hall.',
      'A box filled with nails had exploded in the hall',
    ],
    [
      'the subject behind a long opening is not lost',
      'On one of the busiest weekends for travellers of the year, Orsa Airport closed its runways.',
      'On one of the busiest weekends for travellers of the year, Orsa Airport closed its runways',
    ],
    [
      'a negation in front stays with its verb',
      'Mayor Omar Haddad spoke on Monday. Never was he charged with a crime.',
      'Omar Haddad was never charged with a crime',
    ],
    [
      'a bracket is closed',
      'The attack began at about two in the afternoon (0040 UTC).',
      'The attack began at about two in the afternoon (0040 UTC)',
    ],
    [
      'a clipped verb is told in full',
      "Orsa Steel said on Monday it would stay. “We'll keep the plant open,” Orsa Steel said.",
      'Orsa Steel will keep the plant open',
    ],
    [
      'too little is not little',
      'Mayor Ana Ruiz said that the money was too little to repair the bridge.',
      'The money was too little to repair the bridge',
    ],
    [
      'a name is not said twice for "his"',
      'Gardener Omar Haddad told the story, and Omar Haddad showed his old garden to the police.',
      'Omar Haddad showed his old garden to the police',
    ],
  ])('%s', (_what, text, line) =>
    expect(digestOf(text).facts.map(({ what }) => what)).toContain(line),
  );

  it('a day between subject and verb is no part of a name', () => {
    const [fact] = digestOf('The government of Norland on Tuesday closed the old bridge.').facts;
    expect(fact?.who).toEqual(['government of Norland']);
  });
});
