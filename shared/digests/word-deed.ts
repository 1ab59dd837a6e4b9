import { inSentence } from '../facts/actor.ts';
import type { Claim, DeniedDeed } from '../facts/claim.ts';
import type { Token } from '../language/sentence.ts';
import { pastTense } from './past-tense.ts';

/** A word of a sentence that is put together: the article's, or one that stands for it or before it. */
export interface Piece {
  readonly token?: Token;
  readonly text: string;
}

const asTheyStand = (words: readonly Token[]): Piece[] =>
  words.map((token) => ({ token, text: token.text }));

/** "Norland of closing the strait": "Norland closed the strait"; "Norland for the fire": "Norland is responsible for the fire". */
export function chargePieces({ clause }: Claim, words: readonly Token[]): Piece[] {
  const at = words.findIndex(
    ({ lower, index }) => index > clause.verb.main && ['of', 'for', 'with'].includes(lower),
  );
  const before = asTheyStand(words.slice(0, at));
  const behind = words[at + 1];
  return behind?.xpos === 'VBG'
    ? [...before, ...inPast(words.slice(at + 1), false)]
    : [...before, { text: 'is responsible for' }, ...asTheyStand(words.slice(at + 1))];
}

/** What was denied, told as a sentence: "Norland was involved in the raid", "Ruiz had sold the house", "There was a mutiny". */
export function deedPieces(claim: Claim, deed: DeniedDeed, words: readonly Token[]): Piece[] {
  const told = withoutAny(words);
  if (deed.kind === 'event') {
    const isPlural = told.some(({ index, xpos }) => index === headOf(words) && xpos === 'NNS');
    return [{ text: isPlural ? 'There were' : 'There was' }, ...asTheyStand(told)];
  }
  const { actor, telling } = claim;
  const name = actor ? inSentence(actor) : (telling?.source?.name ?? '');
  const isPlural = actor?.isPlural ?? false;
  if (deed.kind === 'gerund') return [{ text: name }, ...inPast(told, isPlural)];
  return [
    { text: name },
    { text: `${pastTense(deed.verb, isPlural)} ${deed.rest}`.trim() },
    ...asTheyStand(told.filter(({ index }) => index >= deed.from)),
  ];
}

/** "Closing the strait": "closed the strait". */
const inPast = ([verb, ...rest]: readonly Token[], isPlural: boolean): Piece[] =>
  verb ? [{ token: verb, text: pastTense(verb.lemma, isPlural) }, ...asTheyStand(rest)] : [];

/** The word that the others hang on. */
const headOf = (words: readonly Token[]) =>
  words.find(({ head }) => !words.some(({ index }) => index === head))?.index;

const countable = new Set('role part link connection agreement deal relationship plan'.split(' '));

/** "Having any role in it" was denied: having a role in it. */
export const withoutAny = (words: readonly Token[]): Token[] =>
  words.flatMap((token, at) => {
    if (token.lower !== 'any') return [token];
    const noun = words.slice(at + 1, at + 4).find(({ upos }) => upos === 'NOUN');
    if (!countable.has(noun?.lower ?? '')) return [];
    const next = words[at + 1]?.lower ?? '';
    return [{ ...token, text: /^[aeiou]/.test(next) ? 'an' : 'a' }];
  });
