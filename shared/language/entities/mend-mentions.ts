import type { EntityMention, EntityType, Token } from '../sentence.ts';
import { countries, demonyms, places } from './country-names.ts';
import { coreNoun } from './find-names.ts';
import { knownBody } from './known-bodies.ts';
import { typeOfHeadNoun } from './noun-lists.ts';
import { honorifics, isRole } from './role-nouns.ts';

/** A name that the model found: its first and last token, and what it takes it for. */
export type Found = Pick<EntityMention, 'first' | 'last' | 'type'>;

/**
 * Puts right what the words of a name tell better than the model: where it begins and ends, and what it is.
 *
 * @param found  in order, without overlaps; what is given back is so too.
 */
export function mendMentions(
  found: readonly Found[],
  tokens: readonly Token[],
  text: string,
): Found[] {
  const whole: Found[] = [];
  for (const mention of found) {
    const before = whole.at(-1);
    if (before && mention.first <= before.last) continue;
    const isOne = before && isSecondHalf(before, mention, tokens);
    const grown = grownOverOf(isOne ? { ...before, last: mention.last } : mention, tokens);
    if (isOne) whole[whole.length - 1] = grown;
    else whole.push(grown);
  }
  return whole
    .flatMap((mention) => withoutTitle(mention, tokens))
    .flatMap((mention) => partedPlaces(mention, tokens, text))
    .map((mention) => ({ ...mention, type: typeOf(mention, tokens, text) }));
}

const wordsOf = ({ first, last }: Found, tokens: readonly Token[]) =>
  tokens.slice(first, last + 1).map(({ lower }) => lower);
const nameOf = ({ first, last }: Found, tokens: readonly Token[], text: string) =>
  text.slice(tokens[first]?.start, tokens[last]?.end).replaceAll('’', "'");
const isCapital = (token: Token | undefined) => token !== undefined && /^\p{Lu}/u.test(token.text);

const bodyTypes = new Set<string | undefined>([
  'court',
  'police',
  'armed-force',
  'government',
  'party',
  'international-body',
  'media',
  'company',
  'organization',
]);
const isBodyNoun = (word: string | undefined) => bodyTypes.has(typeOfHeadNoun.get(word ?? ''));

/** "Department of Housing | and | Urban Development". */
function isSecondHalf(before: Found, { first, last, type }: Found, tokens: readonly Token[]) {
  if (before.type !== 'ORG' || type !== 'ORG' || first !== before.last + 2) return false;
  const words = wordsOf(before, tokens);
  const of = words.indexOf('of');
  const core = coreNoun(tokens, first, last);
  return (
    tokens[first - 1]?.lower === 'and' && of > 0 && isBodyNoun(words[of - 1]) && !isBodyNoun(core)
  );
}

/** "Association | of Muslim Scholars": what such a body is of belongs to its name. */
function grownOverOf(mention: Found, tokens: readonly Token[]): Found {
  const { last, type } = mention;
  if (type !== 'ORG' || tokens[last + 1]?.lower !== 'of') return mention;
  const noun = tokens[last];
  if (!isCapital(noun) || !isBodyNoun(noun?.lower)) return mention;
  let end = tokens[last + 2]?.lower === 'the' ? last + 3 : last + 2;
  if (!isCapital(tokens[end]) || tokens[end]?.upos === 'PRON') return mention;
  while (isCapital(tokens[end + 1])) end++;
  return { ...mention, last: end };
}

const isTitle = (token: Token | undefined) =>
  token !== undefined && isCapital(token) && (isRole(token.lower) || honorifics.has(token.lower));
const ranks = new Set(['prime', 'vice', 'deputy', 'chief', 'foreign', 'interior', 'acting']);

/** "Minister of Defence Hazem Rahim" is Hazem Rahim; "Prime Minister" names nobody. */
function withoutTitle(mention: Found, tokens: readonly Token[]): Found[] {
  if (mention.type !== 'PER') return [mention];
  let { first } = mention;
  while (first <= mention.last) {
    const isRanked = first < mention.last && ranks.has(tokens[first]?.lower ?? '');
    if (!isTitle(tokens[isRanked ? first + 1 : first])) break;
    first += isRanked ? 2 : 1;
    if (tokens[first]?.lower === 'of') first += 2;
  }
  return first > mention.last ? [] : [{ ...mention, first }];
}

const partsOfNames =
  /^(?:new|north|south|east|west|northern|southern|eastern|western|central|upper|lower|greater|great|old|saint|st\.|san|santa|los|las|el|la|port|fort|mount|lake|baja|the|of|and)$/;

/** "Springfield Illinois", without the comma, is a town and its state. */
function partedPlaces(mention: Found, tokens: readonly Token[], text: string): Found[] {
  const { first, last, type } = mention;
  if (type !== 'LOC' || first === last || isPlace(nameOf(mention, tokens, text))) return [mention];
  const state = { ...mention, first: last };
  const town = { ...mention, last: last - 1 };
  if (!isPlace(nameOf(state, tokens, text))) return [mention];
  if (wordsOf(town, tokens).some((word) => partsOfNames.test(word)) && town.first === town.last)
    return [mention];
  const isPlain = wordsOf(town, tokens).every((word) => /^\p{L}+\.?$/u.test(word) && word !== 'of');
  return isPlain ? [town, state] : [mention];
}

const isPlace = (name: string) => places.has(name) || countries.has(name);
/** Bodies that are also the buildings they sit in: there the model decides. */
const houses = new Set(['government', 'court']);

function typeOf(mention: Found, tokens: readonly Token[], text: string): EntityType {
  const { first, last, type } = mention;
  const name = nameOf(mention, tokens, text);
  if (type === 'ORG' && countries.has(name)) return 'LOC';
  if (demonyms.has(name) && !places.has(name)) return 'MISC';
  const body = knownBody(name);
  if (body) return type === 'LOC' && houses.has(body.type) ? type : 'ORG';
  if (first === last || (type !== 'PER' && type !== 'LOC') || isPlace(name)) return type;
  const noun = tokens[last]?.lower;
  return isBodyNoun(coreNoun(tokens, first, last)) && noun !== 'center' && noun !== 'centre'
    ? 'ORG'
    : type;
}
