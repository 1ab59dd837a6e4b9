import { setTimeout as pause } from 'node:timers/promises';
import type { RunningService } from '../../infra/local/service.ts';
import { sideBySide } from '../../shared/delivery/side-by-side.ts';
import { seededRandom } from '../seeded-random.ts';
import type { BenchClient } from './bench-client.ts';
import type { Follower } from './expected-facts.ts';
import { pick } from './pick.ts';
import type { TownTopic } from './town-news.ts';

/** The share of topics that anybody follows. */
const followedShare = 0.6;
/** Of so many followers, each stream has as many. */
const streams: readonly Pick<Follower, 'only' | 'frequency'>[] = [
  ...Array.from({ length: 5 }, () => ({ only: 'all', frequency: 'instant' }) as const),
  ...Array.from({ length: 2 }, () => ({ only: 'confirmed', frequency: 'instant' }) as const),
  ...Array.from({ length: 2 }, () => ({ only: 'all', frequency: 'daily' }) as const),
  { only: 'confirmed', frequency: 'daily' },
];
const atOnce = 8;

/** Makes the topics, and their followers, each of whom follows the link in his mail. */
export async function signUpFollowers(
  topics: readonly TownTopic[],
  seed: number,
  { client, service, progress }: SignUpPorts,
): Promise<Follower[]> {
  let made = 0;
  const topicIds = await sideBySide(topics, atOnce, ({ name, query }) => {
    progress(`topics: ${++made} of ${topics.length}`);
    return client.post('/v1/topics', { name, query });
  });
  const followers = followersOf(topics, topicIds, seed);
  let asked = 0;
  await sideBySide(followers, atOnce, ({ topicId, address, only, frequency }) => {
    progress(`followers: ${++asked} of ${followers.length}`);
    const request = { channel: 'email', address, only, frequency };
    return client.post(`/v1/topics/${topicId}/subscriptions`, request);
  });
  await confirmAll(followers.length, service);
  return followers;
}

interface SignUpPorts {
  readonly client: BenchClient;
  readonly service: Pick<RunningService, 'outbox'>;
  readonly progress: (what: string) => void;
}

/** The first topic is always followed; a followed one has one or two followers. */
function followersOf(
  topics: readonly TownTopic[],
  topicIds: readonly string[],
  seed: number,
): Follower[] {
  const random = seededRandom(seed);
  return topics.flatMap((topic, index) => {
    if (index > 0 && random() >= followedShare) return [];
    const count = random() < 0.3 ? 2 : 1;
    return Array.from({ length: count }, (_, number) => ({
      address: `reader-${index}-${number}@example.org`,
      topicId: topicIds[index] ?? '',
      topic,
      ...pick(streams, random),
    }));
  });
}

async function confirmAll(
  count: number,
  { outbox }: Pick<RunningService, 'outbox'>,
): Promise<void> {
  const links = new Set<string>();
  const deadline = Date.now() + 60_000;
  for (let after = ''; links.size < count; ) {
    const messages = await outbox.messages({ after, limit: 1_000 });
    for (const { text } of messages) {
      const link = /http:\S+\/_local\/sns\/confirm\S+/.exec(text)?.[0];
      if (link) links.add(link);
    }
    after = messages.at(-1)?.id ?? after;
    if (messages.length > 0) continue;
    if (Date.now() > deadline) throw new Error(`${links.size} of ${count} mails to confirm came`);
    await pause(50);
  }
  await sideBySide([...links], atOnce, async (link) => {
    const page = await fetch(link);
    await page.arrayBuffer();
    if (!page.ok) throw new Error(`a confirmation link does not work: ${page.status}`);
  });
}
