import { alertEmail } from '../../shared/alerts/alert-email.ts';
import { channelWords } from '../../shared/alerts/channel-words.ts';
import {
  alertIdOf,
  newAlert,
  type Reason,
  streamNews,
  unsentOf,
} from '../../shared/alerts/stream-news.ts';
import { type Alert, Message, streamIdOf } from '../../shared/contracts/alert.ts';
import type { Story } from '../../shared/contracts/story.ts';
import { partsOf } from '../../shared/contracts/subscription.ts';
import type { AlertPublisher } from '../../shared/delivery/alert-publisher.ts';
import type { TextPorts } from '../../shared/delivery/texting.ts';
import type { AlertStore } from '../../shared/storage/alert-store.ts';
import type { RoundUpKind, StreamRow, StreamStore } from '../../shared/storage/stream-store.ts';
import type { WaitingStore } from '../../shared/storage/waiting-store.ts';

export interface TellStreamPorts {
  readonly streams: Pick<StreamStore, 'takeTurn' | 'letWait'>;
  readonly waiting: Pick<WaitingStore, 'put'>;
  readonly alerts: Pick<
    AlertStore,
    'untilLastSent' | 'addIfAbsent' | 'countAttempt' | 'mark' | 'streamsToldOf'
  >;
  readonly publisher: AlertPublisher;
  readonly now: () => Date;
  /** Where links of ours begin. */
  readonly publicUrl: string;
  readonly texts: TextPorts;
  readonly limits: InstantLimits;
}

/** What the operator allows of instant alerts. */
export interface InstantLimits {
  /** To one stream, within any hour. What comes beyond is folded into one when the hour is over. */
  readonly alertsAnHour: number;
  /** What changed longer ago is told with the next alert, or by the daily mail. */
  readonly maxAgeMinutes: number;
}

/** A stream that a changed story may concern. */
export interface StreamToTell {
  readonly row: StreamRow;
  /** Left out where the topic does not match any more: then it is what the stream's last alert gave. */
  readonly reason?: Reason;
  /** `changes`: only what became of what the stream was told. */
  readonly which: 'all' | 'changes';
}

/**
 * What became of one stream's alert. `repeated`: it was tried before, so readers may have got it twice. `waiting`: it
 * is told with others, later. `over-budget`: texts are closed, so it is told once they are open again, if there is more.
 */
export type Outcome =
  | 'sent'
  | 'repeated'
  | 'waiting'
  | 'nothing-new'
  | 'nobody-there'
  | 'over-budget';

/**
 * Tells a stream what it has not heard, or lets it wait to be told with others. An instant alert is written as
 * `sending`, published, then marked `sent`; a second run publishes only what is still `sending`.
 */
export async function tellStream(
  story: Story,
  { row, reason: given, which }: StreamToTell,
  ports: TellStreamPorts,
): Promise<Outcome> {
  const { topicId, stream } = row;
  const recent = await ports.alerts.untilLastSent(streamIdOf(topicId, stream), story.storyId);
  const newest = recent[0];
  // An older copy of the story, replayed: what it has to tell was told, or is about to be.
  if (newest && newest.revision > story.revision) return 'nothing-new';
  if (newest && newest.revision === story.revision && newest.state !== 'sending')
    return 'nothing-new';

  const reason = given ?? { topicId, topicName: newest?.topicName ?? '', matched: [] };
  const { news, told } = streamNews(recent, story, stream, which);
  const begun = unsentOf(recent).find(({ alertId }) => alertId === alertIdOf(story));
  if (news.length === 0 && !begun?.text) {
    // What they were to tell was withdrawn before they went out.
    await fold(unsentOf(recent), ports);
    return 'nothing-new';
  }
  const reasonToWait =
    whyToWait(story, row, ports) ?? (begun ? undefined : await restOf(row, ports));
  if (reasonToWait) {
    await letWait(story, { row, reason, which }, reasonToWait, ports);
    return 'waiting';
  }
  // One that was part of a round-up has no text of its own.
  const alert = begun?.text ? begun : await withWords();
  await ports.alerts.addIfAbsent(alert);
  return publish(alert, unsentOf(recent), row, ports);

  async function withWords(): Promise<Alert> {
    const { publicUrl, texts } = ports;
    const alert = newAlert(story, stream, reason, { told, createdAt: ports.now().toISOString() });
    const id = `${alert.streamId}#${alert.alertId}`;
    const stories = [{ story, news, matched: reason.matched }];
    const mail = alertEmail({ story, news, reason, stream, publicUrl });
    const words = await channelWords({ id, stream, topic: reason, stories, publicUrl }, texts);
    return { ...alert, ...mail, ...words };
  }
}

interface Wait {
  readonly kind: RoundUpKind;
  readonly dueAt: string;
}

/** Why a story is not told at once; nothing where it may be. */
function whyToWait(
  { updatedAt }: Story,
  { stream, dueShard, dueAt }: StreamRow,
  { limits, now }: TellStreamPorts,
): Wait | undefined {
  const at = now();
  const isOld = at.getTime() - Date.parse(updatedAt) > limits.maxAgeMinutes * 60_000;
  if (partsOf(stream).frequency === 'daily' || isOld)
    return { kind: 'daily', dueAt: at.toISOString() };
  if (dueShard === undefined) return undefined;
  // Others wait already. It is told with those that rest, and what is too old to be told alone is told with it.
  const isResting = dueShard.startsWith('rest#') && dueAt !== undefined;
  return { kind: 'rest', dueAt: isResting ? dueAt : at.toISOString() };
}

/** Until when a stream rests that had its alerts of the hour; nothing where it has one left, which is taken by this. */
async function restOf(row: StreamRow, { streams, limits, now }: TellStreamPorts) {
  const turn = await streams.takeTurn(row, now(), limits.alertsAnHour);
  return turn === 'taken' ? undefined : ({ kind: 'rest', dueAt: turn.freeAt } as const);
}

/** The story is written down before the stream is marked: whoever sees the mark finds the story. */
async function letWait(
  { storyId, version }: Story,
  { row, reason, which }: Required<StreamToTell>,
  { kind, dueAt }: Wait,
  { waiting, streams }: TellStreamPorts,
): Promise<void> {
  const { topicName, matched } = reason;
  const streamId = streamIdOf(row.topicId, row.stream);
  const story = { streamId, storyId, storyVersion: version };
  await waiting.put({ ...story, topicName, matched: [...matched], news: which });
  await streams.letWait(row, kind, dueAt);
}

async function publish(
  alert: Alert,
  unsent: readonly Alert[],
  carrier: StreamRow,
  { alerts, publisher, now }: TellStreamPorts,
): Promise<Outcome> {
  const attempt = await alerts.countAttempt(alert);
  const outcome = await publisher.publish(carrier, Message.parse(alert));
  // Before this one is marked: after it, nobody looks at the earlier ones again.
  await fold(
    unsent.filter(({ alertId }) => alertId !== alert.alertId),
    { alerts, now },
  );
  await alerts.mark(alert, outcome === 'over-budget' ? 'folded' : 'sent', now().toISOString());
  if (outcome === 'over-budget') return outcome;
  if (outcome === 'no-such-topic') return 'nobody-there';
  return attempt > 1 ? 'repeated' : 'sent';
}

async function fold(
  unsent: readonly Alert[],
  { alerts, now }: Pick<TellStreamPorts, 'alerts' | 'now'>,
): Promise<void> {
  for (const alert of unsent) await alerts.mark(alert, 'folded', now().toISOString());
}
