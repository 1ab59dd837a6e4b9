import type { Attribution } from '../contracts/digest.ts';
import type { ClaimState } from '../contracts/story.ts';
import { cutLine } from './cut-line.ts';

/** What a reader is told of a claim's standing. Facts and claims both have it. */
export interface Standpoint {
  readonly state: ClaimState;
  readonly attributions: readonly Attribution[];
  readonly contestedBy: readonly string[];
  /** The outlet that tells it. */
  readonly publisher: string;
}

/**
 * Who stands behind a claim, as one sentence without a full stop. Status is never shown without its holder.
 *
 * "Confirmed by the Pentagon; denied by Russia", "Not confirmed; said by officials",
 * "Confirmed by Wikinews, in its own words".
 */
export function statusLine(point: Standpoint): string {
  const parts = [mainPart(point)];
  const deniers = point.contestedBy.filter((name) => name !== '').map(short);
  if (deniers.length > 0 && point.state !== 'denied') parts.push(`denied by ${listNames(deniers)}`);
  return parts.join('; ');
}

function mainPart(point: Standpoint): string {
  const { state, attributions, publisher } = point;
  const holders = listNames(holdersOf(point).map(nameWithTitle));
  switch (state) {
    case 'confirmed':
      return holders ? `Confirmed by ${holders}` : `Confirmed by ${publisher}, in its own words`;
    case 'unconfirmed': {
      if (holders) return `Not confirmed; said by ${holders}`;
      const open = listNames(openBy(attributions).map(nameWithTitle));
      if (open) return `Not confirmed; left open by ${open}`;
      return `Not confirmed; ${publisher} reports it with reserve`;
    }
    case 'denied':
      return holders ? `Denied by ${holders}` : `Denied, ${publisher} reports`;
    case 'corrected':
      return `Corrected; ${publisher} no longer says so`;
    case 'retracted':
      return `Retracted by ${publisher}`;
  }
}

type Holder = Pick<Attribution, 'source' | 'title'>;

/** Sources that can confirm: a rumour that is told beside a confirmation does not confirm. */
const canConfirm: ReadonlySet<Attribution['sourceType']> = new Set([
  'named-person',
  'named-organization',
  'document',
]);

/** Those whose word a claim's state rests on, officials first; none where it rests on the outlet's own. */
export function holdersOf({
  state,
  attributions,
  contestedBy,
}: Pick<Standpoint, 'state' | 'attributions' | 'contestedBy'>): Holder[] {
  if (state === 'denied' && contestedBy.length > 0)
    return contestedBy.map((source) => ({ source }));
  const stance = state === 'denied' ? 'denies' : 'affirms';
  const said = attributions
    .filter((one) => one.stance === stance)
    .toSorted((a, b) => Number(b.official) - Number(a.official));
  return state === 'confirmed' ? said.filter(({ sourceType }) => canConfirm.has(sourceType)) : said;
}

/** Those who were asked, or said that they did not know. */
export const openBy = (attributions: readonly Attribution[]): Holder[] =>
  attributions.filter(({ stance }) => stance === 'doubts' || stance === 'asks');

const nameWithTitle = ({ source, title }: Holder) =>
  title ? `${short(source)} (${short(title)})` : short(source);

/** So that a long name does not hide who else is named. */
const short = (name: string) => cutLine(name, 80);

/** Names that a list gives; of more, it tells how many. */
export const maxNames = 3;

/** "A", "A and B", "A, B and C", "A, B, C and 2 others", each name once; empty without a name. */
export function listNames(names: readonly string[]): string {
  const each = [...new Set(names)];
  const shown = each.length > maxNames ? each.slice(0, maxNames) : each.slice(0, -1);
  const rest = each.length - maxNames;
  const last = rest > 0 ? `${rest} ${rest === 1 ? 'other' : 'others'}` : each.at(-1);
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : (last ?? '');
}
