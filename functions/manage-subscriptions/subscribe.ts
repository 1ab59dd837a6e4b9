import {
  type EmailSubscriptionRequest,
  type Subscription,
  streamOf,
  type WebhookSubscriptionRequest,
} from '../../shared/contracts/subscription.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import type { AddressKeys } from '../../shared/delivery/address-key.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import type { StreamOpener } from '../../shared/delivery/stream-opener.ts';
import {
  placeOfWebhook,
  type ResolveHost,
  type WebhookScope,
} from '../../shared/delivery/webhook-address.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { StreamStore } from '../../shared/storage/stream-store.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { isStillThere } from './is-still-there.ts';
import { type DayLimit, giveRoomBack, takeRoom } from './take-room.ts';

export interface SubscribePorts {
  readonly streams: Pick<StreamStore, 'add'>;
  readonly subscriptions: SubscriptionStore;
  readonly opener: StreamOpener;
  readonly desk: Pick<ReaderDesk, 'invite' | 'stateOf'>;
  readonly addressKeys: AddressKeys;
  readonly resolveHost: ResolveHost;
  readonly webhookScope: WebhookScope;
  readonly now: () => Date;
}

/** Confirmation mails a day to an address that nobody has confirmed: one, so that nobody is bombarded through us. */
const mailsToStrangers = 1;
/** And to one that has confirmed a subscription before. */
const mailsToReaders = 10;
/** Webhooks that are being built are signed up again and again; SNS posts a few bytes to each. */
const invitationsToWebhooks = 5;
/** To all webhooks of one host, so that nobody is bombarded through us. */
const invitationsToHost = 50;
/** How soon after the mail SNS is first asked whether the reader has confirmed. */
const firstCheckMs = 60_000;
/** After this long a sign-up that SNS has not answered is taken for dead. Longer than the function may run. */
const inFlightMs = 60_000;

/** What became of a sign-up. The reader is told the same in every case. */
export type SignUp = 'invited' | 'subscribed-already' | 'enough-mails-today';

/**
 * Asks an address to confirm that it wants to follow a topic: SNS sends it a mail with a link, or posts one to a webhook.
 *
 * The row is written before the mail is asked for, so a subscription that SNS knows is always known here too.
 *
 * @throws ServiceError `invalid-request` where SNS does not take the address, or a webhook is in a private network;
 *   `cell-full`; `delivery-unavailable`.
 */
export async function subscribe(
  { topicId }: Pick<Topic, 'topicId'>,
  request: EmailSubscriptionRequest | WebhookSubscriptionRequest,
  ports: SubscribePorts,
): Promise<SignUp> {
  const at = ports.now();
  if (request.channel === 'webhook') await refuseUnlessPublic(request, ports);
  const { current: addressKey, all: keys } = await ports.addressKeys(
    request.channel,
    request.address,
  );
  const known = (await Promise.all(keys.map((key) => ports.subscriptions.ofAddress(key)))).flat();
  const stream = streamOf(request.only, request.frequency, request.channel);
  const earlier = known.find((row) => row.topicId === topicId && row.stream === stream);
  if (earlier?.state === 'confirmed') {
    if (await isStillThere(earlier, ports.desk)) return 'subscribed-already';
    await ports.subscriptions.remove(earlier);
  }
  const isReader = known.some((row) => row.state === 'confirmed' && row !== earlier);
  const day = at.toISOString().slice(0, 10);
  const limits = invitationLimits(request, addressKey, isReader);
  const hasRoom = await takeRoom(limits, day, ports.subscriptions);
  if (!hasRoom && !isUnfinished(earlier, at)) return 'enough-mails-today';

  const row: Subscription = {
    topicId,
    subscriptionId: `${addressKey}#${stream}`,
    addressKey,
    channel: request.channel,
    // As SNS knows the reader: to SNS, another spelling would be another reader. An erased one has none any more.
    address: earlier?.address || request.address,
    stream,
    state: 'pending',
    createdAt: at.toISOString(),
    nextCheckAt: new Date(at.getTime() + firstCheckMs).toISOString(),
  };
  await ports.subscriptions.put(row);
  try {
    await invite(row, at, ports);
  } catch (error) {
    if (hasRoom) await giveRoomBack(limits, day, ports.subscriptions);
    throw error;
  }
  return 'invited';
}

/** Where an invitation counts. */
function invitationLimits(
  { channel, address }: EmailSubscriptionRequest | WebhookSubscriptionRequest,
  addressKey: string,
  isReader: boolean,
): DayLimit[] {
  if (channel === 'email')
    return [{ counter: addressKey, aDay: isReader ? mailsToReaders : mailsToStrangers }];
  return [
    { counter: addressKey, aDay: invitationsToWebhooks },
    { counter: `webhooks:${new URL(address).host}`, aDay: invitationsToHost },
  ];
}

/** @throws ServiceError `invalid-request` where the address does not lead to everybody's network. */
async function refuseUnlessPublic(
  request: WebhookSubscriptionRequest,
  { resolveHost, webhookScope }: SubscribePorts,
): Promise<void> {
  const place = await placeOfWebhook(request.address, resolveHost, webhookScope);
  if (place === 'public') return;
  const detail =
    place === 'private'
      ? 'must not lead into a private network'
      : 'has a host whose name cannot be looked up';
  throw new ServiceError('invalid-request', 'Nothing can be posted to this address.', {
    faults: [{ pointer: '#/address', detail }],
  });
}

/** A sign-up that ended between its row and SNS may have its mail counted already; sent again, it goes on from there. */
const isUnfinished = (earlier: Subscription | undefined, at: Date) =>
  earlier?.state === 'pending' &&
  earlier.snsSubscriptionArn === undefined &&
  at.getTime() - Date.parse(earlier.createdAt) >= inFlightMs;

async function invite(
  row: Subscription,
  at: Date,
  { streams, subscriptions, opener, desk }: SubscribePorts,
) {
  const { topicId, stream } = row;
  const snsTopicArn = await opener.open(topicId, stream);
  await streams.add({ topicId, stream, snsTopicArn, createdAt: at.toISOString() });
  const invited = await desk.invite(snsTopicArn, row);
  if (invited === 'refused') {
    await subscriptions.remove(row);
    throw new ServiceError('invalid-request', 'SNS does not deliver to this address.', {
      faults: [{ pointer: '#/address', detail: 'is not an address that SNS delivers to' }],
    });
  }
  await subscriptions.put({
    ...row,
    snsSubscriptionArn: invited.subscriptionArn,
    mailedAt: at.toISOString(),
  });
}
