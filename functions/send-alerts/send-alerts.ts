import { matchTopics, type TopicMatch } from '../../shared/alerts/match-topics.ts';
import type { TopicIndex } from '../../shared/alerts/topic-index.ts';
import type { Match } from '../../shared/contracts/alert.ts';
import type { Story } from '../../shared/contracts/story.ts';
import { Stream } from '../../shared/contracts/subscription.ts';
import { sideBySide } from '../../shared/delivery/side-by-side.ts';
import type { Done } from '../../shared/lambda/each-new-item.ts';
import type { MatchStore } from '../../shared/storage/match-store.ts';
import type { StreamStore } from '../../shared/storage/stream-store.ts';
import {
  type Outcome,
  type StreamToTell,
  type TellStreamPorts,
  tellStream,
} from './tell-stream.ts';

export interface SendAlertsPorts extends TellStreamPorts {
  readonly topics: () => Promise<TopicIndex>;
  readonly matches: Pick<MatchStore, 'put'>;
  readonly streams: Pick<StreamStore, 'ofTopic' | 'get' | 'takeTurn' | 'letWait'>;
}

/** Streams that are told at the same time: a popular story has thousands, and a step has a minute. */
const atOnce = 8;

/**
 * Records which topics a changed story matches, and tells the readers of each of their streams what is new to them.
 *
 * Where a stream cannot be told, the others are all the same; then the step fails, and its next run tells that stream.
 */
export async function sendAlerts(story: Story, ports: SendAlertsPorts): Promise<Done> {
  const matches = matchTopics(story, await ports.topics());
  const outcomes: Outcome[] = [];
  const failures: unknown[] = [];
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      failures.push(error);
    }
  };
  const tell = (stream: StreamToTell) =>
    attempt(async () => void outcomes.push(await tellStream(story, stream, ports)));
  await sideBySide(matches, atOnce, (match) =>
    attempt(async () => {
      for (const stream of await streamsToTell(story, match, ports)) await tell(stream);
    }),
  );
  await attempt(async () => {
    await sideBySide(await streamsToldBefore(story, matches, ports), atOnce, tell);
  });
  if (failures.length > 0) throw failures[0];
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  return {
    did: 'alerts-sent',
    storyId: story.storyId,
    revision: story.revision,
    topics: matches.length,
    sent: count('sent') + count('repeated'),
    repeated: count('repeated'),
    waiting: count('waiting'),
    overBudget: count('over-budget'),
  };
}

/** None where a later version of the story was matched already: what there is to tell, that version tells. */
async function streamsToTell(
  story: Story,
  match: TopicMatch,
  { matches, streams }: SendAlertsPorts,
): Promise<StreamToTell[]> {
  if ((await matches.put(matchRow(story, match))) === 'out-of-date') return [];
  const { topic, matched } = match;
  const { topicId, name: topicName } = topic;
  const rows = await streams.ofTopic(topicId);
  return rows.map((row) => ({ row, reason: { topicId, topicName, matched }, which: 'all' }));
}

/**
 * The streams of topics that have been changed or removed since they were told of the story: their readers hear what
 * became of what they were told, and nothing new.
 */
async function streamsToldBefore(
  { storyId, revision }: Story,
  matches: readonly TopicMatch[],
  { alerts, streams }: SendAlertsPorts,
): Promise<StreamToTell[]> {
  if (revision < 2) return [];
  const matching = new Set(matches.map(({ topic }) => topic.topicId));
  const toldBefore = (await alerts.streamsToldOf(storyId))
    .map((streamId) => streamId.split('#'))
    .filter(([topicId = '']) => !matching.has(topicId));
  const rows = await Promise.all(
    toldBefore.map(([topicId = '', stream]) =>
      streams.get({ topicId, stream: Stream.parse(stream) }),
    ),
  );
  return rows.flatMap((row) => (row ? { row, which: 'changes' } : []));
}

function matchRow(story: Story, { topic, matched }: TopicMatch): Match {
  const newest = story.articles.reduce((a, b) => (b.receivedAt > a.receivedAt ? b : a));
  return {
    topicId: topic.topicId,
    storyId: story.storyId,
    storyVersion: story.version,
    position: `${newest.receivedAt}#${story.storyId}`,
    articleId: newest.articleId,
    statuses: [...new Set(story.claims.filter(({ key }) => key).map(({ state }) => state))],
    matched: [...matched],
  };
}
