import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel, type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import { denials } from './answer-words.ts';
import type { Clause, ClauseRole, Predicate, Subject } from './clause.ts';
import { predicateAt } from './predicate.ts';

/** Labels by which a clause hangs in its sentence. "xcomp" is no clause of its own: its actor is told by the verb above it. */
const clausal = [
  'root',
  'ccomp',
  'advcl',
  'acl',
  'csubj',
  'parataxis',
  'conj',
  'list',
  'appos',
  'dep',
];

/**
 * The clauses of a sentence, one for each verb or copula that is no complement of another verb, in order of their predicates.
 *
 * Each token belongs to exactly one clause, the nearest above it in the tree; a fragment without a verb has none.
 */
export function findClauses(sentence: Sentence): Clause[] {
  const tree = treeOf(sentence);
  const owners = ownersOf(tree);
  const heads = [...new Set(owners)].filter((owner) => owner >= 0).sort((a, b) => a - b);
  const own = new Map<number, number[]>(heads.map((head) => [head, []]));
  owners.forEach((owner, index) => {
    own.get(owner)?.push(index);
  });
  const made = new Map<number, Clause>();
  for (const head of topDown(heads, sentence.tokens, owners)) {
    made.set(
      head,
      clauseAt(head, heads.indexOf(head), own.get(head) ?? [], { sentence, tree, owners, made }),
    );
  }
  return heads.flatMap((head) => made.get(head) ?? []);
}

interface Context {
  readonly sentence: Sentence;
  readonly tree: SentenceTree;
  readonly owners: readonly number[];
  readonly made: ReadonlyMap<number, Clause>;
}

/** For each token, the head of the clause it belongs to; -1 where there is none. */
function ownersOf({ tokens, childOf }: SentenceTree): number[] {
  const isClause = tokens.map(() => false);
  const owners = tokens.map(() => -2);
  // A conjunct's first conjunct must be judged before it, wherever it stands: along the way up, once each.
  const judged = tokens.map(() => false);
  const judge = (start: number): void => {
    const way: number[] = [];
    for (let at = start; at >= 0 && !judged[at]; at = tokens[at]?.head ?? -1) {
      way.push(at);
      judged[at] = true;
    }
    for (const index of way.reverse()) {
      isClause[index] = headsClause(tokens, index, isClause, childOf);
      owners[index] = isClause[index] ? index : (owners[tokens[index]?.head ?? -1] ?? -1);
    }
  };
  tokens.forEach((_, index) => {
    judge(index);
  });
  return owners;
}

function headsClause(
  tokens: readonly Token[],
  index: number,
  isClause: readonly boolean[],
  childOf: SentenceTree['childOf'],
): boolean {
  const token = tokens[index];
  if (!token || !hasLabel(token, ...clausal)) return false;
  const hasSubject = childOf(index, 'nsubj', 'csubj', 'expl') !== undefined;
  const isVerbal = token.upos === 'VERB' || (token.upos === 'AUX' && hasSubject);
  const isNominal = childOf(index, 'cop') !== undefined || (hasSubject && token.upos === 'ADJ');
  if (!isVerbal && !isNominal) return false;
  if (hasLabel(token, 'appos', 'dep', 'list')) return hasSubject;
  if (!hasLabel(token, 'conj')) return true;
  return hasSubject || isClause[token.head] === true;
}

/** Hosts before what hangs on them. */
function topDown(
  heads: readonly number[],
  tokens: readonly Token[],
  owners: readonly number[],
): number[] {
  const depth = new Map<number, number>();
  const depthOf = (head: number): number => {
    const way: number[] = [];
    let at = head;
    while (at >= 0 && !depth.has(at)) {
      way.push(at);
      at = owners[tokens[at]?.head ?? -1] ?? -1;
    }
    let level = at < 0 ? 0 : (depth.get(at) ?? 0);
    for (const passed of way.reverse()) depth.set(passed, ++level);
    return depth.get(head) ?? 0;
  };
  return heads.toSorted((a, b) => depthOf(a) - depthOf(b));
}

