import { type Html, html } from '../../../shared/pages/html.ts';

// In the zone of this machine, which is the reader's own.
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** Day and time, to the second. */
export const fullTime = (iso: string) => timeOf(iso, full);

/** The time alone when it was today. */
export function shortTime(iso: string): Html {
  const isToday = new Date(iso).toDateString() === new Date().toDateString();
  return timeOf(iso, isToday ? time : dayAndTime);
}

const timeOf = (iso: string, format: Intl.DateTimeFormat) =>
  html`<time datetime="${iso}">${format.format(new Date(iso))}</time>`;
