import { treeOf } from '../language/sentence-tree.ts';
import type { Clause } from './clause.ts';

/** Behind a comma, a dash or a bracket: it adds to what it hangs on. */
export function isParted({ sentence: { tokens }, own }: Clause): boolean {
  const opening = own[0] ?? 0;
  const marks = [',', '-', '–', '—', '('];
  return (
    marks.includes(tokens[opening]?.text ?? '') || marks.includes(tokens[opening - 1]?.text ?? '')
  );
}

/**
 * Whether a relative clause tells something of its own, and does not only say which one is meant.
 *
 * "Ruiz, who was elected in May", "the hospital, where he died", "Ruiz who was born in Orsa" do; "the man who stole the car" does not.
 */
export function tellsOnItsOwn(clause: Clause): boolean {
  const { subjectIs, sentence, noun } = clause;
  // "…, which police treat as unexplained": without its pronoun it is no sentence.
  if (subjectIs === 'own') return isParted(clause) && placeAt(clause) !== undefined;
  if (isParted(clause)) return true;
  const isName =
    sentence.tokens[noun ?? -1]?.xpos === 'NNP' &&
    treeOf(sentence).childOf(noun ?? -1, 'det') === undefined;
  return isName && clause.marker === 'who';
}

/** The last word of "where", "when", "in which" at the front of a clause. */
function placeAt({ sentence: { tokens }, own, subject }: Clause): number | undefined {
  const at = own.find((index) => tokens[index]?.upos !== 'PUNCT');
  if (at === undefined) return undefined;
  if (['where', 'when'].includes(tokens[at]?.lower ?? '')) return at;
  const isPlace =
    tokens[at]?.deprel === 'case' && tokens[at + 1]?.lower === 'which' && subject?.head !== at + 1;
  return isPlace ? at + 1 : undefined;
}

/** "The hospital, where he died": "he died". */
export function withoutPlace(clause: Clause, words: readonly number[]): readonly number[] {
  if (clause.role !== 'relative' || clause.subjectIs !== 'own') return words;
  const place = placeAt(clause);
  return place === undefined ? words : words.filter((index) => index > place);
}

/** Clauses led in by these tell something of their own; "because", "if", "by" and all others are part of the claim they stand in. */
const standing = new Set('after before although though while following despite but'.split(' '));

/**
 * Whether an adverbial clause is a claim beside the one it hangs on, and not a part of it.
 *
 * "He resigned after the bridge had fallen" tells two things; "opened only after …", "will vote after …", "died two days after …" tell one.
 */
export function standsBeside({
  marker,
  host,
  verb,
  sentence: { tokens },
  subjectIs,
}: Clause): boolean {
  if (marker === undefined || !standing.has(marker)) return false;
  if (!['after', 'before', 'while'].includes(marker)) return true;
  if (marker === 'while' && verb.form === 'gerund' && subjectIs !== 'own') return false;
  // "The news comes a week after he left": the news is that he left.
  if (host?.verb.lemma === 'come') return true;
  if (marker !== 'while' && (host?.verb.modal !== undefined || host?.verb.isNegated)) return false;
  const at = tokens.findIndex(
    ({ lower, head, deprel }) =>
      lower === marker && head === verb.head && /^(?:mark|case|advmod)/.test(deprel),
  );
  const before = tokens[at - 1];
  return before === undefined || !(focusing.has(before.lower) || measures.has(before.lower));
}

/** "This came a week after …": it only leads in what stands beside it; "came to power after …" does not. */
export function onlyLeadsIn({ verb, sentence }: Clause, siblings: readonly Clause[]): boolean {
  if (verb.lemma !== 'come') return false;
  const { childrenOf, childOf } = treeOf(sentence);
  const goesOn = childrenOf(verb.head).some(
    (child) => child > verb.head && childOf(child, 'case') !== undefined,
  );
  return !goesOn && siblings.some(({ host, marker }) => host?.verb === verb && marker === 'after');
}

const focusing = new Set('only just even not'.split(' '));
const measures = new Set(
  'second seconds moments minute minutes hour hours day days week weeks month months year years decade decades'.split(
    ' ',
  ),
);
