import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Subscription } from '../contracts/subscription.ts';
import {
  getRow,
  queryAll,
  queryPage,
  storeCall,
  type TableAccess,
  unlessConditionFails,
} from './table.ts';
import { subscriptionsTable } from './tables.ts';

type SubscriptionKey = Pick<Subscription, 'topicId' | 'subscriptionId'>;

export interface SubscriptionStore {
  get(key: SubscriptionKey): Promise<Subscription | undefined>;
  put(subscription: Subscription): Promise<void>;
  remove(key: SubscriptionKey): Promise<void>;
  /** Puts what became of a row that was due in its place, or removes it, unless somebody changed it since it was read. */
  settle(
    due: Subscription,
    next: Subscription | 'removed',
  ): Promise<'settled' | 'changed-meanwhile'>;
  /** Every subscription of an address, over all topics. The index lags by some milliseconds. */
  ofAddress(addressKey: string): Promise<Subscription[]>;
  /** The subscriptions of an address to one topic, as of now. */
  ofAddressInTopic(addressKey: string, topicId: string): Promise<Subscription[]>;
  /** Everybody on one stream of a topic, as of now. */
  ofStream(topicId: string, stream: Subscription['stream']): Promise<Subscription[]>;
  /** Those that are to be looked at: whether they have confirmed, and where webhooks lead. The longest overdue first. */
  due(now: string, limit: number): Promise<Subscription[]>;
  /** Takes one of a number's tries to give the code that was texted to it. @returns false where none is left, or the code is another by now. */
  takeCodeTry(row: Subscription): Promise<boolean>;
  /**
   * Takes one of the mails (or codes) that an address may be sent on a day (YYYY-MM-DD), or a whole block of phone
   * numbers. @returns false where none is left.
   */
  takeMail(addressKey: string, day: string, mailsADay: number): Promise<boolean>;
  /** Gives a mail (or code) back that could not be sent. */
  giveMailBack(addressKey: string, day: string): Promise<void>;
  /** Takes one of the tries that a key has within an hour. @returns false where none is left. */
  takeLeaveTry(tries: Tries): Promise<boolean>;
  /** What is counted of an address: when, and how much. */
  countsOf(addressKey: string): Promise<{ counted: string; of: string; count: number }[]>;
  /** Forgets what was counted of an address. */
  removeCounts(addressKey: string): Promise<void>;
}

/** Tries at something that is limited: by address or by caller, both under their keyed hash. */
export interface Tries {
  readonly at: Date;
  readonly what: 'leave';
  readonly key: string;
  readonly triesAnHour: number;
}

const [byAddress, byDue] = subscriptionsTable.indexes;
/** One shard is enough: of rows that do not wait only webhooks are in the index, and a page is read a minute. */
const dueShard = 'due';

/** Mails are counted in rows of their own, in a partition that no topic has, and forgotten after two days. */
const mailCount = (addressKey: string, day: string) => ({
  topicId: `#mails:${addressKey}`,
  subscriptionId: day,
});
const countKeptSeconds = 2 * 24 * 3_600;

const tryCount = ({ what, key, at }: Tries) => ({
  topicId: `#${what}:${key}`,
  subscriptionId: at.toISOString().slice(0, 13),
});
/** Where all is counted that is counted of an address. */
const countPartitions = (addressKey: string) => [`#mails:${addressKey}`, `#leave:${addressKey}`];
const Count = z.object({
  topicId: z.string(),
  subscriptionId: z.string(),
  mails: z.int().optional(),
  tries: z.int().optional(),
});

const Key = z.object({ topicId: z.string(), subscriptionId: z.string() });

