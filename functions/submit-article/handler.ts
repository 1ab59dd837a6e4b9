import { setTimeout as pause } from 'node:timers/promises';
import { ArticleSubmission } from '../../shared/contracts/article.ts';
import { accepted, receiptFor } from '../../shared/lambda/article-receipt.ts';
import { digestAnswer } from '../../shared/lambda/digest-answer.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { idempotencyKeyOf } from '../../shared/lambda/idempotency-key.ts';
import { log } from '../../shared/lambda/log.ts';
import { preferredWaitSeconds } from '../../shared/lambda/prefer-wait.ts';
import { readJson } from '../../shared/lambda/read-request.ts';
import { requireKey } from '../../shared/lambda/require-key.ts';
import { dynamoDbArticleStore } from '../../shared/storage/article-store.ts';
import { dynamoDbDigestStore } from '../../shared/storage/digest-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';
import { dynamoDbRequestStore } from '../../shared/storage/request-store.ts';
import { Environment } from './environment.ts';
import { submitArticle } from './submit-article.ts';
import { waitForDigest } from './wait-for-digest.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const digests = dynamoDbDigestStore({ client, tableName: environment.DIGESTS_TABLE });
const publisherOf = requireKey(dynamoDbKeyStore({ client, tableName: environment.KEYS_TABLE }));
const ports = {
  articles: dynamoDbArticleStore({ client, tableName: environment.ARTICLES_TABLE }),
  requests: dynamoDbRequestStore({ client, tableName: environment.REQUESTS_TABLE }),
  now: () => new Date(),
};

export const handler = httpHandler(async (event) => {
  const { publisherId, publisher: name } = await publisherOf(event, 'articles:write');
  const waitSeconds = preferredWaitSeconds(event);
  const submission = readJson(event, ArticleSubmission);
  const key = idempotencyKeyOf(event);
  const article = await submitArticle(submission, { publisherId, name }, key, ports);
  log.info('article-accepted', { articleId: article.articleId, publisherId });

  const digest =
    waitSeconds && (await waitForDigest(article.articleId, waitSeconds, digests, pause));
  if (!digest) return accepted(article, environment.PUBLIC_URL);
  const { self } = receiptFor(article, environment.PUBLIC_URL).links;
  return digestAnswer(digest, environment.PUBLIC_URL, {
    location: self,
    'preference-applied': `wait=${waitSeconds}`,
  });
});
