import { countedSegments, smsSegments } from '../../../shared/alerts/sms-segments.ts';
import { type Html, html } from '../../../shared/pages/html.ts';
import { partFooter, senderAddress } from './compose-mail.ts';
import { linkedText } from './linked-text.ts';
import { fullTime } from './message-time.ts';
import type { OutboxMessage } from './outbox.ts';

/** A message as its reader would see it: a mail in a mail reader, a text on a phone. */
export function openMessage(message: OutboxMessage): Html {
  switch (message.kind) {
    case 'email':
      return openMail(message);
    case 'sms':
      return openText(message);
    case 'webhook':
      return openPost(message);
  }
}

function openPost(post: Extract<OutboxMessage, { kind: 'webhook' }>): Html {
  const undelivered = post.undelivered
    ? html`<p class="undelivered" role="status">The endpoint did not take this post: ${post.undelivered}</p>`
    : undefined;
  return html`${undelivered}<h2>${post.type}</h2>
<dl>
<dt>To</dt><dd dir="auto">${post.to}</dd>
<dt>Topic</dt><dd>${post.topicArn}</dd>
<dt>Date</dt><dd>${fullTime(post.sentAt)}</dd>
</dl>
<div class="text" dir="auto">${linkedText(indented(post.text))}</div>`;
}

/** JSON as people read it; any other text as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function openMail(mail: Extract<OutboxMessage, { kind: 'email' }>): Html {
  const { text, footer } = partFooter(mail.text);
  const undelivered = mail.undelivered
    ? html`<p class="undelivered" role="status">The mail server did not take this mail: ${mail.undelivered}</p>`
    : undefined;
  return html`${undelivered}<h2 dir="auto">${mail.subject}</h2>
<dl>
<dt>From</dt><dd dir="auto">${mail.senderName} <span class="address">&lt;${senderAddress}&gt;</span></dd>
<dt>To</dt><dd dir="auto">${mail.to}</dd>
<dt>Date</dt><dd>${fullTime(mail.sentAt)}</dd>
</dl>
<div class="text" dir="auto">${linkedText(text)}</div>
${footer === '' ? undefined : html`<div class="text footer" dir="auto">${linkedText(footer)}</div>`}`;
}

function openText(sms: Extract<OutboxMessage, { kind: 'sms' }>): Html {
  const size = smsSegments(sms.text);
  const number = String(new URLSearchParams({ number: sms.to }));
  const unit = size.encoding === 'GSM-7' ? 'septets' : 'UTF-16 units';
  return html`<div class="phone">
<h2>${sms.to}</h2>
<p class="when">${fullTime(sms.sentAt)}</p>
<div class="bubble" dir="auto">${linkedText(sms.text)}</div>
<p class="segments">${countedSegments(size)} · ${size.length} ${unit}, ${size.encoding}</p>
<p class="answers">Answer <a href="/_local/sns/stop?${number}">STOP</a> or <a href="/_local/sns/start?${number}">START</a></p>
</div>`;
}
