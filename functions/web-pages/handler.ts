import { S3Client } from '@aws-sdk/client-s3';
import { byRoute } from '../../shared/lambda/http.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { dynamoDbDigestStore } from '../../shared/storage/digest-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { followTopics } from '../../shared/storage/follow-topics.ts';
import { followTopicsPorts } from '../../shared/storage/follow-topics-ports.ts';
import { dynamoDbMatchStore } from '../../shared/storage/match-store.ts';
import { dynamoDbShortLinkStore } from '../../shared/storage/short-link-store.ts';
import { dynamoDbStoryMembership, dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { Environment } from './environment.ts';
import { pageRoutes } from './page-routes.ts';
import { topicList } from './topic-list.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const following = followTopicsPorts(client, new S3Client(), environment);
const topics = followTopics(topicList, following);
const ports = {
  digests: dynamoDbDigestStore({ client, tableName: environment.DIGESTS_TABLE }),
  stories: dynamoDbStoryStore({ client, tableName: environment.STORIES_TABLE }),
  membership: dynamoDbStoryMembership({ client, tableName: environment.STORY_ARTICLES_TABLE }),
  shortLinks: dynamoDbShortLinkStore({ client, tableName: environment.SHORT_LINKS_TABLE }),
  matches: dynamoDbMatchStore({ client, tableName: environment.MATCHES_TABLE }),
  topics: following.topics,
  topicList: async () => (await topics()).view,
  now: () => new Date(),
};

export const handler = httpHandler(byRoute(pageRoutes(ports, environment.PUBLIC_URL)));
