import type { Sentence, Token } from '../sentence.ts';
import type { Tree } from './tree.ts';

/** A relative pronoun and the noun that its clause belongs to. */
export interface Relative {
  readonly sentence: Sentence;
  readonly head: number;
  readonly meant: Token;
}

const relatives = new Set(['who', 'whom', 'whose', 'which', 'that']);
const questioning = new Set(['WP', 'WDT', 'WP$']);
const deepest = 4;

/** "Okar, who left": the tree tells whom "who" means. */
export const resolveRelatives = (trees: readonly Tree[]): Relative[] =>
  trees.flatMap(({ sentence, tokens }) =>
    tokens.flatMap((token) => {
      if (!relatives.has(token.lower) || !questioning.has(token.xpos)) return [];
      const meant = antecedentOf(token, tokens);
      return meant ? [{ sentence, head: token.index, meant }] : [];
    }),
  );

function antecedentOf(pronoun: Token, tokens: readonly Token[]): Token | undefined {
  let token: Token | undefined = pronoun;
  for (let steps = 0; token && steps < deepest; steps++) {
    token = tokens[token.head];
    if (token?.deprel === 'acl:relcl') {
      const meant = tokens[token.head];
      return meant && meant.index < pronoun.index ? meant : undefined;
    }
    if (token && /^(?:ccomp|advcl|csubj)/u.test(token.deprel)) return undefined;
  }
  return undefined;
}
