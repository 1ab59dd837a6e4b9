import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoDbTopicJournal } from './topic-journal.ts';
import { s3TopicSnapshots } from './topic-snapshots.ts';
import { dynamoDbTopicStore } from './topic-store.ts';

/** Where the topics, their changes and their snapshot are, as a function is told by the stack. */
export interface TopicPlaces {
  readonly TOPICS_TABLE: string;
  readonly TOPIC_CHANGES_TABLE: string;
  readonly TOPIC_SNAPSHOTS_BUCKET: string;
}

/** What following the topics asks of AWS, the same in every function that follows them. */
export function followTopicsPorts(
  client: DynamoDBDocumentClient,
  s3: S3Client,
  places: TopicPlaces,
) {
  const table = { client, tableName: places.TOPICS_TABLE };
  const changes = { client, tableName: places.TOPIC_CHANGES_TABLE };
  return {
    topics: dynamoDbTopicStore(table),
    journal: dynamoDbTopicJournal(table, changes),
    snapshots: s3TopicSnapshots(s3, places.TOPIC_SNAPSHOTS_BUCKET),
  };
}
