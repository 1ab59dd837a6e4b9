import * as z from 'zod';
import { OneLine } from './article.ts';

/** Names that one query may hold, over all its entries: more belongs into several topics. */
export const maxNames = 100;

const Name = OneLine.max(60, 'must have at most 60 characters').refine(
  (name) => /[\p{L}\p{N}]/u.test(name),
  'must hold a letter or a digit',
);

/** A word or a phrase that a topic looks for, or somebody or something that has other names too. */
export const TopicTerm = z
  .union([
    z.string(),
    z.object({
      name: z.string(),
      also: z.array(z.string()).describe('Other names of the same: each of them is as good.'),
    }),
  ])
  .meta({
    id: 'TopicTerm',
    examples: ['swing bridge', { name: 'North Korea', also: ['DPRK', 'Pyongyang'] }],
  });
export type TopicTerm = z.infer<typeof TopicTerm>;

/** Every name of a term, its own first. */
export const namesOf = (term: TopicTerm): readonly string[] =>
  typeof term === 'string' ? [term] : [term.name, ...term.also];

/** A term as a client sends it. */
export const TopicTermRequest = z
  .union(
    [
      Name.describe('A word or a phrase. Case, accents and plural endings do not matter.'),
      z.strictObject({
        name: Name,
        also: z
          .array(Name)
          .max(20, 'must have at most 20 entries')
          .default([])
          .describe('Other names of the same: each of them is as good.'),
        country: z
          .literal(true, { error: 'must be true, or left out' })
          .optional()
          .describe(
            '`name` is a country: its other names, its capital and what its people are called are added to `also`, where you see them in the answer.',
          ),
      }),
    ],
    { error: 'must be a word, a phrase, or an object with a name' },
  )
  .meta({
    id: 'TopicTermRequest',
    examples: ['swing bridge', { name: 'North Korea', country: true }],
  });
export type TopicTermRequest = z.infer<typeof TopicTermRequest>;

const TermRequests = z.array(TopicTermRequest).max(20, 'must have at most 20 entries').default([]);

/**
 * What a client looks for: at least one of `any` and every one of `all` must be there, none of `none` may be.
 * Beyond what this schema says, each name has to tell something: see `complete-query.ts`.
 */
export const TopicQueryRequest = z
  .strictObject({ any: TermRequests, all: TermRequests, none: TermRequests })
  .refine(({ any, all }) => any.length + all.length > 0, {
    path: ['any'],
    error: 'give at least one word in any or all; a query without one would match everything',
  })
  .meta({
    id: 'TopicQueryRequest',
    examples: [{ any: ['harbour', { name: 'Norway', also: ['Oslo'] }] }],
  });
export type TopicQueryRequest = z.infer<typeof TopicQueryRequest>;

/** What a topic looks for, as it is kept: with every name by which a story can be found. */
export const TopicQuery = z
  .object({ any: z.array(TopicTerm), all: z.array(TopicTerm), none: z.array(TopicTerm) })
  .meta({ id: 'TopicQuery' });
export type TopicQuery = z.infer<typeof TopicQuery>;

/** What a client sends to make or change a topic. */
export const TopicSubmission = z
  .strictObject({
    name: OneLine.max(60, 'must have at most 60 characters').describe('As readers see it.'),
    query: TopicQueryRequest,
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
  query: TopicQuery,
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
    query: TopicQuery.describe('With the names that were added to those of a country.'),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    links: z.object({
      self: z.string(),
      digests: z.string(),
      subscriptions: z.string(),
      page: z.string(),
      atom: z.string(),
      jsonFeed: z.string(),
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
  .strictObject({ query: TopicQueryRequest })
  .meta({ id: 'TopicPreviewRequest', examples: [{ query: { any: ['harbour'] } }] });
export type TopicPreviewRequest = z.infer<typeof TopicPreviewRequest>;

export const TopicPreview = z
  .object({
    query: TopicQuery.describe(
      'The query as a topic would keep it, with the names that were added.',
    ),
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
