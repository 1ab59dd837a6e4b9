import { dayIn } from '../../shared/alerts/day-in.ts';
import {
  type RoundUpKind,
  roundUpShards,
  type StreamKey,
  type StreamStore,
} from '../../shared/storage/stream-store.ts';
import { type RoundUpOutcome, type RoundUpPorts, roundUp } from './round-up.ts';

export interface SendRoundUpsPorts extends RoundUpPorts {
  readonly streams: RoundUpPorts['streams'] & Pick<StreamStore, 'due'>;
  /** Whether another stream may be begun in this run. */
  readonly hasTime: () => boolean;
}

type Counts = Record<RoundUpOutcome | 'failed', number>;

/** Streams that are worked on at the same time. */
const atOnce = 8;

/**
 * Sends one mail to each stream for which stories wait: the daily mails, or what came in while a stream rested.
 *
 * A run that has no time left leaves the rest to the next: the schedule comes again every few minutes, and what was
 * sent is no longer due. A stream that cannot be told does not hold the others up; the run fails after them.
 */
export async function sendRoundUps(kind: RoundUpKind, ports: SendRoundUpsPorts): Promise<Counts> {
  const counts: Counts = {
    sent: 0,
    'nothing-new': 0,
    'not-yet': 0,
    busy: 0,
    'over-budget': 0,
    failed: 0,
  };
  const failures: unknown[] = [];
  const now = ports.now();
  const today = dayIn(ports.timeZone, now);
  const due = dueStreams(kind, now.toISOString(), ports);

  async function work() {
    for (let next = await due.next(); !next.done; next = await due.next()) {
      try {
        counts[await roundUp(next.value, { kind, today }, ports)]++;
      } catch (error) {
        counts.failed++;
        failures.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length > 0)
    throw new AggregateError(failures, `round-ups: ${JSON.stringify(counts)}`);
  return counts;
}

/** Every stream that is due, page by page, for as long as there is time. */
async function* dueStreams(
  kind: RoundUpKind,
  now: string,
  { streams, hasTime }: SendRoundUpsPorts,
): AsyncGenerator<StreamKey> {
  for (let shard = 0; shard < roundUpShards; shard++) {
    let after: Record<string, unknown> | undefined;
    do {
      if (!hasTime()) return;
      const page = await streams.due({ kind, shard, now, ...(after && { after }) });
      for (const stream of page.streams) {
        if (!hasTime()) return;
        yield stream;
      }
      after = page.next;
    } while (after);
  }
}
