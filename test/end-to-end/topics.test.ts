import { expect, it } from 'vitest';
import { damArticle } from './articles.ts';
import { alertsOf, clientOf, until } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';

it('a topic that was made or changed a moment ago counts for the very next article', async () => {
  const service = await freshService();
  const { key } = await keyFor(service.dataDir, 'valley');
  const client = clientOf(service.url, key);
  const post = (place: string) => {
    const text = damArticle.text.replaceAll('Orsa', place);
    return client.post('/v1/articles', { ...damArticle, title: `News of ${place}`, text });
  };
  const matches = async (topicId: string) => {
    const { text } = await client.get(`/v1/digests?topic=${topicId}`);
    return [...text.matchAll(/"title":"([^"]+)"/g)].map(([, title]) => title);
  };
  const isMatched = (topicId: string, count = 1) =>
    until(async () => (await matches(topicId)).length === count, `a match of ${topicId}`, 60);

  // From here on send-alerts remembers the topics, and has to learn of each change.
  const early = await makeTopic(client, 'Early', ['Tornby']);
  await post('Tornby');
  await isMatched(early);

  const made = await makeTopic(client, 'Dams', ['Orsa']);
  await follow(service.url, client, made, 'reader@example.org');
  await post('Orsa');
  await until(async () => (await alertsOf(service.url)).length === 1, 'the alert');
  expect(await matches(made)).toEqual(['News of Orsa']);

  await client.put(`/v1/topics/${early}`, { name: 'Early', query: { any: ['Ludvika'] } });
  const late = await makeTopic(client, 'Late', ['Ludvika']);
  await post('Ludvika');
  await isMatched(late);
  await isMatched(early, 2);

  // What readers look at, each by the grants of its function.
  const page = await client.get(`/topics/${early}`);
  expect(page.text).toContain('News of Ludvika');
  const [, story] = /href="(\/stories\/[a-z2-7]+)"/.exec(page.text) ?? [];
  expect((await client.get(story ?? '')).text).toContain('the Ludvika dam had burst');
  expect((await client.get('/topics?q=lud')).text).toContain(`/topics/${late}`);
  for (const file of ['feed.atom', 'feed.json']) {
    const feed = await client.get(`/v1/topics/${early}/${file}`);
    expect(feed.text).toContain(`${service.url}${story}`);
    const etag = feed.headers.get('etag') ?? '';
    const again = await client.get(`/v1/topics/${early}/${file}`, { 'if-none-match': etag });
    expect(again.status).toBe(304);
  }
  expect(await matches(early)).toEqual(['News of Ludvika', 'News of Tornby']);
}, 90_000);
