import * as z from 'zod';
import { standingOf } from '../../shared/contracts/article.ts';
import { Status } from '../../shared/contracts/digest.ts';
import { type DigestRecord, digestOf } from '../../shared/contracts/digest-record.ts';
import type { DigestList, DigestSummary, Story, StoryView } from '../../shared/contracts/story.ts';
import { TopicId } from '../../shared/contracts/topic.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { CursorSigner } from '../../shared/lambda/signed-cursor.ts';
import type { DigestStore } from '../../shared/storage/digest-store.ts';
import type { MatchStore } from '../../shared/storage/match-store.ts';
import { startOfList } from '../../shared/storage/newest-first.ts';
import type { StoryStore } from '../../shared/storage/story-store.ts';
import type { TopicStore } from '../../shared/storage/topic-store.ts';

export interface ReadDigestsPorts {
  readonly digests: Pick<DigestStore, 'get' | 'getMany' | 'newest'>;
  readonly stories: Pick<StoryStore, 'get'>;
  readonly topics: Pick<TopicStore, 'get'>;
  readonly matches: Pick<MatchStore, 'ofTopic'>;
  readonly cursors: CursorSigner;
  readonly now: () => Date;
  readonly publicUrl: string;
}

/** The query of `GET /v1/digests`. */
export const DigestListQuery = z.strictObject({
  topic: TopicId.optional(),
  status: Status.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(1_000).optional(),
});
export type DigestListQuery = z.infer<typeof DigestListQuery>;

/** @throws ServiceError `digest-not-found`. */
export async function readDigest(
  digestId: string,
  { digests }: ReadDigestsPorts,
): Promise<DigestRecord> {
  const record = await digests.get(digestId);
  if (record) return record;
  throw new ServiceError('digest-not-found', 'There is no digest with this id.');
}

const NewestCursor = z.object({ month: z.string(), position: z.string().optional() });
const MatchCursor = z.object({ before: z.string() });

/** How many pages a filtered list looks through for one answer. */
const maxPages = 5;

/**
 * The newest digests, of a topic or of all. A digest is listed under a status where one of its key facts has it.
 *
 * A page may be shorter than asked while `next` says that there is more.
 *
 * @throws ServiceError `topic-not-found`, `invalid-cursor`.
 */
export async function listDigests(
  query: DigestListQuery,
  ports: ReadDigestsPorts,
): Promise<DigestList> {
  const pageOf = query.topic
    ? await matchedPages(query, query.topic, ports)
    : await newestPages(query, ports);
  const items: DigestSummary[] = [];
  let next: string | undefined;
  for (let page = 0; page < maxPages && (page === 0 || next); page++) {
    const { records, next: after } = await pageOf(query.limit - items.length);
    items.push(...records.flatMap((record) => summaryOf(record, query.status, ports.publicUrl)));
    next = after;
    if (items.length >= query.limit) break;
  }
  return next ? { items, next } : { items };
}

type Pages = (limit: number) => Promise<{ records: DigestRecord[]; next: string | undefined }>;

async function newestPages(
  { cursor, status }: DigestListQuery,
  ports: ReadDigestsPorts,
): Promise<Pages> {
  const list = `digests:${status ?? ''}`;
  let place = cursor
    ? await ports.cursors.read(list, cursor, NewestCursor)
    : startOfList(ports.now().toISOString());
  return async (limit) => {
    const { digestIds, next } = await ports.digests.newest(place, limit);
    place = next ?? place;
    return {
      records: await ports.digests.getMany(digestIds),
      next: next && (await ports.cursors.sign(list, next)),
    };
  };
}

async function matchedPages(
  { cursor, status }: DigestListQuery,
  topicId: string,
  ports: ReadDigestsPorts,
): Promise<Pages> {
  if (!(await ports.topics.get(topicId))) {
    throw new ServiceError('topic-not-found', 'There is no topic with this id.');
  }
  const list = `digests:${topicId}:${status ?? ''}`;
  let before = cursor ? (await ports.cursors.read(list, cursor, MatchCursor)).before : undefined;
  return async (limit) => {
    const matches = await ports.matches.ofTopic(topicId, limit, before);
    before = matches.at(-1)?.position ?? before;
    return {
      records: await ports.digests.getMany(matches.map(({ articleId }) => articleId)),
      next: matches.length === limit ? await ports.cursors.sign(list, { before }) : undefined,
    };
  };
}

function summaryOf(
  record: DigestRecord,
  status: Status | undefined,
  publicUrl: string,
): DigestSummary[] {
  const digest = digestOf(record);
  if (!digest) return [];
  const keyFacts = digest.facts.filter(({ key }) => key);
  if (status && !keyFacts.some((fact) => fact.status === status)) return [];
  const { digestId: id, title, publisher, publishedAt, url } = record;
  return [
    {
      id,
      title,
      publisher,
      publishedAt,
      standing: standingOf(record),
      summary: digest.summary,
      keyFacts: keyFacts.map(({ what, status, contestedBy }) => ({ what, status, contestedBy })),
      links: {
        self: `${publicUrl}/v1/digests/${id}`,
        page: `${publicUrl}/digests/${id}`,
        ...(url && { original: url }),
      },
    },
  ];
}

/** @throws ServiceError `story-not-found`. */
export async function readStory(
  storyId: string,
  { stories, publicUrl }: ReadDigestsPorts,
): Promise<StoryView> {
  const story = await stories.get(storyId);
  if (!story) throw new ServiceError('story-not-found', 'There is no story with this id.');
  return storyView(story, publicUrl);
}

function storyView(
  { storyId, revision, updatedAt, articles, claims }: Story,
  publicUrl: string,
): StoryView {
  return {
    id: storyId,
    revision,
    title: articles.at(-1)?.title ?? '',
    updatedAt,
    articles: articles.map(
      ({ articleId, publisher, title, url, publishedAt, standing, correctedBy }) => ({
        id: articleId,
        publisher,
        title,
        url,
        publishedAt,
        standing,
        correctedBy,
        link: `${publicUrl}/v1/digests/${articleId}`,
      }),
    ),
    claims,
  };
}
