import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Stream } from '../contracts/subscription.ts';
import { TopicId } from '../contracts/topic.ts';
import { ServiceError } from '../errors.ts';
import { getRow, queryPage, storeCall, type TableAccess, unlessConditionFails } from './table.ts';
import { streamsTable } from './tables.ts';

/** A topic's stream that has, or had, readers, with the SNS topic that carries it. */
export const StreamRow = z.object({
  topicId: TopicId,
  stream: Stream,
  snsTopicArn: z.string(),
  createdAt: z.string(),
  /** When its newest alerts went out, and how many there ever were: the newest hour's are limited. */
  recentTurns: z.array(z.string()).default([]),
  turns: z.int().default(0),
  /** There while stories wait to be told together: for the daily mail, or for the hour's rest to end. */
  dueShard: z.string().optional(),
  dueAt: z.string().optional(),
  /** Counts what was ever put to wait, so that who has told all that he saw knows whether more has come. */
  waitings: z.int().default(0),
  /** Until then, somebody is at work on a round-up. */
  roundUpUntil: z.string().optional(),
  /** The round-up that was begun and not brought to its end. */
  openRoundUp: z.string().optional(),
  /** The day, at the operator's, of its last daily mail. */
  lastDailyOn: z.string().optional(),
  nextCheckAt: z.string().optional(),
  /** Since when nobody, or no topic, is there. */
  emptySince: z.string().optional(),
  /** It is being taken down. */
  closingSince: z.string().optional(),
});
export type StreamRow = z.infer<typeof StreamRow>;
export type StreamKey = Pick<StreamRow, 'topicId' | 'stream'>;
type NewStream = Pick<StreamRow, 'topicId' | 'stream' | 'snsTopicArn' | 'createdAt'>;

/** What stories wait for: the daily mail, or the end of a rest. */
export type RoundUpKind = 'daily' | 'rest';

export interface StreamStore {
  ofTopic(topicId: string): Promise<StreamRow[]>;
  get(key: StreamKey): Promise<StreamRow | undefined>;
  /** Adds a stream, or finds it there. @throws ServiceError `delivery-unavailable` while it is being taken down. */
  add(stream: NewStream): Promise<void>;
  /** Takes one of the alerts that may go out within any hour, or tells from when on one may. */
  takeTurn(key: StreamKey, at: Date, alertsAnHour: number): Promise<'taken' | { freeAt: string }>;
  /** Notes that a story waits for the stream. A rest comes before the daily mail, the earlier of two times first. */
  letWait(key: StreamKey, kind: RoundUpKind, dueAt: string): Promise<void>;
  /** Streams for which stories wait, by shards from 0 to `roundUpShards`. The index lags by some milliseconds. */
  due(at: { kind: RoundUpKind; shard: number; now: string; after?: Cursor }): Promise<DuePage>;
  /** @returns the stream as it is then, or `busy` while somebody else is at work on it. */
  beginRoundUp(key: StreamKey, at: string, until: string): Promise<StreamRow | 'busy'>;
  noteRoundUp(key: StreamKey, alertId: string): Promise<void>;
  /** Ends what `beginRoundUp` began. Where more waits than was seen then, the stream stays due, at `again`. */
  endRoundUp(seen: StreamRow, how: RoundUpEnd): Promise<void>;
  /** Streams whose readers are to be compared with those of SNS, the longest overdue first. */
  toCheck(now: string, limit: number): Promise<StreamKey[]>;
  noteCheck(key: StreamKey, nextCheckAt: string, emptySince: string | undefined): Promise<void>;
  /** Bars a stream to readers, unless one came since it was read. */
  beginClosing(seen: StreamRow, at: string): Promise<'closing' | 'changed-meanwhile'>;
  remove(key: StreamKey): Promise<void>;
}

type Cursor = Record<string, unknown>;
export interface DuePage {
  readonly streams: StreamKey[];
  readonly next?: Cursor;
}
export interface RoundUpEnd {
  /** When to look again at what is left. */
  readonly again: string;
  readonly isMoreWaiting?: boolean;
  /** The day whose daily mail this was. */
  readonly dailyOn?: string;
  /** It failed: what it had written down is for the next one to see. */
  readonly isUnfinished?: boolean;
}

/** A popular article makes thousands of streams due at once, and one partition of an index takes a thousand writes a second. */
export const roundUpShards = 8;
const shardOf = (kind: RoundUpKind, topicId: string) =>
  `${kind}#${(topicId.charCodeAt(0) + topicId.charCodeAt(1)) % roundUpShards}`;
/** One is enough: each stream is written there once a day. */
const checkShard = 'check';
const [byDue, byCheck] = streamsTable.indexes;
const duePageSize = 100;
const hourMs = 3_600_000;
/** A stream that was removed is not to come back in pieces. */
const isThere = 'attribute_exists(snsTopicArn)';
/** Tries to take a turn while others take theirs. */
const maxTurnTries = 8;

const Key = StreamRow.pick({ topicId: true, stream: true });

