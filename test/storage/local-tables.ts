import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { startAwsEndpoint } from '../../infra/local/aws/aws-endpoint.ts';
import type { TableSpec } from '../../infra/local/aws/dynamodb/table-spec.ts';
import { openLocalAws } from '../../infra/local/aws/open-local-aws.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import type { TableAccess } from '../../shared/storage/table.ts';
import {
  allTables,
  type IndexDefinition,
  type TableDefinition,
} from '../../shared/storage/tables.ts';

/** Every table of the service, empty, behind a real listener, asked by the real SDK. Ends with the tests around it. */
export function localTables(): (table: TableDefinition) => TableAccess {
  let running: Awaited<ReturnType<typeof start>> | undefined;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running?.stop());
  return ({ name }) => {
    if (!running) throw new Error('the database is not running');
    return { client: running.client, tableName: `test-${name}` };
  };
}

/**
 * Tells the rules of a store twice: for the one in memory that the steps are tested with, and for the one in DynamoDB.
 *
 * @param rules  are given a way to the store, which is the same within one of the two runs.
 */
export function describeStore<Store>(
  table: TableDefinition,
  inMemory: () => Store,
  inDynamoDb: (access: TableAccess) => Store,
  rules: (store: () => Store) => void,
): void {
  describe('in memory', () => {
    const store = inMemory();
    rules(() => store);
  });
  describe('in DynamoDB', () => {
    const access = localTables();
    rules(() => inDynamoDb(access(table)));
  });
}

async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), 'on-record-test-'));
  const aws = await openLocalAws({
    dataDir,
    tables: allTables.map(specOf),
    buckets: [],
    secrets: [],
  });
  const endpoint = await startAwsEndpoint({
    services: { dynamodb: aws.dynamodb },
    callers: new Map([['operator', { kind: 'operator' }]]),
  });
  const dynamoDb = new DynamoDBClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'not-checked' },
  });
  return {
    client: documentClient(dynamoDb),
    stop: async () => {
      dynamoDb.destroy();
      await endpoint.close();
      await aws.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function specOf({ name, key, indexes = [], streamOf, expiry }: TableDefinition): TableSpec {
  const attributes = [key, ...indexes].flatMap(({ partition, sort }) => [partition, sort ?? []]);
  return {
    name,
    tableName: `test-${name}`,
    definition: {
      AttributeDefinitions: [...new Set(attributes.flat())].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: keySchemaOf(key),
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(({ index, projection, ...key }) => ({
          IndexName: index,
          KeySchema: keySchemaOf(key),
          Projection: projectionOf(projection),
        })),
      }),
    },
    ...(streamOf && {
      streamArn: `arn:aws:dynamodb:us-east-1:000000000000:table/test-${name}/stream/1`,
      streamViewType: streamOf,
    }),
    ...(expiry && { ttlAttribute: expiry }),
  };
}

const projectionOf = (projection: IndexDefinition['projection']) => {
  if (projection === 'all') return { ProjectionType: 'ALL' as const };
  if (projection === 'keys-only') return { ProjectionType: 'KEYS_ONLY' as const };
  return { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projection] };
};

const keySchemaOf = ({ partition, sort }: TableDefinition['key']) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' as const }] : []),
];
