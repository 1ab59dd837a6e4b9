import type { DynamoDBStreamEvent } from 'aws-lambda';
import { embeddedExtractor } from '../../shared/digests/embedded-extractor.ts';
import { eachNewItem } from '../../shared/lambda/each-new-item.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import { ArticleRow } from '../../shared/storage/article-store.ts';
import { dynamoDbDigestStore } from '../../shared/storage/digest-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbFailureStore } from '../../shared/storage/failure-store.ts';
import { articlesTable } from '../../shared/storage/tables.ts';
import { digestArticle } from './digest-article.ts';
import { Environment } from './environment.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const failures = dynamoDbFailureStore({ client, tableName: environment.FAILURES_TABLE });
const ports = {
  digests: dynamoDbDigestStore({ client, tableName: environment.DIGESTS_TABLE }),
  extractor: embeddedExtractor(englishEngine()),
};

export const handler = (event: DynamoDBStreamEvent) =>
  eachNewItem(event, {
    name: 'digest-article',
    item: ArticleRow,
    subject: articlesTable.key.partition,
    run: (article) => digestArticle(article, ports),
    failures,
  });
