import type { Sentence, Token } from './sentence.ts';

/** A sentence's tree, ready to be walked. Indexes count the sentence's tokens. */
export interface SentenceTree {
  readonly tokens: readonly Token[];
  /** Its dependents, in order. */
  readonly childrenOf: (index: number) => readonly number[];
  /** The first dependent with one of these labels; a label without subtype stands for all of its subtypes. */
  readonly childOf: (index: number, ...labels: readonly string[]) => number | undefined;
  /** From the first to the last word below it, itself counted in. */
  readonly hullOf: (index: number) => { readonly first: number; readonly last: number };
}

const trees = new WeakMap<Sentence, SentenceTree>();

/** The tree of a sentence; built once, in time proportional to its length. */
export function treeOf(sentence: Sentence): SentenceTree {
  const known = trees.get(sentence);
  if (known) return known;
  const tree = build(sentence.tokens);
  trees.set(sentence, tree);
  return tree;
}

/** "nsubj:pass" is an "nsubj". */
export const hasLabel = ({ deprel }: Token, ...labels: readonly string[]): boolean =>
  labels.some((label) => deprel === label || deprel.startsWith(`${label}:`));

function build(tokens: readonly Token[]): SentenceTree {
  const children: number[][] = tokens.map(() => []);
  tokens.forEach(({ head }, index) => {
    children[head]?.push(index);
  });
  const first = tokens.map((_, index) => index);
  const last = [...first];
  for (const index of leavesFirst(tokens)) {
    const head = tokens[index]?.head ?? -1;
    if (head < 0) continue;
    first[head] = Math.min(first[head] ?? head, first[index] ?? index);
    last[head] = Math.max(last[head] ?? head, last[index] ?? index);
  }
  return {
    tokens,
    childrenOf: (index) => children[index] ?? [],
    childOf: (index, ...labels) =>
      children[index]?.find((child) => {
        const token = tokens[child];
        return token !== undefined && hasLabel(token, ...labels);
      }),
    hullOf: (index) => ({ first: first[index] ?? index, last: last[index] ?? index }),
  };
}

/** Every word before the one that it hangs on. */
function leavesFirst(tokens: readonly Token[]): number[] {
  const waiting = tokens.map(() => 0);
  for (const { head } of tokens) if (head >= 0) waiting[head] = (waiting[head] ?? 0) + 1;
  const order = tokens.flatMap((_, index) => (waiting[index] === 0 ? [index] : []));
  for (let at = 0; at < order.length; at++) {
    const head = tokens[order[at] ?? 0]?.head ?? -1;
    if (head < 0) continue;
    waiting[head] = (waiting[head] ?? 0) - 1;
    if (waiting[head] === 0) order.push(head);
  }
  return order;
}
