import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Topic, TopicPreviewRequest, TopicSubmission } from '../../shared/contracts/topic.ts';
import { isKnownToClient, withEntityTag } from '../../shared/lambda/entity-tag.ts';
import { byRoute, empty, json, pathParameter } from '../../shared/lambda/http.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { log } from '../../shared/lambda/log.ts';
import { nextLink } from '../../shared/lambda/next-link.ts';
import { readJson, readQuery } from '../../shared/lambda/read-request.ts';
import { requireKey } from '../../shared/lambda/require-key.ts';
import { cursorSigner } from '../../shared/lambda/signed-cursor.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';
import { secretsManagerSecrets } from '../../shared/storage/secret-store.ts';
import { dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { dynamoDbTopicJournal } from '../../shared/storage/topic-journal.ts';
import { dynamoDbTopicStore } from '../../shared/storage/topic-store.ts';
import { Environment } from './environment.ts';
import {
  changeTopic,
  createTopic,
  listTopics,
  previewTopic,
  readTopic,
  removeTopic,
  TopicListQuery,
  topicTag,
  topicView,
} from './manage-topics.ts';

const environment = Environment.parse(process.env);
const publicUrl = environment.PUBLIC_URL;
const client = documentClient();
const publisherOf = requireKey(dynamoDbKeyStore({ client, tableName: environment.KEYS_TABLE }));
const table = { client, tableName: environment.TOPICS_TABLE };
const changes = { client, tableName: environment.TOPIC_CHANGES_TABLE };
const ports = {
  topics: dynamoDbTopicStore(table),
  journal: dynamoDbTopicJournal(table, changes),
  stories: dynamoDbStoryStore({ client, tableName: environment.STORIES_TABLE }),
  cursors: cursorSigner(
    secretsManagerSecrets(new SecretsManagerClient(), environment.CURSOR_SECRET),
  ),
  now: () => new Date(),
  publicUrl,
};

const shown = (statusCode: number, topic: Topic, headers: Record<string, string> = {}) =>
  json(statusCode, topicView(topic, publicUrl), { etag: topicTag(topic), ...headers });

export const handler = httpHandler(
  byRoute({
    'GET /v1/topics': async (event) => {
      const list = await listTopics(readQuery(event, TopicListQuery), ports);
      const link = list.next && nextLink(event, list.next, publicUrl);
      return withEntityTag(event, json(200, list, link ? { link } : {}));
    },

    'POST /v1/topics': async (event) => {
      await publisherOf(event, 'topics:write');
      const topic = await createTopic(readJson(event, TopicSubmission), ports);
      log.info('topic-created', { topicId: topic.topicId });
      return shown(201, topic, { location: `${publicUrl}/v1/topics/${topic.topicId}` });
    },

    'POST /v1/topics/preview': async (event) => {
      await publisherOf(event, 'topics:write');
      const { query } = readJson(event, TopicPreviewRequest);
      return json(200, await previewTopic(query, ports), { 'cache-control': 'no-store' });
    },

    'GET /v1/topics/{topicId}': async (event) => {
      const topic = await readTopic(pathParameter(event, 'topicId'), ports);
      const etag = topicTag(topic);
      return isKnownToClient(event, etag) ? empty(304, { etag }) : shown(200, topic);
    },

    'PUT /v1/topics/{topicId}': async (event) => {
      await publisherOf(event, 'topics:write');
      const submission = readJson(event, TopicSubmission);
      const topicId = pathParameter(event, 'topicId');
      const topic = await changeTopic(topicId, submission, event.headers['if-match'], ports);
      log.info('topic-changed', { topicId });
      return shown(200, topic);
    },

    'DELETE /v1/topics/{topicId}': async (event) => {
      await publisherOf(event, 'topics:write');
      const topicId = pathParameter(event, 'topicId');
      await removeTopic(topicId, event.headers['if-match'], ports);
      log.info('topic-removed', { topicId });
      return empty(204);
    },
  }),
);
