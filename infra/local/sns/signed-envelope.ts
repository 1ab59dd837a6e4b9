import type { WebhookDraft } from './outbox.ts';
import { certificatePath, type SigningKey, signature } from './signing-key.ts';

/** The body of a post, as SNS writes it. */
export function signedEnvelope(
  draft: WebhookDraft,
  sentAt: string,
  { key, baseUrl }: { key: SigningKey; baseUrl: string },
): string {
  const { type, messageId, topicArn, subject, text, token, subscriptionArn } = draft;
  const link = (action: string, query: Record<string, string>) =>
    `${baseUrl}/?${new URLSearchParams({ Action: action, ...query })}`;
  const asks = type !== 'Notification';
  const envelope: Record<string, string> = {
    Type: type,
    MessageId: messageId,
    ...(asks && { Token: token }),
    TopicArn: topicArn,
    ...(!asks && subject !== undefined && { Subject: subject }),
    Message: text,
    ...(asks && {
      SubscribeURL: link('ConfirmSubscription', { TopicArn: topicArn, Token: token }),
    }),
    Timestamp: sentAt,
  };
  return JSON.stringify({
    ...envelope,
    SignatureVersion: draft.signatureVersion,
    Signature: signature(envelope, key, draft.signatureVersion),
    SigningCertURL: baseUrl + certificatePath(key),
    ...(!asks && { UnsubscribeURL: link('Unsubscribe', { SubscriptionArn: subscriptionArn }) }),
  });
}
