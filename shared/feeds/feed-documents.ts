import { generateAtomFeed } from 'feedsmith';
import type { TopicFeed } from './topic-feed.ts';

/** A topic's feed in Atom (RFC 4287). */
export function atomFeed(feed: TopicFeed): string {
  return generateAtomFeed({
    id: feed.pageUrl,
    title: { type: 'text', value: feed.title },
    subtitle: { type: 'text', value: feed.description },
    updated: new Date(feed.updatedAt),
    authors: [{ name: 'On Record' }],
    links: [
      { rel: 'self', type: 'application/atom+xml', href: feed.atomUrl },
      { rel: 'alternate', type: 'text/html', href: feed.pageUrl },
    ],
    entries: feed.entries.map((entry) => ({
      id: entry.url,
      title: { type: 'text', value: entry.title },
      published: new Date(entry.publishedAt),
      updated: new Date(entry.updatedAt),
      authors: entry.outlets.map((name) => ({ name })),
      categories: entry.states.map((term) => ({ term })),
      links: [{ rel: 'alternate', type: 'text/html', href: entry.url }],
      content: { type: 'html', value: entry.html },
    })),
  });
}

/** A topic's feed in JSON Feed 1.1. feedsmith would leave out `items` where there are none, though the format demands it. */
export function jsonFeed(feed: TopicFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.pageUrl,
    feed_url: feed.jsonUrl,
    language: 'en',
    authors: [{ name: 'On Record' }],
    items: feed.entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      authors: entry.outlets.map((name) => ({ name })),
      tags: entry.states,
    })),
  });
}
