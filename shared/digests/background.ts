import type { Claim } from '../facts/claim.ts';

const year = /^(?:1[5-9]|20)\d\d$/;

/** "Who was appointed in 2017". */
export function isOfAnotherTime({ clause, tokens }: Claim): boolean {
  const words = tokens.map((index) => clause.sentence.tokens[index]);
  return words.some(
    (token, at) =>
      token !== undefined &&
      year.test(token.text) &&
      ['in', 'since', 'until', 'of'].includes(words[at - 1]?.lower ?? ''),
  );
}

/** "Novichok is a range of neurotoxins", "he had been arrested": a main clause that tells what was so before. */
export function isMainBackground({ clause: { role, verb, sentence } }: Claim): boolean {
  if (role !== 'main') return false;
  const isPluperfect =
    sentence.tokens[verb.first]?.lower === 'had' && !verb.isCopular && verb.first !== verb.main;
  return isPluperfect || (verb.isCopular && !verb.isNegated);
}
