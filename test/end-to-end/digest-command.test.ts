import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import sample from '../../infra/local/sample/dx569.article.json' with { type: 'json' };
import { clientOf } from './client.ts';
import { freshDataDir, freshService, keyFor } from './fresh-service.ts';

const root = join(import.meta.dirname, '../..');

it('the digest command prints, byte by byte, what the service stores and returns', async () => {
  const service = await freshService();
  const client = clientOf(service.url, (await keyFor(service.dataDir, 'valley')).key);
  const { title, text, published } = sample;
  const publishedAt = `${published}T00:00:00.000Z`;
  const posted = await client.post(
    '/v1/articles',
    { title, text, publishedAt },
    { prefer: 'wait=15' },
  );
  expect(posted.status).toBe(200);

  const file = join(freshDataDir(), 'article.json');
  const article = { id: posted.body.id, title, text, publishedAt, publisher: 'The valley Herald' };
  writeFileSync(file, JSON.stringify(article));
  const printed = execFileSync(process.execPath, [join(root, 'tools/digest.ts'), file], {
    encoding: 'utf8',
  });
  expect(printed).toBe(`${posted.text}\n`);
  expect((await client.get(`/v1/digests/${posted.body.id}`)).text).toBe(posted.text);
});
