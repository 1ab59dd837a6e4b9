import type { Channel, Subscription } from '../../shared/contracts/subscription.ts';
import type { AddressKeys } from '../../shared/delivery/address-key.ts';
import { keptForm } from '../../shared/delivery/kept-form.ts';
import { type TakeOffPorts, takeOff } from '../../shared/delivery/take-off.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { callerNetwork } from './caller-network.ts';

export interface LeavePorts extends TakeOffPorts {
  readonly subscriptions: Pick<
    SubscriptionStore,
    'ofAddressInTopic' | 'put' | 'remove' | 'takeLeaveTry'
  >;
  readonly addressKeys: AddressKeys;
  readonly now: () => Date;
}

export interface Leaving {
  readonly channel: Channel;
  readonly address: string;
  /** Where the form was sent from. */
  readonly callerIp: string;
}

/** Enough for anybody who leaves his topics one by one, and of no use to who tries addresses. */
const triesAnHour = { address: 20, caller: 60 };

/**
 * Takes an address off every stream of a topic.
 *
 * @returns how many there were; the reader is told the same in every case.
 * @throws ServiceError `leave-limit` after too many tries, whether or not the address is known.
 */
export async function leaveTopic(
  topicId: string,
  { channel, address, callerIp }: Leaving,
  ports: LeavePorts,
): Promise<number> {
  const { current, all: keys } = await ports.addressKeys(channel, keptForm(channel, address));
  const { current: caller } = await ports.addressKeys('caller', callerNetwork(callerIp));
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

/** Who was invited and has not followed the link is marked: should he click yet, he is taken off again. */
async function leave(row: Subscription, ports: LeavePorts): Promise<void> {
  const { subscriptions, now } = ports;
  if ((await takeOff(row, ports)) === 'off') return subscriptions.remove(row);
  await subscriptions.put({ ...row, state: 'left', nextCheckAt: now().toISOString() });
}
