import * as z from 'zod';
import { ArticleId } from './article.ts';
import { ClaimState, Denial, StoryId } from './story.ts';
import { Frequency, Only } from './subscription.ts';
import { TopicId } from './topic.ts';

const Stand = {
  state: ClaimState,
  status: z.string().describe('The same for people: who stands behind it, who denies it.'),
  contestedBy: z.array(z.string()).describe('Who denies it, whatever its state.'),
};

/** One claim that a webhook is told of. */
export const PayloadClaim = z.object({
  id: z.string().describe('The same claim of the same story always has this id.'),
  what: z.string(),
  ...Stand,
  quote: z.string().describe('The very words of the article; empty where there are none.'),
  denials: z
    .array(Denial)
    .optional()
    .describe('What those in `contestedBy` say, as far as it is quoted.'),
  before: z
    .object(Stand)
    .optional()
    .describe('What this stream was last told of it; left out where it is new.'),
});

/** One story that a webhook is told of. */
export const PayloadStory = z.object({
  id: StoryId,
  article: z.object({
    id: ArticleId,
    title: z.string(),
    publisher: z.string(),
    publishedAt: z.iso.datetime(),
    page: z.url(),
    original: z.url().optional(),
  }),
  matched: z.array(z.string()).describe('The words of the topic that were found.'),
  claims: z.array(PayloadClaim).min(1),
  more: z.int().min(0).describe('How many claims more there are, on the page.'),
});

/** What is posted to a webhook: the `Message` of SNS's envelope, as JSON. */
export const AlertPayload = z
  .object({
    version: z.literal(1).describe('Grows when a field changes its meaning; new fields may come.'),
    id: z.string().describe('Of this alert: the same where SNS delivers it twice.'),
    topic: z.object({ id: TopicId, name: z.string() }),
    only: Only,
    frequency: Frequency,
    stories: z.array(PayloadStory).min(1).describe('One; in a daily alert all of the day.'),
    moreStories: z
      .int()
      .min(0)
      .describe('How many there was no room for; they are in the topic’s feed.'),
    leave: z.url().describe('Where to leave the topic.'),
  })
  .meta({ id: 'AlertPayload' });
export type AlertPayload = z.infer<typeof AlertPayload>;
