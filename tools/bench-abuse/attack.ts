import { type Attempt, isFailure, type Reply, type Target } from './target.ts';

/** What was tried, what came of it, and the rule that has to hold. */
export interface Figures {
  readonly attack: string;
  /** How many answers there were of each status, or of each problem. */
  readonly answers: Readonly<Record<string, number>>;
  /** How many of them came only when the request was sent again. */
  readonly again: number;
  readonly letThrough: number;
  readonly most: number;
  readonly what: string;
  /** Empty where the rule holds. */
  readonly faults: readonly string[];
}

export interface Attack {
  readonly name: string;
  readonly attempts: readonly Attempt[];
  /** What went out, or was let through: "mails to it". */
  readonly what: string;
  readonly letThrough: (replies: readonly Reply[]) => number | Promise<number>;
  /** The most of it that the limits allow within a day, or an hour. */
  readonly most: number;
  readonly within: 'day' | 'hour';
  /** Where nothing at all is let through, nothing was tried out. */
  readonly least?: number;
}

const hourMs = 3_600_000;
const startedAt = Date.now();

export async function run(attack: Attack, target: Target): Promise<Figures> {
  const replies = await target.volley(attack.attempts);
  const letThrough = await attack.letThrough(replies);
  // A day, or an hour, that ended meanwhile has had its own.
  const most = attack.most * periods(attack.within);
  const untried = attack.attempts.length - replies.length;
  const { name, what, least = 1 } = attack;
  const broken = replies.find(isFailure);
  const faults = [
    letThrough > most && `over the limit of ${most}`,
    letThrough < least && 'nothing was let through, so no limit was reached',
    untried > 0 && `the time was over, ${untried} were not tried`,
    broken && `answers of a broken service: ${broken.text.slice(0, 300)}`,
    !isAlike(replies) && 'answers tell whether an address is known',
  ];
  return {
    attack: name,
    answers: countsOf(replies.map(kindOf)),
    again: replies.filter(({ failures }) => failures > 0).length,
    letThrough,
    most,
    what,
    faults: faults.filter((fault) => typeof fault === 'string'),
  };
}

function periods(within: Attack['within']): number {
  const length = within === 'day' ? 24 * hourMs : hourMs;
  return 1 + Math.floor(Date.now() / length) - Math.floor(startedAt / length);
}

/** Who is taken in is told the same, at each place. */
function isAlike(replies: readonly Reply[]): boolean {
  const taken = replies.filter(({ status }) => status < 300);
  const places = Map.groupBy(taken, ({ path }) => path);
  return [...places.values()].every((same) => new Set(same.map(({ text }) => text)).size === 1);
}

export function kindOf({ status, text }: Reply): string {
  const code = /"type":"\/problems\/([a-z-]+)"/.exec(text)?.[1];
  return code ? `${status} ${code}` : String(status);
}

export function countsOf(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
