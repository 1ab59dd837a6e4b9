import { randomInt } from 'node:crypto';
import {
  type SmsSubscriptionRequest,
  type Subscription,
  streamOf,
} from '../../shared/contracts/subscription.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import type { AddressKeys, CodeHashes } from '../../shared/delivery/address-key.ts';
import type { CodeSender } from '../../shared/delivery/code-sender.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';
import type { TextBudgetStore } from '../../shared/storage/text-budget-store.ts';
import { isStillThere } from './is-still-there.ts';
import { numberLimits } from './number-limits.ts';
import { phoneNumberIn } from './phone-number.ts';
import { giveRoomBack, takeRoom } from './take-room.ts';

/** What the operator allows texts to cost, and where they may go. */
export interface TextLimits {
  /** ISO codes of countries. */
  readonly countries: readonly string[];
  /** Codes a day to all numbers together. */
  readonly codesADay: number;
  /** Of codes and alerts together. */
  readonly segmentsAMonth: number;
}

export interface SignUpNumberPorts {
  readonly subscriptions: SubscriptionStore;
  readonly desk: Pick<ReaderDesk, 'stateOf'>;
  readonly addressKeys: AddressKeys;
  readonly codeHashes: CodeHashes;
  readonly codes: CodeSender;
  readonly budget: Pick<TextBudgetStore, 'isOpen'>;
  readonly limits: TextLimits;
  readonly now: () => Date;
}

export const codeGoodMs = 10 * 60_000;
const triesACode = 5;
/** To one number, over all topics. */
const codesADay = 3;
/** How long a number that never agreed is remembered, so that a late code gets the answer it would get in time. */
const forgottenAfterMs = 60 * 60_000;

/** What became of a sign-up. The reader is told the same in every case. */
export type NumberSignUp =
  | 'code-sent'
  | 'subscribed-already'
  | 'enough-codes-today'
  | 'opted-out'
  | 'refused';

/**
 * Texts a code to a phone number that is to follow a topic; whoever gives the code has the phone.
 *
 * What does not depend on the number being known (its country, the limits of its block, the budget) is judged first and
 * told openly; the rest gets one answer. Room is given back for what was not sent for sure: a code that may be on its
 * way has been counted, so that no failure lets more through than the limits allow.
 *
 * @throws ServiceError `invalid-request` for a number that texts do not go to; `sign-up-limit`; `texts-closed`;
 *   `delivery-unavailable`, after which the same request may be sent again.
 */
export async function signUpNumber(
  { topicId }: Pick<Topic, 'topicId'>,
  request: SmsSubscriptionRequest,
  ports: SignUpNumberPorts,
): Promise<NumberSignUp> {
  const { subscriptions, budget, limits } = ports;
  const number = phoneNumberIn(request.address, limits.countries);
  const at = ports.now();
  const day = at.toISOString().slice(0, 10);
  if (!(await budget.isOpen(day.slice(0, 7), limits.segmentsAMonth))) throw textsClosed();
  const room = numberLimits(number, limits.codesADay);
  if (!(await takeRoom(room, day, subscriptions))) throw tooManySignUps(at);
  let mayBeSent = false;
  try {
    const outcome = await signUp();
    if (outcome === 'not-sent') throw notSent();
    if (outcome === 'closed') throw textsClosed();
    return outcome === 'sent' ? 'code-sent' : outcome;
  } finally {
    if (!mayBeSent) await giveRoomBack(room, day, subscriptions);
  }

  async function signUp() {
    const { current: addressKey, all: keys } = await ports.addressKeys('sms', number);
    const ofTopic = keys.map((key) => subscriptions.ofAddressInTopic(key, topicId));
    const known = (await Promise.all(ofTopic)).flat();
    const stream = streamOf(request.only, request.frequency, 'sms');
    const earlier = known.find((row) => row.stream === stream && row.state === 'confirmed');
    if (earlier && (await isStillThere(earlier, ports.desk))) return 'subscribed-already';
    if (!(await subscriptions.takeMail(addressKey, day, codesADay))) return 'enough-codes-today';

    const code = newCode();
    const { current: hash } = await ports.codeHashes(topicId, number, code);
    const row: Subscription = {
      topicId,
      subscriptionId: `${addressKey}#${stream}`,
      addressKey,
      channel: 'sms',
      address: number,
      stream,
      state: 'pending',
      createdAt: at.toISOString(),
      mailedAt: at.toISOString(),
      code: {
        hash,
        goodUntil: new Date(at.getTime() + codeGoodMs).toISOString(),
        triesLeft: triesACode,
      },
      expiresAt: Math.ceil((at.getTime() + codeGoodMs + forgottenAfterMs) / 1_000),
    };
    // Only the newest code of a number and topic is good: it takes the place of those before.
    const replaced = known.filter((one) => one.state === 'pending' || one === earlier);
    for (const one of replaced) await subscriptions.remove(one);
    await subscriptions.put(row);
    return send(row, code);
  }

  /** The row is written first: a code that arrives can be given. */
  async function send(row: Subscription, code: string) {
    mayBeSent = true;
    const outcome = await ports.codes.send({ number: row.address, code });
    if (outcome === 'sent') return outcome;
    mayBeSent = false;
    await subscriptions.remove(row);
    if (outcome === 'closed' || outcome === 'not-sent')
      await subscriptions.giveMailBack(row.addressKey, day);
    return outcome;
  }
}

const newCode = () => String(randomInt(1_000_000)).padStart(6, '0');

const notSent = () => new ServiceError('delivery-unavailable', 'The code could not be sent.');

const textsClosed = () =>
  new ServiceError('texts-closed', 'No texts are sent until the next month begins.');

function tooManySignUps(at: Date): ServiceError {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1);
  const seconds = Math.ceil((midnight - at.getTime()) / 1_000);
  return new ServiceError('sign-up-limit', 'Too many phone numbers were signed up today.', {
    headers: { 'retry-after': String(seconds) },
  });
}
