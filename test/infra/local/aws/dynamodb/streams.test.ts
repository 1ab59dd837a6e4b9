import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  alertsSpec,
  type LocalAwsUnderTest,
  startLocalAws,
  storiesSpec,
  type TestOptions,
  temporaryFolder,
} from '../start-local-aws.ts';

const TableName = storiesSpec.tableName;
const hourMs = 60 * 60 * 1000;
const noonMs = Date.UTC(2026, 10, 1, 12);
let nowMs = noonMs;
beforeEach(() => {
  nowMs = noonMs;
});
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function start(options: TestOptions = {}) {
  const local = await startLocalAws({ now: () => nowMs, ...options });
  cleanUps.push(local.stop);
  return local;
}
const put = (
  dynamodb: DynamoDBClient,
  storyId: string,
  more: PutItemCommand['input']['Item'] = {},
) => dynamodb.send(new PutItemCommand({ TableName, Item: { storyId: { S: storyId }, ...more } }));

async function recordsOf({ aws }: LocalAwsUnderTest, after?: string) {
  return aws.streams.readStream(TableName, { after, limit: 100 });
}

describe('a stream record', () => {
  it('has the form of a Lambda event', async () => {
    const local = await start();
    await put(local.clients.dynamodb, 's1', { packed: { B: new Uint8Array([1, 2, 3]) } });
    const [entry] = await recordsOf(local);
    expect(entry?.record).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: nowMs / 1000,
        Keys: { storyId: { S: 's1' } },
        NewImage: { storyId: { S: 's1' }, packed: { B: 'AQID' } },
        SequenceNumber: entry?.sequence,
        SizeBytes: 9 + 9 + 9,
        StreamViewType: 'NEW_IMAGE',
      },
      eventSourceARN: storiesSpec.streamArn,
    });
  });

  it('tells new, changed and removed rows apart, in the order of the writes', async () => {
    const local = await start({
      tables: [{ ...storiesSpec, streamViewType: 'NEW_AND_OLD_IMAGES' }],
    });
    const { dynamodb } = local.clients;
    const storyId = { S: 's1' };
    await put(dynamodb, 's1', { title: { S: 'first' } });
    await put(dynamodb, 's1', { title: { S: 'second' } });
    await dynamodb.send(new DeleteItemCommand({ TableName, Key: { storyId } }));
    const entries = await recordsOf(local);
    const told = entries.map(({ record }) => [
      record.eventName,
      record.dynamodb?.OldImage?.title?.S,
      record.dynamodb?.NewImage?.title?.S,
    ]);
    expect(told).toEqual([
      ['INSERT', undefined, 'first'],
      ['MODIFY', 'first', 'second'],
      ['REMOVE', 'second', undefined],
    ]);
    const sequences = entries.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted());
    expect(new Set(sequences).size).toBe(3);
  });

  it('is not made by a write that changes nothing', async () => {
    const local = await start();
    const { dynamodb } = local.clients;
    await put(dynamodb, 's1', {
      tags: { SS: ['a', 'b'] },
      n: { N: '1' },
      map: { M: { x: { S: '1' }, y: { S: '2' } } },
    });
    await put(dynamodb, 's1', {
      map: { M: { y: { S: '2' }, x: { S: '1' } } },
      n: { N: '1.0' },
      tags: { SS: ['b', 'a'] },
    });
    const Key = { storyId: { S: 's1' } };
    await dynamodb.send(
      new UpdateItemCommand({ TableName, Key, UpdateExpression: 'REMOVE nothing' }),
    );
    await dynamodb.send(
      new DeleteItemCommand({ TableName, Key: { storyId: { S: 'never-there' } } }),
    );
    expect(await recordsOf(local)).toHaveLength(1);
  });

  it('is not made by a write whose condition fails, nor in a table without a stream', async () => {
    const local = await start();
    const { dynamodb } = local.clients;
    const Item = { storyId: { S: 's1' } };
    const refused = new PutItemCommand({
      TableName,
      Item,
      ConditionExpression: 'attribute_exists(storyId)',
    });
    await expect(dynamodb.send(refused)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    const alert = { streamId: { S: 't' }, alertId: { S: '1' } };
    await dynamodb.send(new PutItemCommand({ TableName: alertsSpec.tableName, Item: alert }));
    expect(await recordsOf(local)).toEqual([]);
    expect(await local.aws.streams.readStream(alertsSpec.tableName, { limit: 1 })).toEqual([]);
  });
});