/** "There is no truth to what was told and he is at home": what has a "he" of its own is joined to the whole. */
function hostOf({ tokens, childOf }: SentenceTree, head: number, host: Clause | undefined) {
  const isJoined = hasLabel(tokens[head] as Token, 'conj');
  if (!isJoined || host?.role !== 'relative' || !host.host) return host;
  return tokens[childOf(head, 'nsubj') ?? -1]?.xpos === 'PRP' ? host.host : host;
}

function clauseAt(head: number, index: number, own: readonly number[], context: Context): Clause {
  const { sentence, tree, owners, made } = context;
  const { tokens } = sentence;
  const token = tokens[head] as Token;
  const host = hostOf(tree, head, made.get(owners[token.head] ?? -1));
  const verb = predicateAt(tree, head);
  const marker = hasWhether(sentence, own, verb.first) ? 'whether' : markerOf(tree, head);
  const isJoined = hasLabel(token, 'conj') && host !== undefined;
  const role =
    isJoined && marker !== 'whether'
      ? host.role
      : roleOf(token, verb.form, marker, isContentOfNoun(tree, head));
  const [first, last] = trimmed(tokens, own);
  const noun = hasLabel(token, 'acl')
    ? (contentNounAbove(tree, head) ?? token.head)
    : isJoined
      ? host.noun
      : undefined;
  return {
    sentence,
    index,
    verb,
    role,
    label: token.deprel,
    ...(marker && { marker }),
    own,
    first,
    last,
    ...subjectOf(tree, head, { role, form: verb.form, noun, host, isJoined }),
    ...(host && { host }),
    ...(noun !== undefined && { noun }),
    isJoined,
  };
}

/** Nouns whose "that …" tells what they are about; the tree often reads it as a relative clause. */
const contentNouns = new Set(
  'report reports claim claims allegation allegations accusation accusations rumour rumours rumor rumors suggestion suggestions assertion belief suspicion suspicions speculation fear fears concern concerns worry worries fact evidence possibility news announcement statement confirmation denial indication indications proof sign signs doubt doubts account accounts'.split(
    ' ',
  ),
);

/** The noun whose content a clause tells: the one it hangs on, or the one above ("claims by a clerk | that …"). */
function contentNounAbove({ tokens }: SentenceTree, head: number): number | undefined {
  const on = tokens[head]?.head ?? -1;
  const noun = tokens[on];
  if (!noun) return undefined;
  if (contentNouns.has(noun.lower)) return on;
  const above = hasLabel(noun, 'nmod') ? tokens[noun.head] : undefined;
  return above && contentNouns.has(above.lower) ? above.index : undefined;
}

function isContentOfNoun(tree: SentenceTree, head: number): boolean {
  const { tokens, childOf, childrenOf } = tree;
  const token = tokens[head];
  if (!token || !hasLabel(token, 'acl') || contentNounAbove(tree, head) === undefined) return false;
  const that = childrenOf(head).find((child) => tokens[child]?.lower === 'that');
  if (that === undefined) return isContentOfNoProof(tree, head) || isContentOfCharge(tree, head);
  if (hasLabel(tokens[that] as Token, 'mark')) return true;
  // "An allegation that he denies" tells nothing of what is alleged.
  if (denials.has(token.lemma)) return false;
  return (
    childrenOf(head).some((child) => child !== that && hasLabel(tokens[child] as Token, 'nsubj')) &&
    (childOf(head, 'obl') !== undefined ||
      childrenOf(head).some((child) => child !== that && hasLabel(tokens[child] as Token, 'obj')))
  );
}

/** "An allegation he struck the guard", not "allegations he denies". */
function isContentOfCharge({ tokens, childOf }: SentenceTree, head: number): boolean {
  const noun = tokens[tokens[head]?.head ?? -1];
  const subject = tokens[childOf(head, 'nsubj') ?? -1];
  if (!/^(?:allegation|accusation|rumou?r)s?$/.test(noun?.lower ?? '') || !subject) return false;
  return (
    !relativePronouns.has(subject.lower) &&
    childOf(head, 'obj', 'obl', 'xcomp', 'ccomp', 'aux:pass', 'cop') !== undefined
  );
}

const proofNouns = new Set('evidence proof indication indications sign signs doubt'.split(' '));

