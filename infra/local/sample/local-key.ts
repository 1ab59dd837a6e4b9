import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createKey, type NewKey } from '../../../shared/keys/create-key.ts';
import { documentClient } from '../../../shared/storage/document-client.ts';
import { dynamoDbKeyStore, type KeyStore } from '../../../shared/storage/key-store.ts';
import { readServiceFile } from '../service-file.ts';

const localPublisher: NewKey = {
  publisherId: 'this-machine',
  publisher: 'This machine',
  scopes: ['articles:write', 'topics:write'],
};

export const localKeyFile = (dataDir: string) => join(dataDir, 'local-key');

/** The key with which the user of this machine posts articles. Made once; it lies in the data folder, for this user alone. */
export async function localKey(dataDir: string): Promise<string> {
  const file = localKeyFile(dataDir);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const key = await freshKey(localPublisher, keyStoreOf(dataDir));
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, `${key}\n`, { mode: 0o600 });
    await rename(unfinished, file);
    return key;
  }
}

/**
 * A new key, as `npm run keys -- create` makes it, after revoking those that nobody has any more.
 * Only for publishers that this machine plays itself.
 */
export async function freshKey(publisher: NewKey, keys: KeyStore): Promise<string> {
  await revokeKeys(publisher, keys);
  const made = await createKey(publisher, keys, new Date());
  if ('key' in made) return made.key;
  throw new Error(`${publisher.publisher} has too many keys.`);
}

export async function revokeKeys({ publisherId }: NewKey, keys: KeyStore): Promise<void> {
  for (const { keyId, revokedAt } of await keys.ofPublisher(publisherId)) {
    if (!revokedAt) await keys.revoke(keyId, new Date().toISOString());
  }
}

/** The keys of the service that runs on this data folder, for its operator. */
export function keyStoreOf(dataDir: string): KeyStore {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const client = documentClient(new DynamoDBClient({ endpoint, region, credentials }));
  return dynamoDbKeyStore({ client, tableName: outputs.KeysTable ?? '' });
}
