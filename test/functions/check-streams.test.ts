import { describe, expect, it } from 'vitest';
import { checkStreams } from '../../functions/check-streams/check-streams.ts';
import { Subscription } from '../../shared/contracts/subscription.ts';
import { addressKeysBy } from '../../shared/delivery/address-key.ts';
import type { ListedReader } from '../../shared/delivery/stream-register.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryStreamStore } from '../storage/in-memory/stream-store.ts';
import { inMemorySubscriptionStore } from '../storage/in-memory/subscription-store.ts';

const dam = topicNamed('dam');
const ana = 'ana@example.org';
const hour = 3_600_000;
const day = 24 * hour;
const stream = { topicId: dam, stream: 'all-instant', snsTopicArn: 'arn:dam' } as const;

async function service() {
  const clock = { now: Date.parse('2026-03-02T00:00:00Z') };
  const now = () => new Date(clock.now);
  const listed = new Map<string, ListedReader>();
  const closed: string[] = [];
  const unsubscribed: string[] = [];
  const topics = new Set([dam]);
  const topic = { topicId: dam, name: 'Dam', revision: 1, createdAt: '', changedAt: '' };
  const ports = {
    topics: {
      get: async (topicId: string) =>
        topics.has(topicId) ? { ...topic, query: { any: ['dam'], all: [], none: [] } } : undefined,
    },
    streams: inMemoryStreamStore(),
    subscriptions: inMemorySubscriptionStore(),
    register: {
      readersOf: async () => [...listed.values()],
      close: async (arn: string) => {
        closed.push(arn);
      },
    },
    desk: {
      remove: async (arn: string) => {
        unsubscribed.push(arn);
      },
    },
    addressKeys: addressKeysBy(async () => ({ current: 'secret' })),
    now,
    keepEmptyDays: 30,
    hasTime: () => true,
  };
  await ports.streams.add({ ...stream, createdAt: now().toISOString() });
  return {
    ports,
    closed,
    unsubscribed,
    removeTopic: () => topics.delete(dam),
    elapse: (milliseconds: number) => {
      clock.now += milliseconds;
    },
    check: () => checkStreams(ports),
    /** A row of ours. */
    row: async (state: Subscription['state'], changes: Partial<Subscription> = {}) => {
      const { current } = await ports.addressKeys('email', ana);
      const subscription = Subscription.parse({
        topicId: dam,
        subscriptionId: `${current}#all-instant`,
        addressKey: current,
        channel: 'email',
        address: ana,
        stream: 'all-instant',
        state,
        createdAt: now().toISOString(),
        confirmedAt: now().toISOString(),
        ...changes,
      });
      await ports.subscriptions.put(subscription);
    },
    /** A reader whom SNS has. */
    atSns: (subscriptionArn?: string) =>
      listed.set(ana, {
        channel: 'email',
        address: ana,
        ...(subscriptionArn && { subscriptionArn }),
      }),
    rows: () => ports.subscriptions.ofStream(dam, 'all-instant'),
  };
}

describe('once a day, a reader', () => {
  it('whom both know is left alone, and comes up again the next day', async () => {
    const { row, atSns, check, elapse, rows } = await service();
    await row('confirmed', { snsSubscriptionArn: 'arn:ana' });
    atSns('arn:ana');
    elapse(2 * hour);
    expect(await check()).toMatchObject({ checked: 1, lost: 0, found: 0 });
    expect(await check()).toMatchObject({ checked: 0 });
    elapse(day);
    expect(await check()).toMatchObject({ checked: 1 });
    expect(await rows()).toHaveLength(1);
  });

  it('who left by the link in a mail is forgotten', async () => {
    const { row, check, elapse, rows } = await service();
    await row('confirmed', { snsSubscriptionArn: 'arn:ana' });
    elapse(2 * hour);
    expect(await check()).toMatchObject({ lost: 1 });
    expect(await rows()).toEqual([]);
  });

  it('who confirmed a moment ago is not taken for lost: the lists of SNS lag', async () => {
    const { row, check, rows } = await service();
    await row('confirmed');
    expect(await check()).toMatchObject({ lost: 0 });
    expect(await rows()).toHaveLength(1);
  });

  it('whose sign-up ended after SNS had answered is found, and looked at by the next minute', async () => {
    const { row, atSns, check, rows } = await service();
    await row('pending');
    atSns('arn:ana');
    expect(await check()).toMatchObject({ found: 1 });
    expect(await rows()).toMatchObject([
      { snsSubscriptionArn: 'arn:ana', nextCheckAt: '2026-03-02T00:00:00.000Z' },
    ]);
  });

  it('whom SNS has confirmed and nobody here knows gets a row', async () => {
    const { atSns, check, rows } = await service();
    atSns('arn:ana');
    expect(await check()).toMatchObject({ found: 1 });
    const [row] = await rows();
    expect(row).toMatchObject({ address: ana, state: 'pending', snsSubscriptionArn: 'arn:ana' });
    expect(Subscription.safeParse(row).error).toBeUndefined();
  });

  it('who has not confirmed is not touched', async () => {
    const { row, atSns, check, rows } = await service();
    await row('pending', { snsSubscriptionArn: 'arn:ana' });
    atSns();
    expect(await check()).toMatchObject({ lost: 0, found: 0 });
    expect(await rows()).toHaveLength(1);
  });

  it('who left before he confirmed is taken off', async () => {
    const { row, atSns, check, unsubscribed, rows } = await service();
    await row('left');
    atSns('arn:ana');
    expect(await check()).toMatchObject({ takenOff: 1 });
    expect(unsubscribed).toEqual(['arn:ana']);
    expect(await rows()).toEqual([]);
  });
});

describe('a stream', () => {
  it('without readers is taken down after so many days, and not before', async () => {
    const { check, elapse, closed, ports } = await service();
    for (let days = 0; days < 30; days++) {
      expect(await check()).toMatchObject({ checked: 1, closed: 0 });
      elapse(day);
    }
    expect(await check()).toMatchObject({ closed: 1 });
    expect(closed).toEqual(['arn:dam']);
    expect(ports.streams.all()).toEqual([]);
  });

  it('to which a reader came meanwhile stays', async () => {
    const { check, elapse, closed, ports, atSns } = await service();
    await check();
    elapse(29 * day);
    await ports.streams.add({ ...stream, createdAt: '' });
    atSns();
    elapse(5 * day);
    await check();
    expect(closed).toEqual([]);
  });

  it('of a topic that was removed is kept a while for retractions, then goes with its readers', async () => {
    const { check, elapse, closed, row, rows, atSns, removeTopic } = await service();
    await row('confirmed', { snsSubscriptionArn: 'arn:ana' });
    atSns('arn:ana');
    removeTopic();
    await check();
    elapse(29 * day);
    await check();
    expect(closed).toEqual([]);
    elapse(day);
    await check();
    expect(closed).toEqual(['arn:dam']);
    expect(await rows()).toEqual([]);
  });

  it('whose taking down ended in the middle is finished by the next run', async () => {
    const { check, elapse, closed, ports } = await service();
    await check();
    elapse(31 * day);
    const register = { ...ports.register, close: () => Promise.reject(new Error('crash')) };
    await thrownBy(() => checkStreams({ ...ports, register }));
    elapse(day);
    expect(await check()).toMatchObject({ closed: 1 });
    expect(closed).toEqual(['arn:dam']);
  });
});
