import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DataFolderDamaged,
  DataFolderInUse,
  openDatabase,
} from '../../../../infra/local/aws/data-folder.ts';
import { temporaryFolder } from './start-local-aws.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let databaseDir: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  databaseDir = join(folder.dataDir, 'db');
});
afterEach(() => folder.remove());

async function makeDatabase() {
  const database = await openDatabase(folder.dataDir);
  await database.put('row/Stories/1', { title: 'Dam holds' });
  await database.close();
}

it('a folder in use is told as such, and usable again once it is free', async () => {
  const database = await openDatabase(folder.dataDir);
  const error = await openDatabase(folder.dataDir).catch((each) => each);
  expect(error).toBeInstanceOf(DataFolderInUse);
  expect(error.message).toBe(
    `The data folder ${folder.dataDir} is in use by another process. Stop that one, or give this one another folder with --data.`,
  );
  await database.close();
  await makeDatabase();
});

it('a new folder is its owner’s alone', async () => {
  await makeDatabase();
  expect((await stat(databaseDir)).mode & 0o777).toBe(0o700);
});

describe('a folder is told to be damaged, not begun afresh,', () => {
  const manifest = async () => {
    const name = (await readdir(databaseDir)).find((each) => each.startsWith('MANIFEST'));
    return join(databaseDir, name ?? '');
  };
  it.each<[string, () => Promise<void>]>([
    ['when its CURRENT file is gone', () => rm(join(databaseDir, 'CURRENT'))],
    [
      'when its CURRENT file is half-written',
      () => writeFile(join(databaseDir, 'CURRENT'), 'MANI'),
    ],
    ['when its manifest is gone', async () => rm(await manifest())],
    ['when its manifest is cut short', async () => truncate(await manifest(), 3)],
  ])('%s', async (_what, damage) => {
    await makeDatabase();
    await damage();
    const error = await openDatabase(folder.dataDir).catch((each) => each);
    expect(error).toBeInstanceOf(DataFolderDamaged);
    expect(error.message).toMatch(
      /cannot be read: .*\. Move it away, or start with a fresh one: --data DIR\.$/,
    );
  });
});

it('a write that was cut off in the middle costs nothing that came before it', async () => {
  await makeDatabase();
  const database = await openDatabase(folder.dataDir);
  await database.put('row/Stories/2', { title: 'x'.repeat(1000) });
  await database.close();
  const logs = (await readdir(databaseDir)).filter((name) => name.endsWith('.log'));
  const newest = join(databaseDir, logs.at(-1) ?? '');
  await truncate(newest, (await stat(newest)).size - 10);
  const reopened = await openDatabase(folder.dataDir);
  expect(await reopened.get('row/Stories/1')).toEqual({ title: 'Dam holds' });
  expect(await reopened.get('row/Stories/2')).toBeUndefined();
  await reopened.close();
});

it('a file where the folder would be is an error of its own', async () => {
  await writeFile(databaseDir, '');
  await expect(openDatabase(folder.dataDir)).rejects.toMatchObject({ code: 'EEXIST' });
});
