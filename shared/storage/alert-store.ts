import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Alert, type Message, RoundUp } from '../contracts/alert.ts';
import { PackedText, packText } from './packed-text.ts';
import {
  getRow,
  putIfAbsent,
  queryAll,
  queryPage,
  storeCall,
  type TableAccess,
  unlessConditionFails,
} from './table.ts';
import { alertsTable } from './tables.ts';

type AlertKey = Pick<Alert, 'streamId' | 'alertId'>;

export interface AlertStore {
  /** The alerts of a stream about a story, newest first, down to and with the last that was sent. */
  untilLastSent(streamId: string, storyId: string): Promise<Alert[]>;
  addIfAbsent(alert: Alert): Promise<'stored' | 'already-stored'>;
  /** Adds an alert, also in the place of one of the same revision that has not gone out. */
  addUnlessSent(alert: Alert): Promise<'stored' | 'already-sent'>;
  /** A round-up, whose parts are alerts of their own. */
  addRoundUp(roundUp: RoundUp): Promise<void>;
  roundUp(key: AlertKey): Promise<RoundUp | undefined>;
  /** Counts a try to publish, before it is made. @returns how many tries there were, with this one. */
  countAttempt(key: AlertKey): Promise<number>;
  mark(key: AlertKey, state: 'sent' | 'folded', at: string): Promise<void>;
  /** The streams that were told of a story, or may have been. The index lags by some milliseconds. */
  streamsToldOf(storyId: string): Promise<string[]>;
  /** How many alerts of a story went out, and how many are on their way, over all topics and streams. */
  countOfStory(storyId: string): Promise<{ sent: number; sending: number }>;
}

/** An alert's row. */
const AlertRow = Alert.extend({
  text: PackedText.optional(),
  webhook: PackedText.optional(),
  told: PackedText.transform((told) => Alert.shape.told.parse(JSON.parse(told))),
});
const RoundUpRow = RoundUp.extend({ text: PackedText, webhook: PackedText.optional() });
const ToldStream = Alert.pick({ streamId: true, state: true });
const AlertState = z.object({ state: Alert.shape.state });
const [byStory] = alertsTable.indexes;
const alertsPerPage = 5;

export function dynamoDbAlertStore(table: TableAccess): AlertStore {
  const { client, tableName } = table;
  return {
    async untilLastSent(streamId, storyId) {
      const alerts: Alert[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { rows, next } = await queryPage(
          table,
          {
            KeyConditionExpression: 'streamId = :stream AND begins_with(alertId, :story)',
            ExpressionAttributeValues: { ':stream': streamId, ':story': `${storyId}#` },
            ScanIndexForward: false,
            ConsistentRead: true,
            Limit: alertsPerPage,
            ExclusiveStartKey: start,
          },
          AlertRow,
        );
        const sent = rows.findIndex(({ state }) => state === 'sent');
        alerts.push(...(sent === -1 ? rows : rows.slice(0, sent + 1)));
        start = sent === -1 ? next : undefined;
      } while (start);
      return alerts;
    },

    addIfAbsent: (alert) => putIfAbsent(table, rowOf(alert), alertsTable.key.partition),

    async addUnlessSent(alert) {
      const put = new PutCommand({
        TableName: tableName,
        Item: rowOf(alert),
        ConditionExpression: 'attribute_not_exists(#state) OR #state <> :sent',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':sent': 'sent' },
      });
      return (await unlessConditionFails(() => client.send(put))) ? 'stored' : 'already-sent';
    },

    async addRoundUp(roundUp) {
      const row = { ...roundUp, ...packedWords(roundUp) };
      await putIfAbsent(table, row, alertsTable.key.partition);
    },

    roundUp: ({ streamId, alertId }) => getRow(table, { streamId, alertId }, RoundUpRow),

    async countAttempt({ streamId, alertId }) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: { streamId, alertId },
        UpdateExpression: 'ADD attempts :one',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      });
      const { Attributes } = await storeCall(() => client.send(update));
      return Alert.shape.attempts.parse(Attributes?.attempts);
    },

    async mark({ streamId, alertId }, state, at) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: { streamId, alertId },
        UpdateExpression:
          state === 'sent' ? 'SET #state = :state, sentAt = :at' : 'SET #state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': state, ...(state === 'sent' && { ':at': at }) },
      });
      await storeCall(() => client.send(update));
    },

    async streamsToldOf(storyId) {
      const rows = await queryAll(
        table,
        {
          IndexName: byStory.index,
          KeyConditionExpression: 'storyId = :story',
          ExpressionAttributeValues: { ':story': storyId },
        },
        ToldStream,
      );
      return [
        ...new Set(rows.flatMap(({ streamId, state }) => (state === 'folded' ? [] : streamId))),
      ];
    },

    async countOfStory(storyId) {
      const rows = await queryAll(
        table,
        {
          IndexName: byStory.index,
          KeyConditionExpression: 'storyId = :story',
          ExpressionAttributeValues: { ':story': storyId },
          ProjectionExpression: '#state',
          ExpressionAttributeNames: { '#state': 'state' },
        },
        AlertState,
      );
      const count = (state: Alert['state']) => rows.filter((row) => row.state === state).length;
      return { sent: count('sent'), sending: count('sending') };
    },
  };
}

const packedWords = ({ text, webhook }: Partial<Message>) => ({
  ...(text !== undefined && { text: packText(text) }),
  ...(webhook !== undefined && { webhook: packText(webhook) }),
});

const rowOf = (alert: Alert) => ({
  ...alert,
  ...packedWords(alert),
  told: packText(JSON.stringify(alert.told)),
});
