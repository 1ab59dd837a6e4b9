import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startAwsEndpoint } from '../../../../infra/local/aws/aws-endpoint.ts';
import type { Caller, Statement } from '../../../../infra/local/aws/aws-service.ts';
import type { TableSpec } from '../../../../infra/local/aws/dynamodb/table-spec.ts';
import { type LocalAwsOptions, openLocalAws } from '../../../../infra/local/aws/open-local-aws.ts';

/** An empty folder, and what removes it. */
export async function temporaryFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'on-record-test-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A table with a stream, an index by day and a time to live. */
export const storiesSpec: TableSpec = {
  name: 'Stories',
  tableName: 'test-Stories',
  definition: {
    AttributeDefinitions: [
      { AttributeName: 'storyId', AttributeType: 'S' },
      { AttributeName: 'day', AttributeType: 'S' },
      { AttributeName: 'position', AttributeType: 'S' },
    ],
    KeySchema: [{ AttributeName: 'storyId', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-day',
        KeySchema: [
          { AttributeName: 'day', KeyType: 'HASH' },
          { AttributeName: 'position', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  },
  streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/test-Stories/stream/1',
  streamViewType: 'NEW_IMAGE',
  ttlAttribute: 'expiresAt',
};

/** A table with a sort key and a key of its own, without a stream. */
export const alertsSpec: TableSpec = {
  name: 'Alerts',
  tableName: 'test-Alerts',
  definition: {
    AttributeDefinitions: [
      { AttributeName: 'streamId', AttributeType: 'S' },
      { AttributeName: 'alertId', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'streamId', KeyType: 'HASH' },
      { AttributeName: 'alertId', KeyType: 'RANGE' },
    ],
  },
  kmsKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/alerts',
};

export interface TestOptions extends Partial<LocalAwsOptions> {
  /** What the role with the access key id `role` may do. The id `operator` may do everything. */
  readonly statements?: readonly Statement[];
}

/** The stand-ins over HTTP, and the SDK's own clients for them. */
export async function startLocalAws({ statements = [], ...options }: TestOptions = {}) {
  const folder = options.dataDir ? undefined : await temporaryFolder();
  const aws = await openLocalAws({
    dataDir: options.dataDir ?? folder?.dataDir ?? '',
    tables: [storiesSpec, alertsSpec],
    buckets: ['failed-records'],
    secrets: [],
    ...options,
  });
  const role: Caller = {
    kind: 'role',
    roleName: 'Steps',
    policies: [{ name: 'Grants', statements }],
  };
  const { dynamodb, s3, secretsManager } = aws;
  const endpoint = await startAwsEndpoint({
    services: { dynamodb, s3, secretsmanager: secretsManager },
    callers: new Map<string, Caller>([
      ['operator', { kind: 'operator' }],
      ['role', role],
    ]),
  });
  return {
    aws,
    url: endpoint.url,
    clients: clientsFor(endpoint.url, 'operator'),
    roleClients: clientsFor(endpoint.url, 'role'),
    stop: async () => {
      await endpoint.close();
      await aws.close();
      await folder?.remove();
    },
  };
}

export function clientsFor(endpoint: string, accessKeyId: string) {
  const credentials = { accessKeyId, secretAccessKey: 'not-checked' };
  const config = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  return {
    dynamodb: new DynamoDBClient(config),
    s3: new S3Client(config),
    secretsManager: new SecretsManagerClient(config),
  };
}

export type LocalAwsUnderTest = Awaited<ReturnType<typeof startLocalAws>>;
