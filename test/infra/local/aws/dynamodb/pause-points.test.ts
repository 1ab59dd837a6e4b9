import {
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { alertsSpec, startLocalAws, storiesSpec } from '../start-local-aws.ts';

const TableName = storiesSpec.tableName;
const Key = { storyId: { S: 's1' } };

it('a write stands before it is kept, and again before it is answered', async () => {
  const told: string[] = [];
  const local = await startLocalAws({
    pauseAt: async (point) => {
      const { Item } = await local.clients.dynamodb.send(new GetItemCommand({ TableName, Key }));
      told.push(`${point} ${Item ? 'kept' : 'not kept'}`);
    },
  });
  await local.clients.dynamodb.send(new PutItemCommand({ TableName, Item: Key }));
  expect(told).toEqual(['before:Stories not kept', 'after:Stories kept']);
  await local.stop();
});

it('a write that stands for ever holds up its own table alone', async () => {
  const { promise: isStanding, resolve } = Promise.withResolvers<void>();
  const local = await startLocalAws({
    pauseAt: async (point) => {
      if (point !== 'before:Stories') return;
      resolve();
      await new Promise(() => {});
    },
  });
  const standing = local.clients.dynamodb.send(new PutItemCommand({ TableName, Item: Key }));
  const isCutOff = expect(standing).rejects.toThrow();
  await isStanding;
  const Item = { streamId: { S: 't' }, alertId: { S: '1' } };
  await local.clients.dynamodb.send(new PutItemCommand({ TableName: alertsSpec.tableName, Item }));
  const { Item: story } = await local.clients.dynamodb.send(new GetItemCommand({ TableName, Key }));
  expect(story).toBeUndefined();
  await local.stop();
  await isCutOff;
});

it('a transaction stands once for each table, and a write that changes no row not at all', async () => {
  const points: string[] = [];
  const local = await startLocalAws({
    pauseAt: async (point) => {
      points.push(point);
    },
  });
  const { dynamodb } = local.clients;
  const alert = { streamId: { S: 't' }, alertId: { S: '1' } };
  await dynamodb.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: Key } },
        { Put: { TableName, Item: { storyId: { S: 's2' } } } },
        { Put: { TableName: alertsSpec.tableName, Item: alert } },
      ],
    }),
  );
  const refused = new PutItemCommand({
    TableName,
    Item: Key,
    ConditionExpression: 'attribute_not_exists(storyId)',
  });
  await expect(dynamodb.send(refused)).rejects.toThrow();
  expect(points).toEqual(['before:Stories', 'before:Alerts', 'after:Stories', 'after:Alerts']);
  await local.stop();
});
