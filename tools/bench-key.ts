import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readServiceFile } from '../infra/local/service-file.ts';
import type { Scope } from '../shared/contracts/api-key.ts';
import { createKey } from '../shared/keys/create-key.ts';
import { documentClient } from '../shared/storage/document-client.ts';
import { dynamoDbKeyStore } from '../shared/storage/key-store.ts';

/** A key for the service that has just been started in a fresh data folder, made as `npm run keys` makes one. */
export async function benchKey(
  dataDir: string,
  publisher: string,
  scopes: readonly Scope[],
): Promise<string> {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const connection = new DynamoDBClient({ endpoint, region, credentials });
  const made = await createKey(
    { publisherId: 'bench', publisher, scopes },
    dynamoDbKeyStore({
      client: documentClient(connection),
      tableName: outputs.KeysTable ?? '',
    }),
    new Date(),
  );
  connection.destroy();
  if ('tooMany' in made) throw new Error('the data folder is not fresh');
  return made.key;
}
