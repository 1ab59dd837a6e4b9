import type { Stretch } from './sentence.ts';

const marks = /["“”„«»‘’]|``|''/gu;
const openers = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['``', "''"],
  ['‘', '’'],
]);
const wordPart = /[\p{L}\p{N}]/u;

/**
 * What stands between quotation marks in one paragraph, the marks left out; never nested.
 *
 * A quotation that is not closed runs to the end of its paragraph, as those of several paragraphs do; one in single marks
 * must be closed, since its closing mark is an apostrophe too.
 */
export function findQuotations(text: string, { start, end }: Stretch): Stretch[] {
  const quotations: Stretch[] = [];
  let open: { readonly mark: string; readonly start: number } | undefined;
  const paragraph = text.slice(start, end);
  for (const { index, 0: mark } of paragraph.matchAll(marks)) {
    const before = paragraph[index - 1];
    const after = paragraph[index + mark.length];
    if (open && closes(open.mark, mark, after)) {
      if (start + index > open.start) quotations.push({ start: open.start, end: start + index });
      open = undefined;
    } else if (opens(mark, before, after) && (!open || open.mark === '‘')) {
      open = { mark, start: start + index + mark.length };
    }
  }
  if (open && open.mark !== '‘' && open.start < end) quotations.push({ start: open.start, end });
  return quotations;
}

/** No mark opens after a letter or a digit: `6"`, `dogs’`; `‘90s` is no quotation. */
function opens(mark: string, before: string | undefined, after: string | undefined): boolean {
  if (!openers.has(mark) || (before !== undefined && wordPart.test(before))) return false;
  return mark !== '‘' || (after !== undefined && !/[\d\s]/u.test(after));
}

/** A straight mark closes whatever is open, and a curved one its like; an apostrophe within a word closes nothing. */
function closes(open: string, mark: string, after: string | undefined): boolean {
  if (mark === '’') return open === '‘' && (after === undefined || !wordPart.test(after));
  if (open === '‘' || mark === '‘') return false;
  if (mark === '"') return true;
  return open === '"'
    ? mark === '”' || mark === "''"
    : (openers.get(open)?.includes(mark) ?? false);
}