export function dynamoDbSubscriptionStore(table: TableAccess): SubscriptionStore {
  const { client, tableName } = table;

  const get: SubscriptionStore['get'] = ({ topicId, subscriptionId }) =>
    getRow(table, { topicId, subscriptionId }, Subscription);

  const rowOf = (subscription: Subscription) => ({
    ...subscription,
    ...(subscription.nextCheckAt !== undefined && { dueShard }),
  });

  async function rowsBehind(keys: readonly SubscriptionKey[]): Promise<Subscription[]> {
    const rows = await Promise.all(keys.map(get));
    return rows.filter((row) => row !== undefined);
  }

  async function countRows(addressKey: string) {
    const partitions = countPartitions(addressKey).map((partition) =>
      queryAll(
        table,
        {
          KeyConditionExpression: 'topicId = :partition',
          ExpressionAttributeValues: { ':partition': partition },
          ConsistentRead: true,
        },
        Count,
      ),
    );
    return (await Promise.all(partitions)).flat();
  }

  return {
    get,

    async put(subscription) {
      const put = new PutCommand({ TableName: tableName, Item: rowOf(subscription) });
      await storeCall(() => client.send(put));
    },

    async remove({ topicId, subscriptionId }) {
      const remove = new DeleteCommand({ TableName: tableName, Key: { topicId, subscriptionId } });
      await storeCall(() => client.send(remove));
    },

    async settle(due, next) {
      const { topicId, subscriptionId, state, nextCheckAt = '' } = due;
      // A reader who signs up again gives the row another time for its next check; one who leaves, another state.
      const unchanged = {
        ConditionExpression: 'nextCheckAt = :time AND #state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':time': nextCheckAt, ':state': state },
      };
      const write = () =>
        next === 'removed'
          ? client.send(
              new DeleteCommand({
                TableName: tableName,
                Key: { topicId, subscriptionId },
                ...unchanged,
              }),
            )
          : client.send(new PutCommand({ TableName: tableName, Item: rowOf(next), ...unchanged }));
      return (await unlessConditionFails(write)) ? 'settled' : 'changed-meanwhile';
    },

    async ofAddress(addressKey) {
      const { rows } = await queryPage(
        table,
        {
          IndexName: byAddress.index,
          KeyConditionExpression: 'addressKey = :address',
          ExpressionAttributeValues: { ':address': addressKey },
        },
        Key,
      );
      return rowsBehind(rows);
    },

    async ofAddressInTopic(addressKey, topicId) {
      const { rows } = await queryPage(
        table,
        {
          KeyConditionExpression: 'topicId = :topic AND begins_with(subscriptionId, :address)',
          ExpressionAttributeValues: { ':topic': topicId, ':address': `${addressKey}#` },
          ConsistentRead: true,
        },
        Subscription,
      );
      return rows;
    },

    async takeCodeTry({ topicId, subscriptionId, code }) {
      const take = new UpdateCommand({
        TableName: tableName,
        Key: { topicId, subscriptionId },
        UpdateExpression: 'SET #code.triesLeft = #code.triesLeft - :one',
        ConditionExpression: '#code.#hash = :hash AND #code.triesLeft > :none',
        ExpressionAttributeNames: { '#code': 'code', '#hash': 'hash' },
        ExpressionAttributeValues: { ':one': 1, ':none': 0, ':hash': code?.hash ?? '' },
      });
      return unlessConditionFails(() => client.send(take));
    },

    async takeMail(addressKey, day, mailsADay) {
      const take = new UpdateCommand({
        TableName: tableName,
        Key: mailCount(addressKey, day),
        UpdateExpression: 'SET expiresAt = :expires ADD mails :one',
        ConditionExpression: 'attribute_not_exists(mails) OR mails < :most',
        ExpressionAttributeValues: {
          ':expires': Math.floor(Date.parse(day) / 1_000) + countKeptSeconds,
          ':one': 1,
          ':most': mailsADay,
        },
      });
      return unlessConditionFails(() => client.send(take));
    },

    async giveMailBack(addressKey, day) {
      const giveBack = new UpdateCommand({
        TableName: tableName,
        Key: mailCount(addressKey, day),
        UpdateExpression: 'ADD mails :minusOne',
        ExpressionAttributeValues: { ':minusOne': -1 },
      });
      await storeCall(() => client.send(giveBack));
    },

    async ofStream(topicId, stream) {
      const rows = await queryAll(
        table,
        {
          KeyConditionExpression: 'topicId = :topic',
          ExpressionAttributeValues: { ':topic': topicId },
          ConsistentRead: true,
        },
        Subscription,
      );
      return rows.filter((row) => row.stream === stream);
    },

    async takeLeaveTry(tries) {
      const take = new UpdateCommand({
        TableName: tableName,
        Key: tryCount(tries),
        UpdateExpression: 'SET expiresAt = :expires ADD tries :one',
        ConditionExpression: 'attribute_not_exists(tries) OR tries < :most',
        ExpressionAttributeValues: {
          ':expires': Math.floor(tries.at.getTime() / 1_000) + countKeptSeconds,
          ':one': 1,
          ':most': tries.triesAnHour,
        },
      });
      return unlessConditionFails(() => client.send(take));
    },

    async countsOf(addressKey) {
      const rows = await countRows(addressKey);
      return rows.map(({ topicId, subscriptionId, mails, tries }) => ({
        counted: topicId.startsWith('#mails:') ? 'sign-up mails' : 'tries to leave',
        of: subscriptionId,
        count: mails ?? tries ?? 0,
      }));
    },

    async removeCounts(addressKey) {
      for (const { topicId, subscriptionId } of await countRows(addressKey)) {
        const Key = { topicId, subscriptionId };
        const remove = new DeleteCommand({ TableName: tableName, Key });
        await storeCall(() => client.send(remove));
      }
    },

    async due(now, limit) {
      const { rows } = await queryPage(
        table,
        {
          IndexName: byDue.index,
          KeyConditionExpression: 'dueShard = :shard AND nextCheckAt <= :now',
          ExpressionAttributeValues: { ':shard': dueShard, ':now': now },
          Limit: limit,
        },
        Key,
      );
      return rowsBehind(rows);
    },
  };
}
