import type { VerbGroup } from '../language/find-phrases.ts';
import type { Token } from '../language/token.ts';
import { reportingVerbs } from './reporting-words.ts';

/** What a word that leads in a clause makes of it. */
export type LeadKind = 'content' | 'question' | 'relative' | 'adverbial' | 'stop' | 'and' | 'comma';

const questionMarkers = new Set(['whether', 'what', 'how', 'why']);
const relativeMarkers = new Set(['who', 'which', 'whom', 'whose', 'where']);
const adverbialMarkers = new Set(
  'because although though while whereas if unless lest when so'.split(' '),
);
/** Prepositions as well: they lead a clause only where a verb follows without a comma between. */
const looseMarkers = new Set('until till since after before as once than'.split(' '));
const commaMarks = new Set([',', '(', ')', '—', '–', '-', '"', '“', '”']);

/** @returns what the token at `at` leads in for the verb that begins at `verb`; undefined where it leads in nothing. */
export function leadKindAt(
  tokens: readonly Token[],
  at: number,
  verb: number,
): LeadKind | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const { lower, text, upos } = token;
  if (text === ';' || text === ':') return 'stop';
  if (lower === 'that') return thatKind(token);
  if (questionMarkers.has(lower)) return 'question';
  if (relativeMarkers.has(lower)) return 'relative';
  if (adverbialMarkers.has(lower))
    return lower === 'so' && upos !== 'SCONJ' && tokens[at + 1]?.lower === 'far'
      ? undefined
      : 'adverbial';
  if (looseMarkers.has(lower)) return leadsLoosely(tokens, at, verb) ? 'adverbial' : undefined;
  if (isAnd(token)) return 'and';
  return commaMarks.has(text) ? 'comma' : undefined;
}

function thatKind({ upos }: Token): LeadKind | undefined {
  if (upos === 'SCONJ') return 'content';
  return upos === 'PRON' ? 'relative' : undefined;
}

function leadsLoosely(tokens: readonly Token[], at: number, verb: number): boolean {
  if (tokens[at + 1]?.lower === 'then') return false;
  const between = tokens.slice(at + 1, verb);
  const isUnbroken = !between.some(({ text }) => text === ',') || between.at(-1)?.text === ',';
  return (
    isUnbroken && between.some(({ upos }) => upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON')
  );
}

export const isAnd = ({ lower }: Token) =>
  lower === 'and' || lower === 'but' || lower === 'or' || lower === 'nor';
const isMark = (token: Token | undefined) => token !== undefined && token.upos === 'PUNCT';

/** "The people killed in the attack were …": a bare past form that describes a noun, with the noun's own verb still to come. */
export function isReducedRelative(
  tokens: readonly Token[],
  verb: VerbGroup,
  next: VerbGroup | undefined,
): boolean {
  const main = tokens[verb.main];
  if (verb.first !== verb.last || main?.upos !== 'VERB' || main.form !== 'past') return false;
  if (isFollowedByAgent(tokens, verb.last)) return true;
  if (reportingVerbs.has(verb.lemma) || next?.shape !== 'finite') return false;
  if (isInOpeningPhrase(tokens, verb)) return true;
  const between = tokens.slice(verb.last + 1, next.first);
  if (isBareDescription(tokens, next)) return false;
  const isBroken = between.some(
    (token, index) => isAnd(token) || isClauseLead(tokens, verb.last + 1 + index, next.first),
  );
  if (isBroken) return false;
  const before = tokens[verb.first - 1];
  if (between.at(-1)?.text === ',' && isMark(between.at(-1)))
    return before?.text === ',' || isNominal(before);
  return isNominal(before) && between[0]?.upos === 'ADP' && !between.some(isMark);
}

/** "rockets launched from …": of two bare past forms in a row, the second describes. */
function isBareDescription(tokens: readonly Token[], verb: VerbGroup): boolean {
  const isBare = verb.first === verb.last && tokens[verb.main]?.form === 'past';
  return isBare && isNominal(tokens[verb.first - 1]) && tokens[verb.last + 1]?.upos === 'ADP';
}

/** "In a statement released on Monday, the court …": nothing that opens with a preposition has a verb of its own. */
function isInOpeningPhrase(tokens: readonly Token[], verb: VerbGroup): boolean {
  const opening = tokens[0];
  const isPreposition = opening?.upos === 'ADP' && !looseMarkers.has(opening.lower);
  return (
    isPreposition &&
    isNominal(tokens[verb.first - 1]) &&
    !tokens
      .slice(0, verb.first)
      .some(({ upos }) => upos === 'PUNCT' || upos === 'SCONJ' || upos === 'VERB')
  );
}

const isNominal = (token: Token | undefined) => token?.upos === 'NOUN' || token?.upos === 'PROPN';

function isFollowedByAgent(tokens: readonly Token[], verb: number): boolean {
  const [next, second] = [tokens[verb + 1], tokens[verb + 2]];
  return next?.lower === 'by' && second?.form !== 'gerund'
    ? true
    : next?.upos === 'ADV' && second?.lower === 'by';
}

function isClauseLead(tokens: readonly Token[], at: number, verb: number): boolean {
  const kind = leadKindAt(tokens, at, verb);
  return kind !== undefined && kind !== 'comma';
}
