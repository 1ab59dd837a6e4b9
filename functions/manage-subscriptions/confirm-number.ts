import { timingSafeEqual } from 'node:crypto';
import type { NumberConfirmation, Subscription } from '../../shared/contracts/subscription.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import type { AddressKeys, CodeHashes } from '../../shared/delivery/address-key.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import type { StreamOpener } from '../../shared/delivery/stream-opener.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { StreamStore } from '../../shared/storage/stream-store.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { phoneNumberIn } from './phone-number.ts';

export interface ConfirmNumberPorts {
  readonly streams: Pick<StreamStore, 'add'>;
  readonly subscriptions: Pick<
    SubscriptionStore,
    'ofAddressInTopic' | 'put' | 'remove' | 'takeCodeTry'
  >;
  readonly opener: StreamOpener;
  readonly desk: Pick<ReaderDesk, 'invite' | 'remove'>;
  readonly addressKeys: AddressKeys;
  readonly codeHashes: CodeHashes;
  readonly limits: { readonly countries: readonly string[] };
  readonly now: () => Date;
}

/**
 * Signs a phone number up whose owner gives the code that was texted to it. Giving the right code again within its ten
 * minutes does no harm.
 *
 * @throws ServiceError `code-not-valid`, the same for a wrong code, an old one, one that was tried too often and a
 *   number that none was texted to; `cell-full`; `delivery-unavailable`.
 */
export async function confirmNumber(
  { topicId }: Pick<Topic, 'topicId'>,
  { address, code }: NumberConfirmation,
  ports: ConfirmNumberPorts,
): Promise<Subscription> {
  const number = phoneNumberIn(address, ports.limits.countries);
  const { all: keys } = await ports.addressKeys('sms', number);
  const ofTopic = keys.map((key) => ports.subscriptions.ofAddressInTopic(key, topicId));
  const rows = (await Promise.all(ofTopic)).flat();
  const row = rows.filter((one) => one.code !== undefined).reduce(newer, undefined);
  if (!row?.code || row.code.goodUntil < ports.now().toISOString()) throw notValid();
  // Counted before it is looked at, so that a thousand guesses at once are five.
  if (!(await ports.subscriptions.takeCodeTry(row))) throw notValid();
  const { all: hashes } = await ports.codeHashes(topicId, number, code);
  if (!hashes.some((hash) => isSame(hash, row.code?.hash ?? ''))) throw notValid();
  return join(row, rows, ports);
}

const newer = (a: Subscription | undefined, b: Subscription): Subscription =>
  a && a.createdAt > b.createdAt ? a : b;

const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The row is confirmed before SNS is asked, so that whoever leaves finds every number that SNS may know; the streams that
 * this one replaces end last.
 */
async function join(
  row: Subscription,
  rows: readonly Subscription[],
  { streams, subscriptions, opener, desk, now }: ConfirmNumberPorts,
): Promise<Subscription> {
  const { topicId, stream, address } = row;
  const { expiresAt, ...agreed } = row;
  const at = now().toISOString();
  const confirmed: Subscription = { ...agreed, state: 'confirmed', confirmedAt: at };
  await subscriptions.put(confirmed);
  const snsTopicArn = await opener.open(topicId, stream);
  await streams.add({ topicId, stream, snsTopicArn, createdAt: at });
  const joined = await desk.invite(snsTopicArn, { channel: 'sms', address });
  if (joined === 'refused') {
    await subscriptions.remove(row);
    throw new ServiceError('invalid-request', 'Texts cannot be sent to this number.', {
      faults: [{ pointer: '#/address', detail: 'is not a number that texts can be sent to' }],
    });
  }
  const known = { ...confirmed, snsSubscriptionArn: joined.subscriptionArn };
  await subscriptions.put(known);
  for (const other of rows) {
    if (other.subscriptionId === row.subscriptionId) continue;
    if (other.snsSubscriptionArn) await desk.remove(other.snsSubscriptionArn);
    await subscriptions.remove(other);
  }
  return known;
}

const notValid = () =>
  new ServiceError('code-not-valid', 'The code is not the newest one of this number, or too old.');
