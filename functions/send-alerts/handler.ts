import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { indexTopics } from '../../shared/alerts/topic-index.ts';
import { textingPorts } from '../../shared/delivery/texting.ts';
import { eachNewItem } from '../../shared/lambda/each-new-item.ts';
import { log } from '../../shared/lambda/log.ts';
import { dynamoDbAlertStore } from '../../shared/storage/alert-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbFailureStore } from '../../shared/storage/failure-store.ts';
import { followTopics } from '../../shared/storage/follow-topics.ts';
import { followTopicsPorts } from '../../shared/storage/follow-topics-ports.ts';
import { dynamoDbMatchStore } from '../../shared/storage/match-store.ts';
import { StoryRow } from '../../shared/storage/story-store.ts';
import { dynamoDbStreamStore } from '../../shared/storage/stream-store.ts';
import { storiesTable } from '../../shared/storage/tables.ts';
import { dynamoDbWaitingStore } from '../../shared/storage/waiting-store.ts';
import { Environment } from './environment.ts';
import { sendAlerts } from './send-alerts.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const failures = dynamoDbFailureStore({ client, tableName: environment.FAILURES_TABLE });
const topics = followTopics(indexTopics, followTopicsPorts(client, new S3Client(), environment));
// A call that SNS turns away is made again at once; a record comes again only a few times, and with all its streams.
const sns = new SNSClient({ maxAttempts: 5 });
const now = () => new Date();
const ports = {
  topics: async () => (await topics()).view,
  matches: dynamoDbMatchStore({ client, tableName: environment.MATCHES_TABLE }),
  streams: dynamoDbStreamStore({ client, tableName: environment.STREAMS_TABLE }),
  waiting: dynamoDbWaitingStore({ client, tableName: environment.WAITING_TABLE }),
  alerts: dynamoDbAlertStore({ client, tableName: environment.ALERTS_TABLE }),
  ...textingPorts({ client, sns }, environment, {
    // An alarm of the stack looks for this line.
    onClosed: () => log.error('text-budget-used-up'),
    now,
  }),
  now,
  publicUrl: environment.PUBLIC_URL,
  limits: {
    alertsAnHour: Number(environment.ALERTS_AN_HOUR),
    maxAgeMinutes: Number(environment.ALERT_MAX_AGE_MINUTES),
  },
};

export const handler = (event: DynamoDBStreamEvent) =>
  eachNewItem(event, {
    name: 'send-alerts',
    item: StoryRow,
    subject: storiesTable.key.partition,
    run: (story) => sendAlerts(story, ports),
    failures,
  });
