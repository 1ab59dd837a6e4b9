import type { Entities } from '../language/entities/entity.ts';
import { type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import { actorAt } from './actor.ts';
import { type Claim, claimOver } from './claim.ts';
import type { Clause } from './clause.ts';
import { nounGroup } from './find-clauses.ts';
import type { Tellings } from './telling.ts';

/** The preposition behind which the charge stands. */
const joints = new Map([
  ['accuse', 'of'],
  ['blame', 'for'],
  ['suspect', 'of'],
  ['charge', 'with'],
]);

/** Whether a clause says whom it charges with what. */
export function isCharge(clause: Clause): boolean {
  const joint = joints.get(clause.verb.lemma);
  return joint !== undefined && jointAfter(clause, joint) !== undefined;
}

/** "accused Norland of closing the strait", "Norland was blamed by Sudland for the fire": the charge is the claim. */
export function findCharges(
  clauses: readonly Clause[],
  tellings: Tellings,
  entities: Entities,
  text: string,
): Claim[] {
  return clauses.flatMap((clause) => {
    const { sentence, verb } = clause;
    const joint = joints.get(verb.lemma);
    const telling = tellings.by.get(clause);
    if (!joint || !telling) return [];
    const tree = treeOf(sentence);
    const accused = verb.isPassive ? clause.subject?.head : tree.childOf(verb.head, 'obj');
    const at = jointAfter(clause, joint);
    if (accused === undefined || at === undefined || accused > at) return [];
    // "Accused each other": which of them did it, nobody says.
    if (['each', 'other'].includes(sentence.tokens[accused]?.lower ?? '')) return [];
    const group = nounGroup(tree, accused);
    const actor = actorAt(sentence, group, entities);
    const last = lastOf(tree, at, verb.head);
    const tokens = verb.isPassive
      ? [...rangeOf(group.first, group.last), ...rangeOf(at, last)]
      : rangeOf(group.first, last);
    return [claimOver(tokens, { clause, telling, isCharge: true, ...(actor && { actor }) }, text)];
  });
}

/** The "of" of "accused Norland of", which hangs on the verb's object or on what follows. */
function jointAfter({ sentence: { tokens }, verb }: Clause, joint: string): number | undefined {
  for (let at = verb.main + 1; at < tokens.length && at <= verb.main + 25; at++) {
    const above = tokens[tokens[at]?.head ?? -1];
    if (
      tokens[at]?.lower === joint &&
      (above?.head === verb.head || tokens[above?.head ?? -1]?.head === verb.head)
    )
      return at;
  }
  return undefined;
}

/** The end of what is charged: of the phrase that the preposition leads in. */
function lastOf({ tokens, hullOf }: SentenceTree, joint: number, verb: number): number {
  const head = tokens[joint]?.head ?? joint;
  let { last } = hullOf(head === verb ? joint : head);
  while (last > joint && tokens[last]?.upos === 'PUNCT') last--;
  return last;
}

const rangeOf = (first: number, last: number) =>
  Array.from({ length: Math.max(1, last - first + 1) }, (_, offset) => first + offset);
