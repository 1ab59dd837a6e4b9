import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  alertsSpec,
  type LocalAwsUnderTest,
  startLocalAws,
  storiesSpec,
} from '../start-local-aws.ts';

let local: LocalAwsUnderTest;
let dynamodb: DynamoDBClient;
beforeAll(async () => {
  local = await startLocalAws();
  dynamodb = local.clients.dynamodb;
});
afterAll(() => local.stop());

const TableName = storiesSpec.tableName;
const put = (storyId: string, more: PutItemCommand['input']['Item'] = {}) =>
  dynamodb.send(new PutItemCommand({ TableName, Item: { storyId: { S: storyId }, ...more } }));
const get = async (storyId: string) =>
  (await dynamodb.send(new GetItemCommand({ TableName, Key: { storyId: { S: storyId } } }))).Item;

describe('a row', () => {
  it('comes back as it was put, whatever its types', async () => {
    const item = {
      title: { S: 'Überschwemmung 🌊' },
      count: { N: '-12.50' },
      packed: { B: new Uint8Array([0, 1, 255]) },
      tags: { SS: ['b', 'a'] },
      nested: { M: { list: { L: [{ BOOL: true }, { NULL: true }, { N: '1' }] } } },
      __proto: { S: 'an attribute like any other' },
    };
    await put('types', item);
    expect(await get('types')).toEqual({ ...item, storyId: { S: 'types' }, count: { N: '-12.5' } });
  });

  it('that an update makes has its key and what was set', async () => {
    const Key = { storyId: { S: 'made-by-update' } };
    const UpdateExpression = 'SET #d = :d ADD revision :one';
    const update = new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression,
      ExpressionAttributeNames: { '#d': 'day' },
      ExpressionAttributeValues: { ':d': { S: '2026-11-01' }, ':one': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    });
    const { Attributes } = await dynamodb.send(update);
    expect(Attributes).toEqual({ ...Key, day: { S: '2026-11-01' }, revision: { N: '1' } });
    expect((await dynamodb.send(update)).Attributes?.revision).toEqual({ N: '2' });
  });

  it('that was deleted is gone from table and index', async () => {
    await put('to-delete', { day: { S: 'day-d' }, position: { S: '1' } });
    await dynamodb.send(new DeleteItemCommand({ TableName, Key: { storyId: { S: 'to-delete' } } }));
    expect(await get('to-delete')).toBeUndefined();
    expect(await idsOfDay('day-d')).toEqual([]);
  });

  it('over 400 KB of UTF-8 is refused, though it is shorter in UTF-16', async () => {
    await expect(put('too-large', { text: { S: 'ü'.repeat(205_000) } })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Item size has exceeded the maximum allowed size',
    });
  });

  it('with empty text as the key of an index is refused', async () => {
    await expect(put('empty', { day: { S: '' }, position: { S: '1' } })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('IndexName: by-day, IndexKey: day'),
    });
  });
});

