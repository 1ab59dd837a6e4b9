import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readServiceFile } from '../../infra/local/service-file.ts';
import { documentClient } from '../../shared/storage/document-client.ts';

const root = join(import.meta.dirname, '../..');

/** Runs an operator's command on the service of a data folder. @returns what it prints. */
export async function operator(dataDir: string, tool: string, ...args: string[]): Promise<string> {
  const command = [join(root, `tools/${tool}.ts`), ...args, '--data', dataDir];
  return (await promisify(execFile)(process.execPath, command)).stdout;
}

/** Every row of the table with addresses, those included that only count. */
export async function rowsOf(dataDir: string) {
  const { client, TableName } = table(dataDir);
  return (await client.send(new ScanCommand({ TableName }))).Items ?? [];
}

/** Makes what waits as old as if so many hours had passed since each sign-up. */
export async function letPass(dataDir: string, hours: number): Promise<void> {
  const at = new Date(Date.now() - hours * 3_600_000).toISOString();
  for (const row of await rowsOf(dataDir)) {
    if (row.nextCheckAt) await change(dataDir, row, 'SET nextCheckAt = :at, mailedAt = :at', at);
    if (row.code) await change(dataDir, row, 'SET code.goodUntil = :at', at);
  }
}

async function change(
  dataDir: string,
  { topicId, subscriptionId }: Record<string, unknown>,
  UpdateExpression: string,
  at: string,
): Promise<void> {
  const { client, TableName } = table(dataDir);
  const Key = { topicId, subscriptionId };
  const ExpressionAttributeValues = { ':at': at };
  await client.send(
    new UpdateCommand({ TableName, Key, UpdateExpression, ExpressionAttributeValues }),
  );
}

function table(dataDir: string) {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const client = documentClient(new DynamoDBClient({ endpoint, region, credentials }));
  return { client, TableName: outputs.SubscriptionsTable };
}
