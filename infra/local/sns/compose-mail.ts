import { postTo } from './compose-post.ts';
import type { SnsLinks } from './links.ts';
import type { EmailDraft, MessageDraft } from './outbox.ts';
import type { Subscription } from './subscriptions.ts';
import type { Topic } from './topics.ts';

/** From whom SNS mails come, on AWS as here. */
export const senderAddress = 'no-reply@sns.amazonaws.com';

/** Whom a message is for, and by what name. */
export interface Recipient {
  readonly topic: Topic;
  readonly topicArn: string;
  readonly subscription: Subscription;
  readonly subscriptionArn: string;
}

const doNotReply = 'Please do not reply directly to this email.';

/** The mail that asks an address whether it wants to be subscribed. */
export function confirmationMail(
  recipient: Recipient,
  messageId: string,
  links: SnsLinks,
): EmailDraft {
  const { topicArn, subscription } = recipient;
  return mail(recipient, messageId, 'AWS Notification - Subscription Confirmation', [
    `You have chosen to subscribe to the topic:\n${topicArn}`,
    'To confirm this subscription, click or visit the link below (If this was in error no action is necessary):\n' +
      links.confirm(topicArn, subscription),
    doNotReply,
  ]);
}

/** A published message on its way to one subscriber, with what SNS adds to it. */
export function notification(
  recipient: Recipient,
  published: { messageId: string; subject?: string; text: string },
  links: SnsLinks,
): MessageDraft {
  const { subscription, subscriptionArn, topic, topicArn } = recipient;
  const { messageId, subject = 'AWS Notification Message', text } = published;
  if (subscription.protocol === 'sms') {
    const to = subscription.endpoint;
    return { kind: 'sms', to, text: withDisplayName(topic, text), messageId, topicArn };
  }
  if (subscription.protocol === 'https') {
    return postTo(recipient, { type: 'Notification', messageId, text, subject: published.subject });
  }
  const unsubscribeLink = links.unsubscribe(subscriptionArn, subscription);
  return mail(recipient, messageId, subject, [
    text,
    '--\n' +
      'If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:\n' +
      unsubscribeLink,
    `${doNotReply} If you have any questions or comments regarding this email, please contact us at https://aws.amazon.com/support`,
  ]);
}

/** Parts a mail from what SNS added below a line of two dashes. */
export function partFooter(text: string): { text: string; footer: string } {
  const at = text.lastIndexOf('\n--\n');
  return at < 0
    ? { text, footer: '' }
    : { text: text.slice(0, at).trimEnd(), footer: text.slice(at + '\n--\n'.length) };
}

/** SNS begins a topic's texts with the topic's display name, of which ten characters show. */
function withDisplayName({ attributes: { DisplayName: name = '' } }: Topic, text: string): string {
  return name === '' ? text : `${name.slice(0, 10)}> ${text}`;
}

/** The mail that SNS sends when somebody followed the unsubscribe link. */
export function farewellMail(recipient: Recipient, messageId: string): EmailDraft {
  return mail(recipient, messageId, 'AWS Notification - Unsubscribe Confirmation', [
    `Your subscription to the topic below has been deactivated:\n${recipient.topicArn}`,
    'If this was in error, subscribe to the topic again.',
    doNotReply,
  ]);
}

function mail(
  { subscription, topic, topicArn }: Recipient,
  messageId: string,
  subject: string,
  paragraphs: readonly string[],
): EmailDraft {
  return {
    kind: 'email',
    senderName: topic.attributes.DisplayName || 'AWS Notifications',
    to: subscription.endpoint,
    subject,
    text: paragraphs.join('\n\n'),
    messageId,
    topicArn,
  };
}
