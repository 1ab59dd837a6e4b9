import * as z from 'zod';
import { ClaimState, StoryId } from './story.ts';
import { Stream } from './subscription.ts';
import { TopicId } from './topic.ts';

/** What a stream's readers were last told of a claim. */
export const ToldClaim = z.object({
  what: z.string(),
  state: ClaimState,
  contestedBy: z.array(z.string()),
  /** Where it stood, in the words they read: who stands behind it, who denies it. */
  status: z.string(),
});
export type ToldClaim = z.infer<typeof ToldClaim>;

/** What a stream's readers know of a story: claim id → what they were told. */
export const Told = z.record(z.string(), ToldClaim);
export type Told = z.infer<typeof Told>;

/** Who sends: the name of every SNS topic as readers see it. */
export const senderName = 'On Record';
/** What SNS puts before each text of a topic: ten characters of its name at most. */
export const textPrefix = `${senderName.slice(0, 10)}> `;

/** What is said to a stream's readers, in the form of each way that it takes. */
export const Message = z.object({
  /** Of the mail: ASCII, one line, fewer than 100 characters. */
  subject: z.string(),
  /** Of the mail; also of any way that has no form of its own. */
  text: z.string(),
  /** On a stream of texts. */
  sms: z.string().optional(),
  /** On a stream of mails and webhooks: JSON. */
  webhook: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

/** `topicId#stream`: one topic's readers of one kind. */
export const streamIdOf = (topicId: string, stream: Stream) => `${topicId}#${stream}`;

/**
 * What one stream was told of one story, as it is kept.
 *
 * `sending`: written before it is published, so that a crash loses nothing. `sent`: SNS took it.
 * `folded`: it did not go out; a later alert tells all of it.
 */
export const Alert = Message.partial().extend({
  /** `topicId#stream`. */
  streamId: z.string(),
  /** `storyId#revision`, six digits. */
  alertId: z.string(),
  topicId: TopicId,
  stream: Stream,
  storyId: StoryId,
  revision: z.int().min(1),
  state: z.enum(['sending', 'sent', 'folded']),
  /** The round-up that told it among other stories; then it has no words of its own. */
  roundUpId: z.string().optional(),
  /** The topic as its readers knew it, for what they have to hear after it was changed or removed. */
  topicName: z.string(),
  matched: z.array(z.string()),
  /** All that readers know once this alert is out. */
  told: Told,
  /** How often publishing was tried; beyond 1, readers may have got it twice. */
  attempts: z.int().min(0),
  createdAt: z.string(),
  sentAt: z.string().optional(),
});
export type Alert = z.infer<typeof Alert>;

/** A story that a stream has yet to hear of, together with others: a daily stream's, or one that had its alerts of the hour. */
export const Waiting = z.object({
  streamId: z.string(),
  storyId: StoryId,
  /** The story's `version` that had news for the stream. */
  storyVersion: z.int().min(1),
  topicName: z.string(),
  matched: z.array(z.string()),
  /** `changes`: the topic does not match any more, so its readers hear only what became of what they were told. */
  news: z.enum(['all', 'changes']),
});
export type Waiting = z.infer<typeof Waiting>;

/** One mail to a stream about all that waited for it. `sending` and `sent` as with alerts. */
export const RoundUp = Message.extend({
  streamId: z.string(),
  /** `round-up#` and the time at which it was composed. */
  alertId: z.string(),
  state: z.enum(['sending', 'sent', 'folded']),
  stories: z.array(
    z.object({ storyId: StoryId, revision: z.int().min(1), storyVersion: z.int().min(1) }),
  ),
  attempts: z.int().min(0),
  createdAt: z.string(),
  sentAt: z.string().optional(),
});
export type RoundUp = z.infer<typeof RoundUp>;

/** A story that a topic matched. */
export const Match = z.object({
  topicId: TopicId,
  storyId: StoryId,
  /** The story's `version` when it was matched: a replay of an older one changes nothing. */
  storyVersion: z.int().min(1),
  /** time#storyId, newest last. */
  position: z.string(),
  /** The story's article that a list shows. */
  articleId: z.string(),
  statuses: z.array(ClaimState),
  matched: z.array(z.string()),
});
export type Match = z.infer<typeof Match>;
