import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import {
  LeaveForm,
  type SubscriptionReceipt,
  SubscriptionRequest,
} from '../../shared/contracts/subscription.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import { addressKeysBy } from '../../shared/delivery/address-key.ts';
import { snsReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { snsStreamOpener } from '../../shared/delivery/stream-opener.ts';
import { ServiceError } from '../../shared/errors.ts';
import {
  byRoute,
  type HttpEvent,
  type HttpResult,
  json,
  pathParameter,
} from '../../shared/lambda/http.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { log } from '../../shared/lambda/log.ts';
import { readForm, readJson } from '../../shared/lambda/read-request.ts';
import { forPeople } from '../../shared/pages/failure-page.ts';
import { leaveDonePage, leavePage, topicGonePage } from '../../shared/pages/leave-page.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { secretsManagerSecrets } from '../../shared/storage/secret-store.ts';
import { dynamoDbStreamStore } from '../../shared/storage/stream-store.ts';
import { dynamoDbSubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { dynamoDbTopicStore } from '../../shared/storage/topic-store.ts';
import { Environment } from './environment.ts';
import { leaveTopic } from './leave.ts';
import { subscribe } from './subscribe.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const sns = new SNSClient();
const topics = dynamoDbTopicStore({ client, tableName: environment.TOPICS_TABLE });
const ports = {
  streams: dynamoDbStreamStore({ client, tableName: environment.STREAMS_TABLE }),
  subscriptions: dynamoDbSubscriptionStore({ client, tableName: environment.SUBSCRIPTIONS_TABLE }),
  opener: snsStreamOpener(sns, environment.SNS_TOPIC_ARN_PREFIX),
  desk: snsReaderDesk(sns),
  addressKeys: addressKeysBy(
    secretsManagerSecrets(new SecretsManagerClient(), environment.ADDRESS_SECRET),
  ),
  now: () => new Date(),
};

export const handler = httpHandler(
  byRoute({
    'POST /v1/topics/{topicId}/subscriptions': async (event) => {
      const topic = await topicOf(event);
      const request = readJson(event, SubscriptionRequest);
      const outcome = await subscribe(topic, request, ports);
      log.info('sign-up', { topicId: topic.topicId, channel: request.channel, outcome });
      return json(202, receiptFor(topic, request), { 'cache-control': 'no-store' });
    },

    'POST /topics/{topicId}/leave': forPeople(async (event) => {
      const topic = await topics.get(pathParameter(event, 'topicId'));
      return topic ? leaveByForm(event, topic) : topicGonePage();
    }),
  }),
);

async function topicOf(event: HttpEvent): Promise<Topic> {
  const topic = await topics.get(pathParameter(event, 'topicId'));
  if (topic) return topic;
  throw new ServiceError('topic-not-found', 'There is no topic with this id.');
}

/** The same whether the address is new, waiting or confirmed: nobody learns here who follows what. */
function receiptFor(
  { topicId }: Topic,
  { channel, only, frequency }: SubscriptionRequest,
): SubscriptionReceipt {
  return {
    topic: `${environment.PUBLIC_URL}/v1/topics/${topicId}`,
    channel,
    only,
    frequency,
    detail:
      'If this address is not subscribed yet, a mail with a link is on its way to it. Alerts begin when the link has been followed, within 48 hours.',
  };
}

async function leaveByForm(event: HttpEvent, topic: Topic): Promise<HttpResult> {
  try {
    const { address } = readForm(event, LeaveForm);
    const callerIp = event.requestContext.http.sourceIp;
    const count = await leaveTopic(topic.topicId, { address, callerIp }, ports);
    log.info('left-topic', { topicId: topic.topicId, subscriptions: count });
    return leaveDonePage(topic);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'invalid-request') throw error;
    return leavePage(topic, { fault: error.faults[0]?.detail ?? error.message });
  }
}