/** "No evidence the attack came from the sea", not "no evidence the police found". */
function isContentOfNoProof({ tokens, childOf }: SentenceTree, head: number): boolean {
  const noun = tokens[head]?.head ?? -1;
  if (!proofNouns.has(tokens[noun]?.lower ?? '')) return false;
  const isNone = tokens.slice(Math.max(0, noun - 3), noun).some(({ lower }) => lower === 'no');
  const isWhole = childOf(head, 'obj', 'obl', 'xcomp', 'ccomp', 'aux:pass', 'cop') !== undefined;
  return isNone && isWhole && childOf(head, 'nsubj') !== undefined;
}

const questions = new Set(['whether', 'what', 'how', 'why', 'when', 'where', 'who', 'which']);

function roleOf(
  token: Token,
  form: string,
  marker: string | undefined,
  isThatContent: boolean,
): ClauseRole {
  if (marker === 'whether') return 'question';
  if (hasLabel(token, 'ccomp', 'csubj')) {
    const isQuestion = marker !== undefined && (questions.has(marker) || marker === 'if');
    return isQuestion ? 'question' : 'content';
  }
  if (token.deprel === 'acl:relcl' || token.deprel === 'advcl:relcl')
    return isThatContent ? 'content' : 'relative';
  if (hasLabel(token, 'acl')) {
    if (form === 'infinitive') return 'purpose';
    return marker === 'that' || form === 'finite' ? 'content' : 'participial';
  }
  if (hasLabel(token, 'advcl')) {
    if (form === 'infinitive' && (marker === undefined || marker === 'to')) return 'purpose';
    if (marker === undefined) return form === 'finite' ? 'adverbial' : 'participial';
    return marker === 'that' ? 'content' : 'adverbial';
  }
  return 'main';
}

/** "such as whether", "or whether". */
const hasWhether = ({ tokens }: Sentence, own: readonly number[], verb: number) =>
  own.some((index) => index < verb && tokens[index]?.lower === 'whether');

/** The word that leads a clause in: its mark, or a question word at its front. */
function markerOf({ tokens, childrenOf }: SentenceTree, head: number): string | undefined {
  for (const child of childrenOf(head)) {
    const token = tokens[child];
    if (!token || child > head) break;
    if (hasLabel(token, 'mark') && token.lower !== 'to') return token.lower;
    if (['WRB', 'WP', 'WDT', 'WP$'].includes(token.xpos)) return token.lower;
    const inner = childrenOf(child).find((below) =>
      ['WDT', 'WP$', 'WP', 'WRB'].includes(tokens[below]?.xpos ?? ''),
    );
    if (inner !== undefined && !hasLabel(token, 'conj', 'advcl', 'parataxis'))
      return tokens[inner]?.lower;
  }
  return undefined;
}

const relativePronouns = new Set(['who', 'which', 'that', 'whom']);

function subjectOf(
  tree: SentenceTree,
  head: number,
  {
    role,
    form,
    noun,
    host,
    isJoined,
  }: Pick<Clause, 'role' | 'noun' | 'host' | 'isJoined'> & Pick<Predicate, 'form'>,
): Pick<Clause, 'subject' | 'subjectIs'> {
  const { tokens, childOf } = tree;
  const at = nearestSubject(tree, head) ?? childOf(head, 'csubj');
  const own = at === undefined ? undefined : tokens[at];
  const isRelativePronoun =
    role === 'relative' && own !== undefined && relativePronouns.has(own.lower);
  if (at !== undefined && !isRelativePronoun)
    return { subject: nounGroup(tree, at), subjectIs: 'own' };
  if (noun !== undefined && (isRelativePronoun || role === 'participial' || role === 'relative'))
    return { subject: nounGroup(tree, noun, head), subjectIs: 'antecedent' };
  // "Said had burst": the tree has lost of whom it is told; it is not the one who says it.
  const isLost =
    role === 'content' && form === 'finite' && !isJoined && childOf(head, 'cc') === undefined;
  if (host?.subject && !isLost) return { subject: host.subject, subjectIs: 'shared' };
  return {};
}

/**
 * Where the tree has two, the one nearer the verb ("The dam had burst, the mayor said"), unless a comma parts it from the
 * verb as well: then it only describes the first ("Ruiz, a member of the party, left").
 */
