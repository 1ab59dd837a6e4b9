import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../shared/errors.ts';
import { StoryRow } from '../../shared/storage/story-store.ts';
import { parseRow, storeCall, unlessConditionFails } from '../../shared/storage/table.ts';
import { storyNamed } from '../named-ids.ts';

const named = (name: string) => Object.assign(new Error(name), { name });
const canceled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const failing = (error: unknown) => () => Promise.reject(error);

describe('a write that its condition forbids is an outcome', () => {
  it.each([
    ['alone', named('ConditionalCheckFailedException')],
    ['in a transaction', canceled('None', 'ConditionalCheckFailed')],
    ['beside a conflict', canceled('TransactionConflict', 'ConditionalCheckFailed')],
  ])('%s', async (_where, error) => expect(await unlessConditionFails(failing(error))).toBe(false));
});

describe('what passes by itself can be tried again', () => {
  it.each([
    ['a throttled call', named('ThrottlingException')],
    ['a broken connection', Object.assign(new Error(), { code: 'ECONNRESET' })],
    ['another transaction on the row', canceled('None', 'TransactionConflict')],
  ])('%s', (_what, error) =>
    expect(unlessConditionFails(failing(error))).rejects.toMatchObject({
      code: 'store-unavailable',
      isRetryable: true,
      cause: error,
    }),
  );
});

describe('a defect is thrown as it came', () => {
  it.each([
    ['a missing grant', named('AccessDeniedException')],
    ['a malformed expression', named('ValidationException')],
    ['an item that is too large, in a transaction', canceled('ValidationError', 'None')],
  ])('%s', (_what, error) => expect(storeCall(failing(error))).rejects.toBe(error));
});

describe('a row of another form is told as not readable', () => {
  const row = { storyId: storyNamed('dam'), revision: 1, version: 1 };
  it.each([
    ['without its body', row],
    ['whose body is not JSON', { ...row, body: 'not JSON' }],
    ['whose body is no story', { ...row, body: '{"claims":[]}' }],
    ['that does not unpack', { ...row, body: new Uint8Array([1, 2, 3]) }],
  ])('%s', (_what, stored) => {
    const thrown = catching(() => parseRow(StoryRow, stored));
    expect(thrown).toBeInstanceOf(ServiceError);
    expect(thrown).toMatchObject({ code: 'record-not-readable' });
  });
});

function catching(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
