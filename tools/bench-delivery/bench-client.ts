import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { readServiceFile } from '../../infra/local/service-file.ts';
import { createKey } from '../../shared/keys/create-key.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';

/** Calls the service as its clients do; what passes by itself is tried again, as they would. */
export interface BenchClient {
  /** @returns the answer's `id`, where it has one. */
  post(path: string, body: unknown): Promise<string>;
  /** @returns undefined while there is no such thing. */
  get(path: string): Promise<unknown>;
}

const Id = z.looseObject({ id: z.string().default('') });
const passing = new Set([429, 500, 503]);
const tries = 20;

/** A client with a key of its own, made as `npm run keys` makes one. */
export async function benchClient(url: string, dataDir: string): Promise<BenchClient> {
  const key = await newKey(dataDir);

  async function call(method: string, path: string, body?: unknown): Promise<Response> {
    for (let left = tries; ; left--) {
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!passing.has(response.status) || left === 0) return response;
      await response.arrayBuffer();
      await pause(50 + 50 * (tries - left));
    }
  }

  return {
    async post(path, body) {
      const response = await call('POST', path, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`);
      return Id.parse(JSON.parse(text)).id;
    },
    async get(path) {
      const response = await call('GET', path);
      const text = await response.text();
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${text}`);
      return JSON.parse(text);
    },
  };
}

async function newKey(dataDir: string): Promise<string> {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const connection = new DynamoDBClient({ endpoint, region, credentials });
  const made = await createKey(
    { publisherId: 'bench', publisher: 'Town News', scopes: ['articles:write', 'topics:write'] },
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
