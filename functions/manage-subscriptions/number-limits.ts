import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';

export type Counters = Pick<SubscriptionStore, 'takeMail' | 'giveMailBack'>;

/** Where a new number counts: in its block of a thousand, in its block of ten thousand, and among all. */
interface Limit {
  readonly counter: string;
  readonly codesADay: number;
}

/**
 * Who is paid for the texts that reach his numbers asks for codes to many of them, one beside the other ("SMS
 * pumping"). People who live next door are few, so a block of numbers gets few codes a day, and all together no more
 * than the operator means to pay.
 */
const limitsOf = (number: string, codesADay: number): Limit[] => [
  { counter: 'codes:all', codesADay },
  { counter: `codes:${number.slice(0, -4)}`, codesADay: 30 },
  { counter: `codes:${number.slice(0, -3)}`, codesADay: 10 },
];

/** Takes room for one code from every limit that a number counts under, or from none. @returns false where one is used up. */
export async function takeRoom(
  number: string,
  day: string,
  { codesADay, subscriptions }: { codesADay: number; subscriptions: Counters },
): Promise<boolean> {
  const taken: Limit[] = [];
  for (const limit of limitsOf(number, codesADay)) {
    if (await subscriptions.takeMail(limit.counter, day, limit.codesADay)) {
      taken.push(limit);
      continue;
    }
    for (const { counter } of taken) await subscriptions.giveMailBack(counter, day);
    return false;
  }
  return true;
}

/** Gives the room back for a code that did not have to be sent. */
export async function giveRoomBack(
  number: string,
  day: string,
  subscriptions: Counters,
): Promise<void> {
  for (const { counter } of limitsOf(number, 0)) await subscriptions.giveMailBack(counter, day);
}
