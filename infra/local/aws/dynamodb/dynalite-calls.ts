import batchGetItem from 'dynalite/actions/batchGetItem.js';
import batchWriteItem from 'dynalite/actions/batchWriteItem.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import type { DynaliteStore } from 'dynalite/db/index.js';
import batchGetItemRules from 'dynalite/validations/batchGetItem.js';
import batchWriteItemRules from 'dynalite/validations/batchWriteItem.js';
import deleteItemRules from 'dynalite/validations/deleteItem.js';
import getItemRules from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import putItemRules from 'dynalite/validations/putItem.js';
import queryRules from 'dynalite/validations/query.js';
import scanRules from 'dynalite/validations/scan.js';
import updateItemRules from 'dynalite/validations/updateItem.js';
import { AwsError } from '../aws-service.ts';

/** The calls that dynalite answers, each with its action and the rules for its input. */
const dynaliteCalls = {
  GetItem: [getItem, getItemRules],
  BatchGetItem: [batchGetItem, batchGetItemRules],
  Query: [query, queryRules],
  Scan: [scan, scanRules],
  PutItem: [putItem, putItemRules],
  UpdateItem: [updateItem, updateItemRules],
  DeleteItem: [deleteItem, deleteItemRules],
  BatchWriteItem: [batchWriteItem, batchWriteItemRules],
} as const;
export type DynaliteOperation = keyof typeof dynaliteCalls;

export type Json = Record<string, unknown>;

/** Checks an input and parses its expressions. Members that dynalite does not know are left out. @throws {AwsError} as AWS does. */
export function checkInput(
  operation: DynaliteOperation,
  body: Json,
  store: Pick<DynaliteStore, 'options'>,
): Json {
  const [, rules] = dynaliteCalls[operation];
  try {
    const input = validations.checkTypes(body, rules.types);
    validations.checkValidations(input, rules.types, rules.custom, store);
    return input;
  } catch (error) {
    throw asAwsError(error);
  }
}

/** Runs a checked input on a store. @throws {AwsError} as AWS does. */
export function callDynalite(
  operation: DynaliteOperation,
  input: Json,
  store: DynaliteStore,
): Promise<Json> {
  const [action] = dynaliteCalls[operation];
  return new Promise((resolve, reject) => {
    action(store, withOwnKey(input), (error, output) =>
      error ? reject(asAwsError(error)) : resolve(output ?? {}),
    );
  });
}

/** An update that makes a new item writes its attributes into `Key`, which belongs to the caller. */
function withOwnKey(input: Json): Json {
  const { Key } = input;
  return typeof Key === 'object' ? { ...input, Key: { ...Key } } : input;
}

/** dynalite's errors carry the answer's body: `__type` with a namespace before `#`, and `message` in either case. */
function asAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || !('body' in error)) return error;
  const { __type, message, Message } = error.body as Partial<Record<string, string>>;
  const code = __type?.slice(__type.indexOf('#') + 1) ?? 'ValidationException';
  return new AwsError(code, message ?? Message ?? '');
}
