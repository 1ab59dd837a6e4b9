import { type Mailer, MailRefused } from './mailer.ts';
import type { OutboxMessage } from './outbox.ts';
import { type Delivery, waitingIn } from './retrying-sender.ts';
import type { StateWrite } from './state-write.ts';

/** SNS tries a mail for about six hours. */
const giveUpAfterMilliseconds = 6 * 60 * 60 * 1000;
const firstWaitMilliseconds = 5_000;
const longestWaitMilliseconds = 10 * 60 * 1000;

const queue = 'to-send';

export const waitingMail = (message: OutboxMessage): StateWrite[] =>
  message.kind === 'email' ? [waitingIn(queue, message)] : [];

/** A mail that is not taken is tried again after 5, 10, 20, … seconds, at most ten minutes, for six hours. */
export function mailDelivery(mailer: Mailer): Delivery {
  return {
    queue,
    async deliver(message) {
      if (message.kind === 'email') await mailer.send(message);
    },
    waitAfter({ error, tries, ageMilliseconds }) {
      if (error instanceof MailRefused || ageMilliseconds > giveUpAfterMilliseconds) {
        return undefined;
      }
      return Math.min(firstWaitMilliseconds * 2 ** (tries - 1), longestWaitMilliseconds);
    },
  };
}
