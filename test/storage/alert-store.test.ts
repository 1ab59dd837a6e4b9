import { expect, it } from 'vitest';
import type { Alert } from '../../shared/contracts/alert.ts';
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
