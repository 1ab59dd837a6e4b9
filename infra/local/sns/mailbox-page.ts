import { countedSegments, smsSegments } from '../../../shared/alerts/sms-segments.ts';
import { type Html, html } from '../../../shared/pages/html.ts';
import { partFooter } from './compose-mail.ts';
import { shortTime } from './message-time.ts';
import { openMessage } from './open-message.ts';
import type { Outbox, OutboxMessage } from './outbox.ts';
import { type LocalPageResponse, respondPage } from './page-response.ts';

/** So many messages has a page of the list. */
const pageSize = 50;

interface MailboxView {
  /** The message to open; the newest when left out. */
  readonly id?: string;
  /** The list begins with the message before this one, newest first. */
  readonly before: string | null;
}

/** The mailbox: the mails and texts that went out on the left, one of them open on the right. */
export async function mailboxPage(
  outbox: Outbox,
  { id, before }: MailboxView,
): Promise<LocalPageResponse> {
  const found = await outbox.newest({ before: before ?? undefined, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize);
  const open = id === undefined ? shown[0] : await outbox.find(id);
  const [newest] = await outbox.newest({ limit: 1 });
  const hasOlder = found.length > pageSize;
  const body = html`<header>
<h1><a href="/_local/mailbox">Mailbox</a></h1>
<p>Mails, texts and posts that On Record sent to its readers</p>
</header>
<main>
<nav id="messages" aria-label="Messages" data-newest="${newest?.id ?? '0'}" data-open="${id ?? ''}">
${messageList(shown, { openId: open?.id, before, hasOlder })}
</nav>
<article>
<p class="back"><a href="${withBefore('/_local/mailbox', before)}">All messages</a></p>
${open ? openMessage(open) : nothingOpen(newest !== undefined)}
</article>
</main>`;
  const title = id === undefined || !open ? 'Mailbox' : `${headingOf(open)} · Mailbox`;
  const view = id === undefined ? 'list' : 'message';
  return respondPage({ title, view, body }, id !== undefined && !open ? 404 : 200);
}

const withBefore = (path: string, before: string | null) =>
  before === null ? path : `${path}?${new URLSearchParams({ before })}`;

function messageList(
  messages: readonly OutboxMessage[],
  { openId, before, hasOlder }: { openId?: string; before: string | null; hasOlder: boolean },
): Html {
  if (messages.length === 0) {
    return html`<p class="empty">${before === null ? 'No messages yet' : 'No older messages'}</p>`;
  }
  const items = messages.map((message) => {
    const address = withBefore(`/_local/mailbox/${message.id}`, before);
    const isOpen = message.id === openId ? html` aria-current="true"` : undefined;
    return html`<li data-id="${message.id}"><a href="${address}"${isOpen}>${listedMessage(message)}</a></li>
`;
  });
  const older = withBefore('/_local/mailbox', messages.at(-1)?.id ?? null);
  return html`<ol>
${items}</ol>
${hasOlder ? html`<p class="older"><a href="${older}">Older messages</a></p>` : undefined}`;
}

function listedMessage(message: OutboxMessage): Html {
  return html`<span class="to" dir="auto">${message.to}</span>
${shortTime(message.sentAt)}
<span class="heading" dir="auto">${headingOf(message)}</span>
<span class="beginning" dir="auto">${beginningOf(message)}</span>`;
}

function beginningOf(message: OutboxMessage): string {
  if (message.kind === 'email') return partFooter(message.text).text.slice(0, 160);
  if (message.kind === 'webhook') return `Posted to a webhook · ${message.type}`;
  return `Text message · ${countedSegments(smsSegments(message.text))}`;
}

const headingOf = (message: OutboxMessage) =>
  (message.kind !== 'sms' && message.subject) || message.text.slice(0, 160);

function nothingOpen(hasMessages: boolean): Html {
  if (hasMessages) {
    return html`<div class="empty"><h2>There is no such message</h2><p>Choose one from the list.</p></div>`;
  }
  return html`<div class="empty">
<h2>Nothing has gone out yet</h2>
<p>Here you will find what On Record sends to its readers:</p>
<ul>
<li>the mail that asks a new reader to confirm, with a link that works</li>
<li>alerts, as soon as an article changes a story that a topic follows</li>
<li>texts, as they would look on a phone</li>
</ul>
<p>Messages appear by themselves; without scripts, reload the page.</p>
</div>`;
}
