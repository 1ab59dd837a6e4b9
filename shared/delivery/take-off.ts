import type { Subscription } from '../contracts/subscription.ts';
import type { ReaderDesk } from './reader-desk.ts';
import type { StreamOpener } from './stream-opener.ts';

export interface TakeOffPorts {
  readonly opener: StreamOpener;
  readonly desk: Pick<ReaderDesk, 'invite' | 'stateOf' | 'remove'>;
}

/**
 * Ends a reader's place on a stream at SNS, which is asked how things stand, since it does not tell when a reader
 * confirms.
 *
 * @returns `invited` where an invitation may be out that nobody has followed. SNS cannot take it back: who wanted the
 *   reader off has to remember it, and take him off should he click yet.
 */
export async function takeOff(row: Subscription, ports: TakeOffPorts): Promise<'off' | 'invited'> {
  const arn = row.snsSubscriptionArn ?? (await arnOfNumber(row, ports));
  // A sign-up that ended before SNS had answered. A number that has not given its code is unknown to SNS.
  if (!arn) return row.channel === 'sms' ? 'off' : 'invited';
  const state = await ports.desk.stateOf(arn);
  if (state === 'pending') return 'invited';
  if (state === 'confirmed') await ports.desk.remove(arn);
  return 'off';
}

/** A number whose confirmation ended between SNS and its row: SNS is asked again, and finds what it knows. */
async function arnOfNumber(row: Subscription, { opener, desk }: TakeOffPorts) {
  if (row.channel !== 'sms' || row.state !== 'confirmed') return undefined;
  const snsTopicArn = await opener.open(row.topicId, row.stream);
  const known = await desk.invite(snsTopicArn, row);
  return known === 'refused' ? undefined : known.subscriptionArn;
}
