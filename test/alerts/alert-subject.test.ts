import { describe, expect, it } from 'vitest';
import { alertSubject } from '../../shared/alerts/alert-subject.ts';
import type { ToldClaim } from '../../shared/contracts/alert.ts';
import type { Claim } from '../../shared/contracts/story.ts';
import { heldBy, sampleClaim } from '../stories/sample-story.ts';

const mayor = heldBy('Helen Marsh');
type Standing = Partial<Claim>;
const confirmed: Standing = { state: 'confirmed', attributions: [mayor], contestedBy: [] };
const unconfirmed: Standing = { ...confirmed, state: 'unconfirmed' };
const contested: Standing = { ...confirmed, contestedBy: ['Orsa Water'] };

const claim = (changes: Standing) => sampleClaim('It burst', changes);
const told = ({ state = 'confirmed', contestedBy = [] }: Standing): ToldClaim => ({
  what: 'It burst',
  state,
  contestedBy,
  status: '',
});

describe('what is new is told by how it stands', () => {
  it.each<[string, Standing]>([
    ['Confirmed by Helen Marsh: It burst', confirmed],
    ['Confirmed by Helen Marsh, denied by Orsa Water: It burst', contested],
    ['Confirmed by Valley News: It burst', { ...confirmed, attributions: [] }],
    ['Not confirmed, said by Helen Marsh: It burst', unconfirmed],
    [
      'Not confirmed, left open by Helen Marsh: It burst',
      { ...unconfirmed, attributions: [{ ...mayor, stance: 'asks' }] },
    ],
    ['Not confirmed, Valley News reports: It burst', { ...unconfirmed, attributions: [] }],
    ['Denied by Orsa Water: It burst', { state: 'denied', contestedBy: ['Orsa Water'] }],
  ])('%s', (subject, standing) => expect(alertSubject([{ claim: claim(standing) }])).toBe(subject));
});

describe('what changed is told by how it stands now', () => {
  it.each<[string, Standing, Standing]>([
    ['Now confirmed by Helen Marsh: It burst', unconfirmed, confirmed],
    ['No longer confirmed, said by Helen Marsh: It burst', confirmed, unconfirmed],
    [
      'Now denied by Orsa Water: It burst',
      confirmed,
      { state: 'denied', contestedBy: ['Orsa Water'] },
    ],
    ['Confirmed by Helen Marsh, now denied by Orsa Water: It burst', confirmed, contested],
    ['Confirmed by Helen Marsh, no longer denied by Orsa Water: It burst', contested, confirmed],
    ['Taken back by Valley News: It burst', confirmed, { state: 'corrected' }],
    ['Retracted by Valley News: It burst', confirmed, { state: 'retracted' }],
  ])('%s', (subject, before, now) =>
    expect(alertSubject([{ claim: claim(now), before: told(before) }])).toBe(subject),
  );
});

it('a change comes before what is new, and the rest is counted', () => {
  const news = [
    { claim: claim(confirmed) },
    { claim: claim({ state: 'retracted' }), before: told(confirmed) },
  ];
  expect(alertSubject(news)).toBe('Retracted by Valley News: It burst (+1 more)');
});
