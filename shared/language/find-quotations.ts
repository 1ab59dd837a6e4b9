import type { Stretch } from './read-text.ts';

const marks = /["“”«»]/gu;

/**
 * What stands between double quotation marks in one paragraph.
 *
 * A quotation that is not closed runs to the end of its paragraph, as those of several paragraphs do.
 */
export function findQuotations(text: string, { start, end }: Stretch): Stretch[] {
  const quotations: Stretch[] = [];
  let open: number | undefined;
  for (const { index, 0: mark } of text.slice(start, end).matchAll(marks)) {
    const at = start + index;
    if (open === undefined) {
      if (mark !== '”' && mark !== '»') open = at + 1;
    } else if (mark !== '“' && mark !== '«') {
      if (at > open) quotations.push({ start: open, end: at });
      open = undefined;
    }
  }
  if (open !== undefined && open < end) quotations.push({ start: open, end });
  return quotations;
}
