import { expect, it } from 'vitest';
import type { Alert, RoundUp } from '../../shared/contracts/alert.ts';
import { dynamoDbAlertStore } from '../../shared/storage/alert-store.ts';
import { alertsTable } from '../../shared/storage/tables.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import { inMemoryAlertStore } from './in-memory/alert-store.ts';
import { describeStore } from './local-tables.ts';

const at = '2026-03-02T10:00:00.000Z';
const alertOf = (story: string, revision: number, changes: Partial<Alert> = {}): Alert => ({
  streamId: `${topicNamed('dam')}#all-instant`,
  alertId: `${storyNamed(story)}#${String(revision).padStart(6, '0')}`,
  topicId: topicNamed('dam'),
  stream: 'all-instant',
  storyId: storyNamed(story),
  revision,
  state: 'sending',
  subject: 'Confirmed by Helen Marsh: The Orsa dam had burst',
  text: 'The Orsa dam had burst 🌊.\n'.repeat(100),
  topicName: 'Dam',
  matched: ['dam'],
  told: { c1: { what: 'The dam', state: 'confirmed', contestedBy: ['Orsa Water'], status: '' } },
  attempts: 0,
  createdAt: at,
  ...changes,
});
const { streamId } = alertOf('any', 1);

describeStore(alertsTable, inMemoryAlertStore, dynamoDbAlertStore, (store) => {
  it('an alert is read back as it was added, and added once', async () => {
    expect(await store().addIfAbsent(alertOf('read', 1))).toBe('stored');
    expect(await store().addIfAbsent(alertOf('read', 1, { subject: 'Another' }))).toBe(
      'already-stored',
    );
    expect(await store().untilLastSent(streamId, storyNamed('read'))).toEqual([alertOf('read', 1)]);
  });

  it('what a stream was told last is found behind all that was not sent, over several pages', async () => {
    for (let revision = 1; revision <= 14; revision++) {
      await store().addIfAbsent(alertOf('long', revision));
    }
    await store().mark(alertOf('long', 1), 'sent', at);
    await store().mark(alertOf('long', 2), 'sent', at);
    await store().mark(alertOf('long', 5), 'folded', at);
    const found = await store().untilLastSent(streamId, storyNamed('long'));
    expect(found.map(({ revision }) => revision)).toEqual([
      14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
    ]);
    expect(found.at(-1)).toMatchObject({ state: 'sent', sentAt: at });
  });

  it('revision 10 is newer than revision 9', async () => {
    for (const revision of [9, 10]) await store().addIfAbsent(alertOf('ten', revision));
    const found = await store().untilLastSent(streamId, storyNamed('ten'));
    expect(found.map(({ revision }) => revision)).toEqual([10, 9]);
  });

  it('tries to publish are counted one by one, however many there are at once', async () => {
    await store().addIfAbsent(alertOf('tried', 1));
    const counts = await Promise.all(
      Array.from({ length: 5 }, () => store().countAttempt(alertOf('tried', 1))),
    );
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('a story has the alerts of all its streams, by whether they went out', async () => {
    for (const name of ['a', 'b', 'c']) {
      await store().addIfAbsent(
        alertOf('counted', 1, { streamId: `${topicNamed(name)}#all-instant` }),
      );
    }
    const [a, b] = ['a', 'b'].map((name) => ({
      ...alertOf('counted', 1),
      streamId: `${topicNamed(name)}#all-instant`,
    }));
    if (a) await store().mark(a, 'sent', at);
    if (b) await store().mark(b, 'folded', at);
    expect(await store().countOfStory(storyNamed('counted'))).toEqual({ sent: 1, sending: 1 });
  });

  it('an alert that did not go out gives way to another of its revision; one that did stays', async () => {
    await store().addIfAbsent(alertOf('anew', 1));
    expect(await store().addUnlessSent(alertOf('anew', 1, { subject: 'Anew' }))).toBe('stored');
    await store().mark(alertOf('anew', 1), 'sent', at);
    expect(await store().addUnlessSent(alertOf('anew', 1, { subject: 'Late' }))).toBe(
      'already-sent',
    );
    const [found] = await store().untilLastSent(streamId, storyNamed('anew'));
    expect(found).toMatchObject({ subject: 'Anew', state: 'sent' });
  });

  it('a story knows the streams that were told of it, or may have been', async () => {
    const told = ['x', 'y', 'z'].map((name) => `${topicNamed(name)}#all-daily`);
    for (const streamId of told) await store().addIfAbsent(alertOf('known', 1, { streamId }));
    await store().addIfAbsent(alertOf('known', 2, { streamId: told[0] }));
    await store().mark(alertOf('known', 1, { streamId: told[1] }), 'folded', at);
    const known = await store().streamsToldOf(storyNamed('known'));
    expect(known.toSorted()).toEqual([told[0], told[2]].toSorted());
  });

  it('a round-up is kept beside the alerts of its stories, and is no alert itself', async () => {
    const roundUp: RoundUp = {
      streamId,
      alertId: `round-up#${at}`,
      state: 'sending',
      subject: 'Confirmed',
      text: 'The Orsa dam had burst.\n'.repeat(100),
      stories: [{ storyId: storyNamed('a'), revision: 1, storyVersion: 2 }],
      attempts: 0,
      createdAt: at,
    };
    await store().addRoundUp(roundUp);
    expect(await store().roundUp(roundUp)).toEqual(roundUp);
    expect(await store().countAttempt(roundUp)).toBe(1);
    await store().mark(roundUp, 'sent', at);
    expect(await store().roundUp(roundUp)).toMatchObject({ state: 'sent', sentAt: at });
    expect(await store().roundUp({ streamId, alertId: 'round-up#never' })).toBeUndefined();
  });

  it('alerts are counted beyond the first megabyte of them', async () => {
    const text = Array.from({ length: 12_000 }, (_, index) => (index ** 5).toString(36)).join(' ');
    const streams = Array.from(
      { length: 30 },
      (_, index) => `${topicNamed(`t${index}`)}#all-instant`,
    );
    await Promise.all(
      streams.map((streamId) => store().addIfAbsent(alertOf('popular', 1, { streamId, text }))),
    );
    expect(await store().countOfStory(storyNamed('popular'))).toEqual({ sent: 0, sending: 30 });
  });
});
