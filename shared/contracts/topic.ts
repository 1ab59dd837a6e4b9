import * as z from 'zod';
import { OneLine } from './article.ts';

const Term = OneLine.max(60, 'must have at most 60 characters')
  .refine((term) => /[\p{L}\p{N}]/u.test(term), 'must hold a letter or a digit')
  .describe('A word or a phrase. Case and accents do not matter.');
const Terms = z.array(Term).max(20, 'must have at most 20 entries').default([]);

/** What a topic looks for: at least one of `any` and every one of `all` must be there, none of `none` may be. */
export const TopicQuery = z
  .strictObject({ any: Terms, all: Terms, none: Terms })
  .refine(({ any, all }) => any.length + all.length > 0, {
    path: ['any'],
    error: 'give at least one word in any or all; a query without one would match everything',
  })
  .meta({ id: 'TopicQuery', examples: [{ any: ['harbour', 'swing bridge'] }] });
export type TopicQuery = z.infer<typeof TopicQuery>;

/** What a client sends to make or change a topic. */
export const TopicSubmission = z
  .strictObject({
    name: OneLine.max(60, 'must have at most 60 characters').describe('As readers see it.'),
    query: TopicQuery,
  })
  .meta({
    id: 'TopicSubmission',
    examples: [{ name: 'Harbour bridge', query: { any: ['harbour bridge', 'swing bridge'] } }],
  });
export type TopicSubmission = z.infer<typeof TopicSubmission>;

export const TopicId = z.string().regex(/^[a-z2-7]{12}$/, 'must be a topic’s id');

/** A topic as it is kept. `revision` grows by one with every change, and is its ETag. */
export const Topic = z.object({
  topicId: TopicId,
  name: z.string(),
  query: z.object({
    any: z.array(z.string()),
    all: z.array(z.string()),
    none: z.array(z.string()),
  }),
  revision: z.int().min(1),
  createdAt: z.string(),
  changedAt: z.string(),
});
export type Topic = z.infer<typeof Topic>;

/** A topic as the API shows it. */
export const TopicView = z
  .object({
    id: TopicId,
    name: z.string(),
    query: TopicQuery,
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    links: z.object({
      self: z.string(),
      digests: z.string(),
      subscriptions: z.string(),
      leave: z.string(),
    }),
  })
  .meta({ id: 'Topic' });
export type TopicView = z.infer<typeof TopicView>;

export const TopicList = z
  .object({ items: z.array(TopicView), next: z.string().optional() })
  .meta({ id: 'TopicList' });
export type TopicList = z.infer<typeof TopicList>;

/** Which of the newest stories a query would match, without making a topic. */
export const TopicPreviewRequest = z
  .strictObject({ query: TopicQuery })
  .meta({ id: 'TopicPreviewRequest', examples: [{ query: { any: ['harbour'] } }] });
export type TopicPreviewRequest = z.infer<typeof TopicPreviewRequest>;

export const TopicPreview = z
  .object({
    looked: z.int().min(0).describe('How many of the newest stories were looked at, at most 100.'),
    matches: z.array(
      z.object({
        storyId: z.string(),
        title: z.string(),
        matched: z.array(z.string()).describe('The words of the query that were found.'),
        link: z.string(),
      }),
    ),
  })
  .meta({ id: 'TopicPreview' });
export type TopicPreview = z.infer<typeof TopicPreview>;
