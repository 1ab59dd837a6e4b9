import type { Channel, Subscription } from '../../shared/contracts/subscription.ts';
import type { AddressKeys } from '../../shared/delivery/address-key.ts';
import { keptForm } from '../../shared/delivery/kept-form.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import type { StreamOpener } from '../../shared/delivery/stream-opener.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';

export interface LeavePorts {
  readonly subscriptions: Pick<
    SubscriptionStore,
    'ofAddressInTopic' | 'put' | 'remove' | 'takeLeaveTry'
  >;
  readonly opener: StreamOpener;
  readonly desk: Pick<ReaderDesk, 'invite' | 'stateOf' | 'remove'>;
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
async function leave(row: Subscription, ports: LeavePorts): Promise<void> {
  const { subscriptions, desk, now } = ports;
  const arn = row.snsSubscriptionArn ?? (await arnOfNumber(row, ports));
  const state = arn ? await desk.stateOf(arn) : 'gone';
  if (state === 'pending') {
    await subscriptions.put({ ...row, state: 'left', nextCheckAt: now().toISOString() });
    return;
  }
  if (arn && state === 'confirmed') await desk.remove(arn);
  await subscriptions.remove(row);
}

/** A number whose confirmation ended between SNS and its row: SNS is asked again, and finds what it knows. */
async function arnOfNumber(row: Subscription, { opener, desk }: LeavePorts) {
  if (row.channel !== 'sms' || row.state !== 'confirmed') return undefined;
  const snsTopicArn = await opener.open(row.topicId, row.stream);
  const known = await desk.invite(snsTopicArn, row);
  return known === 'refused' ? undefined : known.subscriptionArn;
}
