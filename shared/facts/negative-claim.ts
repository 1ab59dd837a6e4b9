import { treeOf } from '../language/sentence-tree.ts';
import type { Claim } from './claim.ts';
import type { Clause } from './clause.ts';

const negatives = new Set(['no', 'nobody', 'none', 'nothing', 'neither', 'never']);

/** Whether a claim tells that something is not so: "was not hurt", "nobody was hurt", "made no such offer". */
export function isNegative({ clause }: Pick<Claim, 'clause'>): boolean {
  const { verb, subject, sentence } = clause;
  const opening = subject && sentence.tokens[subject.first]?.lower;
  return verb.isNegated || (opening !== undefined && negatives.has(opening)) || hasNoObject(clause);
}

/** "Made no such offer", "found nothing". */
function hasNoObject({ sentence, verb }: Clause): boolean {
  const tree = treeOf(sentence);
  const object = tree.childOf(verb.head, 'obj');
  if (object === undefined) return false;
  const word = sentence.tokens[object]?.lower ?? '';
  return (
    ['nothing', 'nobody', 'none'].includes(word) ||
    tree.childrenOf(object).some((child) => sentence.tokens[child]?.lower === 'no')
  );
}
