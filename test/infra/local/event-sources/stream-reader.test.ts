import { describe, expect, it } from 'vitest';
import type {
  StreamEntry,
  TableStreams,
} from '../../../../infra/local/aws/dynamodb/table-streams.ts';
import type { StateStore } from '../../../../infra/local/aws/state-store.ts';
import type { FailedBatch } from '../../../../infra/local/event-sources/deliver-batch.ts';
import type { EventSource } from '../../../../infra/local/event-sources/event-source.ts';
import { startStreamReader } from '../../../../infra/local/event-sources/stream-reader.ts';
import type { Outcome } from '../../../../infra/local/functions/function-worker.ts';

const source: EventSource = {
  id: 'mapping',
  constructId: 'Mapping',
  streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Articles/stream/1',
  tableName: 'Articles',
  functionName: 'digest-article',
  isEnabled: true,
  startsAt: 'TRIM_HORIZON',
  batchSize: 10,
  batchingWindowSeconds: 0,
  parallelBatches: 1,
  failures: { maximumRetries: 1, maximumAgeSeconds: -1, bisects: true, reportsItemFailures: false },
  failedRecordsBucket: undefined,
};

/** A stream that tests write to, and a state that outlives readers. */
function memoryStream() {
  const entries: StreamEntry[] = [];
  const listeners = new Set<() => void>();
  const state = new Map<string, unknown>();
  const streams: TableStreams = {
    readStream: async (_table, { after = '', limit }) =>
      entries.filter(({ sequence }) => sequence > after).slice(0, limit),
    onStreamWrite(_table, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    streams,
    state: {
      get: async (key: string) => state.get(key),
      put: async (key: string, value: unknown) => void state.set(key, structuredClone(value)),
    } as unknown as StateStore,
    write(item: string, content = item) {
      const sequence = String(1000 + entries.length);
      const dynamodb = {
        Keys: { id: { S: item } },
        NewImage: { content: { S: content } },
        SequenceNumber: sequence,
        ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      };
      entries.push({ sequence, record: { dynamodb } });
      for (const listener of listeners) listener();
    },
  };
}

const done: Outcome = { kind: 'answered', payload: 'null' };
const failed: Outcome = { kind: 'errored', error: { errorType: 'Error', errorMessage: 'no' } };

/** Reads the stream into a list of batches, each the contents of its records. */
async function readerOf(
  { streams, state }: ReturnType<typeof memoryStream>,
  changes: Partial<EventSource> = {},
  answer: (batch: string) => Outcome | Promise<Outcome> = () => done,
) {
  const batches: string[] = [];
  const kept: FailedBatch[] = [];
  const contents = (records: readonly { json: string }[]) =>
    records.map(({ json }) => JSON.parse(json).dynamodb.NewImage.content.S).join('');
  const reader = await startStreamReader(
    { ...source, ...changes },
    {
      streams,
      state,
      async invoke(records) {
        const batch = contents(records);
        batches.push(batch);
        return { requestId: 'request', outcome: await answer(batch) };
      },
      keepFailed: async (batch) => void kept.push(batch),
      onDefect: (error) => expect.fail(String(error)),
    },
  );
  return {
    batches,
    stop: () => reader.stop(1000),
    given: () => kept.map((each) => contents(each.records)),
  };
}

const until = (isSo: () => boolean) => expect.poll(isSo, { timeout: 5000, interval: 5 }).toBe(true);

describe('a stream reader', () => {
  it('hands over what was written before it and after it, in order', async () => {
    const stream = memoryStream();
    stream.write('a');
    stream.write('b');
    const { batches, stop } = await readerOf(stream);
    await until(() => batches.join('') === 'ab');
    stream.write('c');
    await until(() => batches.join('') === 'abc');
    await stop();
  });

  it('hands over a record within milliseconds of its write', async () => {
    const stream = memoryStream();
    const { batches, stop } = await readerOf(stream);
    stream.write('a');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(batches).toEqual(['a']);
    await stop();
  });

  it('starts after what is there already where the mapping says LATEST', async () => {
    const stream = memoryStream();
    stream.write('a');
    const { batches, stop } = await readerOf(stream, { startsAt: 'LATEST' });
    stream.write('b');
    await until(() => batches.length > 0);
    expect(batches).toEqual(['b']);
    await stop();
  });

  it('never puts more into a batch than the mapping says', async () => {
    const stream = memoryStream();
    for (const item of 'abcde') stream.write(item);
    const { batches, stop } = await readerOf(stream, { batchSize: 2 });
    await until(() => batches.join('') === 'abcde');
    expect(batches).toEqual(['ab', 'cd', 'e']);
    await stop();
  });

  it('waits for a batch to fill as long as the mapping says', async () => {
    const stream = memoryStream();
    const { batches, stop } = await readerOf(stream, { batchingWindowSeconds: 0.2, batchSize: 3 });
    stream.write('a');
    await new Promise((resolve) => setTimeout(resolve, 60));
    stream.write('b');
    await until(() => batches.length > 0);
    for (const item of 'cde') stream.write(item);
    await until(() => batches.length > 1);
    expect(batches).toEqual(['ab', 'cde']);
    await stop();
  });

  it('goes on where it ended, after a stop and after a kill', async () => {
    const stream = memoryStream();
    stream.write('a');
    const first = await readerOf(stream);
    await until(() => first.batches.length === 1);
    // Not stopped: a killed process does not say goodbye.
    const second = await readerOf(stream);
    stream.write('b');
    await until(() => second.batches.length === 1);
    expect(second.batches).toEqual(['b']);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('hands over again what was at work when the service was killed', async () => {
    const stream = memoryStream();
    stream.write('a');
    const killed = await readerOf(stream, {}, () => new Promise(() => {}));
    await until(() => killed.batches.length === 1);
    const next = await readerOf(stream);
    await until(() => next.batches.join('') === 'a');
    await next.stop();
  });

  it('does not give up what fails because the service stops', async () => {
    const stream = memoryStream();
    stream.write('a');
    let fail = (_: Outcome) => {};
    const stopped = await readerOf(
      stream,
      { failures: { ...source.failures, maximumRetries: 0 } },
      () =>
        new Promise((resolve) => {
          fail = resolve;
        }),
    );
    await until(() => stopped.batches.length === 1);
    const isStopped = stopped.stop();
    fail(failed);
    await isStopped;
    expect(stopped.given()).toEqual([]);
    const next = await readerOf(stream);
    await until(() => next.batches.join('') === 'a');
    await next.stop();
  });

  it('gives up a record that always fails, alone, and hands over the others', async () => {
    const stream = memoryStream();
    for (const item of 'abcd') stream.write(item);
    const { batches, given, stop } = await readerOf(stream, {}, (batch) =>
      batch.includes('c') ? failed : done,
    );
    await until(() => batches.at(-1) === 'd');
    expect(given()).toEqual(['c']);
    await stop();
  });
});

describe('with several batches at the same time', () => {
  const parallel = { parallelBatches: 4, batchSize: 1 };

  it('records of one item keep their order', async () => {
    const stream = memoryStream();
    const wanted = Array.from({ length: 60 }, (_, index) => `${'abcdef'[index % 6]}${index} `);
    for (const content of wanted) stream.write(content.charAt(0), content);
    const { batches, stop } = await readerOf(stream, parallel, async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
      return done;
    });
    await until(() => batches.length === 60);
    const ofItem = (list: string[], item: string) => list.filter((each) => each.startsWith(item));
    for (const item of 'abcdef') expect(ofItem(batches, item)).toEqual(ofItem(wanted, item));
    await stop();
  });

  it('an item that is tried again holds no other item up, and makes none repeat after a kill', async () => {
    const stream = memoryStream();
    for (const item of 'abcdefgh') stream.write(item);
    const stuck = (batch: string) => (batch === 'a' ? new Promise<Outcome>(() => {}) : done);
    const first = await readerOf(stream, { ...parallel, parallelBatches: 10 }, stuck);
    await until(() => first.batches.length > 4);
    const reached = new Set(first.batches);
    const second = await readerOf(stream, { ...parallel, parallelBatches: 10 });
    await until(() => new Set([...reached, ...second.batches]).size === 8);
    const repeated = second.batches.filter((batch) => reached.has(batch));
    expect(repeated).toEqual(['a']);
    await second.stop();
  });
});
