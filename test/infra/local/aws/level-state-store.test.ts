import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../../infra/local/aws/data-folder.ts';
import { levelStateStore } from '../../../../infra/local/aws/level-state-store.ts';
import { temporaryFolder } from './start-local-aws.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
beforeEach(async () => {
  folder = await temporaryFolder();
  database = await openDatabase(folder.dataDir);
});
afterEach(async () => {
  await database.close();
  await folder.remove();
});

describe('a state store', () => {
  it('gives back what was put, until it is deleted', async () => {
    const mails = levelStateStore(database, 'mails');
    await mails.put('1', { subject: 'Überschwemmung', lines: [1, null] });
    expect(await mails.get('1')).toEqual({ subject: 'Überschwemmung', lines: [1, null] });
    await mails.delete('1');
    expect(await mails.get('1')).toBeUndefined();
  });

  it('has ranges in order of key, from either end, up to a limit', async () => {
    const mails = levelStateStore(database, 'mails');
    await mails.batch(
      ['b', 'a', 'd', 'c', 'é'].map((key) => ({ type: 'put', key, value: key.toUpperCase() })),
    );
    expect(await mails.range('a', 'd')).toEqual([
      ['a', 'A'],
      ['b', 'B'],
      ['c', 'C'],
    ]);
    const newest = await mails.range('a', '\u{10ffff}', { limit: 2, reverse: true });
    expect(newest.map(([key]) => key)).toEqual(['é', 'd']);
  });

  it('is not seen by a store of another name, not even one that begins alike', async () => {
    const [one, other] = [levelStateStore(database, 'sns'), levelStateStore(database, 'sns2')];
    await one.put('key', 1);
    expect(await other.get('key')).toBeUndefined();
    await other.put('key', 2);
    expect(await one.range('', '\u{10ffff}')).toEqual([['key', 1]]);
  });

  it.each(['', 'a/b'])('cannot be named %j', (prefix) => {
    expect(() => levelStateStore(database, prefix)).toThrow(/a name without slashes/);
  });
});
