import { describe, expect, it } from 'vitest';
import { dynamoDbStreamStore, roundUpShards } from '../../shared/storage/stream-store.ts';
import { streamsTable } from '../../shared/storage/tables.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryStreamStore } from './in-memory/stream-store.ts';
import { describeStore } from './local-tables.ts';

const streamOf = (
  topic: string,
  stream: 'all-instant' | 'confirmed-instant',
  at = '2026-03-01',
) => ({
  topicId: topicNamed(topic),
  stream,
  snsTopicArn: `arn:aws:sns:us-east-1:000000000000:${topic}-${stream}`,
  createdAt: at,
});

const atMinute = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 10, minutes));

describeStore(streamsTable, inMemoryStreamStore, dynamoDbStreamStore, (store) => {
  it('a topic has those of its streams that somebody opened, each once, as it was opened first', async () => {
    await store().add(streamOf('dam', 'confirmed-instant'));
    await store().add(streamOf('dam', 'all-instant'));
    await store().add(streamOf('dam', 'all-instant', '2027-01-01'));
    await store().add(streamOf('other', 'all-instant'));
    expect(await store().ofTopic(topicNamed('dam'))).toMatchObject([
      streamOf('dam', 'all-instant'),
      streamOf('dam', 'confirmed-instant'),
    ]);
  });

  describe('alerts of a stream', () => {
    const turns = async (name: string) => {
      await store().add(streamOf(name, 'all-instant'));
      return (minutes: number) =>
        store().takeTurn(streamOf(name, 'all-instant'), atMinute(minutes), 3);
    };

    it('are so many within any hour, and then it is said when the next may go out', async () => {
      const take = await turns('turns');
      expect([await take(0), await take(20), await take(50)]).toEqual(Array(3).fill('taken'));
      expect(await take(59)).toEqual({ freeAt: atMinute(60).toISOString() });
      expect(await take(61)).toBe('taken');
      expect(await take(62)).toEqual({ freeAt: atMinute(80).toISOString() });
    });

    it('are no more where several are to go out at once', async () => {
      const take = await turns('rush');
      const taken = await Promise.all([1, 2, 3, 4, 5].map((minutes) => take(minutes)));
      expect(taken.filter((turn) => turn === 'taken')).toHaveLength(3);
    });
  });

  describe('a stream for which stories wait', () => {
    const key = (name: string) => streamOf(name, 'all-instant');
    const dueNow = async (kind: 'daily' | 'rest', minutes: number) => {
      const pages = await Promise.all(
        Array.from({ length: roundUpShards }, (_, shard) =>
          store().due({ kind, shard, now: atMinute(minutes).toISOString() }),
        ),
      );
      return pages.flatMap(({ streams }) => streams.map(({ topicId }) => topicId));
    };
    const at = (minutes: number) => atMinute(minutes).toISOString();

    it('is due from its time on, until all of it was told', async () => {
      await store().add(key('due'));
      await store().letWait(key('due'), 'rest', at(30));
      await store().letWait(key('due'), 'daily', at(10));
      expect(await dueNow('rest', 29)).not.toContain(topicNamed('due'));
      expect(await dueNow('rest', 30)).toContain(topicNamed('due'));
      const seen = await store().beginRoundUp(key('due'), at(30), at(36));
      if (seen === 'busy') throw new Error('busy');
      await store().endRoundUp(seen, { again: at(31) });
      expect(await dueNow('rest', 90)).not.toContain(topicNamed('due'));
    });

    it('is worked on by one at a time, until that one cannot be at work any more', async () => {
      await store().add(key('lease'));
      await store().letWait(key('lease'), 'daily', at(0));
      expect(await store().beginRoundUp(key('lease'), at(0), at(6))).toMatchObject(key('lease'));
      expect(await store().beginRoundUp(key('lease'), at(5), at(11))).toBe('busy');
      expect(await store().beginRoundUp(key('lease'), at(6), at(12))).not.toBe('busy');
      expect(await store().beginRoundUp(key('nobody'), at(0), at(6))).toBe('busy');
    });

    it('stays due where another story came while it was told', async () => {
      await store().add(key('late'));
      await store().letWait(key('late'), 'daily', at(0));
      const seen = await store().beginRoundUp(key('late'), at(1), at(7));
      if (seen === 'busy') throw new Error('busy');
      await store().noteRoundUp(seen, 'round-up#1');
      await store().letWait(key('late'), 'daily', at(2));
      await store().endRoundUp(seen, { again: at(2), dailyOn: '2026-03-02' });
      expect(await dueNow('daily', 2)).toContain(topicNamed('late'));
      const after = await store().get(key('late'));
      expect(after).toMatchObject({ lastDailyOn: '2026-03-02', dueAt: at(2) });
      expect(after?.openRoundUp).toBeUndefined();
    });

    it('keeps what it had begun where it failed', async () => {
      await store().add(key('failed'));
      await store().letWait(key('failed'), 'daily', at(0));
      const seen = await store().beginRoundUp(key('failed'), at(1), at(7));
      if (seen === 'busy') throw new Error('busy');
      await store().noteRoundUp(seen, 'round-up#1');
      await store().endRoundUp(seen, { again: at(2), isUnfinished: true });
      expect(await store().beginRoundUp(key('failed'), at(2), at(8))).toMatchObject({
        openRoundUp: 'round-up#1',
      });
    });

    it('that was removed does not come back in pieces', async () => {
      await store().letWait(key('gone'), 'rest', at(0));
      await store().letWait(key('gone'), 'daily', at(0));
      await store().noteRoundUp(key('gone'), 'round-up#1');
      expect(await store().get(key('gone'))).toBeUndefined();
    });
  });

  describe('a stream without readers', () => {
    const key = (name: string) => streamOf(name, 'all-instant', '2026-01-01');

    it('is looked at when its time comes, the longest overdue first', async () => {
      await store().add(streamOf('check-b', 'all-instant', '2020-01-02'));
      await store().add(streamOf('check-a', 'all-instant', '2020-01-01'));
      const checked = await store().toCheck('2020-02-01', 10);
      expect(checked.map(({ topicId }) => topicId)).toEqual([
        topicNamed('check-a'),
        topicNamed('check-b'),
      ]);
      await store().noteCheck(streamOf('check-a', 'all-instant'), '2020-03-01', '2020-02-01');
      expect(await store().toCheck('2020-02-01', 10)).toHaveLength(1);
      expect(await store().get(streamOf('check-a', 'all-instant'))).toMatchObject({
        emptySince: '2020-02-01',
      });
    });

    it('takes no reader once it is being taken down, and can then be opened anew', async () => {
      await store().add(key('closing'));
      await store().noteCheck(key('closing'), '2026-01-02', '2026-01-01');
      const seen = await store().get(key('closing'));
      if (!seen) throw new Error('gone');
      expect(await store().beginClosing(seen, '2026-02-01')).toBe('closing');
      expect(await thrownBy(() => store().add(key('closing')))).toMatchObject({
        code: 'delivery-unavailable',
      });
      await store().remove(seen);
      await store().add(key('closing'));
      expect(await store().get(key('closing'))).toMatchObject(key('closing'));
    });

    it('is not taken down where a reader came meanwhile', async () => {
      await store().add(key('again'));
      await store().noteCheck(key('again'), '2026-01-02', '2026-01-01');
      const seen = await store().get(key('again'));
      if (!seen) throw new Error('gone');
      await store().add(key('again'));
      expect(await store().beginClosing(seen, '2026-02-01')).toBe('changed-meanwhile');
    });
  });
});
