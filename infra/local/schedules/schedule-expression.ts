/** When something is to happen next. @returns milliseconds since 1970, or nothing if never again. */
export type NextTime = (after: number) => number | undefined;

const unitMilliseconds: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * Reads `rate(1 minute)` or `cron(0 9 ? * MON-FRI *)` as EventBridge Scheduler does.
 *
 * @param timezone  for cron, an IANA name; a clock time that a change to summer time skips does not happen.
 * @throws for what is not such an expression, and for `L`, `W` and `#` in cron, which are not known here.
 */
export function readSchedule(expression: string, timezone = 'UTC'): NextTime {
  const [kind = '', argument = ''] = expression.replace(/\)$/, '').split('(');
  if (kind === 'rate') return everyRate(expression, argument);
  if (kind === 'cron') return cron(expression, argument, timezone);
  throw notUnderstood(expression);
}

function everyRate(expression: string, argument: string): NextTime {
  const [count, unit = ''] = argument.split(' ');
  const milliseconds = Number(count) * (unitMilliseconds[unit.replace(/s$/, '')] ?? Number.NaN);
  if (!(milliseconds > 0)) throw notUnderstood(expression);
  return (after) => after + milliseconds;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The six fields of a cron expression; months and weekdays count from 1, Sunday being the first day. */
const fields = [
  { part: 'minute', from: 0, to: 59, names: [] },
  { part: 'hour', from: 0, to: 23, names: [] },
  { part: 'day', from: 1, to: 31, names: [] },
  { part: 'month', from: 1, to: 12, names: months },
  { part: 'weekday', from: 1, to: 7, names: weekdays },
  { part: 'year', from: 1970, to: 2199, names: [] },
] as const;
type Field = (typeof fields)[number];
type Moment = Record<Field['part'], number>;

const searchedDays = 366 * 5;

function cron(expression: string, argument: string, timezone: string): NextTime {
  const parts = argument.split(' ');
  if (parts.length !== fields.length) throw notUnderstood(expression);
  const allowed = fields.map((field, index) => valuesOf(field, parts[index] ?? '', expression));
  const fits = (moment: Moment, parts: readonly Field['part'][]) =>
    fields.every(({ part }, index) => !parts.includes(part) || allowed[index]?.has(moment[part]));
  const clock = clockIn(timezone);

  return (after) => {
    const firstMinute = Math.floor(after / 60_000) * 60_000 + 60_000;
    const end = firstMinute + searchedDays * 86_400_000;
    let time = firstMinute;
    while (time < end) {
      const moment = clock(time);
      if (!fits(moment, ['year', 'month', 'day', 'weekday'])) time += untilNextHour(moment);
      else if (!fits(moment, ['hour'])) time += untilNextHour(moment);
      else if (!fits(moment, ['minute'])) time += 60_000;
      else return time;
    }
    return undefined;
  };
}

const untilNextHour = ({ minute }: Moment) => (60 - minute) * 60_000;

/** `*`, `?`, `5`, `MON-FRI`, `0,30`, `10-50/20` → the values that it allows */
function valuesOf({ from, to, names }: Field, text: string, expression: string): Set<number> {
  const allowed = new Set<number>();
  const valueFor = (word: string) => {
    const index = [...names].indexOf(word.toUpperCase());
    const value = index < 0 ? Number(word || Number.NaN) : index + from;
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    throw notUnderstood(expression);
  };
  for (const entry of text.split(',')) {
    const [range = '', step] = entry.split('/');
    const isAny = range === '*' || range === '?';
    const [first = '', last] = range.split('-');
    const start = isAny ? from : valueFor(first);
    const end = isAny || (step && !last) ? to : valueFor(last ?? first);
    const stride = step === undefined ? 1 : Number(step);
    if (!(stride >= 1)) throw notUnderstood(expression);
    for (let value = start; value <= end; value += stride) allowed.add(value);
  }
  return allowed;
}

/** What clocks show in a time zone. */
function clockIn(timezone: string): (time: number) => Moment {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (time) => {
    const shown = Object.fromEntries(
      format.formatToParts(time).map(({ type, value }) => [type, value]),
    );
    return {
      minute: Number(shown.minute),
      hour: Number(shown.hour),
      day: Number(shown.day),
      month: Number(shown.month),
      weekday: weekdays.indexOf((shown.weekday ?? '').toUpperCase()) + 1,
      year: Number(shown.year),
    };
  };
}

function notUnderstood(expression: string): Error {
  return new Error(`The schedule ${expression} is not one that one machine understands.`);
}
