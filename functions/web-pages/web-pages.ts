import { ArticleId, standingOf } from '../../shared/contracts/article.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import type { Story } from '../../shared/contracts/story.ts';
import { type Topic, TopicId } from '../../shared/contracts/topic.ts';
import { type ErrorCode, ServiceError } from '../../shared/errors.ts';
import { isProblemCode } from '../../shared/pages/problem-pages.ts';
import type { DigestStore } from '../../shared/storage/digest-store.ts';
import { type MonthCursor, startOfList } from '../../shared/storage/newest-first.ts';
import type { ShortLinkStore } from '../../shared/storage/short-link-store.ts';
import type { StoryMembership, StoryStore } from '../../shared/storage/story-store.ts';
import type { TopicStore } from '../../shared/storage/topic-store.ts';

export interface WebPagesPorts {
  readonly digests: Pick<DigestStore, 'get' | 'getMany' | 'newest'>;
  readonly stories: Pick<StoryStore, 'get'>;
  readonly membership: Pick<StoryMembership, 'storyOf'>;
  readonly topics: Pick<TopicStore, 'get' | 'page'>;
  readonly shortLinks: Pick<ShortLinkStore, 'find'>;
  readonly now: () => Date;
}

/**
 * A digest with its story, which is not there yet in the first moments.
 *
 * @throws ServiceError `digest-not-found`.
 */
export async function findDigest(
  digestId: string,
  { digests, stories, membership }: WebPagesPorts,
): Promise<{ record: DigestRecord; story: Story | undefined }> {
  const record = ArticleId.safeParse(digestId).success ? await digests.get(digestId) : undefined;
  if (!record) throw new ServiceError('digest-not-found', 'There is no digest at this address.');
  const storyId = await membership.storyOf(digestId);
  return { record, story: storyId ? await stories.get(storyId) : undefined };
}

const maxDigests = 20;
/** How many pages of the list are looked through, where many of the newest were corrected or retracted. */
const maxPages = 5;

/** The newest digests whose articles still stand, newest first. */
export async function newestDigests({ digests, now }: WebPagesPorts): Promise<DigestRecord[]> {
  const found: DigestRecord[] = [];
  let place: MonthCursor | undefined = startOfList(now().toISOString());
  for (let page = 0; place && page < maxPages && found.length < maxDigests; page++) {
    const { digestIds, next } = await digests.newest(place, maxDigests);
    const records = await digests.getMany(digestIds);
    found.push(...records.filter((record) => standingOf(record) === 'current'));
    place = next;
  }
  return found.slice(0, maxDigests);
}

const maxTopics = 50;

/** Some of the topics, by name. */
export async function someTopics({ topics }: WebPagesPorts): Promise<Topic[]> {
  const { topics: found } = await topics.page(maxTopics);
  return found.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

export async function findTopic(
  topicId: string,
  { topics }: WebPagesPorts,
): Promise<Topic | undefined> {
  return TopicId.safeParse(topicId).success ? topics.get(topicId) : undefined;
}

/**
 * Where a short link of a text leads: the path of a page.
 *
 * @throws ServiceError `digest-not-found`.
 */
export async function followShortLink(
  code: string,
  { shortLinks }: Pick<WebPagesPorts, 'shortLinks'>,
): Promise<string> {
  const articleId = await shortLinks.find(code);
  if (articleId) return `/digests/${articleId}`;
  throw new ServiceError('digest-not-found', 'No text was ever sent with this link.');
}

/** @throws ServiceError `route-not-found`. */
export function findProblem(code: string): ErrorCode {
  if (isProblemCode(code)) return code;
  throw new ServiceError('route-not-found', 'There is no problem with this code.');
}
