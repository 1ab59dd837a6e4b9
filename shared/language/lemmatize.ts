import lemmaData from './lemma-data.json' with { type: 'json' };

/** What is known of one tag. */
interface Table {
  /** Whole words that the rules get wrong. */
  readonly exceptions: ReadonlyMap<string, string>;
  /** Ending → how many letters go, and which come: "ies" → "3y". */
  readonly edits: ReadonlyMap<string, string>;
  /** Kind of capitals and ending → which letters are kept as they are written: "Cican" → "k". */
  readonly cases: ReadonlyMap<string, string>;
}

export const longestEnding = 6;
const tables = new Map<string, Table>();
const data: Readonly<Record<string, readonly [string, string, string]>> = lemmaData.tables as never;

/**
 * The word's dictionary form as the treebanks EWT and GUM give it: "said" → "say", "Spokesmen" → "spokesman", "n't" → "not",
 * "'s" → "be" or "'s", names as they are written.
 *
 * @param upos  part of speech of Universal Dependencies
 * @param xpos  tag of the Penn Treebank
 */
export function lemmatize(form: string, upos: string, xpos: string): string {
  const written = form.replaceAll('’', "'");
  const table = tableOf(`${upos} ${xpos}`) ?? tableOf(upos);
  if (!table) return upos === 'PROPN' || upos === 'X' ? written : written.toLowerCase();
  const lower = written.toLowerCase();
  if (upos === 'NUM' && grouped.test(written)) return written.replaceAll(',', '');
  return (
    table.exceptions.get(written) ??
    (upos === 'PROPN' ? undefined : table.exceptions.get(lower)) ??
    byRule(...(upos === 'PROPN' ? ([written, lower] as const) : plain(written, lower)), table)
  );
}

/** "12,000" */
const grouped = /^\d{1,3}(?:,\d{3})+$/u;

const drawnOut = /(\p{L})\1{2,}/gu;

/** "sooooo" is "so". */
function plain(written: string, lower: string): readonly [string, string] {
  const shortened = lower.replace(drawnOut, '$1');
  return shortened === lower ? [written, lower] : [shortened, shortened];
}

function byRule(written: string, lower: string, { edits, cases }: Table): string {
  const edit = longestMatch(lower, '', edits) ?? '0';
  const casing = longestMatch(lower, kindOfCapitals(written), cases) ?? 'l';
  return editedCase(written, edit, casing) || written;
}

/** "TEXAS" is Texas in capitals, "NATO" is not. */
const shortestShouted = 4;

/** Takes letters off the end and puts others there; the case of what stays is kept (k), made small (l) or that of a title (t). */
export function editedCase(written: string, edit: string, casing: string): string {
  const stem = written.slice(0, Math.max(0, written.length - Number.parseInt(edit, 10)));
  const lemma = stem + edit.replace(/^\d+/u, '');
  if (casing === 'l') return lemma.toLowerCase();
  if (casing === 'k' || lemma.length < shortestShouted) return lemma;
  return lemma.slice(0, 1).toUpperCase() + lemma.slice(1).toLowerCase();
}

/** The capitals of a word: none (l), the first letter (C), all (U) or others (M). */
export function kindOfCapitals(written: string): 'l' | 'C' | 'U' | 'M' {
  const lower = written.toLowerCase();
  if (written === lower) return 'l';
  if (written.length > 1 && written.slice(1) === lower.slice(1)) return 'C';
  return written === written.toUpperCase() ? 'U' : 'M';
}

function longestMatch(
  lower: string,
  prefix: string,
  rules: ReadonlyMap<string, string>,
): string | undefined {
  for (let length = Math.min(longestEnding, lower.length); length >= 0; length--) {
    const found = rules.get(prefix + lower.slice(lower.length - length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tables are unpacked when the first word of their tag comes. */
function tableOf(tag: string): Table | undefined {
  const known = tables.get(tag);
  const packed = data[tag];
  if (known || !packed || !Object.hasOwn(data, tag)) return known;
  const [exceptions, edits, cases] = packed;
  const table = {
    exceptions: unpacked(exceptions),
    edits: unpacked(edits),
    cases: unpacked(cases),
  };
  tables.set(tag, table);
  return table;
}

function unpacked(pairs: string): ReadonlyMap<string, string> {
  const fields = pairs.split(' ');
  const map = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) map.set(fields[at] ?? '', fields[at + 1] ?? '');
  return map;
}
