import type { Token } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';
import { isSaid } from './answer.ts';
import { confirmations, denials } from './answer-words.ts';
import { attributionAt } from './attribution-phrase.ts';
import { hedgeWords } from './claim-words.ts';
import type { Clause } from './clause.ts';

/** "The two fires are related; reports describe …": what is told behind a semicolon is told for itself. */
export function upToSemicolon(
  { sentence: { tokens }, verb }: Clause,
  words: readonly number[],
): readonly number[] {
  const at = words.findIndex((index) => index > verb.last && tokens[index]?.text === ';');
  const isToldBehind =
    at > 0 && words.slice(at).some((index) => ['VERB', 'AUX'].includes(tokens[index]?.upos ?? ''));
  return isToldBehind ? words.slice(0, at) : words;
}

/** "The vote was rigged, an allegation the commission rejects": the answer is no part of what it answers. */
export function upToAnswer(
  { sentence, verb }: Clause,
  words: readonly number[],
): readonly number[] {
  const { tokens } = sentence;
  const at = words.findIndex((index, place) => {
    const noun = words.slice(place, place + 4).find((one) => isSaid(sentence, one));
    return (
      index > verb.last &&
      tokens[index]?.text === ',' &&
      noun !== undefined &&
      tokens.slice(noun).some(({ lemma, upos }) => upos === 'VERB' && isAnswering(lemma))
    );
  });
  return at > 0 ? words.slice(0, at) : words;
}

const isAnswering = (lemma: string) => denials.has(lemma) || confirmations.has(lemma);

/** "Died on Sunday, reportedly of an infection", "withdrew a bid reportedly worth three million": the hedge is the phrase's alone. */
export function withoutHedgedPhrase(
  { sentence, verb }: Clause,
  words: readonly number[],
): readonly number[] {
  const { tokens } = sentence;
  const at = words.find(
    (index) => index > verb.last && hedgeWords.has(tokens[index]?.lower ?? '') && index > verb.head,
  );
  if (at === undefined) return words;
  const tree = treeOf(sentence);
  const head = tokens[at]?.head ?? -1;
  const phrase = head > verb.last && head !== verb.head ? tree.hullOf(head) : undefined;
  const comma = tokens[at - 1]?.text === ',' ? at - 1 : undefined;
  const [first, last] =
    comma !== undefined
      ? [comma, Math.max(commaBehind(tokens, at), phrase?.last ?? 0)]
      : [phrase?.first ?? tokens.length, phrase?.last ?? -1];
  const rest = words.filter((index) => index < first || index > last);
  // "He was shot, apparently": nothing is hedged but the whole.
  const isAlone = words.filter((index) => index > at && index <= last).length < 2;
  return first > verb.last && !isAlone ? rest : words;
}

/** Where the phrase ends that begins at `at`: before the next comma, or with the sentence. */
function commaBehind(tokens: readonly Token[], at: number): number {
  const comma = tokens.findIndex(({ text }, index) => index > at && text === ',');
  return comma < 0 ? tokens.length : comma;
}

/** "Ruiz, who was arrested": the claim needs the one of whom it is told. */
export function withAntecedent(
  { role, subject, subjectIs }: Clause,
  words: readonly number[],
): readonly number[] {
  if (role !== 'relative' || subjectIs !== 'antecedent' || !subject) return words;
  const first = words[0] ?? 0;
  const antecedent = range(subject.first, subject.coreLast).filter((index) => index < first);
  return first - (antecedent.at(-1) ?? -10) <= 3 ? [...antecedent, ...words] : words;
}

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);

/** Leaves ", according to …" out. */
export function withoutAttribution(clause: Clause, tokens: readonly number[]): readonly number[] {
  const { sentence } = clause;
  const at = attributionAt(sentence.tokens);
  if (at < 0 || !tokens.includes(at)) return tokens;
  const tree = treeOf(sentence);
  const head = sentence.tokens[at]?.head ?? at;
  const phrase = tree.hullOf(head > at && sentence.tokens[head]?.upos !== 'VERB' ? head : at);
  // ", according to the Herald in March, ": between two commas nothing else stands.
  const comma = sentence.tokens.findIndex(({ text }, index) => index > at && text === ',');
  const isInserted =
    sentence.tokens[at - 1]?.text === ',' && comma > 0 && comma - at <= longestAside;
  const last = isInserted ? Math.max(comma, phrase.last) : phrase.last;
  return tokens.filter((index) => index < Math.min(at, phrase.first) || index > last);
}

/** How many words ", according to …," may hold. */
const longestAside = 14;

/** Leaves marks, conjunctions and what leads the clause in out at its ends. */
export function withoutEdges(clause: Clause, words: readonly number[]): readonly number[] {
  const { tokens } = clause.sentence;
  const isEdge = (index: number | undefined) => {
    const token = tokens[index ?? -1];
    return token !== undefined && (token.upos === 'PUNCT' || hasLabel(token, 'cc'));
  };
  const isLead = (index: number | undefined) =>
    isEdge(index) || leadsIn(clause, tokens[index ?? -1]);
  let [from, to] = [0, words.length];
  while (from < to && isLead(words[from])) from++;
  while (to > from && isEdge(words[to - 1])) to--;
  return words.slice(from, to);
}

/** "That", "although", "however"; the "with" of "with the mayor calling for calm". */
function leadsIn({ verb, role, subjectIs }: Clause, token: Token | undefined): boolean {
  if (!token) return false;
  if (leads.has(token.lower) || (token.lower === 'that' && token.upos === 'SCONJ')) return true;
  if (token.lower === 'with' && role === 'participial' && subjectIs === 'own') return true;
  return token.head === verb.head && hasLabel(token, 'mark') && token.lower !== 'to';
}

/** A bracket that was opened within the claim is closed within it. */
export function withBrackets(
  { sentence: { tokens } }: Clause,
  words: readonly number[],
): readonly number[] {
  const open = words.filter((index) => tokens[index]?.text === '(').length;
  const closed = words.filter((index) => tokens[index]?.text === ')').length;
  const next = (words.at(-1) ?? 0) + 1;
  return open > closed && tokens[next]?.text === ')' ? [...words, next] : words;
}

const leads = new Set([
  'however',
  'meanwhile',
  'moreover',
  'furthermore',
  'additionally',
  'nevertheless',
  'also',
]);
