import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { damArticle } from './articles.ts';
import { alertsOf, clientOf, until } from './client.ts';
import { freshDataDir, freshService, keyFor } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** A digest step that fails on articles whose title says so, and does its work on all others. */
function failingBundle(folder: string): string {
  const poisoned = mkdtempSync(join(tmpdir(), 'on-record-poisoned-'));
  writeFileSync(
    join(poisoned, 'index.mjs'),
    `import { handler as real } from ${JSON.stringify(join(folder, 'index.mjs'))};
     export const handler = (event, context) => {
       if (JSON.stringify(event).includes('Poisoned')) throw new Error('poisoned');
       return real(event, context);
     };`,
  );
  return poisoned;
}

const replay = async (dataDir: string, ...args: string[]) =>
  (
    await run(process.execPath, [
      join(root, 'tools/replay.ts'),
      'digest-article',
      '--data',
      dataDir,
      ...args,
    ])
  ).stdout;

it('an article on which a step fails holds nobody up, is kept whole, and comes through by a replay', async () => {
  const dataDir = freshDataDir();
  const poisoned = await freshService({
    dataDir,
    bundleFor: (title, folder) => (title === 'digest-article' ? failingBundle(folder) : folder),
  });
  const { key } = await keyFor(dataDir, 'valley');
  const client = clientOf(poisoned.url, key);
  const topicId = await makeTopic(client, 'Orsa dam', ['Orsa']);
  await follow(poisoned.url, client, topicId, 'reader@example.org');

  const articles = ['First', 'Poisoned', 'Third'].map((word) => ({
    ...damArticle,
    title: `${word}: ${damArticle.title}`,
  }));
  const posted = await Promise.all(articles.map((article) => client.post('/v1/articles', article)));
  const ids = posted.map(({ body }) => body.id);
  await until(
    async () => (await alertsOf(poisoned.url)).length === 2,
    'the alerts of the two good articles',
  );

  await until(
    async () => (await replay(dataDir, '--list')).includes('1 of 1: 1 records'),
    'the record in the bucket',
    20,
  );
  const state = await client.get(`/v1/articles/${ids[1]}`);
  expect(state.body.state).not.toBe('digested');
  await poisoned.stop();

  const mended = await freshService({ dataDir });
  const again = clientOf(mended.url, key);
  expect((await again.get(`/v1/digests/${ids[1]}`)).status).toBe(404);
  expect(await replay(dataDir)).toContain('came through');
  await until(
    async () => (await alertsOf(mended.url)).length === 3,
    'the alert of the mended article',
  );
  expect((await again.get(`/v1/articles/${ids[1]}`)).body).toMatchObject({ state: 'alerted' });
  expect(await replay(dataDir, '--list')).toContain('Nothing');
}, 60_000);
