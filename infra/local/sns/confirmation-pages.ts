import { type Html, html } from '../../../shared/pages/html.ts';
import { AwsError } from '../aws/aws-service.ts';
import { confirmSubscription, unsubscribeByLink } from './confirm-subscription.ts';
import { type LocalPageResponse, respondPage } from './page-response.ts';
import type { SnsParts } from './sns-action.ts';

/** Where the link of a confirmation mail leads: following it confirms. */
export async function confirmPage(
  parts: SnsParts,
  query: URLSearchParams,
): Promise<LocalPageResponse> {
  const confirmed = await undefinedWhenRefused(
    confirmSubscription(parts, query.get('TopicArn') ?? '', query.get('Token') ?? ''),
  );
  if (!confirmed) {
    return notice(
      'This link no longer works',
      html`<p>It was good for 48 hours, or belongs to a subscription that has ended. Sign up again for a new one.</p>`,
      404,
    );
  }
  const arn = parts.arns.subscription(confirmed.topicName, confirmed.id);
  return notice(
    'Subscription confirmed!',
    html`<p>You have successfully subscribed <strong>${confirmed.endpoint}</strong> to the topic
<strong>${confirmed.topicName}</strong>.</p>
<p>Your subscription’s id is:</p>
<p class="identifier">${arn}</p>
<p>If it was not your intention to subscribe, <a href="${parts.links.unsubscribe(arn, confirmed)}">click here to unsubscribe</a>.</p>`,
  );
}

/** Where the link at the end of each mail leads: following it unsubscribes, with no further question. */
export async function unsubscribePage(
  parts: SnsParts,
  query: URLSearchParams,
): Promise<LocalPageResponse> {
  const arn = query.get('SubscriptionArn') ?? '';
  const removed = await undefinedWhenRefused(
    unsubscribeByLink(parts, arn, query.get('Endpoint') ?? ''),
  );
  if (!removed) {
    return notice(
      'There is no such subscription',
      html`<p>It has already ended, or the link is not complete.</p>`,
      404,
    );
  }
  return notice(
    'Subscription removed!',
    html`<p><strong>${removed.endpoint}</strong> gets no more messages of the topic
<strong>${removed.topicName}</strong>.</p>
<p>Your subscription’s id was:</p>
<p class="identifier">${arn}</p>
<p>If it was not your intention to unsubscribe, sign up again.</p>`,
  );
}

/** A link that SNS would refuse is to its reader just a link that does not work. */
export async function undefinedWhenRefused<T>(outcome: Promise<T>): Promise<T | undefined> {
  try {
    return await outcome;
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

export function notice(heading: string, text: Html, statusCode = 200): LocalPageResponse {
  const body = html`<main class="notice">
<p class="origin">Simple Notification Service, on this machine</p>
<h1>${heading}</h1>
${text}
<p class="back"><a href="/_local/mailbox">Go to the mailbox</a></p>
</main>`;
  return respondPage({ title: heading, view: 'notice', body }, statusCode);
}
