import { channelWords } from '../../shared/alerts/channel-words.ts';
import { roundUpEmail, type StoryNews } from '../../shared/alerts/round-up-email.ts';
import { alertIdOf, newAlert, streamNews, unsentOf } from '../../shared/alerts/stream-news.ts';
import {
  type Alert,
  Message,
  type RoundUp,
  streamIdOf,
  type Waiting,
} from '../../shared/contracts/alert.ts';
import { partsOf } from '../../shared/contracts/subscription.ts';
import type { AlertPublisher } from '../../shared/delivery/alert-publisher.ts';
import type { TextPorts } from '../../shared/delivery/texting.ts';
import type { AlertStore } from '../../shared/storage/alert-store.ts';
import type { StoryStore } from '../../shared/storage/story-store.ts';
import type {
  RoundUpKind,
  StreamKey,
  StreamRow,
  StreamStore,
} from '../../shared/storage/stream-store.ts';
import type { WaitingStore } from '../../shared/storage/waiting-store.ts';

export interface RoundUpPorts {
  readonly streams: Pick<
    StreamStore,
    'get' | 'beginRoundUp' | 'noteRoundUp' | 'endRoundUp' | 'takeTurn'
  >;
  readonly waiting: Pick<WaitingStore, 'ofStream' | 'remove'>;
  readonly stories: Pick<StoryStore, 'get'>;
  readonly alerts: Pick<
    AlertStore,
    'untilLastSent' | 'addUnlessSent' | 'addRoundUp' | 'roundUp' | 'countAttempt' | 'mark'
  >;
  readonly publisher: AlertPublisher;
  readonly now: () => Date;
  /** Where links of ours begin. */
  readonly publicUrl: string;
  readonly texts: TextPorts;
  /** Instant alerts that a stream may get within any hour; a round-up counts as one. */
  readonly alertsAnHour: number;
  /** Where the operator's day begins and ends. */
  readonly timeZone: string;
}

/**
 * `not-yet`: it had its mail of the day, or its alerts of the hour. `busy`: another run is at work on it. `over-budget`:
 * texts are closed, so what waited is told once they are open again, if there is more.
 */
export type RoundUpOutcome = 'sent' | 'nothing-new' | 'not-yet' | 'busy' | 'over-budget';

/** What one mail holds at most; what is beyond it waits for the next. */
const maxStories = 100;
/** Longer than the function may run: nobody else begins with a stream while it may still be worked on. */
const leaseMs = 6 * 60_000;
/** When to look again at a stream for which more has come meanwhile. */
const soonMs = 60_000;

/**
 * Tells a stream in one mail what waits for it.
 *
 * The mail is written down, its stories are written as `sending`, then it is published and marked `sent`; from that
 * mark on, a run that ended before its end is only brought to its end. One that ended before the mark is composed
 * anew: a story may have been withdrawn meanwhile, and what may have been told already is then told as a change.
 */
export async function roundUp(
  key: StreamKey,
  { kind, today }: { readonly kind: RoundUpKind; readonly today: string },
  ports: RoundUpPorts,
): Promise<RoundUpOutcome> {
  const at = ports.now();
  const before = await ports.streams.get(key);
  if (kind === 'daily' && before?.lastDailyOn === today) return 'not-yet';
  const until = new Date(at.getTime() + leaseMs).toISOString();
  const stream = await ports.streams.beginRoundUp(key, at.toISOString(), until);
  if (stream === 'busy') return 'busy';
  const again = new Date(at.getTime() + soonMs).toISOString();
  try {
    const { outcome, ...end } = await tellWhatWaits(stream, ports);
    const dailyOn = kind === 'daily' && outcome === 'sent' ? { dailyOn: today } : {};
    await ports.streams.endRoundUp(stream, { again, ...end, ...dailyOn });
    return outcome;
  } catch (error) {
    await ports.streams.endRoundUp(stream, { again, isUnfinished: true });
    throw error;
  }
}

interface End {
  readonly outcome: RoundUpOutcome;
  readonly isMoreWaiting: boolean;
  /** When to go on, if not soon. */
  readonly again?: string;
}

async function tellWhatWaits(stream: StreamRow, ports: RoundUpPorts): Promise<End> {
  const { alerts, waiting, streams, publisher, now, alertsAnHour } = ports;
  const streamId = streamIdOf(stream.topicId, stream.stream);
  const open = await openRoundUp(streamId, stream, ports);
  if (open?.state === 'sent') {
    await settle(open, 'sent', ports);
    return { outcome: 'sent', isMoreWaiting: true };
  }
  if (open) await alerts.mark(open, 'folded', now().toISOString());

  const rows = await waiting.ofStream(streamId, maxStories);
  const isMoreWaiting = rows.length === maxStories;
  const { told, news } = await newsOf(rows, stream, ports);
  if (news.length === 0) {
    for (const row of rows) await waiting.remove(row);
    return { outcome: 'nothing-new', isMoreWaiting };
  }
  if (partsOf(stream.stream).frequency === 'instant') {
    const turn = await streams.takeTurn(stream, now(), alertsAnHour);
    if (turn !== 'taken') return { outcome: 'not-yet', isMoreWaiting: true, again: turn.freeAt };
  }
  const mail = await compose(streamId, stream, { waiting: rows, told, news }, ports);
  await alerts.countAttempt(mail);
  const published = await publisher.publish(stream, Message.parse(mail));
  const outcome = published === 'over-budget' ? published : 'sent';
  const state = outcome === 'sent' ? 'sent' : 'folded';
  await alerts.mark(mail, state, now().toISOString());
  await settle(mail, state, ports);
  await dropTheRest(rows, mail, ports);
  return { outcome, isMoreWaiting };
}

