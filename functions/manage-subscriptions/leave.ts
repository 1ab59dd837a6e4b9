import type { Subscription } from '../../shared/contracts/subscription.ts';
import type { AddressKeys } from '../../shared/delivery/address-key.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';

export interface LeavePorts {
  readonly subscriptions: Pick<SubscriptionStore, 'ofAddressInTopic' | 'put' | 'remove'>;
  readonly desk: Pick<ReaderDesk, 'stateOf' | 'remove'>;
  readonly addressKeys: AddressKeys;
  readonly now: () => Date;
}

/** Takes an address off every stream of a topic. @returns how many there were; the reader is told the same in every case. */
export async function leaveTopic(
  topicId: string,
  address: string,
  ports: LeavePorts,
): Promise<number> {
  const { all: keys } = await ports.addressKeys('email', address);
  const rows = await Promise.all(
    keys.map((key) => ports.subscriptions.ofAddressInTopic(key, topicId)),
  );
  for (const row of rows.flat()) await leave(row, ports);
  return rows.flat().length;
}

/**
 * SNS is asked how things stand, since it does not tell when a reader confirms. An invitation that nobody has followed
 * cannot be taken back: such a row is marked, and should the reader click on the old link yet, he is taken off again.
 */
async function leave(row: Subscription, { subscriptions, desk, now }: LeavePorts): Promise<void> {
  const arn = row.snsSubscriptionArn;
  const state = arn ? await desk.stateOf(arn) : 'gone';
  if (state === 'pending') {
    await subscriptions.put({ ...row, state: 'left', nextCheckAt: now().toISOString() });
    return;
  }
  if (arn && state === 'confirmed') await desk.remove(arn);
  await subscriptions.remove(row);
}
