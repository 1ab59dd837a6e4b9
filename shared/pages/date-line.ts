import { type Html, html } from './html.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** The day of a time (ISO 8601): "2 March 2026". */
export function dayOf(at: string): Html {
  return html`<time datetime="${at}">${day.format(new Date(at))}</time>`;
}

/** A time (ISO 8601) to the minute: "2 March 2026 at 09:30 UTC". */
export function minuteOf(at: string): Html {
  return html`<time datetime="${at}">${minute.format(new Date(at))} UTC</time>`;
}
