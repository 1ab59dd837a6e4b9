import { randomUUID } from 'node:crypto';
import { farewellMail } from './compose-mail.ts';
import type { SnsParts } from './sns-action.ts';
import {
  findSubscription,
  putSubscription,
  removeSubscription,
  type Subscription,
  subscriptionByToken,
} from './subscriptions.ts';
import { findTopic } from './topics.ts';

/** Confirms what the token stands for. Following a link twice does no harm. @returns undefined when the token is no (longer) good. */
export async function confirmSubscription(
  { state, arns, now }: SnsParts,
  topicArn: string,
  token: string,
): Promise<Subscription | undefined> {
  const place = { topicName: arns.readTopic(topicArn), token };
  const subscription = await subscriptionByToken(state, place, now());
  if (!subscription) return undefined;
  if (subscription.state === 'confirmed') return subscription;
  const confirmed: Subscription = { ...subscription, state: 'confirmed' };
  await state.batch([putSubscription(confirmed)]);
  return confirmed;
}

/** Removes the subscription of an unsubscribe link and says so by mail. @returns undefined when there is none at that address. */
export async function unsubscribeByLink(
  { state, arns, outbox, now }: SnsParts,
  subscriptionArn: string,
  endpoint: string,
): Promise<Subscription | undefined> {
  const subscription = await findSubscription(state, arns.readSubscription(subscriptionArn), now());
  if (subscription?.endpoint !== endpoint || subscription.state === 'pending') return undefined;
  const topic = await findTopic(state, subscription.topicName);
  if (!topic) return undefined;
  const recipient = { topic, topicArn: arns.topic(topic.name), subscription, subscriptionArn };
  await outbox.send([farewellMail(recipient, randomUUID())], [removeSubscription(subscription)]);
  return subscription;
}
