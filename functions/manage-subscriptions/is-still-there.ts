import type { Subscription } from '../../shared/contracts/subscription.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';

/** SNS does not tell when a reader leaves by the link that it adds to its mails, or is taken off by hand. */
export async function isStillThere(
  { snsSubscriptionArn }: Subscription,
  desk: Pick<ReaderDesk, 'stateOf'>,
): Promise<boolean> {
  return snsSubscriptionArn !== undefined && (await desk.stateOf(snsSubscriptionArn)) !== 'gone';
}
