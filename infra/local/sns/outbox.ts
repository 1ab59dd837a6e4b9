import type { StateStore } from '../aws/state-store.ts';
import type { StateWrite } from './state-write.ts';

interface MessageDraftBase {
  readonly to: string;
  readonly text: string;
  /** SNS's own id, the same for all that one publish sent. */
  readonly messageId: string;
  /** A text sent straight to a number has none. */
  readonly topicArn?: string;
}
export interface EmailDraft extends MessageDraftBase {
  readonly kind: 'email';
  readonly senderName: string;
  readonly subject: string;
}
export interface SmsDraft extends MessageDraftBase {
  readonly kind: 'sms';
}
export interface WebhookDraft extends MessageDraftBase {
  readonly kind: 'webhook';
  readonly type: 'SubscriptionConfirmation' | 'Notification' | 'UnsubscribeConfirmation';
  readonly subject?: string | undefined;
  readonly topicArn: string;
  readonly subscriptionArn: string;
  /** What its SubscribeURL holds. */
  readonly token: string;
  readonly signatureVersion: '1' | '2';
}
export type MessageDraft = EmailDraft | SmsDraft | WebhookDraft;

/** A mail, text or post that went out. */
export type OutboxMessage = MessageDraft & {
  /** Nine digits; later messages have higher ones. */
  readonly id: string;
  readonly sentAt: string;
  /** Why the mail server, or the endpoint, never took it. */
  readonly undelivered?: string;
};

export interface Outbox {
  /** Messages after `after` (`''`: from the first), oldest first. */
  messages(page: { after?: string; limit: number }): Promise<OutboxMessage[]>;
  /** Messages before `before` (left out: from the last), newest first. */
  newest(page: { before?: string; limit: number }): Promise<OutboxMessage[]>;
  find(id: string): Promise<OutboxMessage | undefined>;
  /** Calls back with each message once it is kept. */
  onMessage(listener: (message: OutboxMessage) => void): () => void;
  /**
   * Keeps the messages together with what else is written, all or nothing, and only then tells the listeners.
   * Must run alone: it numbers the messages on from the last.
   */
  send(drafts: readonly MessageDraft[], writes?: readonly StateWrite[]): Promise<void>;
  /** Notes that a message will never arrive. */
  giveUp(message: OutboxMessage, reason: string): Promise<void>;
}

const keyOf = (id: string) => `message/${id}`;
const first = 'message/';
const end = 'message0';

/** The mails and texts that went out, for good. `alsoWrite` adds rows to keep with each message. */
export function keptOutbox(
  state: StateStore,
  now: () => Date,
  alsoWrite: (message: OutboxMessage) => StateWrite[] = () => [],
): Outbox {
  const listeners = new Set<(message: OutboxMessage) => void>();
  const newest: Outbox['newest'] = async ({ before, limit }) => {
    const to = before === undefined ? end : keyOf(before);
    const rows = await state.range<OutboxMessage>(first, to, { limit, reverse: true });
    return rows.map(([, message]) => message);
  };

  return {
    newest,
    async messages({ after = '', limit }) {
      const rows = await state.range<OutboxMessage>(`${keyOf(after)}\0`, end, { limit });
      return rows.map(([, message]) => message);
    },
    find: (id) => state.get<OutboxMessage>(keyOf(id)),
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(drafts, writes = []) {
      const [last] = await newest({ limit: 1 });
      const sentAt = now().toISOString();
      const messages = drafts.map((draft, index) => ({
        ...draft,
        id: idAfter(last?.id ?? '0', index + 1),
        sentAt,
      }));
      await state.batch([
        ...writes,
        ...messages.flatMap((message) => [put(message), ...alsoWrite(message)]),
      ]);
      for (const message of messages) for (const listener of listeners) listener(message);
    },
    giveUp: (message, reason) => state.batch([put({ ...message, undelivered: reason })]),
  };
}

const put = (message: OutboxMessage): StateWrite => ({
  type: 'put',
  key: keyOf(message.id),
  value: message,
});

const idAfter = (id: string, steps: number) => String(Number(id) + steps).padStart(9, '0');
