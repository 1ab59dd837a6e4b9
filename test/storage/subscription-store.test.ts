import { expect, it } from 'vitest';
import type { Subscription } from '../../shared/contracts/subscription.ts';
import { dynamoDbSubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { subscriptionsTable } from '../../shared/storage/tables.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemorySubscriptionStore } from './in-memory/subscription-store.ts';
import { describeStore } from './local-tables.ts';

const rowOf = (addressKey: string, changes: Partial<Subscription> = {}): Subscription => {
  const { stream = 'all-instant' } = changes;
  return {
    topicId: topicNamed('dam'),
    subscriptionId: `${addressKey}#${stream}`,
    addressKey,
    channel: 'email',
    address: 'reader@example.org',
    stream,
    state: 'confirmed',
    createdAt: '2026-03-01T00:00:00.000Z',
    ...changes,
  };
};
const waiting = (addressKey: string, nextCheckAt: string, changes: Partial<Subscription> = {}) =>
  rowOf(addressKey, { state: 'pending', nextCheckAt, ...changes });

describeStore(subscriptionsTable, inMemorySubscriptionStore, dynamoDbSubscriptionStore, (store) => {
  it('a subscription is read back as it was put, and gone once it is removed', async () => {
    const row = waiting('read', '2026-03-01T00:01:00.000Z', { snsSubscriptionArn: 'arn:1' });
    await store().put(row);
    expect(await store().get(row)).toEqual(row);
    await store().remove(row);
    expect(await store().get(row)).toBeUndefined();
  });

  it('an address is found over all topics, and within one', async () => {
    await store().put(rowOf('ana'));
    await store().put(rowOf('ana', { stream: 'confirmed-instant' }));
    await store().put(rowOf('ana', { topicId: topicNamed('bridge') }));
    await store().put(rowOf('anabel'));
    expect(await store().ofAddress('ana')).toHaveLength(3);
    expect(await store().ofAddressInTopic('ana', topicNamed('dam'))).toHaveLength(2);
    expect(await store().ofAddress('nobody')).toEqual([]);
  });

  it('those that wait are due when their time has come, the longest overdue first', async () => {
    await store().put(waiting('second', '2025-01-01T00:02:00.000Z'));
    await store().put(waiting('first', '2025-01-01T00:01:00.000Z'));
    await store().put(waiting('later', '2025-01-01T00:04:00.000Z'));
    await store().put(rowOf('settled'));
    const due = await store().due('2025-01-01T00:03:00.000Z', 10);
    expect(due.map(({ addressKey }) => addressKey)).toEqual(['first', 'second']);
    expect(await store().due('2025-01-01T00:03:00.000Z', 1)).toHaveLength(1);
  });

  it('a code has as many tries as it was given, and a newer code has its own', async () => {
    const code = { hash: 'a', goodUntil: '2026-03-01T00:10:00.000Z', triesLeft: 2 };
    const row = rowOf('number', { channel: 'sms', state: 'pending', code });
    await store().put(row);
    const all = await Promise.all([1, 2, 3, 4].map(() => store().takeCodeTry(row)));
    expect(all.filter((isTaken) => isTaken)).toHaveLength(2);
    const newer = { ...row, code: { ...code, hash: 'b' } };
    await store().put(newer);
    expect(await store().takeCodeTry(row)).toBe(false);
    expect(await store().takeCodeTry(newer)).toBe(true);
    expect(await store().get(row)).toMatchObject({ code: { hash: 'b', triesLeft: 1 } });
    await store().remove(row);
    expect(await store().takeCodeTry(row)).toBe(false);
  });

  it('what is settled is due no more', async () => {
    const row = waiting('settling', '2024-01-01T00:00:00.000Z');
    await store().put(row);
    const { nextCheckAt, ...rest } = row;
    expect(await store().settle(row, { ...rest, state: 'confirmed' })).toBe('settled');
    expect(await store().due('2024-01-02T00:00:00.000Z', 10)).toEqual([]);
    expect((await store().get(row))?.state).toBe('confirmed');
  });

  it.each([
    ['put', (row: Subscription): Subscription => ({ ...row, state: 'confirmed' })],
    ['removed', (): 'removed' => 'removed'],
  ])('a row that its reader changed meanwhile is not %s over', async (name, next) => {
    const row = waiting(`overtaken ${name}`, '2023-01-01T00:00:00.000Z');
    const signedUpAgain = { ...row, nextCheckAt: '2023-01-01T00:00:30.000Z' };
    const left = { ...row, state: 'left' as const };
    for (const changed of [signedUpAgain, left]) {
      await store().put(changed);
      expect(await store().settle(row, next(row))).toBe('changed-meanwhile');
      expect(await store().get(row)).toEqual(changed);
    }
  });

  it('a row that is gone is not brought back', async () => {
    const row = waiting('gone', '2023-02-01T00:00:00.000Z');
    expect(await store().settle(row, { ...row, state: 'confirmed' })).toBe('changed-meanwhile');
    expect(await store().get(row)).toBeUndefined();
  });

  it.each([
    [1, 20],
    [10, 20],
  ])('of %i mails a day, no more are taken by %i at once', async (most, calls) => {
    const taken = await Promise.all(
      Array.from({ length: calls }, () => store().takeMail(`mailed ${most}`, '2026-03-01', most)),
    );
    expect(taken.filter(Boolean)).toHaveLength(most);
  });

  it('a mail that was given back can be taken again, and each day has its own', async () => {
    const take = (day: string) => store().takeMail('counted', day, 1);
    expect([await take('2026-03-01'), await take('2026-03-01')]).toEqual([true, false]);
    await store().giveMailBack('counted', '2026-03-01');
    expect([await take('2026-03-01'), await take('2026-03-02')]).toEqual([true, true]);
  });

  it('the count of mails is no subscription', async () => {
    await store().takeMail('only mailed', '2026-03-01', 1);
    expect(await store().ofAddress('only mailed')).toEqual([]);
  });

  it('a key has its tries an hour, however many come at once', async () => {
    const tries = { what: 'leave', key: 'ben', triesAnHour: 2 } as const;
    const at = new Date('2026-03-01T10:59:00Z');
    const all = await Promise.all([1, 2, 3, 4].map(() => store().takeLeaveTry({ ...tries, at })));
    expect(all.filter((isTaken) => isTaken)).toHaveLength(2);
    const nextHour = new Date('2026-03-01T11:00:00Z');
    expect(await store().takeLeaveTry({ ...tries, at: nextHour })).toBe(true);
    expect(await store().takeLeaveTry({ ...tries, at, key: 'eve' })).toBe(true);
  });

  it('what is counted of an address is told, and forgotten when asked', async () => {
    const at = new Date('2026-03-01T10:00:00Z');
    await store().takeMail('cora', '2026-03-01', 10);
    await store().takeMail('cora', '2026-03-01', 10);
    await store().takeLeaveTry({ what: 'leave', key: 'cora', at, triesAnHour: 20 });
    await store().takeMail('coral', '2026-03-01', 10);
    expect(await store().countsOf('cora')).toEqual([
      { counted: 'sign-up mails', of: '2026-03-01', count: 2 },
      { counted: 'tries to leave', of: '2026-03-01T10', count: 1 },
    ]);
    await store().removeCounts('cora');
    expect(await store().countsOf('cora')).toEqual([]);
    expect(await store().countsOf('coral')).toHaveLength(1);
  });

  it('a stream is told all its readers, and none of the others', async () => {
    const topicId = topicNamed('readers of a stream');
    await store().put(rowOf('dora', { topicId }));
    await store().put(rowOf('emil', { topicId, state: 'left' }));
    await store().put(rowOf('dora', { topicId, stream: 'all-daily' }));
    const readers = await store().ofStream(topicId, 'all-instant');
    expect(readers.map(({ addressKey }) => addressKey).sort()).toEqual(['dora', 'emil']);
  });
});
