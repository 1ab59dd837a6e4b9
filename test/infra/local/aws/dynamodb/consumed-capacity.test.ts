import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalAwsUnderTest, startLocalAws, storiesSpec } from '../start-local-aws.ts';

const TableName = storiesSpec.tableName;
const Key = { storyId: { S: 's1' } };
const small = { ...Key, text: { S: 'x' } };
const indexed = { ...small, day: { S: '2026-11-01' }, position: { S: '1' } };
/** Just over three kilobytes; four bytes each. */
const large = { ...Key, text: { S: '🌊'.repeat(800) } };

let local: LocalAwsUnderTest;
beforeAll(async () => {
  local = await startLocalAws();
});
afterAll(() => local.stop());
beforeEach(() => local.clients.dynamodb.send(new DeleteItemCommand({ TableName, Key })));

const totals = () => local.aws.capacity.totals()[TableName] ?? { readUnits: 0, writeUnits: 0 };
async function unitsOf(call: () => Promise<unknown>) {
  const before = totals();
  await call().catch(() => {});
  const after = totals();
  return {
    read: after.readUnits - before.readUnits,
    write: after.writeUnits - before.writeUnits,
  };
}
const put = (Item: PutItemCommand['input']['Item'], more: object = {}) =>
  local.clients.dynamodb.send(new PutItemCommand({ TableName, Item, ...more }));

describe('write units are', () => {
  it.each<[string, PutItemCommand['input']['Item'] | undefined, () => Promise<unknown>, number]>([
    ['one for a small row', undefined, () => put(small), 1],
    ['one for each kilobyte begun', undefined, () => put(large), 4],
    ['those of the old row, where that is larger', large, () => put(small), 4],
    ['one more for a new index row', undefined, () => put(indexed), 2],
    [
      'none for an index row that stays as it is',
      indexed,
      () => put({ ...indexed, text: { S: 'y' } }),
      1,
    ],
    [
      'two more for an index row that moves',
      indexed,
      () => put({ ...indexed, position: { S: '2' } }),
      3,
    ],
    ['one more for an index row that goes', indexed, () => put(small), 2],
    [
      'those of the row whose condition failed',
      large,
      () => put(small, { ConditionExpression: 'attribute_not_exists(storyId)' }),
      4,
    ],
    [
      'one for deleting what is not there',
      undefined,
      () => local.clients.dynamodb.send(new DeleteItemCommand({ TableName, Key })),
      1,
    ],
    [
      'those of each row of a batch',
      undefined,
      () =>
        local.clients.dynamodb.send(
          new BatchWriteItemCommand({
            RequestItems: {
              [TableName]: [
                { PutRequest: { Item: large } },
                { PutRequest: { Item: { storyId: { S: 's2' } } } },
              ],
            },
          }),
        ),
      5,
    ],
    [
      'twice as many in a transaction, also for what is only checked',
      undefined,
      () =>
        local.clients.dynamodb.send(
          new TransactWriteItemsCommand({
            TransactItems: [
              { Put: { TableName, Item: large } },
              {
                ConditionCheck: {
                  TableName,
                  Key: { storyId: { S: 'nobody' } },
                  ConditionExpression: 'attribute_not_exists(storyId)',
                },
              },
            ],
          }),
        ),
      10,
    ],
  ])('%s', async (_rule, before, call, units) => {
    if (before) await put(before);
    expect((await unitsOf(call)).write).toBe(units);
  });
});

describe('read units are', () => {
  const get = (ConsistentRead: boolean) =>
    local.clients.dynamodb.send(new GetItemCommand({ TableName, Key, ConsistentRead }));
  const query = new QueryCommand({
    TableName,
    KeyConditionExpression: 'storyId = :s',
    ExpressionAttributeValues: { ':s': { S: 's1' } },
  });
  const fiveKilobytes = { ...Key, text: { S: 'x'.repeat(5000) } };
  it.each<[string, PutItemCommand['input']['Item'] | undefined, () => Promise<unknown>, number]>([
    ['one for each four kilobytes begun', fiveKilobytes, () => get(true), 2],
    ['half as many when eventually consistent', fiveKilobytes, () => get(false), 1],
    ['half a unit for a row that is not there', undefined, () => get(false), 0.5],
    [
      'half a unit for a query that finds nothing',
      undefined,
      () => local.clients.dynamodb.send(query),
      0.5,
    ],
    [
      'those of all rows of a query together',
      fiveKilobytes,
      () => local.clients.dynamodb.send(query),
      1,
    ],
  ])('%s', async (_rule, before, call, units) => {
    if (before) await put(before);
    expect((await unitsOf(call)).read).toBe(units);
  });
});

it('a caller who asks is told, with the indexes where wanted, and nobody else', async () => {
  const asked = await put(indexed, { ReturnConsumedCapacity: 'INDEXES' });
  expect(asked.ConsumedCapacity).toEqual({
    TableName,
    CapacityUnits: 2,
    Table: { CapacityUnits: 1 },
    GlobalSecondaryIndexes: { 'by-day': { CapacityUnits: 1 } },
  });
  const update = new UpdateItemCommand({ TableName, Key, ReturnConsumedCapacity: 'TOTAL' });
  expect((await local.clients.dynamodb.send(update)).ConsumedCapacity).toEqual({
    TableName,
    CapacityUnits: 1,
  });
  expect((await put(small)).ConsumedCapacity).toBeUndefined();
  const read = await local.clients.dynamodb.send(new GetItemCommand({ TableName, Key }));
  expect(read.ConsumedCapacity).toBeUndefined();
});
