import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import {
  type RunningService,
  type ServiceOptions,
  startService,
} from '../../infra/local/service.ts';
import { readServiceFile } from '../../infra/local/service-file.ts';
import type { Scope } from '../../shared/contracts/api-key.ts';
import { createKey } from '../../shared/keys/create-key.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';
import { searchLogs } from '../../tools/search-logs.ts';
import { addressesGiven } from './client.ts';

/** A data folder of its own for a test, taken away after it, once its logs are seen to tell nobody's address. */
export function freshDataDir(onFinish: typeof onTestFinished = onTestFinished): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'on-record-data-'));
  onFinish(() => takeAway(dataDir));
  return dataDir;
}

function takeAway(dataDir: string): void {
  const telling = searchLogs(dataDir, addressesGiven);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  expect(telling, 'lines of logs that tell an address').toEqual([]);
}

/** The whole service, running in this process on an empty data folder, or on one that is given. */
export async function freshService(
  options: Partial<ServiceOptions> = {},
): Promise<RunningService & { dataDir: string }> {
  const dataDir = options.dataDir ?? freshDataDir();
  const service = await startService({
    port: 0,
    assemblyDir: inject('assemblyDir'),
    ...options,
    dataDir,
  });
  onTestFinished(() => service.stop());
  return { ...service, dataDir };
}

/** A publisher's key, made as `npm run keys` makes it. */
export async function keyFor(
  dataDir: string,
  publisherId: string,
  scopes: readonly Scope[] = ['articles:write', 'topics:write'],
): Promise<{ key: string; keyId: string }> {
  const made = await createKey(
    { publisherId, publisher: `The ${publisherId} Herald`, scopes },
    keyStoreOf(dataDir),
    new Date(),
  );
  if ('tooMany' in made) throw new Error('too many keys');
  return { key: made.key, keyId: made.row.keyId };
}

export function keyStoreOf(dataDir: string) {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const client = documentClient(new DynamoDBClient({ endpoint, region, credentials }));
  return dynamoDbKeyStore({ client, tableName: outputs.KeysTable ?? '' });
}

/** One service for all tests of a file. */
export function sharedService(): { readonly url: string; readonly dataDir: string } {
  const dataDir = mkdtempSync(join(tmpdir(), 'on-record-data-'));
  let running: RunningService | undefined;
  beforeAll(async () => {
    running = await startService({ port: 0, assemblyDir: inject('assemblyDir'), dataDir });
  });
  afterAll(async () => {
    await running?.stop();
    takeAway(dataDir);
  });
  return {
    dataDir,
    get url() {
      return running?.url ?? '';
    },
  };
}
