import { type Alert, streamIdOf, type Told } from '../contracts/alert.ts';
import type { Story } from '../contracts/story.ts';
import { partsOf, type Stream } from '../contracts/subscription.ts';
import { type ClaimNews, changesSince, toldAfter, toldOrPerhapsTold } from './changes-since.ts';

/** Why readers are told: the topic that they follow, and its words that were found. */
export interface Reason {
  readonly topicId: string;
  readonly topicName: string;
  /** Empty where the topic does not match any more. */
  readonly matched: readonly string[];
}

export interface StreamNews {
  /** Empty where there is nothing to tell. */
  readonly news: readonly ClaimNews[];
  /** What the stream's readers know once they have heard it. */
  readonly told: Told;
}

/**
 * What a stream has to hear of a story since what was last *sent* to it: alerts that never went out are told with it.
 *
 * @param recent  what the stream was told of the story, newest first, down to and with the last that was sent.
 * @param which  `changes`: only what became of what it was told.
 */
export function streamNews(
  recent: readonly Alert[],
  { claims }: Story,
  stream: Stream,
  which: 'all' | 'changes' = 'all',
): StreamNews {
  const sent = recent.find(({ state }) => state === 'sent')?.told ?? {};
  const told = toldOrPerhapsTold(sent, perhapsTold(unsentOf(recent)), claims);
  const changes = changesSince(told, claims, partsOf(stream).only);
  const news = which === 'all' ? changes : changes.filter(({ before }) => before);
  return { news, told: toldAfter(told, news) };
}

export const unsentOf = (recent: readonly Alert[]) =>
  recent.filter(({ state }) => state === 'sending');

/** What alerts that were tried and not marked may have told, the newest word on each claim. */
function perhapsTold(unsent: readonly Alert[]): Told {
  const tried = unsent.filter(({ attempts }) => attempts > 0).toReversed();
  return Object.assign({}, ...tried.map(({ told }) => told));
}

/** A stream's alert of a story as it is before it goes out. */
export function newAlert(
  { storyId, revision }: Pick<Story, 'storyId' | 'revision'>,
  stream: Stream,
  { topicId, topicName, matched }: Reason,
  { told, createdAt }: Pick<Alert, 'told' | 'createdAt'>,
): Alert {
  return {
    streamId: streamIdOf(topicId, stream),
    alertId: alertIdOf({ storyId, revision }),
    topicId,
    stream,
    storyId,
    revision,
    state: 'sending',
    topicName,
    matched: [...matched],
    told,
    attempts: 0,
    createdAt,
  };
}

export const alertIdOf = ({ storyId, revision }: Pick<Story, 'storyId' | 'revision'>) =>
  `${storyId}#${String(revision).padStart(6, '0')}`;
