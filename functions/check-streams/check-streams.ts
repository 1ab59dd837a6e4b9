import type { StreamStore } from '../../shared/storage/stream-store.ts';
import { type CheckStreamPorts, checkStream, type StreamCheck } from './check-stream.ts';

export interface CheckStreamsPorts extends CheckStreamPorts {
  readonly streams: CheckStreamPorts['streams'] & Pick<StreamStore, 'toCheck'>;
  /** Whether another stream may be begun in this run. */
  readonly hasTime: () => boolean;
}

const streamsAPage = 25;

/**
 * Compares the readers of each stream with those SNS has, once a day. A stream that cannot be looked at does not hold
 * the others up; the run fails after them, and the stream comes up again in the next.
 */
export async function checkStreams(
  ports: CheckStreamsPorts,
): Promise<StreamCheck & { checked: number; failed: number }> {
  const counts = { checked: 0, failed: 0, lost: 0, found: 0, takenOff: 0, closed: 0 };
  const failures: unknown[] = [];
  const seen = new Set<string>();
  for (;;) {
    const page = await ports.streams.toCheck(ports.now().toISOString(), streamsAPage);
    const due = page.filter(({ topicId, stream }) => !seen.has(`${topicId}#${stream}`));
    if (due.length === 0) break;
    for (const key of due) {
      if (!ports.hasTime()) return counts;
      seen.add(`${key.topicId}#${key.stream}`);
      try {
        const { lost, found, takenOff, closed } = await checkStream(key, ports);
        counts.checked++;
        counts.lost += lost;
        counts.found += found;
        counts.takenOff += takenOff;
        counts.closed += closed;
      } catch (error) {
        counts.failed++;
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `streams: ${JSON.stringify(counts)}`);
  return counts;
}
