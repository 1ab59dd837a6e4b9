import { describe, expect, it } from 'vitest';
import {
  deliverBatch,
  type FailedBatch,
  type StreamRecord,
} from '../../../../infra/local/event-sources/deliver-batch.ts';
import type { FailurePolicy } from '../../../../infra/local/event-sources/event-source.ts';
import type { Outcome } from '../../../../infra/local/functions/function-worker.ts';

const now = Date.parse('2026-11-01T12:00:00Z');
const record = (sequence: string, createdAt = now): StreamRecord => ({
  sequence,
  createdAt,
  json: '{}',
});
const records = ['1', '2', '3', '4'].map((sequence) => record(sequence));

const answered = (answer: unknown): Outcome => ({
  kind: 'answered',
  payload: JSON.stringify(answer),
});
const failed: Outcome = {
  kind: 'errored',
  error: { errorType: 'Error', errorMessage: 'no' },
};
const failuresAt = (...sequences: unknown[]) =>
  answered({ batchItemFailures: sequences.map((itemIdentifier) => ({ itemIdentifier })) });

const once: FailurePolicy = {
  maximumRetries: 2,
  maximumAgeSeconds: -1,
  bisects: false,
  reportsItemFailures: false,
};
const cutting = { ...once, bisects: true };
const reporting = { ...once, reportsItemFailures: true };

/** Runs a batch through a function that answers as `answer` says, and tells what happened. */
async function deliver(
  batch: readonly StreamRecord[],
  policy: FailurePolicy,
  answer: (sequences: string[], call: number) => Outcome,
) {
  const calls: string[] = [];
  const kept: FailedBatch[] = [];
  const finished: string[] = [];
  const pauses: number[] = [];
  await deliverBatch(batch, policy, {
    async invoke(batch) {
      const sequences = batch.map(({ sequence }) => sequence);
      calls.push(sequences.join(''));
      return { requestId: `request-${calls.length}`, outcome: answer(sequences, calls.length) };
    },
    keepFailed: async (batch) => void kept.push(batch),
    finished: async (sequence) => void finished.push(sequence),
    pause: async (milliseconds) => void pauses.push(milliseconds),
    now: () => now,
  });
  const given = kept.map(
    ({ records, condition, tries }) =>
      `${records.map(({ sequence }) => sequence).join('')} ${condition} ${tries}`,
  );
  return { calls, given, finished, pauses };
}

const failsOn = (poison: string) => (sequences: string[]) =>
  sequences.includes(poison) ? failed : answered(null);

describe('a batch', () => {
  it('that succeeds is finished at once', async () => {
    const { calls, given, finished } = await deliver(records, once, () => answered(null));
    expect({ calls, given, finished }).toEqual({ calls: ['1234'], given: [], finished: ['4'] });
  });

  it('that fails is tried as often as the mapping says, with longer and longer pauses, then given up', async () => {
    const { calls, given, finished, pauses } = await deliver(records, once, () => failed);
    expect(calls).toEqual(['1234', '1234', '1234']);
    expect(given).toEqual(['1234 RetryAttemptsExhausted 3']);
    expect(finished).toEqual(['4']);
    expect(pauses).toEqual([100, 200]);
  });

  it('that fails once goes through at the next try', async () => {
    const { calls, given } = await deliver(records, once, (_, call) =>
      call === 1 ? failed : answered(null),
    );
    expect({ calls, given }).toEqual({ calls: ['1234', '1234'], given: [] });
  });

  it('is cut in two until the bad record stands alone, which costs no tries', async () => {
    const { calls, given, finished } = await deliver(records, cutting, failsOn('3'));
    expect(calls).toEqual(['1234', '12', '34', '3', '3', '3', '4']);
    expect(given).toEqual(['3 RetryAttemptsExhausted 3']);
    expect(finished).toEqual(['2', '3', '4']);
  });

  it('never waits longer than three seconds between two tries', async () => {
    const many = { ...once, maximumRetries: 9 };
    const { pauses } = await deliver(records, many, () => failed);
    expect(Math.max(...pauses)).toBe(3000);
  });

  it('is tried without end where the mapping sets no bound', async () => {
    const unbounded = { ...once, maximumRetries: -1 };
    const { calls, given } = await deliver([record('1')], unbounded, (_, call) =>
      call < 50 ? failed : answered(null),
    );
    expect([calls.length, given]).toEqual([50, []]);
  });
});

describe('where the function names the records that failed,', () => {
  it('those before the first of them are done, and it goes on from there', async () => {
    const { calls, finished } = await deliver(records, reporting, (_, call) =>
      call === 1 ? failuresAt('4', '3') : answered({ batchItemFailures: [] }),
    );
    expect({ calls, finished }).toEqual({ calls: ['1234', '34'], finished: ['2', '4'] });
  });

  it('one bad record is given up alone, and the others are not run again', async () => {
    const policy = { ...reporting, bisects: true };
    const { calls, given } = await deliver(records, policy, (sequences) =>
      sequences.includes('3') ? failuresAt('3') : answered({ batchItemFailures: [] }),
    );
    expect(calls).toEqual(['1234', '34', '3', '3', '3', '4']);
    expect(given).toEqual(['3 RetryAttemptsExhausted 3']);
  });

  it.each([
    ['no list', answered({})],
    ['an empty list', answered({ batchItemFailures: [] })],
    ['null for the list', answered({ batchItemFailures: null })],
    ['nothing', answered(null)],
    ['a text', answered('done')],
  ])('%s means success', async (_what, answer) => {
    expect((await deliver(records, reporting, () => answer)).calls).toEqual(['1234']);
  });

  it.each([
    ['an empty name', failuresAt('')],
    ['no name', answered({ batchItemFailures: [{ id: '3' }] })],
    ['a record of another batch', failuresAt('99')],
  ])('%s means that all failed', async (_what, answer) => {
    const { calls } = await deliver(records, reporting, (_, call) =>
      call === 1 ? answer : answered(null),
    );
    expect(calls).toEqual(['1234', '1234']);
  });

  it('an answer is not read unless the mapping says so', async () => {
    const { calls } = await deliver(records, once, () => failuresAt('1'));
    expect(calls).toEqual(['1234']);
  });
});

describe('a record that is older than the mapping allows', () => {
  const hour = { ...once, maximumAgeSeconds: 3600 };
  it('is given up unread, and the younger ones go on', async () => {
    const batch = [record('1', now - 3_700_000), record('2', now - 60_000)];
    const { calls, given, finished } = await deliver(batch, hour, () => answered(null));
    expect(calls).toEqual(['2']);
    expect(given).toEqual(['1 RecordAgeExceeded 0']);
    expect(finished).toEqual(['1', '2']);
  });
});
