import { describe, expect, it } from 'vitest';
import { changesSince, toldAfter, toldOrPerhapsTold } from '../../shared/alerts/changes-since.ts';
import type { ToldClaim } from '../../shared/contracts/alert.ts';
import type { Claim, ClaimState } from '../../shared/contracts/story.ts';
import type { Only } from '../../shared/contracts/subscription.ts';
import { sampleClaim } from '../stories/sample-story.ts';

const what = 'The dam had burst';
const claim = (state: ClaimState, changes: Partial<Claim> = {}) =>
  sampleClaim(what, { state, ...changes });
const told = (state: ClaimState, contestedBy: string[] = []): Record<string, ToldClaim> => ({
  [what]: { what, state, contestedBy, status: '' },
});

describe('what a stream has not heard of, it hears', () => {
  it.each<[string, Only, Claim, boolean]>([
    ['a confirmed key fact', 'all', claim('confirmed'), true],
    ['an unconfirmed one', 'all', claim('unconfirmed'), true],
    ['a denied one', 'all', claim('denied'), true],
    ['a confirmed one, where it hears of nothing else', 'confirmed', claim('confirmed'), true],
    ['not an unconfirmed one there', 'confirmed', claim('unconfirmed'), false],
    ['not a denied one there', 'confirmed', claim('denied'), false],
    ['not a fact of the second rank', 'all', claim('confirmed', { key: false }), false],
    ['not what was corrected before', 'all', claim('corrected'), false],
    ['not what was retracted before', 'all', claim('retracted'), false],
  ])('%s', (_what, only, one, isNews) =>
    expect(changesSince({}, [one], only)).toEqual(isNews ? [{ claim: one }] : []),
  );
});

describe('of what a stream was told, it hears', () => {
  const states = ['confirmed', 'unconfirmed', 'denied', 'corrected', 'retracted'] as const;
  const turns = states.flatMap((from) => states.map((to) => [from, to] as const));
  it.each(turns)('%s → %s', (from, to) => {
    const news = changesSince(told(from), [claim(to)], 'confirmed');
    expect(news.map(({ before }) => before?.state)).toEqual(from === to ? [] : [from]);
  });

  it('that somebody denies it now', () =>
    expect(
      changesSince(told('confirmed'), [claim('confirmed', { contestedBy: ['Orsa Water'] })], 'all'),
    ).toHaveLength(1));

  it('what became of it, though it is of the second rank by now', () =>
    expect(
      changesSince(told('confirmed'), [claim('retracted', { key: false })], 'all'),
    ).toHaveLength(1));
});

it('what was told is no news again, whichever the stream', () => {
  const claims = [claim('confirmed'), claim('unconfirmed', { id: 'another' })];
  const known = toldAfter({}, changesSince({}, claims, 'all'));
  expect(changesSince(known, claims, 'all')).toEqual([]);
  expect(known[what]?.status).toBe('Confirmed by Helen Marsh (Mayor)');
});

it('what was told before stays known', () =>
  expect(
    Object.keys(toldAfter(told('denied'), [{ claim: claim('confirmed', { id: 'other' }) }])),
  ).toEqual([what, 'other']));

describe('where an alert may have gone out or not', () => {
  const heardOf = (perhaps: ClaimState, now: ClaimState) =>
    changesSince(toldOrPerhapsTold({}, told(perhaps), [claim(now)]), [claim(now)], 'all');

  it('what still stands as it told it is told, as new', () =>
    expect(heardOf('confirmed', 'confirmed')).toEqual([{ claim: claim('confirmed') }]));

  it('what was withdrawn since is told as withdrawn', () =>
    expect(heardOf('confirmed', 'retracted')[0]?.before?.state).toBe('confirmed'));

  it('what went out for sure counts where both tell of a claim that has not changed', () =>
    expect(
      changesSince(
        toldOrPerhapsTold(told('unconfirmed'), told('confirmed'), [claim('confirmed')]),
        [claim('confirmed')],
        'all',
      )[0]?.before?.state,
    ).toBe('unconfirmed'));
});
