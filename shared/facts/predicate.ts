import type { Token } from '../language/sentence.ts';
import { hasLabel, type SentenceTree } from '../language/sentence-tree.ts';
import type { Predicate } from './clause.ts';

const negations = new Set(['not', "n't", 'never', 'no', 'neither', 'hardly', 'nor']);
/** Verbs that only go on with another: "continues to deny" denies. */
const declining = new Set(['decline', 'refuse']);
const tellingNothing = new Set([
  'say',
  'comment',
  'confirm',
  'deny',
  'elaborate',
  'answer',
  'disclose',
  'discuss',
  'reveal',
  'specify',
  'identify',
]);
const phaseVerbs = new Set('continue go proceed keep begin start'.split(' '));

/** Reads the predicate that the tree hangs on `head`. */
export function predicateAt(tree: SentenceTree, head: number): Predicate {
  const { tokens, childrenOf, childOf } = tree;
  const token = tokens[head] as Token;
  const helpers = childrenOf(head).filter((child) =>
    hasLabel(tokens[child] as Token, 'aux', 'cop'),
  );
  const negation = childrenOf(head).find((child) => isNegation(tokens[child] as Token, head));
  const cop = childOf(head, 'cop');
  const main = cop ?? head;
  const complement = token.upos === 'VERB' ? childOf(head, 'xcomp') : undefined;
  const isDeclining =
    complement !== undefined &&
    declining.has(token.lemma) &&
    tellingNothing.has(tokens[complement]?.lemma ?? '');
  const phase =
    complement !== undefined && (isDeclining || phaseVerbs.has(token.lemma))
      ? tokens[complement]
      : undefined;
  const members = [...helpers, ...(negation === undefined ? [] : [negation]), main].filter(
    (member) => Math.abs(member - main) <= 12 && member <= (phase?.index ?? main),
  );
  const modal = helpers.find((helper) => tokens[helper]?.xpos === 'MD');
  return {
    head,
    first: Math.min(...members),
    last: phase?.upos === 'VERB' ? phase.index : main,
    main: phase?.upos === 'VERB' ? phase.index : main,
    lemma: phase?.upos === 'VERB' ? phase.lemma : cop === undefined ? token.lemma : 'be',
    ...(modal !== undefined && { modal: fullForm(tokens[modal] as Token) }),
    isDeclining,
    isNegated: isDeclining || negation !== undefined || isNegatedBelow(tree, complement),
    isPassive:
      helpers.some((helper) => tokens[helper]?.deprel === 'aux:pass') ||
      childOf(head, 'nsubj:pass') !== undefined,
    isCopular: cop !== undefined,
    form: formOf(tree, head, main, helpers),
  };
}

const isNegation = (token: Token, head: number) =>
  negations.has(token.lower) &&
  (hasLabel(token, 'advmod') ||
    token.upos === 'PART' ||
    (token.lower === 'no' && token.index < head && hasLabel(token, 'det')));

const isNegatedBelow = ({ tokens, childrenOf }: SentenceTree, complement: number | undefined) =>
  complement !== undefined &&
  childrenOf(complement).some((child) =>
    ['not', "n't", 'never'].includes(tokens[child]?.lower ?? ''),
  );

const clippedModals = new Map([
  ["'ll", 'will'],
  ["'d", 'would'],
  ['wo', 'will'],
  ['ca', 'can'],
]);

const fullForm = ({ lower }: Token) => clippedModals.get(lower) ?? lower;

/** A verb with its tense in an auxiliary is finite, whatever its own form. */
function formOf(
  { tokens, childrenOf }: SentenceTree,
  head: number,
  main: number,
  helpers: readonly number[],
): Predicate['form'] {
  const finite = ['VBD', 'VBP', 'VBZ', 'MD'];
  if ([main, ...helpers].some((at) => finite.includes(tokens[at]?.xpos ?? ''))) return 'finite';
  if (childrenOf(head).some((child) => tokens[child]?.xpos === 'TO')) return 'infinitive';
  const first = tokens[helpers[0] ?? main]?.xpos;
  if (first === 'VBG') return 'gerund';
  if (first === 'VBN') return 'participle';
  return first === 'VB' ? 'infinitive' : 'finite';
}
