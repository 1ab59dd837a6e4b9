import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../shared/contracts/digest.ts';
import { listNames, type Standpoint, statusLine } from '../../shared/digests/status-line.ts';
import { heldBy } from '../stories/sample-story.ts';

const line = (
  state: Standpoint['state'],
  attributions: Attribution[] = [],
  contestedBy: string[] = [],
) => statusLine({ state, attributions, contestedBy, publisher: 'Valley News' });

const mayor = heldBy('Helen Marsh', { title: 'Mayor', sourceType: 'named-person', official: true });
const police = heldBy('Police');
const residents = heldBy('residents', { sourceType: 'anonymous' });

describe('a status is told with its holder', () => {
  it.each<[string, Standpoint['state'], Attribution[], string[], string]>([
    ['one who confirms', 'confirmed', [mayor], [], 'Confirmed by Helen Marsh (Mayor)'],
    [
      'several, officials first',
      'confirmed',
      [police, mayor],
      [],
      'Confirmed by Helen Marsh (Mayor) and Police',
    ],
    ['the outlet itself', 'confirmed', [], [], 'Confirmed by Valley News, in its own words'],
    [
      'the outlet, though a rumour says it too',
      'confirmed',
      [residents],
      [],
      'Confirmed by Valley News, in its own words',
    ],
    [
      'both sides',
      'confirmed',
      [mayor],
      ['Orsa Water'],
      'Confirmed by Helen Marsh (Mayor); denied by Orsa Water',
    ],
    [
      'who says what is not confirmed',
      'unconfirmed',
      [residents],
      [],
      'Not confirmed; said by residents',
    ],
    [
      'who left it open',
      'unconfirmed',
      [{ ...mayor, stance: 'doubts' }],
      [],
      'Not confirmed; left open by Helen Marsh (Mayor)',
    ],
    [
      'the outlet’s own reserve',
      'unconfirmed',
      [],
      [],
      'Not confirmed; Valley News reports it with reserve',
    ],
    [
      'who denies',
      'denied',
      [{ ...mayor, stance: 'denies' }],
      ['Orsa Water'],
      'Denied by Orsa Water',
    ],
    [
      'who denies, by their attribution',
      'denied',
      [residents, { ...mayor, stance: 'denies' }],
      [],
      'Denied by Helen Marsh (Mayor)',
    ],
    ['a denial without a name', 'denied', [], [], 'Denied, Valley News reports'],
    ['who corrected', 'corrected', [mayor], [], 'Corrected; Valley News no longer says so'],
    ['who retracted', 'retracted', [mayor], [], 'Retracted by Valley News'],
  ])('%s', (_who, state, attributions, contestedBy, words) =>
    expect(line(state, attributions, contestedBy)).toBe(words),
  );
});

describe('names are listed', () => {
  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', 'B', 'C'], 'A, B and C'],
    [['A', 'B', 'C', 'D'], 'A, B, C and 1 other'],
    [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 others'],
    [['A', 'A', 'B'], 'A and B'],
  ])('%j: %s', (names, words) => expect(listNames(names)).toBe(words));
});

it('a long name is cut, so that it does not hide who else is named', () => {
  const long = 'Ministry '.repeat(50).trim();
  const words = line('confirmed', [heldBy(long, { title: long })], [long, 'Police']);
  const cut = `${'Ministry '.repeat(8)}…`;
  expect(words).toBe(`Confirmed by ${cut} (${cut}); denied by ${cut} and Police`);
});
