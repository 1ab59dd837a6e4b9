import { S3Client } from '@aws-sdk/client-s3';
import { log } from '../../shared/lambda/log.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { followTopicsPorts } from '../../shared/storage/follow-topics-ports.ts';
import { Environment } from './environment.ts';
import { topicSnapshotter } from './snapshot-topics.ts';

const environment = Environment.parse(process.env);
const snapshotTopics = topicSnapshotter(
  followTopicsPorts(documentClient(), new S3Client(), environment),
);

/** Run every few minutes by the scheduler. */
export async function handler(): Promise<void> {
  const { did, ...counts } = await snapshotTopics();
  log.info(did, counts);
}
