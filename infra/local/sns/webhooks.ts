import { confirmSubscription } from './confirm-subscription.ts';
import type { WebhookDraft } from './outbox.ts';
import { signedEnvelope } from './signed-envelope.ts';
import { signingKeyOf } from './signing-key.ts';
import type { SnsParts } from './sns-action.ts';
import { findSubscription, removeSubscription } from './subscriptions.ts';
import { openWebhookListener } from './webhook-listener.ts';

/** What signs posts, and answers the addresses in them. */
interface Webhooks {
  envelopeOf(message: WebhookDraft, sentAt: string): string;
  close(): Promise<void>;
}

/** Links act alone, as actions do. */
export async function openWebhooks(
  parts: SnsParts,
  alone: <T>(task: () => Promise<T>) => Promise<T>,
): Promise<Webhooks> {
  const { state, arns, now } = parts;
  const key = await signingKeyOf(state, now());
  const { baseUrl, close } = await openWebhookListener(key, {
    confirm: (topicArn, token) =>
      alone(async () => {
        const confirmed = await confirmSubscription(parts, topicArn, token);
        return confirmed && arns.subscription(confirmed.topicName, confirmed.id);
      }),
    unsubscribe: (subscriptionArn) =>
      alone(async () => {
        const found = await findSubscription(state, arns.readSubscription(subscriptionArn), now());
        if (found?.state === 'confirmed') await state.batch([removeSubscription(found)]);
      }),
  });
  return {
    envelopeOf: (message, sentAt) => signedEnvelope(message, sentAt, { key, baseUrl }),
    close,
  };
}

/** Something that is opened once, when it is first asked for, and closed if it was. */
export function openedWhenNeeded<T extends { close(): Promise<void> }>(open: () => Promise<T>) {
  let opened: Promise<T> | undefined;
  return {
    open: () => {
      opened ??= open();
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
