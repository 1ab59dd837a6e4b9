import type { Subscription } from '../../shared/contracts/subscription.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import type { WebhookPlace } from '../../shared/delivery/webhook-address.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';

export interface CheckSubscriptionsPorts {
  readonly subscriptions: Pick<SubscriptionStore, 'due' | 'settle' | 'remove' | 'ofAddressInTopic'>;
  readonly desk: Pick<ReaderDesk, 'stateOf' | 'remove'>;
  /** Where a webhook's address leads today. */
  readonly placeOf: (address: string) => Promise<WebhookPlace>;
  readonly now: () => Date;
}

/** Rows looked at a minute: SNS takes a few tens of such questions a second. */
const rowsARun = 200;
const minute = 60_000;
/** SNS keeps an invitation for 48 hours. */
const lapseMs = 48 * 60 * minute;
/** How often a webhook's address is looked up again: its name may have come to stand for another. */
const webhookCheckMs = 24 * 60 * minute;

type Outcome = 'confirmed' | 'lapsed' | 'left' | 'private' | 'waiting' | 'changed-meanwhile';

/**
 * Asks SNS what became of its invitations, since it tells nothing by itself: 1, 5 and 30 minutes after the mail, then
 * hourly, until the reader has confirmed or the invitation has lapsed. Webhooks are looked up daily for as long as they
 * are there: one that leads into a private network is taken off.
 *
 * A row that cannot be looked at does not hold the others up; the run fails after them, and the next one tries again.
 */
export async function checkSubscriptions(
  ports: CheckSubscriptionsPorts,
): Promise<Record<Outcome, number>> {
  const counts = {
    confirmed: 0,
    lapsed: 0,
    left: 0,
    private: 0,
    waiting: 0,
    'changed-meanwhile': 0,
  };
  const failures: unknown[] = [];
  const due = await ports.subscriptions.due(ports.now().toISOString(), rowsARun);
  for (const { row, place } of await Promise.all(due.map((row) => looked(row, ports)))) {
    try {
      counts[await check(row, place, ports)]++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return counts;
}

/** Names are looked up side by side, so that slow name servers hold nobody up but their own webhooks. */
async function looked(row: Subscription, { placeOf }: CheckSubscriptionsPorts) {
  const isAsked = row.channel === 'webhook' && row.state !== 'left';
  // A name that cannot be looked up leads nowhere; it is asked again the next day.
  const place = isAsked ? await placeOf(row.address).catch(() => 'unknown' as const) : undefined;
  return { row, place };
}

async function check(
  row: Subscription,
  place: WebhookPlace | undefined,
  ports: CheckSubscriptionsPorts,
): Promise<Outcome> {
  const arn = row.snsSubscriptionArn;
  // Without its ARN, the sign-up ended before SNS had answered: the reader may yet send it again.
  const state = arn ? await ports.desk.stateOf(arn) : 'pending';
  if (place === 'private') return endPrivate(row, state, ports);
  if (arn && state === 'confirmed')
    return row.state === 'left' ? takeOff(row, arn, ports) : confirm(row, ports);
  const ageMs = ports.now().getTime() - Date.parse(row.mailedAt ?? row.createdAt);
  if (state === 'gone' || ageMs >= lapseMs) return settle(row, 'removed', 'lapsed', ports);
  const nextCheckAt = new Date(ports.now().getTime() + pauseAfter(ageMs)).toISOString();
  return settle(row, { ...row, nextCheckAt }, 'waiting', ports);
}

/** A row that its reader changed meanwhile is left as he wants it, and is looked at in the next run. */
async function settle(
  row: Subscription,
  next: Subscription | 'removed',
  outcome: Outcome,
  { subscriptions }: CheckSubscriptionsPorts,
): Promise<Outcome> {
  const settled = await subscriptions.settle(row, next);
  return settled === 'settled' ? outcome : settled;
}

/** The old stream ends first: after the new row is settled nobody would come back to it. */
async function confirm(row: Subscription, ports: CheckSubscriptionsPorts): Promise<Outcome> {
  await leaveOtherStreams(row, ports);
  const { nextCheckAt, ...waited } = row;
  const at = ports.now();
  const confirmed = {
    ...waited,
    state: 'confirmed' as const,
    confirmedAt: row.confirmedAt ?? at.toISOString(),
    ...(row.channel === 'webhook' && {
      nextCheckAt: new Date(at.getTime() + webhookCheckMs).toISOString(),
    }),
  };
  return settle(row, confirmed, 'confirmed', ports);
}

/** Changing the stream is a new subscription: the old one stays until the new one is confirmed, and ends then. */
async function leaveOtherStreams(
  { addressKey, topicId, subscriptionId }: Subscription,
  { subscriptions, desk }: CheckSubscriptionsPorts,
): Promise<void> {
  for (const other of await subscriptions.ofAddressInTopic(addressKey, topicId)) {
    if (other.subscriptionId === subscriptionId || other.state !== 'confirmed') continue;
    if (other.snsSubscriptionArn) await desk.remove(other.snsSubscriptionArn);
    await subscriptions.remove(other);
  }
}

async function takeOff(
  row: Subscription,
  arn: string,
  ports: CheckSubscriptionsPorts,
): Promise<Outcome> {
  await ports.desk.remove(arn);
  return settle(row, 'removed', 'left', ports);
}

/** An invitation cannot be taken back: should the link in it be followed yet, the webhook is taken off again. */
async function endPrivate(
  row: Subscription,
  state: 'pending' | 'confirmed' | 'gone',
  ports: CheckSubscriptionsPorts,
): Promise<Outcome> {
  const arn = row.snsSubscriptionArn;
  if (arn && state === 'pending') {
    const nextCheckAt = new Date(ports.now().getTime() + 60 * minute).toISOString();
    return settle(row, { ...row, state: 'left', nextCheckAt }, 'private', ports);
  }
  if (arn && state === 'confirmed') await ports.desk.remove(arn);
  return settle(row, 'removed', 'private', ports);
}

/** How long to wait for the next look, by how long ago the mail went out. */
function pauseAfter(ageMs: number): number {
  if (ageMs < 5 * minute) return 5 * minute - ageMs;
  if (ageMs < 30 * minute) return 30 * minute - ageMs;
  return 60 * minute;
}
