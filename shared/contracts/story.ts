import * as z from 'zod';
import { ArticleId, Standing } from './article.ts';
import { Attribution, Certainty, FactKind, Status } from './digest.ts';

export const StoryId = z.string().regex(/^[a-z2-7]{16}$/, 'must be a story’s id');

/** What has become of a claim: a fact's status, or what only its publisher can bring about. */
export const ClaimState = z.enum(['confirmed', 'unconfirmed', 'denied', 'corrected', 'retracted']);
export type ClaimState = z.infer<typeof ClaimState>;

/** What somebody who contests a claim says. */
export const Denial = z
  .object({
    by: z.string().describe('One of `contestedBy`.'),
    quote: z.string().describe('The very words of the article.'),
  })
  .meta({ id: 'Denial' });
export type Denial = z.infer<typeof Denial>;

/** A fact as a story keeps it: enough to judge its claim and to tell a reader, without the article's text. */
export const StoryFact = z.object({
  factId: z.string(),
  kind: FactKind,
  what: z.string(),
  who: z.array(z.string()),
  status: Status,
  certainty: Certainty,
  polarity: z.enum(['positive', 'negative']),
  contestedBy: z.array(z.string()),
  /** Left out where there are none, as in stories that were kept before there were any. */
  denials: z.array(Denial).optional(),
  rule: z.string(),
  attributions: z.array(Attribution),
  quote: z.string(),
  key: z.boolean(),
});
export type StoryFact = z.infer<typeof StoryFact>;

/** An article as its story keeps it. */
export const StoryArticle = z.object({
  articleId: ArticleId,
  publisher: z.string(),
  title: z.string(),
  summary: z.string(),
  url: z.string().optional(),
  publishedAt: z.string(),
  receivedAt: z.string(),
  standing: Standing,
  corrects: ArticleId.optional(),
  correctedBy: ArticleId.optional(),
  retractedAt: z.string().optional(),
  entities: z.array(z.string()),
  facts: z.array(StoryFact),
});
export type StoryArticle = z.infer<typeof StoryArticle>;

/** One step in the life of a claim. `from` is left out at its first. */
export const ClaimChange = z.object({
  at: z.iso.datetime(),
  from: ClaimState.optional(),
  to: ClaimState,
  contestedBy: z.array(z.string()),
  articleId: ArticleId.describe('The article that brought it about.'),
});
export type ClaimChange = z.infer<typeof ClaimChange>;

/** One claim of a story: a fact's counterpart across articles. */
export const Claim = z
  .object({
    id: z.string(),
    kind: FactKind,
    what: z.string(),
    who: z.array(z.string()),
    state: ClaimState,
    certainty: Certainty,
    contestedBy: z.array(z.string()),
    denials: z
      .array(Denial)
      .optional()
      .describe('What those who contest it say, as far as the articles quote it.'),
    attributions: z.array(Attribution).describe('Who stands behind it; empty: the outlet itself.'),
    publisher: z.string().describe('Who told it last.'),
    quote: z.string().describe('The very words of the article.'),
    key: z.boolean(),
    facts: z.array(z.object({ articleId: ArticleId, factId: z.string() })),
    history: z.array(ClaimChange),
  })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof Claim>;

/** A story as it is kept. `revision` grows only when a claim's state changes; `version` with every write. */
export const Story = z.object({
  storyId: StoryId,
  revision: z.int().min(0),
  version: z.int().min(1),
  articles: z.array(StoryArticle).min(1),
  claims: z.array(Claim),
  updatedAt: z.string(),
});
export type Story = z.infer<typeof Story>;

/** A story as the API shows it. */
export const StoryView = z
  .object({
    id: StoryId,
    revision: z.int().min(0),
    title: z.string(),
    updatedAt: z.iso.datetime(),
    articles: z.array(
      z.object({
        id: ArticleId,
        publisher: z.string(),
        title: z.string(),
        url: z.string().optional(),
        publishedAt: z.iso.datetime(),
        standing: Standing,
        correctedBy: ArticleId.optional(),
        link: z.string(),
      }),
    ),
    claims: z.array(Claim),
  })
  .meta({ id: 'Story' });
export type StoryView = z.infer<typeof StoryView>;

/** A digest in a list: what it says at a glance, and where the whole of it is. */
export const DigestSummary = z
  .object({
    id: ArticleId,
    title: z.string(),
    publisher: z.string(),
    publishedAt: z.iso.datetime(),
    standing: Standing,
    summary: z.string(),
    keyFacts: z.array(
      z.object({ what: z.string(), status: Status, contestedBy: z.array(z.string()) }),
    ),
    links: z.object({ self: z.string(), page: z.string(), original: z.string().optional() }),
  })
  .meta({ id: 'DigestSummary' });
export type DigestSummary = z.infer<typeof DigestSummary>;

export const DigestList = z
  .object({ items: z.array(DigestSummary), next: z.string().optional() })
  .meta({ id: 'DigestList' });
export type DigestList = z.infer<typeof DigestList>;
