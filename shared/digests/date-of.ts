import { casual } from 'chrono-node/en';

/** Only these name one day: "next week" and "this month" do not. */
const days = /\d|day|night|evening|morning|tomorrow|noon/i;

/**
 * The day that a phrase of time means in an article of a known date: "on Monday" is the last Monday before it, or the
 * next one where the clause looks ahead.
 *
 * @param publishedAt  ISO 8601.
 * @returns an ISO date; undefined where the phrase names no day ("in 2007", "for years").
 */
export function dateOf(when: string, publishedAt: string, isAhead: boolean): string | undefined {
  const day = new Date(`${publishedAt.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(day.getTime()) || when.length > 80) return undefined;
  const [found] = casual.parse(when, { instant: day, timezone: 0 }, { forwardDate: isAhead });
  if (!found) return undefined;
  const { start } = found;
  const namesDay = (start.isCertain('day') || start.isCertain('weekday')) && days.test(when);
  if (!namesDay) return undefined;
  const date = start.date();
  if (!isAhead && date.toISOString().slice(0, 10) > publishedAt.slice(0, 10)) {
    if (!start.isCertain('day')) date.setUTCDate(date.getUTCDate() - 7);
    else if (!start.isCertain('year')) date.setUTCFullYear(date.getUTCFullYear() - 1);
  }
  return date.toISOString().slice(0, 10);
}
