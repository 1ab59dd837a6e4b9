import { describe, expect, it } from 'vitest';
import { digestOf } from './facts-of.ts';

const told = (text: string) => digestOf(text).facts.map(({ who, what }) => [...who, what]);

describe('who speaks of himself is told of', () => {
  it.each([
    [
      'by name',
      '“I will sell my house,” Maria Sand said.',
      ['Maria Sand', 'Maria Sand will sell her house'],
    ],
    [
      'by name where the speech has no subject for him',
      '“They took my car,” Peter Holm said.',
      ["They took Peter Holm's car"],
    ],
    [
      'with the others for whom he speaks',
      '“The army shelled us,” teacher Peter Holm told reporters.',
      ['army', 'The army shelled them'],
    ],
    [
      'where it owns what is told of',
      'The firm said its profits fell by 12 percent.',
      ["firm's profits", "The firm's profits fell by 12 percent"],
    ],
    [
      'where the article knows whose it is',
      'Haddad’s lawyer, Eva Lind, said her client was ill.',
      ["Eva Lind's client", "Eva Lind's client was ill"],
    ],
  ])('%s', (_how, text, fact) => expect(told(text)).toEqual([fact]));
});

describe('a number is not the subject of the clause before it', () => {
  it.each([
    ['One man was killed and three injured in the blast.', 'Three were injured in the blast'],
    ['Nine people were killed and 20 wounded on Monday.', '20 were wounded on Monday'],
  ])('%s', (text, second) => {
    expect(digestOf(text).facts.map(({ what }) => what)).toContain(second);
  });
});

it('a lawyer speaks for his client, a prosecutor for the state', () => {
  const statusOf = (speaker: string) =>
    digestOf(`${speaker} Eva Lind said the man had acted alone.`).facts.map(({ rule }) => rule);
  expect(statusOf('Defence lawyer')).toEqual(['interested']);
  expect(statusOf('Prosecutor')).toEqual(['official-on-record']);
});
