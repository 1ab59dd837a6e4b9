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
      'not where somebody is only the source of it',
      'The storm had passed, and its eye was near Orsa, according to the Weather Office.',
      ['storm', 'The storm had passed'],
      ["storm's eye", "The storm's eye was near Orsa"],
    ],
    [
      'without what he rests it on',
      'The drugmaker said its vaccine was safe, citing a trial of 30,000 people.',
      ["drugmaker's vaccine", "The drugmaker's vaccine was safe"],
    ],
    [
      'where the article knows whose it is',
      'Haddad’s lawyer, Eva Lind, said her client was ill.',
      ["Eva Lind's client", "Eva Lind's client was ill"],
    ],
  ])('%s', (_how, text, ...facts) => expect(told(text)).toEqual(facts));
});

describe('a number is not the subject of the clause before it', () => {
  it.each([
    ['One man was killed and three injured in the blast.', 'Three were injured in the blast'],
    ['Nine people were killed and 20 wounded on Monday.', '20 were wounded on Monday'],
  ])('%s', (text, second) => {
    expect(digestOf(text).facts.map(({ what }) => what)).toContain(second);
  });
});

it('nobody stands behind what nobody has claimed', () => {
  const [fact] = digestOf('No group has claimed responsibility for the attack.').facts;
  expect(fact).toMatchObject({ rule: 'own-voice', attributions: [] });
});

it('whose accusation falls on whom is not told where each accuses the other', () => {
  expect(told('Both sides accused each other of breaking the ceasefire.')).toEqual([]);
});

it('a lawyer speaks for his client, a prosecutor for the state', () => {
  const statusOf = (speaker: string) =>
    digestOf(`${speaker} Eva Lind said the man had acted alone.`).facts.map(({ rule }) => rule);
  expect(statusOf('Defence lawyer')).toEqual(['interested']);
  expect(statusOf('Prosecutor')).toEqual(['official-on-record']);
});
