import { randomBytes, randomUUID } from 'node:crypto';
import type { StateStore } from '../aws/state-store.ts';
import type { StateWrite } from './state-write.ts';

/** A place on a topic, as it is kept. Until it is confirmed nothing but the confirmation mail goes there. */
export interface Subscription {
  readonly topicName: string;
  readonly id: string;
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly state: 'pending' | 'confirmed';
  /** What the confirmation link holds. */
  readonly token: string;
  /** When it was asked for last. */
  readonly askedAt: string;
}
export type Protocol = 'email' | 'sms' | 'https';

/** SNS forgets what nobody confirmed after 48 hours, and its tokens are good as long. */
const confirmWithinMilliseconds = 48 * 60 * 60 * 1000;

const keyOf = ({ topicName, id }: Pick<Subscription, 'topicName' | 'id'>) =>
  `subscription/${topicName}/${id}`;

type SubscriptionPlace = Pick<Subscription, 'topicName' | 'protocol' | 'endpoint' | 'state'>;

export function newSubscription(place: SubscriptionPlace, now: Date): Subscription {
  const id = randomUUID();
  // A token begins with its subscription's id, so that it leads there without an index.
  const token = id.replaceAll('-', '') + randomBytes(32).toString('hex');
  return { ...place, id, token, askedAt: now.toISOString() };
}

export const putSubscription = (subscription: Subscription): StateWrite => ({
  type: 'put',
  key: keyOf(subscription),
  value: subscription,
});
export const removeSubscription = (subscription: Subscription): StateWrite => ({
  type: 'del',
  key: keyOf(subscription),
});

export async function findSubscription(
  state: StateStore,
  at: { topicName: string; id: string },
  now: Date,
): Promise<Subscription | undefined> {
  const found = await state.get<Subscription>(keyOf(at));
  return found && !hasLapsed(found, now) ? found : undefined;
}

/** A topic has at most one subscription of an endpoint. */
export async function subscriptionAt(
  state: StateStore,
  { topicName, protocol, endpoint }: Omit<SubscriptionPlace, 'state'>,
  now: Date,
): Promise<Subscription | undefined> {
  const all = await subscriptionsOf(state, topicName, now);
  return all.find((each) => each.protocol === protocol && each.endpoint === endpoint);
}

/** The subscription that a confirmation link of this topic stands for, however often the link is followed. */
export async function subscriptionByToken(
  state: StateStore,
  { topicName, token }: { topicName: string; token: string },
  now: Date,
): Promise<Subscription | undefined> {
  const hex = token.slice(0, 32);
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  const found = await findSubscription(state, { topicName, id: id.join('-') }, now);
  return found?.token === token && isWithinTime(found, now) ? found : undefined;
}

/** All of a topic in the order in which they were asked for, lapsed ones left out and swept away. */
export async function subscriptionsOf(
  state: StateStore,
  topicName: string,
  now: Date,
): Promise<Subscription[]> {
  const rows = await state.range<Subscription>(
    `subscription/${topicName}/`,
    `subscription/${topicName}0`,
  );
  const all = rows.map(([, subscription]) => subscription);
  const lapsed = all.filter((each) => hasLapsed(each, now));
  if (lapsed.length > 0) await state.batch(lapsed.map(removeSubscription));
  return all
    .filter((each) => !hasLapsed(each, now))
    .sort((a, b) => (placeInOrder(a) < placeInOrder(b) ? -1 : 1));
}

/** Where a subscription stands among its topic's: unique, and the same at every reading. */
export const placeInOrder = ({ askedAt, protocol, endpoint }: Subscription) =>
  `${askedAt} ${protocol} ${endpoint}`;

const hasLapsed = (subscription: Subscription, now: Date) =>
  subscription.state === 'pending' && !isWithinTime(subscription, now);

const isWithinTime = ({ askedAt }: Subscription, now: Date) =>
  now.getTime() - Date.parse(askedAt) < confirmWithinMilliseconds;
