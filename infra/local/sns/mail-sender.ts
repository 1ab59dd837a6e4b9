import type { StateStore } from '../aws/state-store.ts';
import { type Mailer, MailRefused } from './mailer.ts';
import type { EmailDraft, Outbox, OutboxMessage } from './outbox.ts';
import type { StateWrite } from './state-write.ts';

/** A mail that a real mail server has yet to take. */
interface Waiting {
  readonly tries: number;
  readonly notBefore: number;
}

const keyOf = (id: string) => `to-send/${id}`;

/** SNS tries a mail for about six hours. */
const giveUpAfterMilliseconds = 6 * 60 * 60 * 1000;
const firstWaitMilliseconds = 5_000;
const longestWaitMilliseconds = 10 * 60 * 1000;

/** The row that keeps a mail waiting, written together with the mail itself so that a crash loses neither. */
export function waitingFor(message: OutboxMessage): StateWrite[] {
  if (message.kind !== 'email') return [];
  const waiting: Waiting = { tries: 0, notBefore: 0 };
  return [{ type: 'put', key: keyOf(message.id), value: waiting }];
}

/**
 * Sends waiting mails, oldest first, those left from an earlier run included. A mail that is not taken is tried again
 * after 5, 10, 20, … seconds, at most ten minutes, for six hours; one that was taken just before a crash may go out twice.
 */
export function startMailSender({
  state,
  outbox,
  mailer,
  now,
}: {
  state: StateStore;
  outbox: Outbox;
  mailer: Mailer;
  now: () => Date;
}): { close(): Promise<void> } {
  let isClosed = false;
  let alarm = Promise.withResolvers<void>();
  const wake = () => alarm.resolve();
  const stopListening = outbox.onMessage(wake);
  const isDone = sendUntilClosed();

  async function sendUntilClosed(): Promise<void> {
    while (!isClosed) {
      // Set before looking, so that no mail comes in unnoticed between looking and sleeping.
      alarm = Promise.withResolvers();
      const wait = await sendDue();
      const timer = setTimeout(wake, wait);
      if (!isClosed) await alarm.promise;
      clearTimeout(timer);
    }
  }

  /** @returns how long until the next mail is due. */
  async function sendDue(): Promise<number> {
    let shortestWait = longestWaitMilliseconds;
    for (const [key, waiting] of await state.range<Waiting>('to-send/', 'to-send0')) {
      if (isClosed) break;
      const wait = waiting.notBefore - now().getTime();
      const waitNow = wait > 0 ? wait : await tryToSend(key, waiting);
      if (waitNow > 0) shortestWait = Math.min(shortestWait, waitNow);
    }
    return shortestWait;
  }

  /** @returns how long it has to wait now, or 0 when it is done with. */
  async function tryToSend(key: string, { tries }: Waiting): Promise<number> {
    const message = await outbox.find(key.slice('to-send/'.length));
    if (message?.kind !== 'email') return 0;
    const reason = await reasonAgainst(message);
    if (reason === undefined) {
      await state.delete(key);
      return 0;
    }
    const age = now().getTime() - Date.parse(message.sentAt);
    if (reason instanceof MailRefused || age > giveUpAfterMilliseconds) {
      await outbox.giveUp(message, reason.message);
      await state.delete(key);
      return 0;
    }
    const wait = Math.min(firstWaitMilliseconds * 2 ** tries, longestWaitMilliseconds);
    const waiting: Waiting = { tries: tries + 1, notBefore: now().getTime() + wait };
    await state.put(key, waiting);
    return wait;
  }

  async function reasonAgainst(mail: EmailDraft): Promise<Error | undefined> {
    try {
      await mailer.send(mail);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  return {
    async close() {
      isClosed = true;
      stopListening();
      wake();
      await isDone;
      mailer.close();
    },
  };
}
