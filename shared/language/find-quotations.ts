import { isSingleMark } from './quotation-mark.ts';
import type { Stretch } from './sentence.ts';

const marks = /``|''|["“”„«»‘’']/gu;
const openers = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['``', "''"],
]);
const wordPart = /[\p{L}\p{N}]/u;

interface Mark {
  readonly mark: string;
  readonly index: number;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The word behind it, as far as it matters. */
  readonly ahead: string;
}

/**
 * What stands between quotation marks in one paragraph, the marks left out; never nested.
 *
 * A quotation that is not closed runs to the end of its paragraph, as those of several paragraphs do; one in single marks
 * must be closed, since its closing mark is an apostrophe too.
 */
export function findQuotations(text: string, { start, end }: Stretch): Stretch[] {
  const quotations: Stretch[] = [];
  const found = marksOf(text.slice(start, end));
  let open: { readonly mark: string; readonly start: number } | undefined;
  for (let at = 0; at < found.length; at++) {
    const here = found[at] as Mark;
    const { mark, index } = here;
    if (open) {
      if (!closes(open.mark, mark)) continue;
      if (start + index > open.start) quotations.push({ start: open.start, end: start + index });
      open = undefined;
    } else if (opensSingle(here)) {
      const closing = endOfSingle(found, at);
      const close = found[closing ?? -1];
      if (closing === undefined || !close || close.index === index + 1) continue;
      quotations.push({ start: start + index + 1, end: start + close.index });
      at = closing;
    } else if (opens(here)) {
      open = { mark, start: start + index + mark.length };
    }
  }
  if (open && open.start < end) quotations.push({ start: open.start, end });
  return quotations;
}

const marksOf = (paragraph: string): Mark[] =>
  [...paragraph.matchAll(marks)].map(({ index, 0: mark }) => ({
    mark,
    index,
    before: paragraph[index - 1],
    after: paragraph[index + mark.length],
    ahead: paragraph.slice(index + mark.length, index + mark.length + 6).toLowerCase(),
  }));

/** No mark opens after a letter or a digit: `6"`. */
const opens = ({ mark, before }: Mark) =>
  openers.has(mark) && (before === undefined || !wordPart.test(before));

/** A straight mark closes whatever is open, and a curved one its like. */
function closes(open: string, mark: string): boolean {
  if (isSingleMark(mark)) return false;
  if (mark === '"') return true;
  return open === '"'
    ? mark === '”' || mark === "''"
    : (openers.get(open)?.includes(mark) ?? false);
}

const clipped = /^(?:tis|twas|em|til|till|cause|n|bout|round|cos)(?![\p{L}\p{N}])/u;
const beforeSingle = /[\s([{—–-]/u;

/** "‘We will stay": not `‘90s`, `'em` or the mark behind a word. */
function opensSingle({ mark, before, after, ahead }: Mark): boolean {
  if (mark !== '‘' && mark !== "'") return false;
  if (before !== undefined && !beforeSingle.test(before)) return false;
  return after !== undefined && !/[\d\s]/u.test(after) && !clipped.test(ahead);
}

/** Marks that are looked at for the end of a quotation in single marks: enough for a long speech full of apostrophes. */
const reachMarks = 40;

/**
 * The mark that closes a quotation in single marks. One behind an "s" and before another word may be an apostrophe
 * ("‘The farmers’ fields are wet,’ she said"): it closes only where no surer one follows.
 */
function endOfSingle(found: readonly Mark[], opening: number): number | undefined {
  const closer = found[opening]?.mark === '‘' ? '’' : "'";
  let unsure: number | undefined;
  let isNested = false;
  for (let at = opening + 1; at < found.length && at <= opening + reachMarks; at++) {
    const here = found[at] as Mark;
    if (!isSingleMark(here.mark)) isNested = !isNested;
    else if (opensSingle(here) && !isNested) return unsure;
    else if (here.mark === closer && !isNested && mayClose(here)) {
      if (!isUnsure(here)) return at;
      unsure ??= at;
    }
  }
  return unsure;
}

const mayClose = ({ before, after }: Mark) =>
  before !== undefined && !/[\s(]/u.test(before) && (after === undefined || !wordPart.test(after));
const isUnsure = ({ before, ahead }: Mark) =>
  before !== undefined && /s/iu.test(before) && /^ [\p{Ll}\p{N}]/u.test(ahead);
