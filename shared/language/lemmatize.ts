import lemmaData from './lemma-data.json' with { type: 'json' };

/** What is known of one tag. */
interface Table {
  /** Whole words that the rules get wrong. */
  readonly exceptions: ReadonlyMap<string, string>;
  /** Ending → how many letters go, and which come: "ies" → "3y". */
  readonly edits: ReadonlyMap<string, string>;
  /** Kind of capitals and ending → which letters are kept as they are written: "Cican" → "k". */
  readonly cases: ReadonlyMap<string, string>;
  /** Lemmas of short words that came before: most words of a text are not new. */
  readonly remembered: Map<string, string>;
}

export const longestEnding = 6;
/** V8 keeps longer words as slices of the text that they come from, and the memory would keep the text. */
const rememberedUnits = 12;
/** Words of one tag that are remembered; when they are so many, it begins anew. */
const rememberedWords = 4_096;
/** By the part of speech and the tag. */
const tables = new Map<string, Map<string, Table | undefined>>();
const data: Readonly<Record<string, readonly [string, string, string]>> = lemmaData.tables as never;

/**
 * The word's dictionary form as the treebanks EWT and GUM give it: "said" → "say", "Spokesmen" → "spokesman", "n't" → "not",
 * "'s" → "be" or "'s", names as they are written.
 *
 * @param upos  part of speech of Universal Dependencies
 * @param xpos  tag of the Penn Treebank
 */
export function lemmatize(form: string, upos: string, xpos: string): string {
  const table = tableOf(upos, xpos);
  const known = table?.remembered.get(form);
  if (known !== undefined) return known;
  const written = form.replaceAll('’', "'");
  if (!table) return upos === 'PROPN' || upos === 'X' ? written : written.toLowerCase();
  const lemma = lemmaOf(written, upos, table);
  if (form.length <= rememberedUnits) {
    if (table.remembered.size === rememberedWords) table.remembered.clear();
    table.remembered.set(form, lemma);
  }
  return lemma;
}

function lemmaOf(written: string, upos: string, table: Table): string {
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

/** The table of a tag, or else that of its part of speech, which has no tag; unpacked when its first word comes. */
function tableOf(upos: string, xpos: string): Table | undefined {
  let byTag = tables.get(upos);
  if (!byTag) {
    byTag = new Map();
    tables.set(upos, byTag);
  }
  if (!byTag.has(xpos))
    byTag.set(
      xpos,
      xpos === '' ? unpackedTable(upos) : (unpackedTable(`${upos} ${xpos}`) ?? tableOf(upos, '')),
    );
  return byTag.get(xpos);
}

function unpackedTable(tag: string): Table | undefined {
  const packed = Object.hasOwn(data, tag) ? data[tag] : undefined;
  if (!packed) return undefined;
  const [exceptions, edits, cases] = packed;
  return {
    exceptions: unpacked(exceptions),
    edits: unpacked(edits),
    cases: unpacked(cases),
    remembered: new Map(),
  };
}

function unpacked(pairs: string): ReadonlyMap<string, string> {
  const fields = pairs.split(' ');
  const map = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) map.set(fields[at] ?? '', fields[at + 1] ?? '');
  return map;
}
