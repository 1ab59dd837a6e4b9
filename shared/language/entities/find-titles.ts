import type { Token } from '../sentence.ts';
import type { NameSpan } from './find-names.ts';
import { honorifics, isRole } from './role-nouns.ts';
import {
  dependentOf,
  dependentsOf,
  headOfSpan,
  phraseAround,
  relationOf,
  type Tree,
} from './tree.ts';

/** An office or role that the text gives to a name. */
export interface Title {
  readonly text: string;
  /** Tokens of the title, for the names within it. */
  readonly tokens: readonly Token[];
  /** The role noun: "spokesman". */
  readonly role: string;
}

/** What stands beside a name and says what it is. */
export interface Description {
  readonly titles: readonly Title[];
  /** "Mr.": tells that it is a person, and which. */
  readonly honorific: string | undefined;
  /** Nouns that say what the name is, role or not: "chain" of "X, a Danish supermarket chain". */
  readonly kinds: readonly string[];
  /** Stands before a noun of that kind: "X spokesman", "Hamas militants". */
  readonly before: string | undefined;
  /** "X, 54,": a person. */
  readonly hasAge: boolean;
  /** "X, who": a person. */
  readonly hasWho: boolean;
}

/** Reads titles before a name, in apposition to it, in "who is" and in "X is the chairman". */
export function describeName(tree: Tree, text: string, span: NameSpan): Description {
  const { tokens } = tree;
  const head = headOfSpan(tokens, span.first, span.last);
  const capital = titleIn(tokens, text, span.titleFirst, span.first - 1);
  const before = capital ?? titleBefore(tree, text, span, head);
  const beside = describers(tree, span, head);
  const titles = [before, ...beside.map((noun) => titleAround(tree, text, noun, span))].filter(
    (title) => title !== undefined,
  );
  return {
    titles,
    honorific: tokens.slice(span.titleFirst, span.first).find(({ lower }) => honorifics.has(lower))
      ?.lower,
    kinds: beside.map((noun) => tokens[noun]?.lemma.toLowerCase() ?? ''),
    before: nounAfter(tokens, span, head),
    hasAge: hasAge(tree, span, head),
    hasWho: dependentsOf(tree, head).some(
      ({ deprel, index }) =>
        deprel === 'acl:relcl' && dependentsOf(tree, index).some(({ lower }) => lower === 'who'),
    ),
  };
}

/** "U.S. President" of "U.S. President Joe Biden": what was capitalised like the name itself. */
function titleIn(
  tokens: readonly Token[],
  text: string,
  first: number,
  last: number,
): Title | undefined {
  const words = tokens.slice(first, last + 1).filter(({ lower }) => !honorifics.has(lower));
  const role = words.findLast(({ lower }) => isRole(lower));
  const [start, end] = [words[0], words.at(-1)];
  if (!role || !start || !end) return undefined;
  // "secretary general Ban": the lower-case words before it are part of the title too.
  const from = extendLeft(tokens, start.index);
  return titleOf(tokens.slice(from, end.index + 1), text, role);
}

const nominal = new Set(['NOUN', 'PROPN', 'ADJ']);
const longestTitle = 10;

function extendLeft(tokens: readonly Token[], from: number): number {
  let first = from;
  while (first > 0 && from - first < longestTitle) {
    const before = tokens[first - 1];
    const isGlued = before?.text === '-' && before.end === tokens[first]?.start;
    if (!before || !(nominal.has(before.upos) || isGlued)) break;
    first--;
  }
  return first;
}

/** "National Security Council spokesman X", "secretary of state X", "the Pentagon's press secretary, X". */
function titleBefore(
  tree: Tree,
  text: string,
  { titleFirst }: NameSpan,
  head: number,
): Title | undefined {
  const { tokens } = tree;
  const isComma = tokens[titleFirst - 1]?.text === ',';
  const end = isComma ? titleFirst - 2 : titleFirst - 1;
  const last = tokens[end];
  if (!last || !nominal.has(last.upos)) return undefined;
  const owner = tokens[tokens[head]?.head ?? -1];
  if (
    isComma &&
    !(tokens[head]?.deprel === 'appos' && owner && owner.index < titleFirst && isRoleToken(owner))
  )
    return undefined;
  const role = isRoleToken(last) ? last : roleBefore(tree, end, head);
  if (!role) return undefined;
  let first = extendLeft(tokens, role.index);
  // The possessor belongs to the title: "the Pentagon's press secretary".
  if (tokens[first - 1]?.lower === "'s" || isPossessive(tokens[first - 1]))
    first = extendLeft(tokens, first - 1);
  return titleOf(tokens.slice(first, end + 1), text, role);
}

/** The apostrophe of "the workers' leader", not the mark behind a quotation. */
const isPossessive = (token: Token | undefined) => token?.lower === "'" && token.upos === 'PART';

const isRoleToken = ({ lower, lemma, upos }: Token) =>
  nominal.has(upos) &&
  (isRole(lower) || isRole(lemma.toLowerCase()) || isRole(lower.split('-').at(-1) ?? ''));

/** The role noun of "secretary of state X" or "spokesman for the ministry X": an ancestor or brother of the last word. */
function roleBefore({ tokens }: Tree, end: number, head: number): Token | undefined {
  let token = tokens[end];
  for (let steps = 0; token && steps < 4; steps++) {
    const above: Token | undefined = tokens[token.head];
    if (!above || above.index > end || end - above.index > longestTitle) return undefined;
    const isTied = above.head === head || tokens[head]?.head === above.index;
    if (isRoleToken(above) && isTied && relationOf(token) === 'nmod') return above;
    token = above;
  }
  return undefined;
}

