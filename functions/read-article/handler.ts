import { ownArticle } from '../../shared/articles/own-article.ts';
import { json, pathParameter } from '../../shared/lambda/http.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { requireKey } from '../../shared/lambda/require-key.ts';
import { dynamoDbAlertStore } from '../../shared/storage/alert-store.ts';
import { dynamoDbArticleStore } from '../../shared/storage/article-store.ts';
import { dynamoDbDigestStore } from '../../shared/storage/digest-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbFailureStore } from '../../shared/storage/failure-store.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';
import { dynamoDbStoryMembership, dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { articleState } from './article-state.ts';
import { Environment } from './environment.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const publisherOf = requireKey(dynamoDbKeyStore({ client, tableName: environment.KEYS_TABLE }));
const articles = dynamoDbArticleStore({ client, tableName: environment.ARTICLES_TABLE });
const ports = {
  digests: dynamoDbDigestStore({ client, tableName: environment.DIGESTS_TABLE }),
  membership: dynamoDbStoryMembership({ client, tableName: environment.STORY_ARTICLES_TABLE }),
  stories: dynamoDbStoryStore({ client, tableName: environment.STORIES_TABLE }),
  alerts: dynamoDbAlertStore({ client, tableName: environment.ALERTS_TABLE }),
  failures: dynamoDbFailureStore({ client, tableName: environment.FAILURES_TABLE }),
};

export const handler = httpHandler(async (event) => {
  const publisher = await publisherOf(event, 'articles:write');
  const article = await ownArticle(pathParameter(event, 'articleId'), publisher, articles);
  const state = await articleState(article, environment.PUBLIC_URL, ports);
  return json(200, state, { 'cache-control': 'private, no-store' });
});
