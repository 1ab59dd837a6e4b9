import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { atomFeed, jsonFeed } from '../../shared/feeds/feed-documents.ts';
import { digestAnswer } from '../../shared/lambda/digest-answer.ts';
import { withEntityTag } from '../../shared/lambda/entity-tag.ts';
import {
  answer,
  byRoute,
  type Headers,
  type HttpEvent,
  json,
  pathParameter,
} from '../../shared/lambda/http.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { nextLink } from '../../shared/lambda/next-link.ts';
import { readQuery } from '../../shared/lambda/read-request.ts';
import { cursorSigner } from '../../shared/lambda/signed-cursor.ts';
import { dynamoDbDigestStore } from '../../shared/storage/digest-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbMatchStore } from '../../shared/storage/match-store.ts';
import { secretsManagerSecrets } from '../../shared/storage/secret-store.ts';
import { dynamoDbStoryMembership, dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { dynamoDbTopicStore } from '../../shared/storage/topic-store.ts';
import { Environment } from './environment.ts';
import { DigestListQuery, listDigests, readDigest, readStory } from './read-digests.ts';
import { readFeed } from './read-feed.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const membership = dynamoDbStoryMembership({ client, tableName: environment.STORY_ARTICLES_TABLE });
const ports = {
  digests: dynamoDbDigestStore({ client, tableName: environment.DIGESTS_TABLE }),
  stories: dynamoDbStoryStore({ client, tableName: environment.STORIES_TABLE }),
  topics: dynamoDbTopicStore({ client, tableName: environment.TOPICS_TABLE }),
  matches: dynamoDbMatchStore({ client, tableName: environment.MATCHES_TABLE }),
  cursors: cursorSigner(
    secretsManagerSecrets(new SecretsManagerClient(), environment.CURSOR_SECRET),
  ),
  now: () => new Date(),
  publicUrl: environment.PUBLIC_URL,
};

/** What anyone may read, a page of another site may read too. */
const forAnyPage: Headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, On-Record-Standing',
};

export const handler = httpHandler(
  byRoute({
    'GET /v1/digests': async (event) => {
      const query = readQuery(event, DigestListQuery);
      const list = await listDigests(query, ports);
      const link = list.next && nextLink(event, list.next, environment.PUBLIC_URL);
      return withEntityTag(event, json(200, list, { ...forAnyPage, ...(link && { link }) }));
    },

    'GET /v1/digests/{digestId}': async (event) => {
      const record = await readDigest(pathParameter(event, 'digestId'), ports);
      const result = digestAnswer(record, environment.PUBLIC_URL, forAnyPage);
      const storyId = await membership.storyOf(record.digestId);
      return withEntityTag(event, storyId ? withStoryLink(result, storyId) : result);
    },

    'GET /v1/stories/{storyId}': async (event: HttpEvent) => {
      const story = await readStory(pathParameter(event, 'storyId'), ports);
      return withEntityTag(event, json(200, story, forAnyPage));
    },

    'GET /v1/topics/{topicId}/feed.atom': async (event) => {
      const feed = await readFeed(pathParameter(event, 'topicId'), ports);
      const mediaType = 'application/atom+xml; charset=utf-8';
      return withEntityTag(event, answer(200, atomFeed(feed), mediaType, forAnyPage));
    },

    'GET /v1/topics/{topicId}/feed.json': async (event) => {
      const feed = await readFeed(pathParameter(event, 'topicId'), ports);
      return withEntityTag(event, answer(200, jsonFeed(feed), 'application/feed+json', forAnyPage));
    },
  }),
);

function withStoryLink(result: ReturnType<typeof digestAnswer>, storyId: string) {
  const story = `<${environment.PUBLIC_URL}/v1/stories/${storyId}>; rel="collection"`;
  return { ...result, headers: { ...result.headers, link: `${result.headers?.link}, ${story}` } };
}
