import { randomUUID } from 'node:crypto';
import { checkEndpoint } from './check-endpoint.ts';
import { confirmationMail, type Recipient } from './compose-mail.ts';
import { confirmationPost, farewellPost } from './compose-post.ts';
import { confirmSubscription } from './confirm-subscription.ts';
import { listPage } from './list-page.ts';
import type { Action, SnsParts } from './sns-action.ts';
import { invalidParameter, notFound } from './sns-errors.ts';
import {
  findSubscription,
  newSubscription,
  placeInOrder,
  putSubscription,
  removeSubscription,
  type Subscription,
  subscriptionAt,
  subscriptionsOf,
} from './subscriptions.ts';
import { findTopic, topicNamed } from './topics.ts';

/**
 * What SNS does with subscriptions.
 *
 * AWS has no resource type for a single subscription, so what concerns one is granted on `*` or not at all
 * (Service Authorization Reference, "Actions defined by Amazon SNS").
 */
export function subscriptionActions(parts: SnsParts) {
  const { state, arns, links, outbox, now } = parts;

  /** Asking again for what is pending sends its mail again and gives it another 48 hours. */
  const Subscribe: Action = async ({ form, authorize }) => {
    const topicArn = form.required('TopicArn');
    authorize('sns:Subscribe', topicArn);
    const endpoint = form.required('Endpoint');
    const protocol = checkEndpoint(form.required('Protocol'), endpoint);
    if (form.map('Attributes').size > 0) {
      throw invalidParameter('Attributes Reason: on one machine subscriptions have no attributes');
    }
    const topic = await topicNamed(state, arns.readTopic(topicArn));
    const place = { topicName: topic.name, protocol, endpoint };
    const existing = await subscriptionAt(state, place, now());
    // A number is taken at its word: SNS asks no consent for texts.
    const subscription = existing
      ? {
          ...existing,
          askedAt: existing.state === 'pending' ? now().toISOString() : existing.askedAt,
        }
      : newSubscription({ ...place, state: protocol === 'sms' ? 'confirmed' : 'pending' }, now());
    const subscriptionArn = arns.subscription(topic.name, subscription.id);
    const recipient = { topic, topicArn, subscription, subscriptionArn };
    const asking = subscription.state === 'pending' ? [invitationTo(recipient)] : [];
    await outbox.send(asking, [putSubscription(subscription)]);
    const showsArn =
      subscription.state === 'confirmed' || form.optional('ReturnSubscriptionArn') === 'true';
    return { SubscriptionArn: showsArn ? subscriptionArn : 'pending confirmation' };
  };

  const ConfirmSubscription: Action = async ({ form, authorize }) => {
    const topicArn = form.required('TopicArn');
    authorize('sns:ConfirmSubscription', topicArn);
    if (form.optional('AuthenticateOnUnsubscribe') === 'true') {
      throw invalidParameter(
        'AuthenticateOnUnsubscribe Reason: on one machine every link unsubscribes',
      );
    }
    const confirmed = await confirmSubscription(parts, topicArn, form.required('Token'));
    if (!confirmed) throw invalidParameter('Token');
    return { SubscriptionArn: arns.subscription(confirmed.topicName, confirmed.id) };
  };

  /** What is not there is no error; what is pending can only lapse. */
  const Unsubscribe: Action = async ({ form, authorize }) => {
    const at = arns.readSubscription(form.required('SubscriptionArn'));
    authorize('sns:Unsubscribe', arns.topic(at.topicName));
    const subscription = await findSubscription(state, at, now());
    if (subscription?.state === 'pending') {
      throw invalidParameter(
        'SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation',
      );
    }
    if (subscription) await removeAndTell(subscription);
    return undefined;
  };

  const GetSubscriptionAttributes: Action = async ({ form, authorize }) => {
    const arn = form.required('SubscriptionArn');
    const at = arns.readSubscription(arn);
    authorize('sns:GetSubscriptionAttributes', arns.topic(at.topicName));
    const subscription = await findSubscription(state, at, now());
    if (!subscription) throw notFound('Subscription');
    const attributes = {
      SubscriptionArn: arn,
      TopicArn: arns.topic(subscription.topicName),
      Owner: ownerOf(arn),
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      PendingConfirmation: String(subscription.state === 'pending'),
      ConfirmationWasAuthenticated: 'false',
      RawMessageDelivery: 'false',
    };
    return { Attributes: new Map(Object.entries(attributes)) };
  };

  const ListSubscriptionsByTopic: Action = async ({ form, authorize }) => {
    const topicArn = form.required('TopicArn');
    authorize('sns:ListSubscriptionsByTopic', topicArn);
    const topic = await topicNamed(state, arns.readTopic(topicArn));
    const all = await subscriptionsOf(state, topic.name, now());
    const page = await listPage(form.optional('NextToken'), {
      rowsAfter: async (position, limit) =>
        all.filter((each) => placeInOrder(each) > position).slice(0, limit),
      positionOf: placeInOrder,
    });
    return { Subscriptions: page.rows.map(listed), NextToken: page.nextToken };
  };

  const invitationTo = (recipient: Recipient) =>
    recipient.subscription.protocol === 'https'
      ? confirmationPost(recipient, randomUUID())
      : confirmationMail(recipient, randomUUID(), links);

  /** An endpoint is told that it was unsubscribed; people are told only by the link that they follow. */
  async function removeAndTell(subscription: Subscription): Promise<void> {
    const topic = await findTopic(state, subscription.topicName);
    const subscriptionArn = arns.subscription(subscription.topicName, subscription.id);
    const isTold = topic && subscription.protocol === 'https';
    const recipient = topic && {
      topic,
      topicArn: arns.topic(topic.name),
      subscription,
      subscriptionArn,
    };
    const told = isTold && recipient ? [farewellPost(recipient, randomUUID())] : [];
    await outbox.send(told, [removeSubscription(subscription)]);
  }

  function listed({ topicName, id, state, protocol, endpoint }: Subscription) {
    const arn = arns.subscription(topicName, id);
    return {
      SubscriptionArn: state === 'pending' ? 'PendingConfirmation' : arn,
      Owner: ownerOf(arn),
      Protocol: protocol,
      Endpoint: endpoint,
      TopicArn: arns.topic(topicName),
    };
  }

  return {
    Subscribe,
    ConfirmSubscription,
    Unsubscribe,
    GetSubscriptionAttributes,
    ListSubscriptionsByTopic,
  };
}

const ownerOf = (arn: string) => arn.split(':')[4] ?? '';
