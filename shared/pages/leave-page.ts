import type { Topic } from '../contracts/topic.ts';
import { errorCatalogue } from '../errors.ts';
import type { HttpResult } from '../lambda/http.ts';
import { html, isolated } from './html.ts';
import { page } from './page.ts';

type NamedTopic = Pick<Topic, 'name'>;

/**
 * The form by which a reader leaves a topic. It posts to its own address.
 *
 * @param fault  what is wrong with the address that was sent, such as "must be an email address".
 */
export function leavePage(topic: NamedTopic, { fault }: { fault?: string } = {}): HttpResult {
  return page({
    status: fault === undefined ? 200 : errorCatalogue['invalid-request'].status,
    title: `Leave “${topic.name}”`,
    main: html`<h1>Leave “${isolated(topic.name)}”</h1>
<p>Give the address at which you get alerts of this topic. It gets no more of them within a minute.</p>
<form method="post">
<label for="address">Email address, phone number with the code of its country, or address of a webhook</label>
${fault === undefined ? undefined : html`<p class="fault" id="fault">The address ${isolated(fault)}.</p>`}
<input id="address" name="address" type="text" autocomplete="email" inputmode="email" maxlength="1000" required${fault === undefined ? undefined : html` aria-invalid="true" aria-describedby="fault"`}>
<button type="submit">Leave this topic</button>
</form>`,
  });
}

/** The answer to the form: the same whether or not the address followed the topic. */
export function leaveDonePage(topic: NamedTopic): HttpResult {
  return page({
    title: `You have left “${topic.name}”`,
    headers: { 'cache-control': 'no-store' },
    main: html`<h1>Done</h1>
<p>If this address followed “${isolated(topic.name)}”, it no longer does (within a minute).</p>
<p>An alert that was on its way may still arrive. Other topics that the address follows are not touched.</p>
<p><a href="/">To the newest articles</a></p>`,
  });
}

/** In place of the form, where there is no such topic (any more). */
export function topicGonePage(): HttpResult {
  return page({
    status: errorCatalogue['topic-not-found'].status,
    title: 'This topic was removed',
    main: html`<h1>This topic was removed</h1>
<p>There is no topic at this address. A topic that was removed sends no alerts, so there is nothing to leave.</p>
<p>If the link was typed by hand, check it against the one in the mail.</p>
<p><a href="/">To the newest articles</a></p>`,
  });
}
