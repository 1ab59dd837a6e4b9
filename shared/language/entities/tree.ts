import type { Sentence, Token } from '../sentence.ts';
import { treeOf as sentenceTreeOf } from '../sentence-tree.ts';

/** The subtrees of a sentence as far as rules ask for them; built once, in time linear in its length. */
export interface Tree {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Dependents of each token, in order of the text. */
  readonly dependents: readonly (readonly Token[])[];
  readonly root: Token | undefined;
}

export function treeOf(sentence: Sentence): Tree {
  const { childrenOf } = sentenceTreeOf(sentence);
  const { tokens } = sentence;
  const dependents = new Array<readonly Token[]>(tokens.length).fill(none);
  for (const { index } of tokens) {
    const children = childrenOf(index);
    if (children.length > 0) dependents[index] = children.map((child) => tokens[child] as Token);
  }
  const root = tokens.find(({ head }) => head < 0);
  return { sentence, tokens, dependents, root };
}

const none: readonly Token[] = [];

/** The label without its subtype. */
export function relationOf({ deprel }: Token): string {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
}

/** So many dependents of a token are looked at: of a verb with thousands of arguments nothing can be learnt. */
const widest = 40;

/** The first dependents of a token, so that no rule takes more time for a token that has thousands. */
export const dependentsOf = ({ dependents }: Tree, head: number): readonly Token[] => {
  const own = dependents[head] ?? [];
  return own.length > widest ? own.slice(0, widest) : own;
};

export const dependentOf = (tree: Tree, head: number, ...relations: readonly string[]) =>
  dependentsOf(tree, head).find(
    (token) => relations.includes(token.deprel) || relations.includes(relationOf(token)),
  );

/** A walk down a subtree ends here: a title is no longer than this. */
const widestPhrase = 16;

/** The tokens of the phrase around `head`, in order, at most sixteen; what hangs on by one of the relations `without` is left out. */
export function phraseAround(tree: Tree, head: number, without: ReadonlySet<string>): Token[] {
  const found: Token[] = [];
  const open = [head];
  while (open.length > 0 && found.length < widestPhrase) {
    const token = tree.tokens[open.shift() ?? -1];
    if (!token) continue;
    found.push(token);
    for (const dependent of (tree.dependents[token.index] ?? []).slice(0, widestPhrase))
      if (!without.has(relationOf(dependent)) && !without.has(dependent.deprel))
        open.push(dependent.index);
  }
  return found.sort((a, b) => a.index - b.index);
}

/** The token of a stretch that hangs on something outside it. */
export function headOfSpan(tokens: readonly Token[], first: number, last: number): number {
  for (let index = first; index <= last; index++) {
    const head = tokens[index]?.head ?? -1;
    if (head < first || head > last) return index;
  }
  return first;
}
