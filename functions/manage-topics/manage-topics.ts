import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { matchTopics } from '../../shared/alerts/match-topics.ts';
import { indexTopics } from '../../shared/alerts/topic-index.ts';
import { base32Digest } from '../../shared/articles/article-id.ts';
import type {
  Topic,
  TopicList,
  TopicPreview,
  TopicQueryRequest,
  TopicSubmission,
  TopicView,
} from '../../shared/contracts/topic.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { CursorSigner } from '../../shared/lambda/signed-cursor.ts';
import { startOfList } from '../../shared/storage/newest-first.ts';
import type { StoryStore } from '../../shared/storage/story-store.ts';
import type { TopicJournal } from '../../shared/storage/topic-journal.ts';
import { TopicCursor, type TopicStore } from '../../shared/storage/topic-store.ts';
import { completeQuery } from './complete-query.ts';

export interface ManageTopicsPorts {
  readonly topics: Pick<TopicStore, 'get' | 'page'>;
  readonly journal: Pick<TopicJournal, 'put' | 'remove'>;
  readonly stories: Pick<StoryStore, 'newest'>;
  readonly cursors: CursorSigner;
  readonly now: () => Date;
  readonly publicUrl: string;
}

/** The query of `GET /v1/topics`. */
export const TopicListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1_000).optional(),
});

/** Stories that a preview looks at. */
const previewStories = 100;

/** @throws ServiceError `invalid-request` for a query that would not find what it is to find. */
export async function createTopic(
  submission: TopicSubmission,
  { journal, now }: ManageTopicsPorts,
): Promise<Topic> {
  const query = completeQuery(submission.query, '#/query');
  const at = now().toISOString();
  const topicId = base32Digest(randomBytes(20).toString('hex')).slice(0, 12);
  const { name } = submission;
  const topic: Topic = { topicId, name, query, revision: 1, createdAt: at, changedAt: at };
  const outcome = await journal.put(topic);
  if (outcome === 'conflict')
    throw new ServiceError('store-unavailable', 'The topic was not stored.');
  return topic;
}

/** @throws ServiceError `topic-not-found`. */
export async function readTopic(topicId: string, { topics }: ManageTopicsPorts): Promise<Topic> {
  const topic = await topics.get(topicId);
  if (topic) return topic;
  throw new ServiceError('topic-not-found', 'There is no topic with this id.');
}

/**
 * Changes a topic's name and query. Its readers stay.
 *
 * @param expected  the entity tag that the client has read, if it said so.
 * @throws ServiceError `invalid-request`, `topic-not-found`, `topic-changed`.
 */
export async function changeTopic(
  topicId: string,
  submission: TopicSubmission,
  expected: string | undefined,
  ports: ManageTopicsPorts,
): Promise<Topic> {
  const query = completeQuery(submission.query, '#/query');
  const before = await readTopic(topicId, ports);
  refuseIfChanged(before, expected);
  const changedAt = ports.now().toISOString();
  const { name } = submission;
  const topic = { ...before, name, query, revision: before.revision + 1, changedAt };
  if ((await ports.journal.put(topic)) === 'conflict') throw changedMeanwhile();
  return topic;
}

/** Removes a topic: it is matched no more. @throws ServiceError `topic-not-found`, `topic-changed`. */
export async function removeTopic(
  topicId: string,
  expected: string | undefined,
  ports: ManageTopicsPorts,
): Promise<void> {
  const topic = await readTopic(topicId, ports);
  refuseIfChanged(topic, expected);
  if ((await ports.journal.remove(topicId, topic.revision)) === 'conflict')
    throw changedMeanwhile();
}

export async function listTopics(
  { limit, cursor }: z.infer<typeof TopicListQuery>,
  { topics, cursors, publicUrl }: ManageTopicsPorts,
): Promise<TopicList> {
  const after = cursor ? await cursors.read('topics', cursor, TopicCursor) : undefined;
  const page = await topics.page(limit, after);
  const items = page.topics.map((topic) => topicView(topic, publicUrl));
  return page.next ? { items, next: await cursors.sign('topics', page.next) } : { items };
}

/** Which of the newest stories a query would match. @throws ServiceError `invalid-request`. */
export async function previewTopic(
  request: TopicQueryRequest,
  { stories, now, publicUrl }: ManageTopicsPorts,
): Promise<TopicPreview> {
  const query = completeQuery(request, '#/query');
  const index = indexTopics([{ topicId: 'preview', name: 'preview', query }]);
  const newest = await stories.newest(startOfList(now().toISOString()), previewStories);
  return {
    query,
    looked: newest.stories.length,
    matches: newest.stories.flatMap((story) =>
      matchTopics(story, index).map(({ matched }) => ({
        storyId: story.storyId,
        title: story.articles.at(-1)?.title ?? '',
        matched: [...matched],
        link: `${publicUrl}/v1/stories/${story.storyId}`,
      })),
    ),
  };
}

export function topicView(
  { topicId, name, query, createdAt, changedAt }: Topic,
  publicUrl: string,
): TopicView {
  return {
    id: topicId,
    name,
    query,
    createdAt,
    changedAt,
    links: {
      self: `${publicUrl}/v1/topics/${topicId}`,
      digests: `${publicUrl}/v1/digests?topic=${topicId}`,
      subscriptions: `${publicUrl}/v1/topics/${topicId}/subscriptions`,
      page: `${publicUrl}/topics/${topicId}`,
      atom: `${publicUrl}/v1/topics/${topicId}/feed.atom`,
      jsonFeed: `${publicUrl}/v1/topics/${topicId}/feed.json`,
      leave: `${publicUrl}/topics/${topicId}/leave`,
    },
  };
}

/** A topic's entity tag: it changes with each revision. */
export const topicTag = ({ topicId, revision }: Topic) => `"${topicId}-${revision}"`;

function refuseIfChanged(topic: Topic, expected: string | undefined): void {
  if (expected !== undefined && expected !== '*' && expected !== topicTag(topic)) {
    throw changedMeanwhile();
  }
}

const changedMeanwhile = () =>
  new ServiceError('topic-changed', 'The topic was changed meanwhile.');