describe('reading a stream', () => {
  it('goes on after any record, a few at a time', async () => {
    const local = await start();
    for (const id of ['1', '2', '3']) await put(local.clients.dynamodb, id);
    const [first] = await local.aws.streams.readStream(TableName, { limit: 1 });
    const rest = await recordsOf(local, first?.sequence);
    expect(rest.map(({ record }) => record.dynamodb?.Keys?.storyId?.S)).toEqual(['2', '3']);
  });

  it('is called for by each write, until the listener is taken off', async () => {
    const local = await start();
    const { promise: isCalled, resolve } = Promise.withResolvers<void>();
    let calls = 0;
    const stop = local.aws.streams.onStreamWrite(TableName, () => {
      calls++;
      resolve();
    });
    await put(local.clients.dynamodb, 's1');
    await isCalled;
    stop();
    await put(local.clients.dynamodb, 's2');
    expect(calls).toBe(1);
  });

  it('finds all records again after a start, and new ones come after them', async () => {
    const { dataDir, remove } = await temporaryFolder();
    cleanUps.push(remove);
    const first = await startLocalAws({ dataDir });
    await put(first.clients.dynamodb, 's1');
    const before = await recordsOf(first);
    await first.stop();
    const second = await start({ dataDir });
    await put(second.clients.dynamodb, 's2');
    const after = await recordsOf(second);
    expect(after[0]).toEqual(before[0]);
    expect(Number(after[1]?.sequence)).toBeGreaterThanOrEqual(Number(after[0]?.sequence));
    expect(after[1]?.sequence).not.toBe(after[0]?.sequence);
  });
});

describe('after 24 hours', () => {
  it('records are forgotten, and numbers are not given again, not even after a start', async () => {
    const { dataDir, remove } = await temporaryFolder();
    cleanUps.push(remove);
    const first = await startLocalAws({ dataDir, now: () => nowMs });
    for (let at = 0; at < 3; at++) await put(first.clients.dynamodb, `old-${at}`);
    const old = await recordsOf(first);
    nowMs += 25 * hourMs;
    await first.aws.sweep();
    expect(await recordsOf(first)).toEqual([]);
    await first.stop();
    const second = await start({ dataDir });
    await put(second.clients.dynamodb, 'young');
    const [young] = await recordsOf(second, old.at(-1)?.sequence);
    expect(young?.record.dynamodb?.Keys).toEqual({ storyId: { S: 'young' } });
  });

  it('younger records stay', async () => {
    const local = await start();
    await put(local.clients.dynamodb, 'old');
    nowMs += 23 * hourMs;
    await put(local.clients.dynamodb, 'young');
    nowMs += 2 * hourMs;
    await local.aws.sweep();
    const kept = await recordsOf(local);
    expect(kept.map(({ record }) => record.dynamodb?.Keys?.storyId?.S)).toEqual(['young']);
  });
});

describe('time to live', () => {
  const nowSecond = () => Math.floor(nowMs / 1000);
  const expiring = (second: number | string) => ({ expiresAt: { N: String(second) } });
  const isThere = async ({ clients }: LocalAwsUnderTest, storyId: string) => {
    const get = new GetItemCommand({ TableName, Key: { storyId: { S: storyId } } });
    return (await clients.dynamodb.send(get)).Item !== undefined;
  };

  it('deletes a row once its time has passed, and says in the stream that it did', async () => {
    const local = await start();
    await put(local.clients.dynamodb, 's1', expiring(nowSecond() + 60));
    await local.aws.sweep();
    expect(await isThere(local, 's1')).toBe(true);
    nowMs += 61_000;
    await local.aws.sweep();
    expect(await isThere(local, 's1')).toBe(false);
    const [, removal] = await recordsOf(local);
    expect(removal?.record).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    });
  });

  it.each<[string, PutItemCommand['input']['Item']]>([
    ['has been given more time', expiring(nowSecond() + 1000)],
    ['has lost its time', {}],
    ['has text for a time', { expiresAt: { S: '1' } }],
    ['has a time over five years past', expiring(1)],
    ['has a time in milliseconds', expiring(Date.UTC(2026, 0, 1))],
  ])('keeps a row that %s', async (_what, change) => {
    const local = await start();
    await put(local.clients.dynamodb, 's1', expiring(nowSecond() + 10));
    await put(local.clients.dynamodb, 's1', change);
    nowMs += 11_000;
    await local.aws.sweep();
    expect(await isThere(local, 's1')).toBe(true);
  });

  it('sweeps by itself', async () => {
    const local = await start({ sweepSeconds: 0.05 });
    await put(local.clients.dynamodb, 's1', expiring(nowSecond() - 1));
    await expect.poll(() => isThere(local, 's1'), { timeout: 5000 }).toBe(false);
  });
});
