import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { alertsOf, clientOf, until } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';

/** Annotated articles lie beside the project where there are any; they are not ours to ship. */
const folder = join(import.meta.dirname, '../../../shared/eval/dev');
const Article = z.object({ id: z.string(), title: z.string(), text: z.string() });

describe.skipIf(!existsSync(folder))('real articles (skipped without ../shared)', () => {
  it('posted over HTTP become digests, and the one that a topic matches reaches its reader', async () => {
    const service = await freshService();
    const client = clientOf(service.url, (await keyFor(service.dataDir, 'valley')).key);
    const topicId = await makeTopic(client, 'North Korea', ['North Korea']);
    await follow(service.url, client, topicId, 'reader@example.org');

    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    for (const file of files) {
      const { title, text } = Article.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      const posted = await client.post('/v1/articles', { title, text }, { prefer: 'wait=20' });
      expect({ file, status: posted.status }).toEqual({ file, status: 200 });
      expect(posted.body.text).toBe(text);
    }
    const alert = await until(
      async () => (await alertsOf(service.url)).find(({ text }) => text.includes('Pentagon')),
      'the alert of the article on North Korea',
    );
    expect(alert.text).toContain('Russia had sought to purchase rockets');
    expect(alert.text).toMatch(/Denied by Russia/);
  }, 120_000);
});
