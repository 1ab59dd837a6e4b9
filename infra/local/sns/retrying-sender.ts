import type { StateStore } from '../aws/state-store.ts';
import type { Outbox, OutboxMessage } from './outbox.ts';
import type { StateWrite } from './state-write.ts';

/** A message that somebody outside has yet to take. */
interface Waiting {
  readonly tries: number;
  readonly notBefore: number;
}

/** How messages of one kind get out. */
export interface Delivery {
  /** Names its rows in the state. */
  readonly queue: string;
  /** @throws what kept the message from being taken. */
  deliver(message: OutboxMessage): Promise<void>;
  /** How long to wait before the next try; undefined to give up. `tries` counts the one that just failed. */
  waitAfter(failure: { error: Error; tries: number; ageMilliseconds: number }): number | undefined;
}

const longestSleepMilliseconds = 10 * 60 * 1000;

/** The row that keeps a message waiting, written together with the message itself so that a crash loses neither. */
export function waitingIn(queue: string, { id }: OutboxMessage): StateWrite {
  const waiting: Waiting = { tries: 0, notBefore: 0 };
  return { type: 'put', key: `${queue}/${id}`, value: waiting };
}

/**
 * Delivers waiting messages, oldest first, those left from an earlier run included, and tries again what was not taken.
 * What was taken just before a crash may go out twice.
 */
export function startSender(
  { queue, deliver, waitAfter }: Delivery,
  { state, outbox, now }: { state: StateStore; outbox: Outbox; now: () => Date },
): { close(): Promise<void> } {
  let isClosed = false;
  let alarm = Promise.withResolvers<void>();
  const wake = () => alarm.resolve();
  const stopListening = outbox.onMessage(wake);
  const isDone = sendUntilClosed();

  async function sendUntilClosed(): Promise<void> {
    while (!isClosed) {
      // Set before looking, so that no message comes in unnoticed between looking and sleeping.
      alarm = Promise.withResolvers();
      const wait = await sendDue();
      const timer = setTimeout(wake, wait);
      if (!isClosed) await alarm.promise;
      clearTimeout(timer);
    }
  }

  /** @returns how long until the next message is due. */
  async function sendDue(): Promise<number> {
    let shortestWait = longestSleepMilliseconds;
    for (const [key, waiting] of await state.range<Waiting>(`${queue}/`, `${queue}0`)) {
      if (isClosed) break;
      const wait = waiting.notBefore - now().getTime();
      const waitNow = wait > 0 ? wait : await tryToSend(key, waiting);
      if (waitNow > 0) shortestWait = Math.min(shortestWait, waitNow);
    }
    return shortestWait;
  }

  /** @returns how long it has to wait now, or 0 when it is done with. */
  async function tryToSend(key: string, waiting: Waiting): Promise<number> {
    const message = await outbox.find(key.slice(queue.length + 1));
    const error = message && (await errorOf(message));
    if (!message || !error) {
      await state.delete(key);
      return 0;
    }
    const tries = waiting.tries + 1;
    const ageMilliseconds = now().getTime() - Date.parse(message.sentAt);
    const wait = waitAfter({ error, tries, ageMilliseconds });
    if (wait === undefined) {
      await outbox.giveUp(message, error.message);
      await state.delete(key);
      return 0;
    }
    await state.put(key, { tries, notBefore: now().getTime() + wait } satisfies Waiting);
    return wait;
  }

  async function errorOf(message: OutboxMessage): Promise<Error | undefined> {
    try {
      await deliver(message);
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
    },
  };
}
