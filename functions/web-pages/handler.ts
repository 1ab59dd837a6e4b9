import { byRoute } from '../../shared/lambda/http.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { dynamoDbDigestStore } from '../../shared/storage/digest-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbShortLinkStore } from '../../shared/storage/short-link-store.ts';
import { dynamoDbStoryMembership, dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { dynamoDbTopicStore } from '../../shared/storage/topic-store.ts';
import { Environment } from './environment.ts';
import { pageRoutes } from './page-routes.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const ports = {
  digests: dynamoDbDigestStore({ client, tableName: environment.DIGESTS_TABLE }),
  stories: dynamoDbStoryStore({ client, tableName: environment.STORIES_TABLE }),
  membership: dynamoDbStoryMembership({ client, tableName: environment.STORY_ARTICLES_TABLE }),
  topics: dynamoDbTopicStore({ client, tableName: environment.TOPICS_TABLE }),
  shortLinks: dynamoDbShortLinkStore({ client, tableName: environment.SHORT_LINKS_TABLE }),
  now: () => new Date(),
};

export const handler = httpHandler(byRoute(pageRoutes(ports, environment.PUBLIC_URL)));