/** Stories of which there was nothing to tell wait no more. */
async function dropTheRest(rows: readonly Waiting[], mail: RoundUp, { waiting }: RoundUpPorts) {
  const told = new Set(mail.stories.map(({ storyId }) => storyId));
  for (const row of rows) if (!told.has(row.storyId)) await waiting.remove(row);
}

async function openRoundUp(streamId: string, { openRoundUp }: StreamRow, { alerts }: RoundUpPorts) {
  return openRoundUp ? alerts.roundUp({ streamId, alertId: openRoundUp }) : undefined;
}

interface News {
  /** What each story's alert tells, for the stories that have something to tell. */
  readonly told: readonly Alert[];
  /** What readers are shown of them, in the same order. */
  readonly news: readonly StoryNews[];
}

/** What there is to tell of the stories that wait, those with changes first, then the newest. */
async function newsOf(
  waiting: readonly Waiting[],
  { topicId, stream }: StreamRow,
  { stories, alerts, now }: RoundUpPorts,
): Promise<News> {
  const found: { alert: Alert; news: StoryNews }[] = [];
  for (const row of waiting) {
    const story = await stories.get(row.storyId);
    if (!story) continue;
    const recent = await alerts.untilLastSent(row.streamId, row.storyId);
    const { news, told } = streamNews(recent, story, stream, row.news);
    if (news.length === 0) {
      // What they were to tell was withdrawn before they went out.
      for (const unsent of unsentOf(recent))
        await alerts.mark(unsent, 'folded', now().toISOString());
      continue;
    }
    const reason = { topicId, topicName: row.topicName, matched: row.matched };
    const createdAt = now().toISOString();
    const alert = newAlert(story, stream, reason, { told, createdAt });
    found.push({ alert, news: { story, news, matched: row.matched } });
  }
  found.sort((a, b) => weightOf(b.news).localeCompare(weightOf(a.news)));
  return { told: found.map(({ alert }) => alert), news: found.map(({ news }) => news) };
}

const weightOf = ({ story, news }: StoryNews) =>
  `${news.some(({ before }) => before) ? 1 : 0}${story.updatedAt}`;

/** Writes down what is about to be told. A try counts as made with it: the mail may go out from here on. */
async function compose(
  streamId: string,
  stream: StreamRow,
  { waiting, told, news }: News & { readonly waiting: readonly Waiting[] },
  { alerts, streams, now, publicUrl, texts }: RoundUpPorts,
): Promise<RoundUp> {
  const topicName = waiting.at(-1)?.topicName ?? '';
  const topic = { topicId: stream.topicId, topicName };
  const createdAt = now().toISOString();
  const alertId = `round-up#${createdAt}`;
  const mail: RoundUp = {
    streamId,
    alertId,
    state: 'sending',
    ...roundUpEmail({ stories: news, topic, stream: stream.stream, publicUrl }),
    ...(await channelWords(
      { id: `${streamId}#${alertId}`, stream: stream.stream, topic, stories: news, publicUrl },
      texts,
    )),
    stories: news.map(({ story }) => ({
      storyId: story.storyId,
      revision: story.revision,
      storyVersion: story.version,
    })),
    attempts: 0,
    createdAt,
  };
  await alerts.addRoundUp(mail);
  await streams.noteRoundUp(stream, mail.alertId);
  for (const alert of told) {
    await alerts.addUnlessSent({ ...alert, roundUpId: mail.alertId, attempts: 1 });
  }
  return mail;
}

/** Marks every story of a mail as told, or as folded where the mail did not go out. Safe to run twice. */
async function settle(
  { streamId, stories, alertId: roundUpId }: RoundUp,
  state: 'sent' | 'folded',
  { alerts, waiting, now }: RoundUpPorts,
): Promise<void> {
  const at = now().toISOString();
  for (const { storyId, revision, storyVersion } of stories) {
    const told = alertIdOf({ storyId, revision });
    const unsent = unsentOf(await alerts.untilLastSent(streamId, storyId));
    // Before this one is marked: after it, nobody looks at the earlier ones again.
    for (const alert of unsent) {
      if (alert.alertId < told) await alerts.mark(alert, 'folded', at);
    }
    if (unsent.some((alert) => alert.alertId === told && alert.roundUpId === roundUpId)) {
      await alerts.mark({ streamId, alertId: told }, state, at);
    }
    await waiting.remove({ streamId, storyId, storyVersion });
  }
}
