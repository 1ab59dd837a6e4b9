import * as z from 'zod';
import type { Invocation } from '../functions/function-pool.ts';
import type { FailurePolicy } from './event-source.ts';

/** A record of a stream on its way to a function. */
export interface StreamRecord {
  readonly sequence: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly json: string;
}

/** Records that are given up, and why. */
export interface FailedBatch {
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly tries: number;
  readonly lastInvocation: Invocation | undefined;
}

export interface DeliveryPorts {
  invoke(records: readonly StreamRecord[]): Promise<Invocation>;
  /** Keeps what failed for good. */
  keepFailed(batch: FailedBatch): Promise<void>;
  /** Told in order: this record and all before it in the batch are done with. */
  finished(sequence: string): Promise<void>;
  /** @throws when the service stops: what is not finished then comes again at the next start. */
  pause(milliseconds: number): Promise<void>;
  now(): number;
}

interface Attempt {
  readonly records: readonly StreamRecord[];
  readonly tries: number;
  readonly lastInvocation?: Invocation;
}

/** Lambda waits longer between tries; on one machine somebody is watching. */
const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 3000;

/**
 * Hands a batch to a function as Lambda does with those of a stream, in order: what fails is cut in two
 * (which does not count as a try), tried again a bounded number of times, and then given up.
 */
export async function deliverBatch(
  records: readonly StreamRecord[],
  policy: FailurePolicy,
  ports: DeliveryPorts,
): Promise<void> {
  const waiting: Attempt[] = [{ records, tries: 0 }];
  for (let attempt = waiting.pop(); attempt; attempt = waiting.pop()) {
    const fresh = await withoutOutdated(attempt, policy, ports);
    if (fresh.records.length > 0) {
      waiting.push(...(await deliverOnce(fresh, policy, ports)).toReversed());
    }
  }
}

/** @returns what has to be tried next, in order. */
async function deliverOnce(
  { records, tries }: Attempt,
  policy: FailurePolicy,
  ports: DeliveryPorts,
): Promise<Attempt[]> {
  const lastInvocation = await ports.invoke(records);
  const done = countDone(lastInvocation, records, policy);
  const lastDone = records[done - 1];
  if (lastDone) await ports.finished(lastDone.sequence);
  if (done === records.length) return [];

  // A batch that got on a bit is another batch, with tries of its own.
  const failed: Attempt = {
    records: records.slice(done),
    tries: done > 0 ? 0 : tries + 1,
    lastInvocation,
  };
  const isCut = policy.bisects && done === 0 && failed.records.length > 1;
  if (!isCut && policy.maximumRetries >= 0 && failed.tries > policy.maximumRetries) {
    await giveUp(failed, 'RetryAttemptsExhausted', ports);
    return [];
  }
  await ports.pause(pauseAfter(failed.tries));
  return isCut ? halvesOf(failed) : [failed];
}

const BatchAnswer = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.unknown().optional() })).nullish(),
});

/** How many records from the start of the batch are done. A report that names no record of the batch fails all of it. */
function countDone(
  { outcome }: Invocation,
  records: readonly StreamRecord[],
  { reportsItemFailures }: FailurePolicy,
): number {
  if (outcome.kind === 'errored') return 0;
  if (!reportsItemFailures) return records.length;
  const answer = BatchAnswer.nullable().safeParse(JSON.parse(outcome.payload));
  const failures = (answer.success && answer.data?.batchItemFailures) || [];
  const failedAt = failures.map(({ itemIdentifier }) =>
    Math.max(
      0,
      records.findIndex(({ sequence }) => sequence === itemIdentifier),
    ),
  );
  return Math.min(records.length, ...failedAt);
}

function halvesOf({ records, lastInvocation }: Attempt): Attempt[] {
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)].map((half) => ({
    records: half,
    tries: 0,
    ...(lastInvocation && { lastInvocation }),
  }));
}

async function withoutOutdated(
  attempt: Attempt,
  { maximumAgeSeconds }: FailurePolicy,
  ports: DeliveryPorts,
): Promise<Attempt> {
  if (maximumAgeSeconds < 0) return attempt;
  const oldest = ports.now() - maximumAgeSeconds * 1000;
  const firstFresh = attempt.records.findIndex(({ createdAt }) => createdAt >= oldest);
  const outdated = firstFresh < 0 ? attempt.records.length : firstFresh;
  if (outdated === 0) return attempt;
  await giveUp(
    { ...attempt, records: attempt.records.slice(0, outdated) },
    'RecordAgeExceeded',
    ports,
  );
  return { ...attempt, records: attempt.records.slice(outdated) };
}

async function giveUp(
  { records, tries, lastInvocation }: Attempt,
  condition: FailedBatch['condition'],
  ports: DeliveryPorts,
): Promise<void> {
  await ports.keepFailed({ records, condition, tries, lastInvocation });
  const last = records.at(-1);
  if (last) await ports.finished(last.sequence);
}

function pauseAfter(tries: number): number {
  return Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** Math.max(0, tries - 1));
}
