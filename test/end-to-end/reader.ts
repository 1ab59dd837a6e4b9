import { type Client, mailsOf, until } from './client.ts';

/** Makes a topic. @returns its id. */
export async function makeTopic(client: Client, name: string, any: string[]): Promise<string> {
  const made = await client.post('/v1/topics', { name, query: { any } });
  if (made.status !== 201) throw new Error(`no topic: ${made.text}`);
  return made.body.id;
}

/** A reader follows a topic and clicks the link in the mail, as people do. */
export async function follow(
  url: string,
  client: Client,
  topicId: string,
  address: string,
  only = 'all',
  frequency = 'instant',
): Promise<void> {
  const before = (await mailsOf(url)).length;
  const asked = await client.post(`/v1/topics/${topicId}/subscriptions`, {
    channel: 'email',
    address,
    only,
    frequency,
  });
  if (asked.status !== 202) throw new Error(`not taken in: ${asked.text}`);
  const mail = await until(
    async () => (await mailsOf(url)).slice(before).find(({ to }) => to === address),
    'the confirmation mail',
  );
  const link = /https?:\/\/\S+confirm\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in the mail: ${mail.text}`);
  const page = await fetch(link);
  if (!page.ok) throw new Error(`the link does not work: ${page.status}`);
}
