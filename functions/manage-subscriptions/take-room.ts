import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';

export type Counters = Pick<SubscriptionStore, 'takeMail' | 'giveMailBack'>;

/** How many mails, posts or codes may go out a day that are counted together. */
export interface DayLimit {
  readonly counter: string;
  readonly aDay: number;
}

/** Takes room for one from every limit, or from none. @returns false where one of them is used up. */
export async function takeRoom(
  limits: readonly DayLimit[],
  day: string,
  counters: Counters,
): Promise<boolean> {
  const taken: DayLimit[] = [];
  for (const limit of limits) {
    if (await counters.takeMail(limit.counter, day, limit.aDay)) {
      taken.push(limit);
      continue;
    }
    await giveRoomBack(taken, day, counters);
    return false;
  }
  return true;
}

/** Gives the room back for what did not have to be sent. */
export async function giveRoomBack(
  limits: readonly DayLimit[],
  day: string,
  { giveMailBack }: Counters,
): Promise<void> {
  for (const { counter } of limits) await giveMailBack(counter, day);
}
