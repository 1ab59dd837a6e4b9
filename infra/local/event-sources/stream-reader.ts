import { createHash } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import type { TableStreams } from '../aws/dynamodb/table-streams.ts';
import type { StateStore } from '../aws/state-store.ts';
import { maxPayloadBytes } from '../functions/function-pool.ts';
import { type DeliveryPorts, deliverBatch, type StreamRecord } from './deliver-batch.ts';
import type { EventSource } from './event-source.ts';

export interface StreamReaderPorts extends Pick<DeliveryPorts, 'invoke' | 'keepFailed'> {
  readonly streams: TableStreams;
  readonly state: StateStore;
  /** Told when the reader cannot go on. */
  onDefect(error: unknown): void;
}

export interface StreamReader {
  /** Ends after the batches that are at work now, for as long as they may take. */
  stop(graceMilliseconds: number): Promise<void>;
}

/** Records of an item always go through the same lane, one batch after another; lanes run side by side. */
interface Lane {
  readonly waiting: StreamRecord[];
  isRunning: boolean;
  /** All of this lane's records up to here are finished. */
  position: string;
  windowEndsAt: number;
}

/** Where a reader was. Lanes keep places of their own, so one that retries does not make the others repeat. */
interface Checkpoint {
  readonly positions: readonly string[];
}

const readAtOnce = 500;
/** Reading pauses while this many records wait, so that a long backlog is not all held in memory. */
const heldAtMost = 1000;
const beforeAll = '';

/** Reads one table's stream from where the last run ended, and hands its records to a function, at least once each. */
export async function startStreamReader(
  source: EventSource,
  ports: StreamReaderPorts,
): Promise<StreamReader> {
  const { streams, state } = ports;
  const checkpointKey = `event-sources/${source.id}`;
  const lanes = await lanesAtCheckpoint();
  const stopping = new AbortController();
  let readUpTo = lanes.map(({ position }) => position).toSorted()[0] ?? beforeAll;
  let isReading = false;
  let isWoken = false;

  async function lanesAtCheckpoint(): Promise<Lane[]> {
    const known = (await state.get<Checkpoint>(checkpointKey))?.positions ?? [];
    const start = known.length > 0 ? known.toSorted()[0] : await firstPosition(source, streams);
    return Array.from({ length: source.parallelBatches }, (_, index) => ({
      waiting: [],
      isRunning: false,
      // With another number of lanes, items have moved between them: all start at the earliest place.
      position:
        (known.length === source.parallelBatches ? known[index] : start) ?? start ?? beforeAll,
      windowEndsAt: 0,
    }));
  }

  async function read(): Promise<void> {
    isWoken = true;
    if (isReading) return;
    isReading = true;
    while (isWoken && !stopping.signal.aborted && countWaiting(lanes) < heldAtMost) {
      isWoken = false;
      const entries = await streams.readStream(source.tableName, {
        after: readUpTo,
        limit: readAtOnce,
      });
      for (const { sequence, record } of entries) takeIn(sequence, record);
      if (entries.length === readAtOnce) isWoken = true;
      for (const lane of lanes) runLane(lane).catch(ports.onDefect);
    }
    isReading = false;
  }

  function takeIn(sequence: string, record: DynamoDBRecord): void {
    readUpTo = sequence;
    const lane = lanes[laneOf(record, lanes.length)];
    if (!lane || sequence <= lane.position) return;
    if (lane.waiting.length === 0) {
      lane.windowEndsAt = Date.now() + source.batchingWindowSeconds * 1000;
    }
    lane.waiting.push({
      sequence,
      createdAt: (record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000,
      json: JSON.stringify(record),
    });
  }

  async function runLane(lane: Lane): Promise<void> {
    if (lane.isRunning || lane.waiting.length === 0) return;
    lane.isRunning = true;
    try {
      while (lane.waiting.length > 0 && !stopping.signal.aborted) {
        await batchingWindow(lane);
        await deliverBatch(takeBatch(lane.waiting, source.batchSize), source.failures, {
          invoke: invokeUnlessStopped,
          keepFailed: ports.keepFailed,
          finished: (sequence) => finished(lane, sequence),
          pause,
          now: Date.now,
        });
      }
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    } finally {
      lane.isRunning = false;
    }
    read().catch(ports.onDefect);
  }

  async function batchingWindow({ waiting, windowEndsAt }: Lane): Promise<void> {
    while (waiting.length < source.batchSize && Date.now() < windowEndsAt) {
      await pause(Math.min(50, windowEndsAt - Date.now()));
    }
  }

  /** What fails because the service stops has not failed. */
  async function invokeUnlessStopped(records: readonly StreamRecord[]) {
    const invocation = await ports.invoke(records);
    if (invocation.outcome.kind === 'errored') stopping.signal.throwIfAborted();
    return invocation;
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      stopping.signal.throwIfAborted();
      const timer = setTimeout(() => {
        stopping.signal.removeEventListener('abort', giveUp);
        resolve();
      }, milliseconds);
      function giveUp() {
        clearTimeout(timer);
        reject(stopping.signal.reason);
      }
      stopping.signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  async function finished(lane: Lane, sequence: string): Promise<void> {
    lane.position = sequence;
    const positions = lanes.map((each) =>
      each.isRunning || each.waiting.length > 0 ? each.position : readUpTo,
    );
    await state.put(checkpointKey, { positions } satisfies Checkpoint);
  }

  const ignoreWrites = streams.onStreamWrite(source.tableName, () => {
    read().catch(ports.onDefect);
  });
  await read();
  return {
    async stop(graceMilliseconds) {
      ignoreWrites();
      stopping.abort();
      const deadline = Date.now() + graceMilliseconds;
      while (lanes.some(({ isRunning }) => isRunning) && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

/** Where a mapping that is new begins: at the oldest record kept, or after the newest. */
async function firstPosition({ startsAt, tableName }: EventSource, streams: TableStreams) {
  let position = beforeAll;
  if (startsAt === 'TRIM_HORIZON') return position;
  while (true) {
    const entries = await streams.readStream(tableName, { after: position, limit: readAtOnce });
    const last = entries.at(-1);
    if (!last) return position;
    position = last.sequence;
  }
}

function laneOf(record: DynamoDBRecord, lanes: number): number {
  const item = JSON.stringify(record.dynamodb?.Keys ?? {});
  return createHash('md5').update(item).digest().readUInt32BE() % lanes;
}

function countWaiting(lanes: readonly Lane[]): number {
  return lanes.reduce((count, { waiting }) => count + waiting.length, 0);
}

/** At most `size` records, and no more than one event can carry. */
function takeBatch(waiting: StreamRecord[], size: number): StreamRecord[] {
  const roomForEnvelope = 64;
  let bytes = roomForEnvelope;
  let count = 0;
  for (const { json } of waiting.slice(0, size)) {
    bytes += Buffer.byteLength(json) + 1;
    if (count > 0 && bytes > maxPayloadBytes) break;
    count++;
  }
  return waiting.splice(0, count);
}
