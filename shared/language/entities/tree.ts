import type { Sentence, Token } from '../sentence.ts';

/** The subtrees of a sentence as far as rules ask for them; built once, in time linear in its length. */
export interface Tree {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Dependents of each token, in order of the text. */
  readonly dependents: readonly (readonly Token[])[];
}

export function treeOf(sentence: Sentence): Tree {
  const dependents: Token[][] = sentence.tokens.map(() => []);
  for (const token of sentence.tokens) dependents[token.head]?.push(token);
  return { sentence, tokens: sentence.tokens, dependents };
}

/** The label without its subtype. */
export const relationOf = ({ deprel }: Token) => deprel.split(':', 1)[0] ?? deprel;

export const dependentOf = (tree: Tree, head: number, ...relations: readonly string[]) =>
  tree.dependents[head]?.find(
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
