import { ServiceError } from '../../../shared/errors.ts';
import {
  roundUpShards,
  type StreamKey,
  StreamRow,
  type StreamStore,
} from '../../../shared/storage/stream-store.ts';

const hourMs = 3_600_000;

/** `all` shows what the table holds. */
export function inMemoryStreamStore(): StreamStore & { all(): StreamRow[] } {
  const rows = new Map<string, StreamRow>();
  const keyOf = ({ topicId, stream }: StreamKey) => `${topicId}#${stream}`;
  const change = (key: StreamKey, changes: Partial<StreamRow>) => {
    const row = rows.get(keyOf(key));
    if (row) rows.set(keyOf(key), { ...row, ...changes });
  };
  const shardOf = (kind: string, topicId: string) =>
    `${kind}#${(topicId.charCodeAt(0) + topicId.charCodeAt(1)) % roundUpShards}`;
  const byKey = (a: StreamRow, b: StreamRow) => (keyOf(a) < keyOf(b) ? -1 : 1);

  return {
    all: () => structuredClone([...rows.values()]),

    get: async (key) => structuredClone(rows.get(keyOf(key))),

    ofTopic: async (topicId) =>
      structuredClone([...rows.values()].filter((row) => row.topicId === topicId).sort(byKey)),

    async add(row) {
      const there = rows.get(keyOf(row));
      if (there?.closingSince) throw new ServiceError('delivery-unavailable', 'It is closing.');
      if (there) change(row, { emptySince: undefined });
      else rows.set(keyOf(row), StreamRow.parse({ nextCheckAt: row.createdAt, ...row }));
    },

    async takeTurn(key, at, alertsAnHour) {
      const { recentTurns = [], turns = 0 } = rows.get(keyOf(key)) ?? {};
      const hourAgo = new Date(at.getTime() - hourMs).toISOString();
      const recent = recentTurns.filter((time) => time > hourAgo);
      const [oldest] = recent.slice(-alertsAnHour);
      if (oldest && recent.length >= alertsAnHour) {
        return { freeAt: new Date(Date.parse(oldest) + hourMs).toISOString() };
      }
      change(key, { recentTurns: [...recent, at.toISOString()], turns: turns + 1 });
      return 'taken';
    },

    async letWait(key, kind, dueAt) {
      const { waitings = 0, dueShard, dueAt: before = '' } = rows.get(keyOf(key)) ?? {};
      const goesFirst = kind === 'rest' && (!dueShard?.startsWith('rest#') || before > dueAt);
      const isFirst = dueShard === undefined || goesFirst;
      change(key, {
        waitings: waitings + 1,
        ...(isFirst && { dueShard: shardOf(kind, key.topicId), dueAt }),
      });
    },

    async due({ kind, shard, now }) {
      const due = [...rows.values()].filter(
        ({ dueShard, dueAt = '' }) => dueShard === `${kind}#${shard}` && dueAt <= now,
      );
      return { streams: structuredClone(due) };
    },

    async beginRoundUp(key, at, until) {
      const row = rows.get(keyOf(key));
      if (!row?.dueShard || (row.roundUpUntil && row.roundUpUntil > at)) return 'busy';
      change(key, { roundUpUntil: until });
      return structuredClone(rows.get(keyOf(key)) ?? row);
    },

    async noteRoundUp(key, alertId) {
      change(key, { openRoundUp: alertId });
    },

    async endRoundUp(seen, { again, isMoreWaiting, dailyOn, isUnfinished }) {
      const isDone =
        !isMoreWaiting && !isUnfinished && rows.get(keyOf(seen))?.waitings === seen.waitings;
      change(seen, {
        roundUpUntil: undefined,
        ...(!isUnfinished && { openRoundUp: undefined }),
        ...(dailyOn && { lastDailyOn: dailyOn }),
        ...(isDone ? { dueShard: undefined, dueAt: undefined } : { dueAt: again }),
      });
    },

    toCheck: async (now, limit) =>
      [...rows.values()]
        .filter(({ nextCheckAt }) => nextCheckAt !== undefined && nextCheckAt <= now)
        .sort((a, b) => ((a.nextCheckAt ?? '') < (b.nextCheckAt ?? '') ? -1 : 1))
        .slice(0, limit)
        .map(({ topicId, stream }) => ({ topicId, stream })),

    async noteCheck(key, nextCheckAt, emptySince) {
      change(key, { nextCheckAt, emptySince });
    },

    async beginClosing(seen, at) {
      if (rows.get(keyOf(seen))?.emptySince !== seen.emptySince) return 'changed-meanwhile';
      change(seen, { closingSince: at });
      return 'closing';
    },

    async remove(key) {
      rows.delete(keyOf(key));
    },
  };
}
