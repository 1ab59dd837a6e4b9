import type { DynamoDBStreamEvent } from 'aws-lambda';
import { eachNewItem } from '../../shared/lambda/each-new-item.ts';
import { DigestRow } from '../../shared/storage/digest-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbFailureStore } from '../../shared/storage/failure-store.ts';
import { dynamoDbStoryMembership, dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { digestsTable } from '../../shared/storage/tables.ts';
import { Environment } from './environment.ts';
import { updateStory } from './update-story.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const failures = dynamoDbFailureStore({ client, tableName: environment.FAILURES_TABLE });
const ports = {
  stories: dynamoDbStoryStore({ client, tableName: environment.STORIES_TABLE }),
  membership: dynamoDbStoryMembership({ client, tableName: environment.STORY_ARTICLES_TABLE }),
};

export const handler = (event: DynamoDBStreamEvent) =>
  eachNewItem(event, {
    name: 'update-story',
    item: DigestRow,
    subject: digestsTable.key.partition,
    run: (record) => updateStory(record, ports),
    failures,
  });
