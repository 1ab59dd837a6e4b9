import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TableSpec } from '../../../../../infra/local/aws/dynamodb/table-spec.ts';
import { startLocalAws, storiesSpec, temporaryFolder } from '../start-local-aws.ts';

const TableName = storiesSpec.tableName;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** Opens the folder with these tables, as a start of the service does. */
async function withTable<T>(
  spec: TableSpec,
  use: (dynamodb: DynamoDBClient, sweep: () => Promise<void>) => Promise<T>,
) {
  const local = await startLocalAws({ dataDir: folder.dataDir, tables: [spec] });
  try {
    return await use(local.clients.dynamodb, local.aws.sweep);
  } finally {
    await local.stop();
  }
}
const withoutIndex: TableSpec = {
  ...storiesSpec,
  ttlAttribute: undefined,
  definition: { ...storiesSpec.definition, GlobalSecondaryIndexes: undefined },
};
async function putStories(dynamodb: DynamoDBClient) {
  for (const position of ['2', '1']) {
    const Item = {
      storyId: { S: `s${position}` },
      day: { S: 'today' },
      position: { S: position },
      expiresAt: { N: '1767225600' },
    };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
  }
}
async function idsByDay(dynamodb: DynamoDBClient) {
  const query = new QueryCommand({
    TableName,
    IndexName: 'by-day',
    KeyConditionExpression: '#d = :d',
    ExpressionAttributeNames: { '#d': 'day' },
    ExpressionAttributeValues: { ':d': { S: 'today' } },
  });
  return (await dynamodb.send(query)).Items?.map(({ storyId }) => storyId?.S);
}
const countRows = async (dynamodb: DynamoDBClient) =>
  (await dynamodb.send(new ScanCommand({ TableName }))).Count;

describe('a second start', () => {
  it('finds the rows of the first', async () => {
    await withTable(storiesSpec, putStories);
    expect(await withTable(storiesSpec, idsByDay)).toEqual(['s1', 's2']);
  });

  it('fills an index that is new', async () => {
    await withTable(withoutIndex, putStories);
    expect(await withTable(storiesSpec, idsByDay)).toEqual(['s1', 's2']);
  });

  it('fills an index anew whose projection has changed', async () => {
    await withTable(storiesSpec, putStories);
    const [index] = storiesSpec.definition.GlobalSecondaryIndexes ?? [];
    if (!index) throw new Error('The table has no index.');
    const all = { ...index, Projection: { ProjectionType: 'ALL' as const } };
    const wider = {
      ...storiesSpec,
      definition: { ...storiesSpec.definition, GlobalSecondaryIndexes: [all] },
    };
    const rows = await withTable(wider, (dynamodb) =>
      dynamodb.send(new ScanCommand({ TableName, IndexName: 'by-day' })),
    );
    expect(rows.Items?.map((row) => Object.keys(row).length)).toEqual([4, 4]);
  });

  it('finds the rows to expire by an attribute that is new', async () => {
    await withTable(withoutIndex, putStories);
    const left = await withTable(storiesSpec, async (dynamodb, sweep) => {
      await sweep();
      return countRows(dynamodb);
    });
    expect(left).toBe(0);
  });

  it('refuses a table whose key has changed, and says what to do', async () => {
    await withTable(storiesSpec, putStories);
    const otherKey: TableSpec = {
      ...withoutIndex,
      definition: {
        ...withoutIndex.definition,
        KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
      },
    };
    await expect(withTable(otherKey, countRows)).rejects.toThrow(
      'The table test-Stories in the data folder has the key storyId (S), the template now says day (S). ' +
        'Rows cannot be carried over to another key: start with a fresh data folder (--data DIR).',
    );
    expect(await withTable(storiesSpec, countRows)).toBe(2);
  });
});