function nearestSubject(
  { tokens, childrenOf, hullOf }: SentenceTree,
  head: number,
): number | undefined {
  const subjects = childrenOf(head).filter((child) => hasLabel(tokens[child] as Token, 'nsubj'));
  const nearest = subjects.findLast((child) => child < head) ?? subjects[0];
  if (nearest === undefined || nearest === subjects[0]) return nearest;
  const { first, last } = hullOf(nearest);
  const isDescription =
    [tokens[last], tokens[last + 1]].some((token) => token?.text === ',') &&
    [tokens[first], tokens[first - 1]].some((token) => token?.text === ',');
  return isDescription ? subjects[0] : nearest;
}

/** What hangs on a noun that says what its subject is. */
const ofClause = ['nsubj', 'csubj', 'expl', 'cop', 'aux', 'advcl', 'parataxis', 'ccomp'];

/** What hangs loosely on a noun: no part of its core. */
const loose = ['appos', 'acl', 'parataxis', 'advcl', 'punct', 'dep', 'cc'];

/** @param without  the head of a clause below the noun that is no part of the group. */
export function nounGroup(tree: SentenceTree, head: number, without?: number): Subject {
  const { tokens, childrenOf, hullOf } = tree;
  const cut = without === undefined ? tokens.length : hullOf(without).first;
  const hull = hullOf(head);
  let first = hull.first;
  let coreLast = head;
  for (const child of childrenOf(head)) {
    const isLeading =
      child < head && hasLabel(tokens[child] as Token, 'case', 'mark', 'punct', 'cc');
    if (isLeading && hullOf(child).first === first) first = hullOf(child).last + 1;
    // "The hall was a country retreat, called …": what is called so is the retreat, not that it was one.
    if (child < head && hasLabel(tokens[child] as Token, ...ofClause))
      first = Math.max(first, hullOf(child).last + 1);
    if (child < head) continue;
    const below = hullOf(child);
    if (below.first >= cut || isLoose(tree, child)) break;
    coreLast = Math.max(coreLast, below.last);
  }
  const last = endBefore(tokens, Math.min(hull.last, Math.max(head, cut - 1)), head);
  const end = endBefore(tokens, Math.min(coreLast, last), head);
  // "The ministry's claim": the group is the ministry.
  const isOwner = end > head && tokens[end]?.xpos === 'POS';
  return { first, last, coreLast: isOwner ? end - 1 : end, head };
}

/** "Norland and Vestland" is one group of two, "Norland, a small country" a name and what is said of it. */
function isLoose({ tokens, childOf }: SentenceTree, child: number): boolean {
  const token = tokens[child] as Token;
  if (hasLabel(token, 'conj'))
    return token.upos === 'VERB' || childOf(child, 'nsubj', 'cop') !== undefined;
  if (hasLabel(token, 'cc')) return false;
  // "The branch, according to the Herald, …": who says it is no part of what it is said of.
  const preposition = childOf(child, 'case');
  if (preposition !== undefined && tokens[preposition]?.lower === 'according') return true;
  if (token.text === ',' || token.text === '-') return false;
  return hasLabel(token, ...loose);
}

function endBefore(tokens: readonly Token[], last: number, least: number): number {
  let end = last;
  while (end > least && tokens[end]?.upos === 'PUNCT') end--;
  return Math.max(end, least);
}

/** Leaves marks, conjunctions and "that" at the ends out. */
function trimmed(tokens: readonly Token[], own: readonly number[]): [number, number] {
  let from = 0;
  let to = own.length - 1;
  const at = (place: number) => tokens[own[place] ?? -1];
  while (from < to && isLeading(at(from))) from++;
  while (to > from && isTrailing(at(to))) to--;
  return [own[from] ?? 0, own[to] ?? 0];
}

const isLeading = (token: Token | undefined) =>
  token !== undefined &&
  (token.upos === 'PUNCT' ||
    hasLabel(token, 'cc') ||
    (hasLabel(token, 'mark') && token.lower !== 'to'));
const isTrailing = (token: Token | undefined) =>
  token !== undefined && (token.upos === 'PUNCT' || hasLabel(token, 'cc'));
