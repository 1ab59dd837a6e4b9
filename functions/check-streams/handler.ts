import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Context } from 'aws-lambda';
import { addressKeysBy } from '../../shared/delivery/address-key.ts';
import { snsReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { snsStreamRegister } from '../../shared/delivery/stream-register.ts';
import { log } from '../../shared/lambda/log.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { secretsManagerSecrets } from '../../shared/storage/secret-store.ts';
import { dynamoDbStreamStore } from '../../shared/storage/stream-store.ts';
import { dynamoDbSubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { dynamoDbTopicStore } from '../../shared/storage/topic-store.ts';
import { checkStreams } from './check-streams.ts';
import { Environment } from './environment.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const sns = new SNSClient();
const ports = {
  topics: dynamoDbTopicStore({ client, tableName: environment.TOPICS_TABLE }),
  streams: dynamoDbStreamStore({ client, tableName: environment.STREAMS_TABLE }),
  subscriptions: dynamoDbSubscriptionStore({ client, tableName: environment.SUBSCRIPTIONS_TABLE }),
  register: snsStreamRegister(sns),
  desk: snsReaderDesk(sns),
  addressKeys: addressKeysBy(
    secretsManagerSecrets(new SecretsManagerClient(), environment.ADDRESS_SECRET),
  ),
  now: () => new Date(),
  keepEmptyDays: Number(environment.KEEP_EMPTY_STREAM_DAYS),
};

/** Kept free for the stream that is at work when no more is begun. */
const marginMs = 120_000;

/** Run every few minutes by the scheduler; each stream comes up once a day. */
export async function handler(_event: unknown, context: Context): Promise<void> {
  const hasTime = () => context.getRemainingTimeInMillis() > marginMs;
  log.info('streams-checked', { ...(await checkStreams({ ...ports, hasTime })) });
}
