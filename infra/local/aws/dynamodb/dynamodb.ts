import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { AwsError, type AwsRequest, type AwsService, type PauseAt } from '../aws-service.ts';
import type { Database } from '../data-folder.ts';
import { authorizeCall } from './authorize-call.ts';
import type { DynamoDbParts } from './commit-writes.ts';
import { CapacityTotals } from './consumed-capacity.ts';
import { checkInput, type Json } from './dynalite-calls.ts';
import { openTables } from './open-tables.ts';
import { readItems } from './read-calls.ts';
import { invalid } from './read-transaction.ts';
import { TableRows } from './row-stores.ts';
import { sweep } from './sweep.ts';
import { TableLocks } from './table-locks.ts';
import type { TableSpec } from './table-spec.ts';
import { LevelTableStreams, type TableStreams } from './table-streams.ts';
import { transactGet } from './transact-get.ts';
import { transactWrite } from './transact-write.ts';
import { batchWrite, writeItem } from './write-calls.ts';

export interface LocalDynamoDbOptions {
  readonly database: Database;
  readonly tables: readonly TableSpec[];
  readonly pauseAt?: PauseAt;
  /** Milliseconds since 1970; the clock of this machine when left out. */
  readonly now?: () => number;
  /** How often expired rows and old records are swept away. */
  readonly sweepSeconds?: number;
  /** Told when a sweep fails; the next one tries again. */
  readonly onDefect?: (error: unknown) => void;
}

export interface LocalDynamoDb {
  readonly service: AwsService;
  readonly streams: TableStreams;
  readonly capacity: Pick<CapacityTotals, 'totals'>;
  /** Sweeps now, beside the sweeps that happen of themselves. */
  sweep(): Promise<void>;
  /** Ends the sweeping. The database stays open. */
  close(): Promise<void>;
}

/**
 * DynamoDB on one machine: dynalite's rules and expressions on our own database, with what dynalite lacks (transactions,
 * streams, time to live) and a batch for each write.
 *
 * @throws {TableKeyChanged}
 */
export async function openDynamoDb(options: LocalDynamoDbOptions): Promise<LocalDynamoDb> {
  const tables = await openTables(options.database, options.tables);
  const parts: DynamoDbParts = {
    database: options.database,
    tables,
    locks: new TableLocks(),
    streams: await LevelTableStreams.open(options.database, tables),
    capacity: new CapacityTotals(),
    pauseAt: options.pauseAt ?? (async () => {}),
    now: options.now ?? Date.now,
  };
  let sweeping = Promise.resolve();
  const sweepNow = () => {
    sweeping = sweeping.catch(() => {}).then(() => sweep(parts));
    return sweeping;
  };
  const timer = setInterval(
    () => sweepNow().catch(options.onDefect ?? console.error),
    (options.sweepSeconds ?? 60) * 1000,
  ).unref();
  return {
    service: { errorFormat: 'json', handle: (request) => answer(request, parts) },
    streams: parts.streams,
    capacity: parts.capacity,
    sweep: sweepNow,
    close: async () => {
      clearInterval(timer);
      // A sweep that stands at a pause point would never end.
      await Promise.race([sweeping.catch(() => {}), sleep(1000, undefined, { ref: false })]);
    },
  };
}

async function answer(request: AwsRequest, parts: DynamoDbParts) {
  const operation = operationOf(request.headers['x-amz-target']);
  const body = readBody(request.body);
  authorizeCall(operation, body, parts.tables, request.authorize);
  const output = await operations[operation](body, parts);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(output),
  };
}

type Operation = (body: Json, parts: DynamoDbParts) => Promise<Json>;

/** Everything that is answered. Tables are made by the template, so nothing makes or changes them. */
const operations = {
  GetItem: reading('GetItem'),
  BatchGetItem: reading('BatchGetItem'),
  Query: reading('Query'),
  Scan: reading('Scan'),
  TransactGetItems: transactGet,
  PutItem: writing('PutItem'),
  UpdateItem: writing('UpdateItem'),
  DeleteItem: writing('DeleteItem'),
  BatchWriteItem: async (body, parts) =>
    batchWrite(checkInput('BatchWriteItem', body, rowsOf(parts)), parts),
  TransactWriteItems: transactWrite,
  DescribeTable: async (body, parts) => ({ Table: tableOf(body, parts).description }),
  DescribeTimeToLive: async (body, parts) => ({ TimeToLiveDescription: timeToLiveOf(body, parts) }),
  ListTables: async (_body, { tables }) => ({ TableNames: [...tables.keys()].toSorted() }),
} satisfies Record<string, Operation>;

function operationOf(target = ''): keyof typeof operations {
  const [version, operation = ''] = target.split('.');
  if (version === 'DynamoDB_20120810' && Object.hasOwn(operations, operation)) {
    return operation as keyof typeof operations;
  }
  throw new AwsError(
    'UnknownOperationException',
    `DynamoDB on one machine does not know ${target}.`,
  );
}

function readBody(body: Buffer): Json {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body.toString()));
  } catch {
    throw new AwsError('SerializationException', 'The body is not a JSON object.');
  }
}

function reading(operation: Parameters<typeof readItems>[0]): Operation {
  return (body, parts) => readItems(operation, checkInput(operation, body, rowsOf(parts)), parts);
}

function writing(operation: Parameters<typeof writeItem>[0]): Operation {
  return async (body, parts) => {
    const { ReturnValuesOnConditionCheckFailure: returnOnFailure, ...known } = body;
    if (![undefined, null, 'NONE', 'ALL_OLD'].includes(returnOnFailure as string)) {
      throw invalid('ReturnValuesOnConditionCheckFailure can only be ALL_OLD or NONE');
    }
    const input = checkInput(operation, known, rowsOf(parts));
    return writeItem(operation, input, returnOnFailure, parts);
  };
}

function rowsOf({ database, tables }: DynamoDbParts): TableRows {
  return new TableRows(database, tables);
}

function tableOf({ TableName }: Json, { tables }: DynamoDbParts) {
  const table = tables.get(String(TableName));
  if (table) return table;
  throw new AwsError(
    'ResourceNotFoundException',
    `Requested resource not found: Table: ${TableName} not found`,
  );
}

function timeToLiveOf(body: Json, parts: DynamoDbParts) {
  const { ttlAttribute } = tableOf(body, parts).spec;
  return ttlAttribute
    ? { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute }
    : { TimeToLiveStatus: 'DISABLED' };
}
