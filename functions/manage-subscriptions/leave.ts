import type { Subscription } from '../../shared/contracts/subscription.ts';
import type { AddressKeys } from '../../shared/delivery/address-key.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';

export interface LeavePorts {
  readonly subscriptions: Pick<
    SubscriptionStore,
    'ofAddressInTopic' | 'put' | 'remove' | 'takeLeaveTry'
  >;
  readonly desk: Pick<ReaderDesk, 'stateOf' | 'remove'>;
  readonly addressKeys: AddressKeys;
  readonly now: () => Date;
}

/** Enough for anybody who leaves his topics one by one, and of no use to who tries addresses. */
const triesAnHour = { address: 20, caller: 60 };

/**
 * Takes an address off every stream of a topic.
 *
 * @param callerIp  where the form was sent from.
 * @returns how many there were; the reader is told the same in every case.
 * @throws ServiceError `leave-limit` after too many tries, whether or not the address is known.
 */
export async function leaveTopic(
  topicId: string,
  { address, callerIp }: { readonly address: string; readonly callerIp: string },
  ports: LeavePorts,
): Promise<number> {
  const { current, all: keys } = await ports.addressKeys('email', address);
  const { current: caller } = await ports.addressKeys('caller', networkOf(callerIp));
  await takeTry(caller, triesAnHour.caller, ports);
  await takeTry(current, triesAnHour.address, ports);
  const rows = await Promise.all(
    keys.map((key) => ports.subscriptions.ofAddressInTopic(key, topicId)),
  );
  for (const row of rows.flat()) await leave(row, ports);
  return rows.flat().length;
}

async function takeTry(
  key: string,
  triesAnHour: number,
  { subscriptions, now }: LeavePorts,
): Promise<void> {
  if (await subscriptions.takeLeaveTry({ what: 'leave', key, at: now(), triesAnHour })) return;
  throw new ServiceError('leave-limit', 'Too many tries within this hour.');
}

/** Who has one IPv6 address has all 2^64 of its network. */
const networkOf = (ip: string) => (ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip);

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
