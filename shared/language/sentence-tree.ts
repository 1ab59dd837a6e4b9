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
  isOneOf(deprel, labels);

function isOneOf(deprel: string, labels: readonly string[]): boolean {
  for (const label of labels) {
    const isLabel = deprel === label || (deprel[label.length] === ':' && deprel.startsWith(label));
    if (isLabel) return true;
  }
  return false;
}

const none: readonly number[] = [];

function build(tokens: readonly Token[]): SentenceTree {
  const children = new Array<number[] | undefined>(tokens.length);
  for (const { head, index } of tokens) {
    const known = children[head];
    if (known) known.push(index);
    else if (head >= 0) children[head] = [index];
  }
  const { first, last } = hullsOf(tokens, children);
  return {
    tokens,
    childrenOf: (index) => children[index] ?? none,
    childOf: (index, ...labels) => {
      for (const child of children[index] ?? none)
        if (isOneOf(tokens[child]?.deprel ?? '', labels)) return child;
      return undefined;
    },
    hullOf: (index) => ({ first: first[index] ?? index, last: last[index] ?? index }),
  };
}

/** Widens the head of every word by what the word spans, leaves first. */
function hullsOf(tokens: readonly Token[], children: readonly (readonly number[] | undefined)[]) {
  const first = Int32Array.from(tokens.keys());
  const last = first.slice();
  const waiting = Int32Array.from(tokens, (_, index) => children[index]?.length ?? 0);
  for (const { index: start } of tokens) {
    let index = start;
    // Whoever comes as the last of its head's dependents goes on with the head.
    while (waiting[index] === 0) {
      waiting[index] = -1;
      const head = tokens[index]?.head ?? -1;
      if (head < 0) break;
      first[head] = Math.min(first[head] ?? head, first[index] ?? index);
      last[head] = Math.max(last[head] ?? head, last[index] ?? index);
      waiting[head] = (waiting[head] ?? 0) - 1;
      index = head;
    }
  }
  return { first, last };
}
