import {
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  alertsSpec,
  type LocalAwsUnderTest,
  startLocalAws,
  storiesSpec,
} from '../start-local-aws.ts';

let local: LocalAwsUnderTest;
let nowMs = Date.UTC(2026, 10, 1);
beforeAll(async () => {
  local = await startLocalAws({ now: () => nowMs });
});
afterAll(() => local.stop());

const stories = storiesSpec.tableName;
const alerts = alertsSpec.tableName;
const story = (storyId: string, more: Record<string, { S: string }> = {}) => ({
  storyId: { S: storyId },
  ...more,
});
const alert = (alertId: string) => ({ streamId: { S: 'topic#all' }, alertId: { S: alertId } });
const isNew = 'attribute_not_exists(storyId)';

function transact(TransactItems: TransactWriteItem[], ClientRequestToken?: string) {
  const command = new TransactWriteItemsCommand({ TransactItems, ClientRequestToken });
  return local.clients.dynamodb.send(command);
}

async function storyOf(storyId: string) {
  const command = new GetItemCommand({ TableName: stories, Key: story(storyId) });
  return (await local.clients.dynamodb.send(command)).Item;
}

const putStory = (storyId: string, more: object = {}): TransactWriteItem => ({
  Put: { TableName: stories, Item: story(storyId), ...more },
});

describe('a transaction', () => {
  it('puts, updates, deletes and checks in several tables', async () => {
    await transact([putStory('old'), putStory('checked')]);
    await transact([
      putStory('new', { ConditionExpression: isNew }),
      { Delete: { TableName: stories, Key: story('old') } },
      { Put: { TableName: alerts, Item: alert('1') } },
      {
        Update: {
          TableName: stories,
          Key: story('updated'),
          UpdateExpression: 'SET title = :t',
          ExpressionAttributeValues: { ':t': { S: 'Dam holds' } },
        },
      },
      {
        ConditionCheck: {
          TableName: stories,
          Key: story('checked'),
          ConditionExpression: 'attribute_exists(storyId)',
        },
      },
    ]);
    const ids = ['new', 'old', 'updated', 'checked'];
    expect(await Promise.all(ids.map(storyOf))).toEqual([
      story('new'),
      undefined,
      story('updated', { title: { S: 'Dam holds' } }),
      story('checked'),
    ]);
  });

  it('does nothing when one condition fails, and says which, with the row where that was asked for', async () => {
    await transact([putStory('there')]);
    const error = await transact([
      putStory('not-written'),
      putStory('there', {
        ConditionExpression: isNew,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
      { Put: { TableName: alerts, Item: { streamId: { S: 'x' } } } },
    ]).catch((each) => each);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error.message).toContain('[None, ConditionalCheckFailed, ValidationError]');
    expect(error.CancellationReasons).toMatchObject([
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: story('there') },
      { Code: 'ValidationError', Message: expect.stringContaining('Missing the key alertId') },
    ]);
    expect(await storyOf('not-written')).toBeUndefined();
  });

  it('writes one stream record for each row of a table with a stream', async () => {
    const before = await local.aws.streams.readStream(stories, { limit: 1000 });
    await transact([
      putStory('s1'),
      putStory('s2'),
      { Put: { TableName: alerts, Item: alert('2') } },
    ]);
    const after = before.at(-1)?.sequence;
    const records = await local.aws.streams.readStream(stories, { after, limit: 10 });
    expect(records.map(({ record }) => record.dynamodb?.Keys)).toEqual([story('s1'), story('s2')]);
  });

  it('lets one of two with the same row through', async () => {
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) =>
        transact([putStory('wanted', { ConditionExpression: isNew }), putStory(`by-${id}`)]),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const written = await Promise.all(['by-a', 'by-b', 'by-c'].map(storyOf));
    expect(written.filter((each) => each !== undefined)).toHaveLength(1);
  });
});

describe('a transaction is refused', () => {
  const many = Array.from({ length: 101 }, (_, at) => putStory(`many-${at}`));
  const large = { title: { S: 'x'.repeat(399_000) } };
  it.each<[string, TransactWriteItem[], string, RegExp]>([
    [
      'with the same row twice',
      [putStory('twice'), { Delete: { TableName: stories, Key: story('twice') } }],
      'ValidationException',
      /multiple operations on one item/,
    ],
    ['with more than 100 rows', many, 'ValidationException', /100/],
    ['with no rows', [], 'ValidationException', /1/],
    [
      'with two kinds in one member',
      [{ ...putStory('both'), Delete: { TableName: stories, Key: story('x') } }],
      'ValidationException',
      /one of Check, Put, Update or Delete/,
    ],
    [
      'with a check of nothing',
      [{ ConditionCheck: { TableName: stories, Key: story('x'), ConditionExpression: undefined } }],
      'ValidationException',
      /ConditionExpression/,
    ],
    [
      'in an unknown table',
      [{ Put: { TableName: 'nothing', Item: story('x') } }],
      'ResourceNotFoundException',
      /not found/,
    ],
    [
      'with over 4 MB',
      Array.from({ length: 11 }, (_, at) => putStory('', { Item: story(`large-${at}`, large) })),
      'ValidationException',
      /4 MB/,
    ],
  ])('%s', async (_what, items, name, message) => {
    await expect(transact(items)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });
});

describe('a transaction’s token', () => {
  it('makes the same transaction happen once in ten minutes', async () => {
    await transact([putStory('token', { ConditionExpression: isNew })], 'token-1');
    await local.aws.sweep();
    await transact([putStory('token', { ConditionExpression: isNew })], 'token-1');
    nowMs += 11 * 60 * 1000;
    await local.aws.sweep();
    await expect(
      transact([putStory('token', { ConditionExpression: isNew })], 'token-1'),
    ).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  });

  it('is refused for another transaction', async () => {
    await transact([putStory('one')], 'token-2');
    await expect(transact([putStory('other')], 'token-2')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  it('is not used up by a transaction that was cancelled', async () => {
    await transact([putStory('blocked')]);
    const items = [putStory('blocked', { ConditionExpression: isNew })];
    await expect(transact(items, 'token-3')).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
    await expect(transact(items, 'token-3')).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
  });
});

it('a reading transaction answers in the order of its questions, with a gap for a missing row', async () => {
  const Item = story('read', { title: { S: 'Bridge closed' }, text: { S: 'long' } });
  await local.clients.dynamodb.send(new PutItemCommand({ TableName: stories, Item }));
  const { Responses, ConsumedCapacity } = await local.clients.dynamodb.send(
    new TransactGetItemsCommand({
      TransactItems: [
        { Get: { TableName: stories, Key: story('missing') } },
        { Get: { TableName: stories, Key: story('read'), ProjectionExpression: 'title' } },
      ],
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  expect(Responses).toEqual([{}, { Item: { title: { S: 'Bridge closed' } } }]);
  expect(ConsumedCapacity).toEqual([{ TableName: stories, CapacityUnits: 4 }]);
});
