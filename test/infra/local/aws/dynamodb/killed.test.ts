import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import type { TableStreams } from '../../../../../infra/local/aws/dynamodb/table-streams.ts';
import { startLocalAws, storiesSpec, temporaryFolder } from '../start-local-aws.ts';

const writer = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url));
const TableName = storiesSpec.tableName;

it('a process that is killed at any time leaves each row with its index row and its stream record', async () => {
  const { dataDir, remove } = await temporaryFolder();
  const acknowledged: string[] = [];
  for (const round of ['1', '2', '3']) {
    acknowledged.push(...(await writeUntilKilled(dataDir, round)));
    const local = await startLocalAws({ dataDir });
    const rows = await scan(local.clients.dynamodb);
    expect(newestImages(await allRecords(local.aws.streams))).toEqual(rows);
    expect(acknowledged.filter((id) => !rows.has(id))).toEqual([]);
    const listed = await scan(local.clients.dynamodb, 'by-day');
    expect(listed).toEqual(projected(rows));
    expect([...rows.keys()].filter((id) => id.endsWith('-twin')).length).toBe(
      [...rows.keys()].filter((id) => id.endsWith('-other')).length,
    );
    await local.stop();
  }
  expect(acknowledged.length).toBeGreaterThan(30);
  await remove();
});

/** @returns the ids of the stories that were acknowledged. */
async function writeUntilKilled(dataDir: string, round: string): Promise<string[]> {
  const child = spawn(process.execPath, [writer, dataDir, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ids: string[] = [];
  const lines = createInterface(child.stdout).on('line', (id) => ids.push(id));
  const isClosed = once(lines, 'close');
  await once(lines, 'line');
  await sleep(200 + Math.random() * 400);
  child.kill('SIGKILL');
  await isClosed;
  return ids;
}

type Rows = Map<string, Record<string, unknown>>;

async function scan(dynamodb: DynamoDBClient, IndexName?: string): Promise<Rows> {
  const rows: Rows = new Map();
  for await (const page of paginateScan({ client: dynamodb }, { TableName, IndexName })) {
    for (const item of page.Items ?? []) rows.set(String(item.storyId?.S), unmarshall(item));
  }
  return rows;
}

async function allRecords(streams: TableStreams) {
  return streams.readStream(TableName, { limit: 1_000_000 });
}

/** What the stream says the table holds. */
function newestImages(entries: Awaited<ReturnType<typeof allRecords>>): Rows {
  const rows: Rows = new Map();
  for (const { record } of entries) {
    const image = record.dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
    if (image) rows.set(String(image.storyId?.S), unmarshall(image));
  }
  return rows;
}

function projected(rows: Rows): Rows {
  return new Map(
    [...rows].map(([id, { storyId, day, position }]) => [id, { storyId, day, position }]),
  );
}
