import type { Claim, ClaimState, Story } from '../contracts/story.ts';
import type { Topic } from '../contracts/topic.ts';
import { cutLine } from '../digests/cut-line.ts';
import { statusLine } from '../digests/status-line.ts';
import { keyClaims } from '../stories/key-claims.ts';
import { entryContent } from './entry-content.ts';

/** A topic's newest stories, as either kind of feed tells them. Every address in it is absolute. */
export interface TopicFeed {
  readonly title: string;
  readonly description: string;
  /** The topic's page, which also is the feed's identity. */
  readonly pageUrl: string;
  readonly atomUrl: string;
  readonly jsonUrl: string;
  /** When the newest of it changed (ISO 8601). */
  readonly updatedAt: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** The story's page, which also is the entry's identity: an update is the same entry, changed. */
  readonly url: string;
  readonly title: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** The outlets that told it, each once. */
  readonly outlets: readonly string[];
  /** The states of its key claims, each once. */
  readonly states: readonly ClaimState[];
  readonly html: string;
}

/** As long as feed readers show of a title. */
const maxWhat = 160;

/**
 * The feed of a topic.
 *
 * @param stories  newest first.
 * @param publicUrl  where the service answers, without a slash at the end.
 */
export function topicFeed(topic: Topic, stories: readonly Story[], publicUrl: string): TopicFeed {
  const api = `${publicUrl}/v1/topics/${topic.topicId}`;
  const updates = [topic.changedAt, ...stories.map(({ updatedAt }) => updatedAt)];
  return {
    title: `${oneLineOfXml(topic.name)} – On Record`,
    description: 'What is confirmed, what is not, and who says so',
    pageUrl: `${publicUrl}/topics/${topic.topicId}`,
    atomUrl: `${api}/feed.atom`,
    jsonUrl: `${api}/feed.json`,
    updatedAt: updates.toSorted().at(-1) ?? topic.changedAt,
    entries: stories.map((story) => entryOf(story, publicUrl)),
  };
}

function entryOf(story: Story, publicUrl: string): FeedEntry {
  const claims = keyClaims(story);
  const published = story.articles.map(({ publishedAt }) => publishedAt);
  return {
    url: `${publicUrl}/stories/${story.storyId}`,
    title: oneLineOfXml(titleOf(story, claims)),
    publishedAt: published.toSorted()[0] ?? story.updatedAt,
    updatedAt: story.updatedAt,
    outlets: [...new Set(story.articles.map(({ publisher }) => oneLineOfXml(publisher)))],
    states: [...new Set(claims.map(({ state }) => state))],
    html: withoutControls(entryContent(story, claims, publicUrl).markup),
  };
}

/** The claim that changed last leads; its status comes first, with its holder, and is never cut. */
function titleOf({ articles }: Story, [lead]: readonly Claim[]): string {
  if (lead) return `${statusLine(lead)}: ${cutLine(lead.what, maxWhat)}`;
  const article = articles.at(-1);
  return article ? `${article.publisher}: ${cutLine(article.title, maxWhat)}` : '';
}

/** One line that XML 1.0 can hold, and that cannot turn the line around it. */
const oneLineOfXml = (text: string) =>
  withoutControls(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, ''))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** Leaves out what XML 1.0 (section 2.2) cannot hold, not even as a reference. */
const withoutControls = (text: string) =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
