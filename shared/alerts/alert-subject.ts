import { holdersOf, openBy } from '../digests/status-line.ts';
import type { ClaimNews } from './changes-since.ts';
import { asciiLine } from './plain-text.ts';

/** SNS takes subjects of fewer than 100 characters. */
const maxSubject = 99;
/** What is left for the claim is its beginning at least. */
const maxHead = 64;
const maxName = 30;

/**
 * The news in one ASCII line: how the first claim stands, by whose word, and the claim.
 *
 * @param news  not empty.
 */
export function alertSubject(news: readonly ClaimNews[]): string {
  const [first, ...others] = changesFirst(news);
  if (!first) throw new Error('an alert without news');
  const more = others.length > 0 ? ` (+${others.length} more)` : '';
  const head = asciiLine(headOf(first, asciiName), maxHead);
  return asciiLine(`${head}: ${first.claim.what}`, maxSubject - more.length) + more;
}

/** Changes of what readers believe come before what is new to them. */
export const changesFirst = (news: readonly ClaimNews[]): ClaimNews[] => [
  ...news.filter(({ before }) => before),
  ...news.filter(({ before }) => !before),
];

/** How a name is written. */
type NameWriter = (name: string) => string;

/**
 * How a claim stands, and by whose word: "Confirmed by John Kerry, denied by Syria", "No longer confirmed, said by
 * officials", "Retracted by Wikinews". It begins with the status.
 */
export function headOf(news: ClaimNews, name: NameWriter): string {
  const { state, publisher } = news.claim;
  if (state === 'retracted') return `Retracted by ${name(publisher)}`;
  if (state === 'corrected') return `Taken back by ${name(publisher)}`;
  return `${standOf(news, name)}${denialOf(news, name)}`;
}

function standOf({ claim, before }: ClaimNews, name: NameWriter): string {
  const [holder] = holdersOf(claim);
  const outlet = name(claim.publisher);
  const hasTurned = before !== undefined && before.state !== claim.state;
  switch (claim.state) {
    case 'confirmed':
      return `${hasTurned ? 'Now confirmed' : 'Confirmed'} by ${holder ? name(holder.source) : outlet}`;
    case 'denied':
      return `${hasTurned ? 'Now denied' : 'Denied'}${holder ? ` by ${name(holder.source)}` : `, ${outlet} reports`}`;
    default: {
      const stand = before?.state === 'confirmed' ? 'No longer confirmed' : 'Not confirmed';
      if (holder) return `${stand}, said by ${name(holder.source)}`;
      const [open] = openBy(claim.attributions);
      return `${stand}, ${open ? `left open by ${name(open.source)}` : `${outlet} reports`}`;
    }
  }
}

/** Who denies it; where that alone has changed, who does so now or does no longer. */
function denialOf({ claim, before }: ClaimNews, name: NameWriter): string {
  if (claim.state === 'denied') return '';
  const known = before?.state === claim.state ? before.contestedBy : undefined;
  const added = claim.contestedBy.find((denier) => known && !known.includes(denier));
  if (added) return `, now denied by ${name(added)}`;
  const gone = known?.find((denier) => !claim.contestedBy.includes(denier));
  if (gone) return `, no longer denied by ${name(gone)}`;
  const [denier] = claim.contestedBy;
  return denier ? `, denied by ${name(denier)}` : '';
}

const asciiName: NameWriter = (words) => asciiLine(words, maxName);
