import { alertEmail } from '../../shared/alerts/alert-email.ts';
import { changesSince, toldAfter, toldOrPerhapsTold } from '../../shared/alerts/changes-since.ts';
import { matchTopics, type TopicMatch } from '../../shared/alerts/match-topics.ts';
import type { TopicIndex } from '../../shared/alerts/topic-index.ts';
import type { Alert, Match, Told } from '../../shared/contracts/alert.ts';
import type { Story } from '../../shared/contracts/story.ts';
import { partsOf } from '../../shared/contracts/subscription.ts';
import type { AlertPublisher } from '../../shared/delivery/alert-publisher.ts';
import type { Done } from '../../shared/lambda/each-new-item.ts';
import type { AlertStore } from '../../shared/storage/alert-store.ts';
import type { MatchStore } from '../../shared/storage/match-store.ts';
import type { StreamRow, StreamStore } from '../../shared/storage/stream-store.ts';

export interface SendAlertsPorts {
  readonly topics: () => Promise<TopicIndex>;
  readonly matches: Pick<MatchStore, 'put'>;
  readonly streams: Pick<StreamStore, 'ofTopic'>;
  readonly alerts: AlertStore;
  readonly publisher: AlertPublisher;
  readonly now: () => Date;
  /** Where links of ours begin. */
  readonly publicUrl: string;
}

/** What became of one stream's alert. `repeated`: it was tried before, so readers may have got it twice. */
type Outcome = 'sent' | 'repeated' | 'nothing-new' | 'nobody-there';

/**
 * Records which topics a changed story matches, and tells the readers of each of their streams what is new to them.
 *
 * Where a stream cannot be told, the others are all the same; then the step fails, and its next run tells that stream.
 */
export async function sendAlerts(story: Story, ports: SendAlertsPorts): Promise<Done> {
  const matches = matchTopics(story, await ports.topics());
  const outcomes: Outcome[] = [];
  const failures: unknown[] = [];
  for (const match of matches) {
    for (const stream of await streamsToTell(story, match, ports)) {
      try {
        outcomes.push(await tellStream(story, match, stream, ports));
      } catch (error) {
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) throw failures[0];
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  return {
    did: 'alerts-sent',
    storyId: story.storyId,
    revision: story.revision,
    topics: matches.length,
    sent: count('sent') + count('repeated'),
    repeated: count('repeated'),
  };
}

/** None where a later version of the story was matched already: what there is to tell, that version tells. */
async function streamsToTell(
  story: Story,
  match: TopicMatch,
  { matches, streams }: SendAlertsPorts,
): Promise<StreamRow[]> {
  if ((await matches.put(matchRow(story, match))) === 'out-of-date') return [];
  const rows = await streams.ofTopic(match.topic.topicId);
  return rows.filter(({ stream }) => partsOf(stream).frequency === 'instant');
}

/**
 * Tells a stream what it has not heard. The alert is written as `sending`, published, then marked `sent`; a second run
 * publishes only what is still `sending`.
 */
async function tellStream(
  story: Story,
  match: TopicMatch,
  stream: StreamRow,
  ports: SendAlertsPorts,
): Promise<Outcome> {
  const streamId = `${stream.topicId}#${stream.stream}`;
  const recent = await ports.alerts.untilLastSent(streamId, story.storyId);
  const newest = recent[0];
  // An older copy of the story, replayed: what it has to tell was told, or is about to be.
  if (newest && newest.revision > story.revision) return 'nothing-new';
  if (newest && newest.revision === story.revision && newest.state !== 'sending')
    return 'nothing-new';

  const unsent = recent.filter(({ state }) => state === 'sending');
  const alert = unsent.find(({ revision }) => revision === story.revision) ?? newAlert();
  if (!alert) {
    // What they were to tell was withdrawn before they went out.
    await fold(unsent, ports);
    return 'nothing-new';
  }
  await ports.alerts.addIfAbsent(alert);
  return publish(alert, unsent, stream, ports);

  /** What the stream has to hear since what was last *sent* to it: alerts that never went out are told with this one. */
  function newAlert(): Alert | undefined {
    const sent = recent.find(({ state }) => state === 'sent')?.told ?? {};
    const told = toldOrPerhapsTold(sent, perhapsTold(unsent), story.claims);
    const news = changesSince(told, story.claims, partsOf(stream.stream).only);
    if (news.length === 0) return undefined;
    return {
      streamId,
      alertId: `${story.storyId}#${String(story.revision).padStart(6, '0')}`,
      topicId: stream.topicId,
      stream: stream.stream,
      storyId: story.storyId,
      revision: story.revision,
      state: 'sending',
      ...alertEmail({ story, news, match, publicUrl: ports.publicUrl }),
      told: toldAfter(told, news),
      attempts: 0,
      createdAt: ports.now().toISOString(),
    };
  }
}

async function publish(
  alert: Alert,
  unsent: readonly Alert[],
  stream: StreamRow,
  { alerts, publisher, now }: SendAlertsPorts,
): Promise<Outcome> {
  const attempt = await alerts.countAttempt(alert);
  const outcome = await publisher.publish(stream, alert);
  // Before this one is marked: after it, nobody looks at the earlier ones again.
  await fold(
    unsent.filter(({ alertId }) => alertId !== alert.alertId),
    { alerts, now },
  );
  await alerts.mark(alert, 'sent', now().toISOString());
  if (outcome === 'no-such-topic') return 'nobody-there';
  return attempt > 1 ? 'repeated' : 'sent';
}

async function fold(
  unsent: readonly Alert[],
  { alerts, now }: Pick<SendAlertsPorts, 'alerts' | 'now'>,
): Promise<void> {
  for (const alert of unsent) await alerts.mark(alert, 'folded', now().toISOString());
}

/** What alerts that were tried and not marked may have told, the newest word on each claim. */
function perhapsTold(unsent: readonly Alert[]): Told {
  const tried = unsent.filter(({ attempts }) => attempts > 0).toReversed();
  return Object.assign({}, ...tried.map(({ told }) => told));
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