/** Nouns that say what the name is: appositions, "who is ...", "X is ...". */
function describers(tree: Tree, { first, last }: NameSpan, head: number): number[] {
  const { tokens, dependents } = tree;
  const own = (dependents[head] ?? []).slice(0, longestTitle);
  const found: number[] = [];
  for (const token of own) {
    if (relationOf(token) === 'appos') {
      if (token.upos === 'NUM') found.push(...appositions(tree, token.index));
      else if (token.index > last) found.push(token.index, ...joint(tree, token.index));
    }
    if (token.deprel === 'acl:relcl' && isSaidOf(tree, token.index)) found.push(token.index);
  }
  const owner = tokens[tokens[head]?.head ?? -1];
  if (owner && tokens[head]?.deprel === 'appos' && owner.index < first) found.push(owner.index);
  if (owner && tokens[head]?.deprel === 'appos')
    found.push(...appositions(tree, owner.index).filter((at) => at > last));
  // "X, a lawyer, ..." where the tree hangs the second apposition on the comma's other side is left alone.
  if (owner && tokens[head]?.deprel === 'nsubj' && isSaidOf(tree, owner.index))
    found.push(owner.index);
  return [...new Set(found)].filter((at) => {
    const noun = tokens[at];
    return noun !== undefined && (noun.upos === 'NOUN' || isRoleToken(noun));
  });
}

const appositions = (tree: Tree, of: number) =>
  dependentsOf(tree, of)
    .filter((token) => relationOf(token) === 'appos')
    .map(({ index }) => index);
const joint = (tree: Tree, of: number) =>
  dependentsOf(tree, of)
    .filter((token) => relationOf(token) === 'conj')
    .slice(0, 2)
    .map(({ index }) => index);

/** "is the chairman": a noun with a copula in a plain, unnegated clause. */
function isSaidOf(tree: Tree, at: number): boolean {
  const noun = tree.tokens[at];
  const own = dependentsOf(tree, at);
  return (
    noun !== undefined &&
    (noun.upos === 'NOUN' || noun.upos === 'PROPN') &&
    own.some(({ deprel }) => deprel === 'cop') &&
    !own.some(
      ({ lower, upos, deprel }) =>
        lower === 'not' ||
        lower === "n't" ||
        lower === 'never' ||
        (upos === 'AUX' && deprel === 'aux' && !/^(has|have|had|been)$/u.test(lower)),
    )
  );
}

const cutOff = new Set([
  'appos',
  'acl:relcl',
  'conj',
  'cc',
  'parataxis',
  'cop',
  'nsubj',
  'advmod',
  'advcl',
  'aux',
  'mark',
  'punct',
  'obl',
  'dep',
  'list',
  'discourse',
  'orphan',
  'flat',
  'ccomp',
  'csubj',
  'acl',
  'nmod:desc',
  'nmod:unmarked',
]);

function titleAround(
  tree: Tree,
  text: string,
  noun: number,
  { first, last }: NameSpan,
): Title | undefined {
  const role = tree.tokens[noun];
  if (!role || !isRoleToken(role)) return undefined;
  const phrase = phraseAround(tree, noun, cutOff).filter(
    ({ index }) => index < first || index > last,
  );
  // Hyphens were cut off as punctuation; from the first to the last word the title is one stretch.
  const [start, end] = [phrase[0], phrase.at(-1)];
  if (!start || !end || end.index - start.index > longestTitle + 4) return undefined;
  if (start.index <= first && end.index >= last)
    return titleOf(tree.tokens.slice(start.index, first), text, role);
  return titleOf(tree.tokens.slice(start.index, end.index + 1), text, role);
}

const leading = new Set(
  "the a an his her its their my our your this that then another one two of for from as , and 's".split(
    ' ',
  ),
);

function titleOf(tokens: readonly Token[], text: string, role: Token): Title | undefined {
  let first = 0;
  let end = tokens.length;
  while (first < end && leading.has(tokens[first]?.lower ?? '')) first++;
  while (end > first && ['PUNCT', 'CCONJ', 'ADP', 'DET'].includes(tokens[end - 1]?.upos ?? ''))
    end--;
  const words = tokens.slice(first, end);
  const [start, stop] = [words[0], words.at(-1)];
  if (!start || !stop) return undefined;
  if (role.xpos === 'NNS') return undefined;
  return {
    text: text.slice(start.start, stop.end).replace(/\s+/gu, ' '),
    tokens: words,
    role: isRole(role.lower) ? role.lower : role.lemma.toLowerCase(),
  };
}

/** The noun that the name stands before as its part: "spokesman" of "Salling spokesman". */
function nounAfter(tokens: readonly Token[], { last }: NameSpan, head: number): string | undefined {
  const next = tokens[last + 1];
  const owner = tokens[tokens[head]?.head ?? -1];
  if (!next || !owner || owner.index <= last || owner.index > last + 4) return undefined;
  if (
    owner.upos !== 'NOUN' ||
    !['compound', 'nmod:poss', 'amod', 'nmod:desc', 'nmod:unmarked'].includes(
      tokens[head]?.deprel ?? '',
    )
  )
    return undefined;
  return next.lower === "'s" || next.lower === "'" ? undefined : owner.lemma.toLowerCase();
}

/** "X, 54," and "X (54)". */
function hasAge(tree: Tree, { last }: NameSpan, head: number): boolean {
  const number = tree.tokens[last + 2];
  const mark = tree.tokens[last + 1]?.text;
  const close = tree.tokens[last + 3]?.text;
  return (
    (mark === ',' || mark === '(') &&
    number !== undefined &&
    /^\d{1,2}$/u.test(number.text) &&
    (close === ',' || close === ')' || close === '.') &&
    (number.head === head || dependentOf(tree, head, 'appos', 'nmod') === number)
  );
}