describe('a condition that fails', () => {
  const ConditionExpression = 'attribute_not_exists(storyId)';
  const again = (more: object = {}) =>
    new PutItemCommand({
      TableName,
      Item: { storyId: { S: 'taken' }, by: { S: 'second' } },
      ConditionExpression,
      ...more,
    });

  it('leaves the row as it was, and tells it only when asked', async () => {
    await put('taken', { by: { S: 'first' } });
    const error = await dynamodb.send(again()).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException', Item: undefined });
    await expect(
      dynamodb.send(again({ ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })),
    ).rejects.toMatchObject({
      Item: { storyId: { S: 'taken' }, by: { S: 'first' } },
    });
    expect(await get('taken')).toMatchObject({ by: { S: 'first' } });
  });

  it('lets exactly one of many at once through', async () => {
    const tries = Array.from({ length: 20 }, (_, at) =>
      dynamodb.send(
        new PutItemCommand({
          TableName,
          Item: { storyId: { S: 'raced' }, by: { N: String(at) } },
          ConditionExpression,
        }),
      ),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('updates at the same time', () => {
  it('are each counted', async () => {
    const increment = new UpdateItemCommand({
      TableName,
      Key: { storyId: { S: 'counter' } },
      UpdateExpression: 'ADD seen :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
    await Promise.all(Array.from({ length: 50 }, () => dynamodb.send(increment)));
    expect(await get('counter')).toMatchObject({ seen: { N: '50' } });
  });
});

async function idsOfDay(day: string, more: object = {}): Promise<(string | undefined)[]> {
  const { Items = [] } = await dynamodb.send(queryOfDay(day, more));
  return Items.map(({ storyId }) => storyId?.S);
}
function queryOfDay(day: string, more: object = {}) {
  return new QueryCommand({
    TableName,
    IndexName: 'by-day',
    KeyConditionExpression: '#d = :d',
    ExpressionAttributeNames: { '#d': 'day' },
    ExpressionAttributeValues: { ':d': { S: day } },
    ...more,
  });
}

describe('an index', () => {
  beforeAll(async () => {
    for (const position of ['3', '1', '2']) {
      const more = { day: { S: 'day-1' }, position: { S: position }, text: { S: 'x' } };
      await put(`story-${position}`, more);
    }
  });

  it('lists by its sort key, either way, with the projected attributes alone', async () => {
    expect(await idsOfDay('day-1')).toEqual(['story-1', 'story-2', 'story-3']);
    expect(await idsOfDay('day-1', { ScanIndexForward: false, Limit: 2 })).toEqual([
      'story-3',
      'story-2',
    ]);
    const { Items } = await dynamodb.send(queryOfDay('day-1', { Limit: 1 }));
    expect(Object.keys(Items?.[0] ?? {}).toSorted()).toEqual(['day', 'position', 'storyId']);
  });

  it('is paged without a gap or a repetition', async () => {
    const first = await dynamodb.send(queryOfDay('day-1', { Limit: 2 }));
    const rest = { ExclusiveStartKey: first.LastEvaluatedKey };
    expect(await idsOfDay('day-1', rest)).toEqual(['story-3']);
    const backwards = { ScanIndexForward: false, Limit: 2 };
    const last = await dynamodb.send(queryOfDay('day-1', backwards));
    const older = { ...backwards, ExclusiveStartKey: last.LastEvaluatedKey };
    expect(await idsOfDay('day-1', older)).toEqual(['story-1']);
  });

  it('follows a row whose key changes', async () => {
    await put('moved', { day: { S: 'day-2' }, position: { S: '1' } });
    await put('moved', { day: { S: 'day-3' }, position: { S: '1' } });
    expect(await idsOfDay('day-2')).toEqual([]);
    expect(await idsOfDay('day-3')).toEqual(['moved']);
  });
});

describe('a batch', () => {
  it('writes and reads in several tables', async () => {
    const alert = { streamId: { S: 't1#all' }, alertId: { S: 's1#000001' } };
    await put('batch-old');
    await dynamodb.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: [
            { PutRequest: { Item: { storyId: { S: 'batch-new' } } } },
            { DeleteRequest: { Key: { storyId: { S: 'batch-old' } } } },
          ],
          [alertsSpec.tableName]: [{ PutRequest: { Item: alert } }],
        },
      }),
    );
    const { Responses } = await dynamodb.send(
      new BatchGetItemCommand({
        RequestItems: {
          [TableName]: { Keys: [{ storyId: { S: 'batch-new' } }, { storyId: { S: 'batch-old' } }] },
          [alertsSpec.tableName]: { Keys: [alert] },
        },
      }),
    );
    expect(Responses).toEqual({
      [TableName]: [{ storyId: { S: 'batch-new' } }],
      [alertsSpec.tableName]: [alert],
    });
  });
});

it('a scan reads its own table to the end, page by page', async () => {
  const ids = new Set<string | undefined>();
  let ExclusiveStartKey: Record<string, { S: string }> | undefined;
  do {
    const page = await dynamodb.send(new ScanCommand({ TableName, Limit: 3, ExclusiveStartKey }));
    for (const { storyId } of page.Items ?? []) ids.add(storyId?.S);
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey);
  const { Count } = await dynamodb.send(new ScanCommand({ TableName, Select: 'COUNT' }));
  expect(ids.size).toBe(Count);
  expect(ids).toContain('story-1');
});

it('tables describe themselves', async () => {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
  expect(Table).toMatchObject({
    TableStatus: 'ACTIVE',
    TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/test-Stories',
    LatestStreamArn: storiesSpec.streamArn,
  });
  expect(await dynamodb.send(new DescribeTimeToLiveCommand({ TableName }))).toMatchObject({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
  });
  expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([
    'test-Alerts',
    'test-Stories',
  ]);
});

describe('a wrong call fails as on AWS:', () => {
  it.each([
    [
      'an unknown table',
      () => dynamodb.send(new GetItemCommand({ TableName: 'nothing', Key: { id: { S: '1' } } })),
      'ResourceNotFoundException',
    ],
    [
      'a row without its key',
      () => dynamodb.send(new PutItemCommand({ TableName, Item: { day: { S: 'x' } } })),
      'ValidationException',
    ],
    [
      'a key of another type',
      () => dynamodb.send(new GetItemCommand({ TableName, Key: { storyId: { N: '1' } } })),
      'ValidationException',
    ],
    [
      'a reserved word in an expression',
      () =>
        dynamodb.send(
          new ScanCommand({
            TableName,
            FilterExpression: 'status = :s',
            ExpressionAttributeValues: { ':s': { S: 'x' } },
          }),
        ),
      'ValidationException',
    ],
    [
      'an unknown choice of what a failure returns',
      () =>
        dynamodb.send(
          new PutItemCommand({
            TableName,
            Item: { storyId: { S: '1' } },
            ReturnValuesOnConditionCheckFailure: 'NEW' as 'NONE',
          }),
        ),
      'ValidationException',
    ],
    [
      'an unknown index',
      () => dynamodb.send(queryOfDay('x', { IndexName: 'by-night' })),
      'ValidationException',
    ],
    [
      'PartiQL',
      () =>
        dynamodb.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM "test-Stories"' })),
      'UnknownOperationException',
    ],
  ])('%s', async (_what, call, name) => {
    await expect(call()).rejects.toMatchObject({ name });
  });
});
