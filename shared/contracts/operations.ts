import type * as z from 'zod';
import type { ErrorCode } from '../errors.ts';
import { ArticleCorrection, ArticleReceipt, ArticleState, ArticleSubmission } from './article.ts';
import { Digest } from './digest.ts';
import type { routes } from './routes.ts';
import { DigestList, StoryView } from './story.ts';
import {
  NumberConfirmation,
  NumberConfirmed,
  SubscriptionReceipt,
  SubscriptionRequest,
} from './subscription.ts';
import {
  TopicList,
  TopicPreview,
  TopicPreviewRequest,
  TopicSubmission,
  TopicView,
} from './topic.ts';

type RouteKey = { [R in (typeof routes)[number] as `${R['method']} ${R['path']}`]: R };
/** The routes of the API proper: those under `/v1`. */
export type ApiRoute = Extract<keyof RouteKey, `${string} /v1/${string}`>;

/** What a client may put into the query or a header. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

interface Answer {
  readonly says: string;
  readonly schema?: z.ZodType;
  /** Of a body that another standard describes than our schemas. */
  readonly mediaType?: string;
}

export interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly scope?: 'articles:write' | 'topics:write';
  readonly parameters?: readonly Parameter[];
  readonly request?: z.ZodType;
  /** By HTTP status: what it means, and the schema of its body if it has one. */
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems: readonly ErrorCode[];
}

const header = (name: string, description: string, schema: Parameter['schema']): Parameter => ({
  name,
  in: 'header',
  description,
  schema,
});
const query = (name: string, description: string, schema: Parameter['schema']): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});

const cursor = query('cursor', 'The `next` of the page before. Good for the same list only.', {
  type: 'string',
});
const limit = (most: number, usual: number) =>
  query('limit', 'Entries a page at most.', {
    type: 'integer',
    minimum: 1,
    maximum: most,
    default: usual,
  });
const ifNoneMatch = header(
  'If-None-Match',
  'The `ETag` that you have: 304 where it is still true.',
  {
    type: 'string',
  },
);
const ifMatch = header(
  'If-Match',
  'The `ETag` that you have read: 409 where it was changed since.',
  {
    type: 'string',
  },
);

const keyProblems = ['key-missing', 'key-invalid', 'scope-missing'] as const;
const bodyProblems = ['invalid-json', 'invalid-request', 'unsupported-media-type'] as const;

