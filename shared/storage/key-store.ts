import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ApiKey } from '../contracts/api-key.ts';
import {
  getRow,
  parseRow,
  putIfAbsent,
  queryAll,
  storeCall,
  type TableAccess,
  unlessConditionFails,
} from './table.ts';
import { keysTable } from './tables.ts';

export interface KeyStore {
  get(keyId: string): Promise<ApiKey | undefined>;
  add(key: ApiKey): Promise<void>;
  /** Every key that a publisher ever had, oldest first. */
  ofPublisher(publisherId: string): Promise<ApiKey[]>;
  /** Every key there is. For operators: it reads the whole table. */
  all(): Promise<ApiKey[]>;
  revoke(keyId: string, at: string): Promise<'revoked' | 'no-such-key'>;
}

export function dynamoDbKeyStore(table: TableAccess): KeyStore {
  return {
    get: (keyId) => getRow(table, { keyId }, ApiKey),

    async add(key) {
      const outcome = await putIfAbsent(table, key, keysTable.key.partition);
      if (outcome === 'already-stored') throw new Error('a key with this id is there already');
    },

    async ofPublisher(publisherId) {
      return queryAll(
        table,
        {
          IndexName: keysTable.indexes[0].index,
          KeyConditionExpression: 'publisherId = :publisher',
          ExpressionAttributeValues: { ':publisher': publisherId },
        },
        ApiKey,
      );
    },

    async all() {
      const keys: ApiKey[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const scan = new ScanCommand({ TableName: table.tableName, ExclusiveStartKey: start });
        const { Items = [], LastEvaluatedKey } = await storeCall(() => table.client.send(scan));
        keys.push(...Items.map((row) => parseRow(ApiKey, row)));
        start = LastEvaluatedKey;
      } while (start);
      return keys;
    },

    async revoke(keyId, at) {
      const update = new UpdateCommand({
        TableName: table.tableName,
        Key: { keyId },
        UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :at)',
        ConditionExpression: 'attribute_exists(keyId)',
        ExpressionAttributeValues: { ':at': at },
      });
      const isKnown = await unlessConditionFails(() => table.client.send(update));
      return isKnown ? 'revoked' : 'no-such-key';
    },
  };
}
