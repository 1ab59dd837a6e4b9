import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../../../infra/local/aws/aws-service.ts';
import { alertsSpec, startLocalAws, storiesSpec } from '../start-local-aws.ts';

const stories = 'arn:aws:dynamodb:us-east-1:000000000000:table/test-Stories';
const alerts = 'arn:aws:dynamodb:us-east-1:000000000000:table/test-Alerts';
const kmsKey = alertsSpec.kmsKeyArn ?? '';
const TableName = storiesSpec.tableName;
const AlertsName = alertsSpec.tableName;
const Key = { storyId: { S: 's1' } };
const alertKey = { streamId: { S: 't' }, alertId: { S: '1' } };
const ConditionExpression = 'attribute_not_exists(storyId)';

type Grant = readonly [action: string, resource: string];
type Call = (dynamodb: DynamoDBClient) => Promise<unknown>;

/** Each call with all that it needs: with all of it the call succeeds, without any one it is denied. */
const calls: [string, Grant[], Call][] = [
  [
    'GetItem',
    [['dynamodb:GetItem', stories]],
    (db) => db.send(new GetItemCommand({ TableName, Key })),
  ],
  [
    'PutItem',
    [['dynamodb:PutItem', stories]],
    (db) => db.send(new PutItemCommand({ TableName, Item: Key })),
  ],
  [
    'UpdateItem',
    [['dynamodb:UpdateItem', stories]],
    (db) => db.send(new UpdateItemCommand({ TableName, Key })),
  ],
  [
    'DeleteItem',
    [['dynamodb:DeleteItem', stories]],
    (db) => db.send(new DeleteItemCommand({ TableName, Key })),
  ],
  ['Scan', [['dynamodb:Scan', stories]], (db) => db.send(new ScanCommand({ TableName }))],
  [
    'DescribeTable',
    [['dynamodb:DescribeTable', stories]],
    (db) => db.send(new DescribeTableCommand({ TableName })),
  ],
  [
    'Query of an index',
    [['dynamodb:Query', `${stories}/index/by-day`]],
    (db) =>
      db.send(
        new QueryCommand({
          TableName,
          IndexName: 'by-day',
          KeyConditionExpression: '#d = :d',
          ExpressionAttributeNames: { '#d': 'day' },
          ExpressionAttributeValues: { ':d': { S: 'x' } },
        }),
      ),
  ],
  [
    'a call on a table with a key of its own',
    [
      ['dynamodb:GetItem', alerts],
      ['kms:Decrypt', kmsKey],
    ],
    (db) => db.send(new GetItemCommand({ TableName: AlertsName, Key: alertKey })),
  ],
  [
    'BatchGetItem',
    [
      ['dynamodb:BatchGetItem', stories],
      ['dynamodb:BatchGetItem', alerts],
      ['kms:Decrypt', kmsKey],
    ],
    (db) =>
      db.send(
        new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: [Key] }, [AlertsName]: { Keys: [alertKey] } },
        }),
      ),
  ],
  [
    'BatchWriteItem',
    [['dynamodb:BatchWriteItem', stories]],
    (db) =>
      db.send(
        new BatchWriteItemCommand({
          RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }] },
        }),
      ),
  ],
  [
    'TransactWriteItems',
    [
      ['dynamodb:PutItem', stories],
      ['dynamodb:UpdateItem', stories],
      ['dynamodb:DeleteItem', stories],
      ['dynamodb:ConditionCheckItem', alerts],
      ['kms:Decrypt', kmsKey],
    ],
    (db) =>
      db.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: { storyId: { S: 'a' } } } },
            { Update: { TableName, Key: { storyId: { S: 'b' } }, UpdateExpression: 'REMOVE x' } },
            { Delete: { TableName, Key: { storyId: { S: 'c' } } } },
            { ConditionCheck: { TableName: AlertsName, Key: alertKey, ConditionExpression } },
          ],
        }),
      ),
  ],
  [
    'TransactGetItems',
    [['dynamodb:GetItem', stories]],
    (db) => db.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key } }] })),
  ],
];

async function callWith(grants: readonly Grant[], call: Call): Promise<unknown> {
  const statements: Statement[] = grants.map(([action, resource]) => ({
    effect: 'Allow',
    actions: [action],
    resources: [resource],
  }));
  const local = await startLocalAws({ statements });
  try {
    return await call(local.roleClients.dynamodb);
  } finally {
    await local.stop();
  }
}

describe.each(calls)('%s', (_name, grants, call) => {
  it('is allowed by its grants', async () => {
    await expect(callWith(grants, call)).resolves.toBeDefined();
  });

  it.each(grants)('is denied without %s on %s', async (action, resource) => {
    const others = grants.filter((each) => each[0] !== action || each[1] !== resource);
    await expect(callWith(others, call)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::000000000000:assumed-role/Steps/local is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    });
  });
});

it('a grant on a table is no grant on its index, nor the other way round', async () => {
  const queryIndex = calls.find(([name]) => name === 'Query of an index')?.[2];
  await expect(
    callWith([['dynamodb:Query', stories]], queryIndex ?? (async () => {})),
  ).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
  const scan: Call = (db) => db.send(new ScanCommand({ TableName }));
  await expect(callWith([['dynamodb:Scan', `${stories}/index/*`]], scan)).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

it('a call that is denied writes nothing', async () => {
  const local = await startLocalAws();
  const put = new PutItemCommand({ TableName, Item: Key });
  await expect(local.roleClients.dynamodb.send(put)).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
  expect((await local.clients.dynamodb.send(new ScanCommand({ TableName }))).Count).toBe(0);
  await local.stop();
});
