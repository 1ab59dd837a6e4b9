import { hedgeWords } from '../facts/claim-words.ts';
import type { Claim } from '../facts/find-claims.ts';
import type { Token } from '../language/token.ts';

/** Marks and words that have no part in a claim told on its own. */
const dropped = new Set([
  '"',
  '“',
  '”',
  '[',
  ']',
  'however',
  'also',
  'meanwhile',
  'moreover',
  'furthermore',
]);
const possessives: ReadonlySet<string> = new Set(['his', 'her', 'its', 'their']);

/**
 * A claim as a sentence of its own: the actor's name in the place of a pronoun or before a verb that shares it,
 * without quotation marks and hedges. It never says more than the evidence.
 */
export function wordFact(claim: Claim): string {
  const { clause, first, last, actor, isDenial } = claim;
  const tokens = clause.sentence.tokens.slice(first, last + 1);
  const subject = clause.subject && clause.sentence.tokens[clause.subject.first];
  const isPronoun = actor?.isPronoun === true && subject !== undefined;
  const isSubjectInside =
    clause.subject !== undefined && clause.subject.first >= first && clause.subject.first <= last;
  const words = withoutHedges(isDenial ? withoutNegation(tokens) : tokens);
  const pieces = words.map((token): Piece => {
    const stands = isPronoun && actor && token === subject && !possessives.has(token.lower);
    if (stands) return { ...token, text: actor.name };
    return isPronoun && token.upos === 'AUX' && token.lower === "'s"
      ? { ...token, text: ' is' }
      : token;
  });
  const sentence = joined(pieces);
  const whole =
    !isSubjectInside && actor ? `${actor.name} ${lowerFirst(sentence, pieces[0])}` : sentence;
  return tidy(whole);
}

type Piece = Pick<Token, 'start' | 'end' | 'text' | 'upos'>;

const withoutHedges = (tokens: readonly Token[]) =>
  tokens.filter(({ lower }) => !dropped.has(lower) && !hedgeWords.has(lower));

/** What was denied in the words "we have not sold it" is that they have sold it. */
const withoutNegation = (tokens: readonly Token[]) =>
  tokens.filter(
    ({ lower }) => lower !== 'not' && lower !== "n't" && lower !== 'never' && lower !== 'no',
  );

/** The words as they stood: a space where there was one between them. */
function joined(pieces: readonly Piece[]): string {
  let text = '';
  let end: number | undefined;
  for (const piece of pieces) {
    text += end === undefined || piece.start === end ? piece.text : ` ${piece.text}`;
    end = piece.end;
  }
  return text;
}

const lowerFirst = (text: string, first: Piece | undefined) =>
  first && first.upos !== 'PROPN' ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function tidy(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?)])/g, '$1')
    .replace(/^[\s,;:.–—-]+|[\s,;:.–—(-]+$/g, '')
    .trim();
  return line.charAt(0).toUpperCase() + line.slice(1);
}
