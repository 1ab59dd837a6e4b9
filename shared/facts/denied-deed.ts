import type { Sentence } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';
import { isTimeWord } from '../language/time-words.ts';
import { isSaid } from './answer.ts';
import type { DeniedDeed } from './claim.ts';
import { isEventNoun } from './event-nouns.ts';

/** What a noun that is denied lays to the denier's charge: "involvement in the raid" that he was involved in it. */
const deeds = new Map([
  ['involvement', 'be involved'],
  ['responsibility', 'be responsible'],
  ['complicity', 'be complicit'],
  ['participation', 'take part'],
  ['part', 'take part'],
  ['role', 'have a role'],
  ['knowledge', 'know'],
  ['link', 'have a link'],
  ['links', 'have links'],
  ['connection', 'have a connection'],
  ['connections', 'have connections'],
  ['ties', 'have ties'],
  ['contact', 'have contact'],
  ['contacts', 'have contacts'],
  ['collusion', 'collude'],
  ['relationship', 'have a relationship'],
  ['affair', 'have an affair'],
  ['use', 'use'],
  ['possession', 'possess'],
]);

/** Whoever has used a thing has used it, not used of it. */
const takingObjects = new Set(['use', 'possession']);

/** What is made between several, or is still to be done: whose it is, a denial does not tell. */
const beginnings = new Set('agreement agreements deal deals plan plans talks'.split(' '));

/** "Denied involvement in the raid", "the use of gas": what is denied, where it is more than guilt. */
export function deedOfNoun({ tokens }: Sentence, noun: number): DeniedDeed | undefined {
  const word = tokens[noun]?.lower ?? '';
  const [verb, ...rest] = deeds.get(word)?.split(' ') ?? [];
  const next = tokens[noun + 1];
  if (verb === undefined || !next || !['ADP', 'PART'].includes(next.upos)) return undefined;
  const from = takingObjects.has(word) && next.lower === 'of' ? noun + 2 : noun + 1;
  return { kind: 'noun', verb, rest: rest.join(' '), from };
}

/** What there was, if it were so: the mutiny of "reports of a mutiny at the base", the agreement of "any agreement with Norland". */
export function deniedEvent(sentence: Sentence, noun: number): number | undefined {
  const isMore = ['ADP', 'PART'].includes(sentence.tokens[noun + 1]?.upos ?? '');
  if (beginnings.has(sentence.tokens[noun]?.lower ?? '')) return isMore ? noun : undefined;
  if (!isSaid(sentence, noun)) return undefined;
  const tree = treeOf(sentence);
  return tree.childrenOf(noun).find((child) => {
    const token = sentence.tokens[child];
    const preposition = sentence.tokens[tree.childOf(child, 'case') ?? -1];
    if (!token || !hasLabel(token, 'nmod') || preposition?.lower !== 'of') return false;
    return token.upos === 'NOUN' && isEventNoun(token);
  });
}

/** "Involvement | in the attack", "plans | to close it": the phrase right behind, which the tree may hang on the verb. */
export function withPhraseBehind(sentence: Sentence, words: readonly number[]): readonly number[] {
  const next = sentence.tokens[(words.at(-1) ?? -1) + 1];
  if (!next || !['ADP', 'PART'].includes(next.upos) || !hasLabel(next, 'case', 'mark'))
    return words;
  const { first, last } = treeOf(sentence).hullOf(next.head);
  if (first !== next.index || isTimeWord(sentence.tokens[next.head]?.lower ?? '')) return words;
  return [...words, ...sentence.tokens.slice(first, last + 1).map(({ index }) => index)];
}
