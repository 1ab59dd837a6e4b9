import type { Frequency, Only, SubscriptionRequest } from '../contracts/subscription.ts';
import type { Topic } from '../contracts/topic.ts';
import type { HttpResult } from '../lambda/http.ts';
import { type Html, html, isolated } from './html.ts';
import { page } from './page.ts';
import { faultOf, marked, type ReturnedForm, statusOf } from './returned-form.ts';

type NamedTopic = Pick<Topic, 'name' | 'topicId'>;

/** The form by which a reader follows a topic. It posts to its own address. */
export function followPage(topic: NamedTopic, returned?: ReturnedForm): HttpResult {
  return page({
    status: statusOf(returned),
    title: `Follow “${topic.name}”`,
    main: html`<h1>Follow “${isolated(topic.name)}”</h1>
<p>You are told what changed in the stories of this topic, and who stands behind it. Nothing is sent before the address has agreed.</p>
${followForm(topic, returned)}
<p><a href="/topics/${topic.topicId}/leave">Leave this topic</a></p>`,
  });
}

/** For any page on which a reader may follow a topic. */
export function followForm({ topicId }: Pick<Topic, 'topicId'>, returned?: ReturnedForm): Html {
  return html`<form method="post" action="/topics/${topicId}/follow">
<label for="address">Email address, or phone number with the code of its country</label>
${faultOf(returned, 'The address')}
<input id="address" name="address" type="text" autocomplete="email" inputmode="email" maxlength="1000" placeholder="reader@example.org or +1 202 555 0100" required value="${returned?.address}"${marked(returned)}>
<label for="only">Of</label>
<select id="only" name="only">
<option value="all">all facts, each with its status</option>
<option value="confirmed">confirmed facts only</option>
</select>
<label for="frequency">When</label>
<select id="frequency" name="frequency">
<option value="instant">as it happens</option>
<option value="daily">once a day</option>
</select>
<button type="submit">Follow this topic</button>
</form>`;
}

/** The answer to the form for mails and webhooks: the same whether or not the address is known. */
export function invitedPage(topic: NamedTopic, { channel }: SubscriptionRequest): HttpResult {
  const next =
    channel === 'email'
      ? 'A mail with a link is on its way to the address, if it does not follow the topic already. Alerts begin when the link has been followed, within 48 hours. Look among unwanted mails if it does not come.'
      : 'SNS posts a message with a SubscribeURL to the address, if it does not follow the topic already. Alerts begin when that has been followed, within 48 hours.';
  return page({
    status: 202,
    title: `Follow “${topic.name}”`,
    headers: { 'cache-control': 'no-store' },
    main: html`<h1>One more step</h1>
<p>${next}</p>
<p>An address that has not agreed to anything yet gets one such mail a day.</p>
<p><a href="/">To the newest articles</a></p>`,
  });
}

/**
 * The form for the code that was texted to a phone number. It is the same whether or not a code went out.
 *
 * @param address  the number, where it was given already.
 */
export function codePage(
  topic: NamedTopic,
  { address = '', ...returned }: { address?: string; fault?: string } = {},
): HttpResult {
  const fault = returned.fault === undefined ? undefined : { address, fault: returned.fault };
  return page({
    status: statusOf(fault),
    title: `Follow “${topic.name}”`,
    ...(address !== '' && { headers: { 'cache-control': 'no-store' } }),
    main: html`<h1>Give the code</h1>
<p>A text with six digits is on its way to the number, if it does not follow “${isolated(topic.name)}” already. The code is good for ten minutes.</p>
<form method="post" action="/topics/${topic.topicId}/code">
<label for="number">Phone number</label>
<input id="number" name="address" type="tel" autocomplete="tel" maxlength="40" required value="${address}">
<label for="code">Code</label>
${faultOf(fault)}
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${marked(fault)}>
<button type="submit">Follow this topic</button>
</form>
<p>No text? A number gets three codes a day. A number that has answered STOP gets none until it sends START to the number that texted it.</p>
<p><a href="/topics/${topic.topicId}/follow">Ask for another code</a></p>`,
  });
}

/** Once the code was right. */
export function followingPage(
  topic: NamedTopic,
  { only, frequency }: { only: Only; frequency: Frequency },
): HttpResult {
  const what = only === 'all' ? 'facts of every status' : 'confirmed facts';
  const when = frequency === 'daily' ? 'once a day' : 'as it happens';
  return page({
    title: `You follow “${topic.name}”`,
    headers: { 'cache-control': 'no-store' },
    main: html`<h1>Done</h1>
<p>This number now follows “${isolated(topic.name)}”: ${what}, ${when}.</p>
<p>Answer STOP to any text, and nothing more comes; or <a href="/topics/${topic.topicId}/leave">leave this topic</a> alone.</p>
<p><a href="/">To the newest articles</a></p>`,
  });
}
