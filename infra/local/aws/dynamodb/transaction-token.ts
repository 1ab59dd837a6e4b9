import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from '../aws-service.ts';
import { type DatabaseWrite, endOfPrefix } from '../data-folder.ts';
import type { DynamoDbParts } from './commit-writes.ts';
import { transactionTokenPrefix } from './row-keys.ts';

const tokenLifeMs = 10 * 60 * 1000;

/** What is kept of a transaction's token, so that the same transaction sent again is not done again. */
const UsedToken = z.object({ bodyHash: z.string(), usedAtMs: z.number() });

export interface TransactionToken {
  /** Where its use is kept; empty for a transaction without a token. */
  readonly keys: readonly string[];
  readonly bodyHash: string;
}

export function tokenOf(token: string | null | undefined, items: unknown): TransactionToken {
  return {
    keys: token ? [transactionTokenPrefix + token] : [],
    bodyHash: createHash('sha256').update(JSON.stringify(items)).digest('hex'),
  };
}

/** What belongs into the transaction's own batch. */
export function useOfToken({ keys, bodyHash }: TransactionToken, { now }: DynamoDbParts) {
  return keys.map((key) => ({ type: 'put' as const, key, value: { bodyHash, usedAtMs: now() } }));
}

/**
 * Whether this very transaction was done in the last ten minutes.
 * @throws {AwsError} when the token was used by another one.
 */
export async function wasUsed(
  { keys, bodyHash }: TransactionToken,
  { database, now }: DynamoDbParts,
): Promise<boolean> {
  const [key] = keys;
  const used = UsedToken.safeParse(key && (await database.get(key))).data;
  if (!used || isOver(used.usedAtMs, now())) return false;
  if (used.bodyHash === bodyHash) return true;
  throw new AwsError(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request.',
  );
}

export async function forgetOldTokens({ database, now }: DynamoDbParts): Promise<void> {
  const range = { gte: transactionTokenPrefix, lt: endOfPrefix(transactionTokenPrefix) };
  const old: DatabaseWrite[] = [];
  for await (const [key, value] of database.iterator(range)) {
    const used = UsedToken.safeParse(value).data;
    if (!used || isOver(used.usedAtMs, now())) old.push({ type: 'del', key });
  }
  await database.batch(old);
}

function isOver(usedAtMs: number, nowMs: number): boolean {
  return usedAtMs + tokenLifeMs < nowMs;
}
