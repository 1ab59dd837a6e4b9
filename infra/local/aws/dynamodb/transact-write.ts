import db, { type Item } from 'dynalite/db/index.js';
import * as z from 'zod';
import { AwsError } from '../aws-service.ts';
import { commitWrites, type DynamoDbParts } from './commit-writes.ts';
import { unitsOf } from './consumed-capacity.ts';
import { checkInput, type Json } from './dynalite-calls.ts';
import { itemSizeBytes } from './item-values.ts';
import {
  invalid,
  maximumItems,
  ReturnConsumed,
  readTransaction,
  refuseUnknownTables,
} from './read-transaction.ts';
import { CapturedWrites, type RowChange, TableRows } from './row-stores.ts';
import { tokenOf, useOfToken, wasUsed } from './transaction-token.ts';
import { consumedByWrites, planWrite, type SingleWrite } from './write-calls.ts';

const maximumBytes = 4 * 1024 * 1024;

const Part = z.looseObject({ TableName: z.string() }).nullish();
const Member = z.strictObject({ Put: Part, Update: Part, Delete: Part, ConditionCheck: Part });
type Member = z.infer<typeof Member>;
const Transaction = z.looseObject({
  TransactItems: z.array(Member).min(1).max(maximumItems),
  ClientRequestToken: z.string().min(1).max(36).nullish(),
  ReturnConsumedCapacity: ReturnConsumed,
});

/** Each member is the single call of its kind. A check is a delete that is decided and not done. */
const memberKinds = [
  { kind: 'Put', operation: 'PutItem' },
  { kind: 'Update', operation: 'UpdateItem', needs: 'UpdateExpression' },
  { kind: 'Delete', operation: 'DeleteItem' },
  { kind: 'ConditionCheck', operation: 'DeleteItem', needs: 'ConditionExpression' },
] as const satisfies { kind: keyof Member; operation: SingleWrite; needs?: string }[];

interface WritePart {
  readonly operation: SingleWrite;
  readonly isCheck: boolean;
  readonly input: Json;
  readonly returnOnFailure: unknown;
}

/** `TransactWriteItems`: all of it or nothing, in one batch. */
export async function transactWrite(body: unknown, parts: DynamoDbParts): Promise<Json> {
  const transaction = readTransaction(Transaction, body);
  const rows = new TableRows(parts.database, parts.tables);
  const writes = transaction.TransactItems.map((member) => readMember(member, rows));
  const tableNames = writes.map(({ input }) => String(input.TableName));
  refuseUnknownTables(tableNames, parts);
  refuseSameItemTwice(writes, parts);
  const token = tokenOf(transaction.ClientRequestToken, transaction.TransactItems);
  const changes = await commitWrites(parts, [...tableNames, ...token.keys], async () => {
    if (await wasUsed(token, parts)) return { captured: [], result: [] };
    const decided = await decideAll(writes, parts);
    return {
      captured: decided.filter(({ isCheck }) => !isCheck).map(({ captured }) => captured),
      result: decided.flatMap(changesOf),
      ownWrites: useOfToken(token, parts),
    };
  });
  return {
    ConsumedCapacity: consumedByWrites(changes, transaction.ReturnConsumedCapacity, parts, 2),
  };
}

function readMember(member: Member, rows: TableRows): WritePart {
  const given = memberKinds.filter(({ kind }) => member[kind]);
  const [only] = given;
  if (!only || given.length > 1) {
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const { ReturnValuesOnConditionCheckFailure: returnOnFailure, ...call } = {
    ...member[only.kind],
  };
  if ('needs' in only && !(only.needs in call)) {
    throw invalid(`The ${only.needs} of ${only.kind} must not be null`);
  }
  const input = checkInput(only.operation, call, rows);
  return { ...only, input, returnOnFailure, isCheck: only.kind === 'ConditionCheck' };
}

/** A key that does not fit its table is left to its member's own reason. */
function refuseSameItemTwice(writes: readonly WritePart[], { tables }: DynamoDbParts): void {
  const seen = new Set<string>();
  for (const { input } of writes) {
    const table = tables.get(String(input.TableName))?.description;
    const item = (input.Key ?? input.Item) as Item;
    if (!table || db.validateItem(item, table)) continue;
    const key = `${table.TableName}/${db.createKey(item, table)}`;
    if (seen.has(key)) {
      throw invalid('Transaction request cannot include multiple operations on one item');
    }
    seen.add(key);
  }
}

interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}
interface DecidedWrite {
  readonly captured: CapturedWrites;
  readonly isCheck: boolean;
  readonly reason: CancellationReason;
}

/** @throws {AwsError} `TransactionCanceledException` with a reason for each member, if one of them cannot be done. */
async function decideAll(
  writes: readonly WritePart[],
  parts: DynamoDbParts,
): Promise<DecidedWrite[]> {
  const decided: DecidedWrite[] = [];
  for (const write of writes) decided.push(await decide(write, parts));
  if (decided.some(({ reason }) => reason.Code !== 'None')) {
    // As on AWS, what was tried is billed.
    writes.forEach(({ input }, at) => {
      const writeUnits = 2 * unitsOf(decided[at]?.captured.lastRead);
      parts.capacity.add(String(input.TableName), { writeUnits });
    });
    throw canceled(decided.map(({ reason }) => reason));
  }
  const bytes = decided.flatMap(changesOf).map(({ after }) => (after ? itemSizeBytes(after) : 0));
  if (bytes.reduce((sum, each) => sum + each, 0) > maximumBytes) {
    throw invalid('Transaction request size exceeds the limit of 4 MB');
  }
  return decided;
}

async function decide(write: WritePart, parts: DynamoDbParts): Promise<DecidedWrite> {
  const { operation, isCheck, input, returnOnFailure } = write;
  const captured = new CapturedWrites(parts.database, parts.tables);
  try {
    await planWrite(operation, input, returnOnFailure, captured);
    return { captured, isCheck, reason: { Code: 'None' } };
  } catch (error) {
    return { captured, isCheck, reason: reasonOf(error) };
  }
}

const reasonCodes: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ValidationException: 'ValidationError',
};

function reasonOf(error: unknown): CancellationReason {
  const Code = error instanceof AwsError ? reasonCodes[error.code] : undefined;
  if (!(error instanceof AwsError) || !Code) throw error;
  return { Code, Message: error.message, ...error.members };
}

function canceled(reasons: readonly CancellationReason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}

/** A check leaves its row as it is, and is billed like a write of it. */
function changesOf({ captured, isCheck }: DecidedWrite): RowChange[] {
  if (!isCheck) return captured.changes;
  return captured.changes.map((change) => ({ ...change, after: change.before }));
}
