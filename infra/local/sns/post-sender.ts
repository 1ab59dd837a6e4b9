import { request } from 'node:https';
import { resolveHost } from '../../../shared/delivery/resolve-host.ts';
import { placeOfWebhook, type WebhookScope } from '../../../shared/delivery/webhook-address.ts';
import type { OutboxMessage, WebhookDraft } from './outbox.ts';
import { type Delivery, waitingIn } from './retrying-sender.ts';
import type { StateWrite } from './state-write.ts';

/** "Default delivery policy": three more tries, 20 seconds apart. */
const retries = 3;
export const postRetryMilliseconds = 20_000;
/** SNS waits so long for an answer. */
const timeoutMilliseconds = 15_000;

const queue = 'to-post';

/** The endpoint will never take it (4xx but 429), or it is none that SNS could reach. */
class PostRefused extends Error {}

export const waitingPost = (message: OutboxMessage): StateWrite[] =>
  message.kind === 'webhook' ? [waitingIn(queue, message)] : [];

export interface PostOptions {
  /** What is posted: SNS's envelope, signed. */
  readonly envelopeOf: (message: WebhookDraft, sentAt: string) => Promise<string>;
  readonly scope: WebhookScope;
  readonly retryMilliseconds: number;
}

/** Posts to webhooks over TLS, with SNS's headers. An endpoint on this machine may have a certificate of its own making. */
export function postDelivery({ envelopeOf, scope, retryMilliseconds }: PostOptions): Delivery {
  return {
    queue,
    async deliver(message) {
      if (message.kind !== 'webhook') return;
      const place = await placeOfWebhook(message.to, resolveHost, scope);
      if (place === 'private') throw new PostRefused('SNS reaches public addresses only');
      if (place === 'unknown') throw new Error('the name of the host cannot be looked up');
      await post(message, await envelopeOf(message, message.sentAt), scope);
    },
    waitAfter({ error, tries }) {
      return error instanceof PostRefused || tries > retries ? undefined : retryMilliseconds;
    },
  };
}

function post(message: WebhookDraft, body: string, scope: WebhookScope): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const call = request(
    message.to,
    {
      method: 'POST',
      timeout: timeoutMilliseconds,
      // With the flag of one machine, endpoints on it have no certificate that anybody vouches for.
      rejectUnauthorized: scope === 'public',
      agent: false,
      headers: {
        'content-type': 'text/plain; charset=UTF-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Amazon Simple Notification Service Agent',
        'x-amz-sns-message-type': message.type,
        'x-amz-sns-message-id': message.messageId,
        'x-amz-sns-topic-arn': message.topicArn,
        ...(message.type !== 'SubscriptionConfirmation' && {
          'x-amz-sns-subscription-arn': message.subscriptionArn,
        }),
      },
    },
    (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return resolve();
      const isFinal = status >= 400 && status < 500 && status !== 429;
      const reason = `the endpoint answered ${status}`;
      reject(isFinal ? new PostRefused(reason) : new Error(reason));
    },
  );
  call.on('timeout', () => call.destroy(new Error('the endpoint did not answer')));
  call.on('error', reject);
  call.end(body);
  return promise;
}
