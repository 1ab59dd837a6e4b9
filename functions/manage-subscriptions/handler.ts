import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import {
  CodeForm,
  FollowForm,
  LeaveForm,
  NumberConfirmation,
  type NumberConfirmed,
  partsOf,
  type SubscriptionReceipt,
  SubscriptionRequest,
} from '../../shared/contracts/subscription.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import { addressKeysBy, codeHashesBy } from '../../shared/delivery/address-key.ts';
import { lambdaCodeSender } from '../../shared/delivery/code-sender.ts';
import { snsReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { resolveHost } from '../../shared/delivery/resolve-host.ts';
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
import { fieldsOf, readForm, readJson } from '../../shared/lambda/read-request.ts';
import { forPeople } from '../../shared/pages/failure-page.ts';
import {
  codePage,
  followingPage,
  followPage,
  invitedPage,
} from '../../shared/pages/follow-page.ts';
import { leaveDonePage, leavePage, topicGonePage } from '../../shared/pages/leave-page.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { secretsManagerSecrets } from '../../shared/storage/secret-store.ts';
import { dynamoDbStreamStore } from '../../shared/storage/stream-store.ts';
import { dynamoDbSubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { dynamoDbTextBudgetStore } from '../../shared/storage/text-budget-store.ts';
import { dynamoDbTopicStore } from '../../shared/storage/topic-store.ts';
import { confirmNumber } from './confirm-number.ts';
import { Environment } from './environment.ts';
import { leaveTopic } from './leave.ts';
import { nextSteps, signUp } from './sign-up.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const sns = new SNSClient();
const topics = dynamoDbTopicStore({ client, tableName: environment.TOPICS_TABLE });
const addressSecrets = secretsManagerSecrets(
  new SecretsManagerClient(),
  environment.ADDRESS_SECRET,
);
const ports = {
  streams: dynamoDbStreamStore({ client, tableName: environment.STREAMS_TABLE }),
  subscriptions: dynamoDbSubscriptionStore({ client, tableName: environment.SUBSCRIPTIONS_TABLE }),
  budget: dynamoDbTextBudgetStore({ client, tableName: environment.TEXT_BUDGET_TABLE }),
  opener: snsStreamOpener(sns, environment.SNS_TOPIC_ARN_PREFIX),
  desk: snsReaderDesk(sns),
  codes: lambdaCodeSender(new LambdaClient(), environment.TEXT_CODE_FUNCTION),
  addressKeys: addressKeysBy(addressSecrets),
  codeHashes: codeHashesBy(addressSecrets),
  resolveHost,
  webhookScope: environment.WEBHOOK_SCOPE,
  limits: {
    countries: environment.TEXT_COUNTRIES.split(','),
    codesADay: Number(environment.TEXT_CODES_A_DAY),
    segmentsAMonth: Number(environment.TEXT_SEGMENTS_A_MONTH),
  },
  now: () => new Date(),
};

export const handler = httpHandler(
  byRoute({
    'POST /v1/topics/{topicId}/subscriptions': async (event) => {
      const topic = await topicOf(event);
      const request = readJson(event, SubscriptionRequest);
      await signUpAndLog(topic, request);
      return json(202, receiptFor(topic, request), { 'cache-control': 'no-store' });
    },

    'POST /v1/topics/{topicId}/subscriptions/confirmations': async (event) => {
      const topic = await topicOf(event);
      const { only, frequency } = await confirm(topic, readJson(event, NumberConfirmation));
      const confirmed: NumberConfirmed = { topic: linkTo(topic), channel: 'sms', only, frequency };
      return json(200, confirmed, { 'cache-control': 'no-store' });
    },

    'POST /topics/{topicId}/follow': forPeople(async (event) => {
      const topic = await topics.get(pathParameter(event, 'topicId'));
      return topic ? followByForm(event, topic) : topicGonePage();
    }),

    'POST /topics/{topicId}/code': forPeople(async (event) => {
      const topic = await topics.get(pathParameter(event, 'topicId'));
      return topic ? confirmByForm(event, topic) : topicGonePage();
    }),

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

async function signUpAndLog(topic: Topic, request: SubscriptionRequest): Promise<void> {
  const outcome = await signUp(topic, request, ports);
  log.info('sign-up', { topicId: topic.topicId, channel: request.channel, outcome });
}

async function confirm({ topicId }: Topic, given: NumberConfirmation) {
  const { stream } = await confirmNumber({ topicId }, given, ports);
  log.info('number-confirmed', { topicId });
  return partsOf(stream);
}

const linkTo = ({ topicId }: Topic) => `${environment.PUBLIC_URL}/v1/topics/${topicId}`;

function receiptFor(
  topic: Topic,
  { channel, only, frequency }: SubscriptionRequest,
): SubscriptionReceipt {
  return { topic: linkTo(topic), channel, only, frequency, detail: nextSteps[channel] };
}

async function followByForm(event: HttpEvent, topic: Topic): Promise<HttpResult> {
  try {
    const request = readForm(event, FollowForm);
    await signUpAndLog(topic, request);
    const { channel, address } = request;
    return channel === 'sms' ? codePage(topic, { address }) : invitedPage(topic, request);
  } catch (error) {
    const { address = '' } = fieldsOf(event);
    return followPage(topic, { address, fault: faultIn(error) });
  }
}

async function confirmByForm(event: HttpEvent, topic: Topic): Promise<HttpResult> {
  try {
    return followingPage(topic, await confirm(topic, readForm(event, CodeForm)));
  } catch (error) {
    const { address = '' } = fieldsOf(event);
    const isWrong = error instanceof ServiceError && error.code === 'code-not-valid';
    const fault = isWrong
      ? 'This is not the newest code of this number, or it is too old or was tried too often'
      : `What was given ${faultIn(error)}`;
    return codePage(topic, { address, fault });
  }
}

/** What is wrong with what was typed. @throws whatever else went wrong, for the page of failures. */
function faultIn(error: unknown): string {
  if (!(error instanceof ServiceError) || error.code !== 'invalid-request') throw error;
  return error.faults[0]?.detail ?? error.message;
}

async function leaveByForm(event: HttpEvent, topic: Topic): Promise<HttpResult> {
  try {
    const reader = readForm(event, LeaveForm);
    const callerIp = event.requestContext.http.sourceIp;
    const count = await leaveTopic(topic.topicId, { ...reader, callerIp }, ports);
    const { channel } = reader;
    log.info('left-topic', { topicId: topic.topicId, channel, subscriptions: count });
    return leaveDonePage(topic);
  } catch (error) {
    const { address = '' } = fieldsOf(event);
    return leavePage(topic, { address, fault: faultIn(error) });
  }
}
