import { ArticleCorrection } from '../../shared/contracts/article.ts';
import { accepted } from '../../shared/lambda/article-receipt.ts';
import { byRoute, pathParameter } from '../../shared/lambda/http.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { log } from '../../shared/lambda/log.ts';
import { readJson } from '../../shared/lambda/read-request.ts';
import { requireKey } from '../../shared/lambda/require-key.ts';
import { dynamoDbArticleStore } from '../../shared/storage/article-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';
import { correctArticle, retractArticle } from './amend-article.ts';
import { Environment } from './environment.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const publisherOf = requireKey(dynamoDbKeyStore({ client, tableName: environment.KEYS_TABLE }));
const ports = {
  articles: dynamoDbArticleStore({ client, tableName: environment.ARTICLES_TABLE }),
  now: () => new Date(),
};

export const handler = httpHandler(
  byRoute({
    'DELETE /v1/articles/{articleId}': async (event) => {
      const { publisherId, publisher: name } = await publisherOf(event, 'articles:write');
      const article = await retractArticle(
        pathParameter(event, 'articleId'),
        { publisherId, name },
        ports,
      );
      log.info('article-retracted', { articleId: article.articleId, publisherId });
      return accepted(article, environment.PUBLIC_URL);
    },

    'POST /v1/articles/{articleId}/corrections': async (event) => {
      const { publisherId, publisher: name } = await publisherOf(event, 'articles:write');
      const correction = readJson(event, ArticleCorrection);
      const corrects = pathParameter(event, 'articleId');
      const article = await correctArticle(corrects, correction, { publisherId, name }, ports);
      log.info('article-corrected', { articleId: article.articleId, corrects, publisherId });
      return accepted(article, environment.PUBLIC_URL);
    },
  }),
);