/** What each call of the API takes and answers, beyond what its schemas say. */
export const operations: Readonly<Record<ApiRoute, Operation>> = {
  'POST /v1/articles': {
    summary: 'Post an article',
    description:
      'The same title and text from the same publisher are the same article, however often they are sent. The facts are drawn out after the answer; `Prefer: wait=5` waits for them.',
    scope: 'articles:write',
    parameters: [
      header(
        'Prefer',
        '`wait=N`: answer with the digest if it is ready within N seconds (at most 20).',
        {
          type: 'string',
          pattern: '^wait=\\d+$',
        },
      ),
      header('Idempotency-Key', 'Binds a key of your choice to this request for 24 hours.', {
        type: 'string',
        minLength: 1,
        maxLength: 128,
      }),
    ],
    request: ArticleSubmission,
    answers: {
      200: {
        says: 'The digest, where you asked to wait and it was ready in time.',
        schema: Digest,
      },
      202: { says: 'Taken in. `Location` leads to its state.', schema: ArticleReceipt },
    },
    problems: [
      ...keyProblems,
      ...bodyProblems,
      'request-in-flight',
      'article-retracted',
      'article-too-large',
      'idempotency-key-reused',
      'language-not-supported',
    ],
  },
  'GET /v1/articles/{articleId}': {
    summary: 'See how far an article has come',
    scope: 'articles:write',
    answers: { 200: { says: 'Its state.', schema: ArticleState } },
    problems: [...keyProblems, 'article-not-found'],
  },
  'DELETE /v1/articles/{articleId}': {
    summary: 'Retract an article',
    description: 'Who was told what it said is told that it is withdrawn. This cannot be undone.',
    scope: 'articles:write',
    answers: { 202: { says: 'Retracted, also where it was so already.', schema: ArticleReceipt } },
    problems: [...keyProblems, 'article-not-found', 'article-already-corrected'],
  },
  'POST /v1/articles/{articleId}/corrections': {
    summary: 'Correct an article',
    description:
      'The new text takes the place of the old one in the story. It gets an id of its own. Readers are told which facts changed, from what to what.',
    scope: 'articles:write',
    request: ArticleCorrection,
    answers: {
      202: { says: 'Taken in. `Location` leads to the new version.', schema: ArticleReceipt },
    },
    problems: [
      ...keyProblems,
      ...bodyProblems,
      'article-not-found',
      'article-already-corrected',
      'article-exists',
      'article-retracted',
      'article-too-large',
    ],
  },
  'GET /v1/digests': {
    summary: 'List digests, the newest first',
    description: 'A page may hold fewer than asked; `next` says whether there is more.',
    parameters: [
      query('topic', 'Only stories that this topic matched.', { type: 'string' }),
      query('status', 'Only digests with a key fact of this status.', {
        type: 'string',
        enum: ['confirmed', 'unconfirmed', 'denied'],
      }),
      limit(50, 20),
      cursor,
      ifNoneMatch,
    ],
    answers: {
      200: { says: 'A page of the list.', schema: DigestList },
      304: { says: 'Not changed.' },
    },
    problems: ['invalid-request', 'invalid-cursor', 'topic-not-found'],
  },
  'GET /v1/digests/{digestId}': {
    summary: 'Read a digest',
    description:
      'A digest has the id of its article. `Link` leads to its page, the original, its story and a correction.',
    parameters: [ifNoneMatch],
    answers: { 200: { says: 'The digest.', schema: Digest }, 304: { says: 'Not changed.' } },
    problems: ['digest-not-found', 'article-retracted', 'language-not-supported'],
  },
  'GET /v1/stories/{storyId}': {
    summary: 'Read a story: its claims, each with its state and history',
    parameters: [ifNoneMatch],
    answers: { 200: { says: 'The story.', schema: StoryView }, 304: { says: 'Not changed.' } },
    problems: ['story-not-found'],
  },
  'GET /v1/topics': {
    summary: 'List topics',
    parameters: [limit(100, 50), cursor, ifNoneMatch],
    answers: {
      200: { says: 'A page of the list.', schema: TopicList },
      304: { says: 'Not changed.' },
    },
    problems: ['invalid-request', 'invalid-cursor'],
  },
  'POST /v1/topics': {
    summary: 'Create a topic',
    scope: 'topics:write',
    request: TopicSubmission,
    answers: { 201: { says: 'Created.', schema: TopicView } },
    problems: [...keyProblems, ...bodyProblems],
  },
  'POST /v1/topics/preview': {
    summary: 'See which of the newest 100 stories a query would match',
    scope: 'topics:write',
    request: TopicPreviewRequest,
    answers: { 200: { says: 'The stories that match.', schema: TopicPreview } },
    problems: [...keyProblems, ...bodyProblems],
  },
  'GET /v1/topics/{topicId}': {
    summary: 'Read a topic',
    parameters: [ifNoneMatch],
    answers: { 200: { says: 'The topic.', schema: TopicView }, 304: { says: 'Not changed.' } },
    problems: ['topic-not-found'],
  },
  'PUT /v1/topics/{topicId}': {
    summary: 'Change a topic',
    scope: 'topics:write',
    parameters: [ifMatch],
    request: TopicSubmission,
    answers: { 200: { says: 'Changed.', schema: TopicView } },
    problems: [...keyProblems, ...bodyProblems, 'topic-not-found', 'topic-changed'],
  },
  'DELETE /v1/topics/{topicId}': {
    summary: 'Remove a topic',
    scope: 'topics:write',
    parameters: [ifMatch],
    answers: { 204: { says: 'Removed.' } },
    problems: [...keyProblems, 'topic-not-found', 'topic-changed'],
  },
  'GET /v1/topics/{topicId}/feed.atom': {
    summary: 'Follow a topic by a feed reader: Atom',
    description:
      'The newest stories that the topic matched (RFC 4287). Titles begin with the status and its holder.',
    parameters: [ifNoneMatch],
    answers: {
      200: { says: 'The feed.', mediaType: 'application/atom+xml' },
      304: { says: 'Not changed.' },
    },
    problems: ['topic-not-found'],
  },
  'GET /v1/topics/{topicId}/feed.json': {
    summary: 'Follow a topic by a feed reader: JSON Feed',
    description: 'The same as the Atom feed, in JSON Feed 1.1.',
    parameters: [ifNoneMatch],
    answers: {
      200: { says: 'The feed.', mediaType: 'application/feed+json' },
      304: { says: 'Not changed.' },
    },
    problems: ['topic-not-found'],
  },
  'POST /v1/topics/{topicId}/subscriptions': {
    summary: 'Follow a topic by email, text or webhook',
    description:
      'Anyone may ask; the address itself has to agree: by the link in the mail that goes to it, by the code that is texted to it, or by following the `SubscribeURL` that SNS posts to it. The answer is the same whether or not the address is known.',
    request: SubscriptionRequest,
    answers: { 202: { says: 'Taken in.', schema: SubscriptionReceipt } },
    problems: [
      ...bodyProblems,
      'topic-not-found',
      'sign-up-limit',
      'texts-closed',
      'cell-full',
      'delivery-unavailable',
    ],
  },
  'POST /v1/topics/{topicId}/subscriptions/confirmations': {
    summary: 'Give the code that was texted to a phone number',
    description:
      'A code is good for ten minutes and five tries, and only the newest one of a number and topic is. The same right code may be sent again.',
    request: NumberConfirmation,
    answers: { 200: { says: 'The number follows the topic.', schema: NumberConfirmed } },
    problems: [
      ...bodyProblems,
      'topic-not-found',
      'code-not-valid',
      'cell-full',
      'delivery-unavailable',
    ],
  },
};
