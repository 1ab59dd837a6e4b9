import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { damArticle } from './articles.ts';
import { clientOf } from './client.ts';
import { freshDataDir, freshService } from './fresh-service.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Runs `npm run keys` as an operator does. */
async function keys(
  dataDir: string,
  ...args: string[]
): Promise<{ out: string; told: string; code: number }> {
  const command = [join(root, 'tools/keys.ts'), ...args, '--data', dataDir];
  try {
    const { stdout, stderr } = await run(process.execPath, command);
    return { out: stdout.trim(), told: stderr.trim(), code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { out: stdout.trim(), told: stderr.trim(), code };
  }
}

it('an operator makes a key that is shown once and works, lists it without its secret, and revokes it', async () => {
  const { dataDir, url } = await freshService();
  const create = () =>
    keys(dataDir, 'create', '--publisher', 'valley', '--name', 'The Valley Herald');
  const { out: key, told } = await create();
  expect(key).toMatch(/^or_live_\w+_\w+$/);
  expect(told).toContain('It is not shown again');
  expect((await clientOf(url, key).post('/v1/articles', damArticle)).status).toBe(202);
  expect((await clientOf(url, key).post('/v1/topics', {})).status).toBe(403);

  const keyId = key.split('_')[2] ?? '';
  const { out: list } = await keys(dataDir, 'list');
  expect(list).toContain(keyId);
  expect(list).not.toContain(key.split('_')[3]);

  await create();
  expect(await create()).toMatchObject({
    code: 1,
    told: expect.stringContaining('Revoke one first'),
  });
  expect((await keys(dataDir, 'revoke', keyId)).out).toContain('is revoked');
  expect((await keys(dataDir, 'list')).out).toMatch(new RegExp(`${keyId}.*revoked`));
}, 60_000);

it('an operator is told in one line what to do where a command cannot be done', async () => {
  const nowhere = await keys(freshDataDir(), 'list');
  expect(nowhere).toMatchObject({ code: 1, told: expect.stringContaining('npm start') });
  expect(nowhere.told.split('\n')).toHaveLength(1);
  expect((await keys('x', 'create', '--colour')).told).toContain('--help');
  const stage = await keys('x', 'list', '--stage', 'moon');
  expect(stage.told).toContain('The stages are');
});
