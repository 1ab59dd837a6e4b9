import type { Topic } from '../contracts/topic.ts';
import { errorCatalogue } from '../errors.ts';
import type { HttpResult } from '../lambda/http.ts';
import { html, isolated } from './html.ts';
import { page } from './page.ts';
import { faultOf, marked, type ReturnedForm, statusOf } from './returned-form.ts';

type NamedTopic = Pick<Topic, 'name'>;

/** The form by which a reader leaves a topic. It posts to its own address. */
export function leavePage(topic: NamedTopic, returned?: ReturnedForm): HttpResult {
  return page({
    status: statusOf(returned),
    title: `Leave “${topic.name}”`,
    main: html`<h1>Leave “${isolated(topic.name)}”</h1>
<p>Give the address at which you get alerts of this topic. It gets no more of them within a minute.</p>
<form method="post">
<label for="address">Email address, phone number with the code of its country, or address of a webhook</label>
${faultOf(returned, 'The address')}
<input id="address" name="address" type="text" autocomplete="email" inputmode="email" maxlength="1000" required value="${returned?.address}"${marked(returned)}>
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
