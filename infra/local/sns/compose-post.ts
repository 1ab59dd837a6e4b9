import type { Recipient } from './compose-mail.ts';
import type { WebhookDraft } from './outbox.ts';

type Posted = Pick<WebhookDraft, 'type' | 'text' | 'messageId' | 'subject'>;

/** The post that asks an endpoint whether it wants to be subscribed. */
export const confirmationPost = (recipient: Recipient, messageId: string): WebhookDraft =>
  postTo(recipient, {
    type: 'SubscriptionConfirmation',
    messageId,
    text: `You have chosen to subscribe to the topic ${recipient.topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
  });

/** The post by which an endpoint learns that it was unsubscribed, and how to undo that. */
export const farewellPost = (recipient: Recipient, messageId: string): WebhookDraft =>
  postTo(recipient, {
    type: 'UnsubscribeConfirmation',
    messageId,
    text: `You have chosen to deactivate subscription ${recipient.subscriptionArn}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.`,
  });

/** A message as it goes to one endpoint. */
export function postTo(recipient: Recipient, posted: Posted): WebhookDraft {
  const { topic, topicArn, subscription, subscriptionArn } = recipient;
  return {
    kind: 'webhook',
    to: subscription.endpoint,
    topicArn,
    subscriptionArn,
    token: subscription.token,
    // The one that topics have which say nothing.
    signatureVersion: topic.attributes.SignatureVersion === '2' ? '2' : '1',
    ...posted,
  };
}