export function dynamoDbStreamStore(table: TableAccess): StreamStore {
  const { client, tableName } = table;

  const get: StreamStore['get'] = ({ topicId, stream }) =>
    getRow(table, { topicId, stream }, StreamRow);

  /** @returns false where the condition did not hold, or, without one, where there is no such stream. */
  function update(
    { topicId, stream }: StreamKey,
    UpdateExpression: string,
    values: Record<string, unknown>,
    ConditionExpression = isThere,
  ): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: tableName,
      Key: { topicId, stream },
      UpdateExpression,
      ConditionExpression,
      ExpressionAttributeValues: values,
    });
    return unlessConditionFails(() => client.send(command));
  }

  return {
    get,

    async ofTopic(topicId) {
      const { rows } = await queryPage(
        table,
        {
          KeyConditionExpression: 'topicId = :topic',
          ExpressionAttributeValues: { ':topic': topicId },
          ConsistentRead: true,
        },
        StreamRow,
      );
      return rows;
    },

    async add(stream) {
      const isAdded = await update(
        stream,
        `SET snsTopicArn = if_not_exists(snsTopicArn, :arn), createdAt = if_not_exists(createdAt, :at),
           checkShard = :shard, nextCheckAt = if_not_exists(nextCheckAt, :at) REMOVE emptySince`,
        { ':arn': stream.snsTopicArn, ':at': stream.createdAt, ':shard': checkShard },
        'attribute_not_exists(closingSince)',
      );
      if (isAdded) return;
      throw new ServiceError('delivery-unavailable', 'This topic’s stream is being made anew.');
    },

    async takeTurn(key, at, alertsAnHour) {
      for (let tries = 0; tries < maxTurnTries; tries++) {
        const { recentTurns = [], turns = 0 } = (await get(key)) ?? {};
        const hourAgo = new Date(at.getTime() - hourMs).toISOString();
        const recent = recentTurns.filter((time) => time > hourAgo);
        const [oldest] = recent.slice(-alertsAnHour);
        if (oldest && recent.length >= alertsAnHour) {
          return { freeAt: new Date(Date.parse(oldest) + hourMs).toISOString() };
        }
        const isTaken = await update(
          key,
          'SET recentTurns = :turns, turns = :next',
          { ':turns': [...recent, at.toISOString()], ':next': turns + 1, ':turn': turns },
          turns === 0
            ? `${isThere} AND (attribute_not_exists(turns) OR turns = :turn)`
            : 'turns = :turn',
        );
        if (isTaken) return 'taken';
      }
      throw new ServiceError('store-unavailable', 'Too many alerts of one stream at once.');
    },

    async letWait(key, kind, dueAt) {
      const values = { ':one': 1, ':shard': shardOf(kind, key.topicId), ':at': dueAt };
      const goesFirst =
        kind === 'rest' &&
        (await update(
          key,
          'SET dueShard = :shard, dueAt = :at ADD waitings :one',
          { ...values, ':rest': 'rest#' },
          `${isThere} AND (attribute_not_exists(dueShard) OR NOT begins_with(dueShard, :rest) OR dueAt > :at)`,
        ));
      if (goesFirst) return;
      await update(
        key,
        'SET dueShard = if_not_exists(dueShard, :shard), dueAt = if_not_exists(dueAt, :at) ADD waitings :one',
        values,
      );
    },

    async due({ kind, shard, now, after }) {
      const { rows, next } = await queryPage(
        table,
        {
          IndexName: byDue.index,
          KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
          ExpressionAttributeValues: { ':shard': `${kind}#${shard}`, ':now': now },
          Limit: duePageSize,
          ExclusiveStartKey: after,
        },
        Key,
      );
      return next ? { streams: rows, next } : { streams: rows };
    },

    async beginRoundUp(key, at, until) {
      const isMine = await update(
        key,
        'SET roundUpUntil = :until',
        { ':until': until, ':at': at },
        'attribute_exists(dueShard) AND (attribute_not_exists(roundUpUntil) OR roundUpUntil <= :at)',
      );
      return (isMine && (await get(key))) || 'busy';
    },

    async noteRoundUp(key, alertId) {
      await update(key, 'SET openRoundUp = :id', { ':id': alertId });
    },

    async endRoundUp(seen, { again, isMoreWaiting, dailyOn, isUnfinished }) {
      const day = dailyOn === undefined ? {} : { ':day': dailyOn };
      const isDone =
        !isMoreWaiting &&
        !isUnfinished &&
        (await update(
          seen,
          `${dailyOn ? 'SET lastDailyOn = :day ' : ''}REMOVE dueShard, dueAt, roundUpUntil, openRoundUp`,
          { ...day, ':seen': seen.waitings },
          'waitings = :seen',
        ));
      if (isDone) return;
      await update(
        seen,
        `SET dueAt = :again${dailyOn ? ', lastDailyOn = :day' : ''} REMOVE roundUpUntil${isUnfinished ? '' : ', openRoundUp'}`,
        { ...day, ':again': again },
      );
    },

    async toCheck(now, limit) {
      const { rows } = await queryPage(
        table,
        {
          IndexName: byCheck.index,
          KeyConditionExpression: 'checkShard = :shard AND nextCheckAt <= :now',
          ExpressionAttributeValues: { ':shard': checkShard, ':now': now },
          Limit: limit,
        },
        Key,
      );
      return rows;
    },

    async noteCheck(key, nextCheckAt, emptySince) {
      await update(
        key,
        `SET nextCheckAt = :next${emptySince ? ', emptySince = :empty' : ' REMOVE emptySince'}`,
        { ':next': nextCheckAt, ...(emptySince && { ':empty': emptySince }) },
      );
    },

    async beginClosing(seen, at) {
      const isClosing = await update(
        seen,
        'SET closingSince = :at',
        { ':at': at, ':empty': seen.emptySince ?? '' },
        'emptySince = :empty',
      );
      return isClosing ? 'closing' : 'changed-meanwhile';
    },

    async remove({ topicId, stream }) {
      const remove = new DeleteCommand({ TableName: tableName, Key: { topicId, stream } });
      await storeCall(() => client.send(remove));
    },
  };
}
