/** Words set into a sentence that say who tells it; indexes of the words shown to the model. */
export interface Insertion {
  /** The sentence without them. */
  readonly main: readonly number[];
  /** "the ministry said". */
  readonly inserted: readonly number[];
  /** The commas round them that the sentence does not need without them. */
  readonly commas: readonly number[];
}

const sayings = new Set(
  'said says added noted reported announced stated warned explained wrote claimed argued insisted indicated suggested'.split(
    ' ',
  ),
);
const longestSpeaker = 12;
const longestTail = 5;

/** No speaker opens with these: they lead in a clause or a phrase. */
const leads = new Set(
  'who which that whose whom where when while as if because after before since although though and but or nor so than in on at for with by from of to about into over under between during following according despite including whether what how why not never is was are were be been has have had will would'.split(
    ' ',
  ),
);
/** What may follow a verb of saying that has nothing of its own to tell. */
const tails = new Set(
  'on in at to during through via yesterday today late early earlier later this last monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
const afterTold = /^(?:reporters|journalists|parliament|lawmakers|the|a|\p{Lu}\S*)$/u;

/**
 * Sets aside who tells a sentence in its middle ("Tests, the ministry said, showed that …"), for a parser to read both on their own:
 * it stumbles over a second verb between a subject and its own.
 *
 * @returns undefined where nothing of the kind is set in.
 */
export function setInsertionAside(words: readonly string[]): Insertion | undefined {
  for (let opening = 1; opening < words.length - 3; opening++) {
    // "One fell; the other, police said, stayed": the first half is nobody's word.
    if (words[opening] === ';') return undefined;
    if (words[opening] !== ',') continue;
    const closing = endOfInsertion(words, opening);
    if (closing === undefined) continue;
    const all = words.map((_, at) => at);
    const inserted = all.slice(opening + 1, closing);
    const commas = needsComma(words, closing) ? [opening] : [opening, closing];
    const without = new Set([...inserted, ...commas]);
    return { main: all.filter((at) => !without.has(at)), inserted, commas };
  }
  return undefined;
}

/** The comma behind what is set in. */
function endOfInsertion(words: readonly string[], opening: number): number | undefined {
  if (isLead(words[opening + 1])) return undefined;
  let verb: number | undefined;
  for (let at = opening + 2; at < words.length - 2 && at < opening + longestSpeaker; at++) {
    const word = words[at] ?? '';
    if (/^[,.;:?!"“”—–()[\]-]$/u.test(word)) return undefined;
    if (sayings.has(word) || word === 'told') {
      verb = at;
      break;
    }
    if (['who', 'which', 'that'].includes(word)) return undefined;
  }
  if (verb === undefined || !isTail(words[verb], words[verb + 1] ?? '')) return undefined;
  for (let at = verb + 1; at <= verb + longestTail + 1 && at < words.length - 2; at++) {
    const word = words[at] ?? '';
    if (word === ',') return goesOn(words[at + 1] ?? '') ? at : undefined;
    if (/^[.;:?!"“”]$/u.test(word) || ['that', 'he', 'she', 'they', 'it'].includes(word))
      return undefined;
  }
  return undefined;
}

const isLead = (word = '') => leads.has(word.toLowerCase()) || /^(?:\P{L}|.*ing$)/u.test(word);

function isTail(verb: string | undefined, next: string): boolean {
  if (verb === 'told') return afterTold.test(next);
  return next === ',' || tails.has(next.toLowerCase());
}

/** Not "…, he said, adding that", nor a quotation behind it: these hang on the saying. */
const goesOn = (word: string) => !/^["“”‘'`]/u.test(word) && !ofSaying.has(word);
const ofSaying = new Set(
  'and but or who which that though although while adding noting saying stressing explaining citing pointing calling describing referring insisting warning arguing claiming urging blaming accusing speaking quoting denying confirming emphasizing emphasising telling vowing promising asking expressing using'.split(
    ' ',
  ),
);

const openings = new Set(
  'on in at if when after before while although as since for during following later however instead by under with from'.split(
    ' ',
  ),
);

/** "On Monday, she said, the dam burst" keeps a comma, "Tests, she said, showed" does not. */
function needsComma(words: readonly string[], closing: number): boolean {
  const next = words[closing + 1]?.toLowerCase() ?? '';
  return openings.has(words[0]?.toLowerCase() ?? '') || groupOpenings.test(next);
}
const groupOpenings = /^(?:the|an?|this|these|his|her|its|their|he|she|it|they|we|there|\d.*)$/u;
