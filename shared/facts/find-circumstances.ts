import type { Entities } from '../language/entities/entity.ts';
import type { Token } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';
import { isTimeWord } from '../language/time-words.ts';
import type { Claim } from './claim.ts';

/** When and where a claim says it happened, in the article's words. */
export interface Circumstances {
  readonly when?: string;
  readonly where?: string;
}

const places = new Set([
  'in',
  'at',
  'near',
  'on',
  'outside',
  'inside',
  'off',
  'around',
  'across',
  'over',
  'to',
  'from',
  'into',
  'toward',
  'towards',
]);
const placeTypes = new Set(['country', 'place']);

/**
 * Reads when and where off the phrases that hang on the claim's verb: "on Monday", "yesterday", "in Gdańsk".
 *
 * "Closed the bridge in Gdańsk on Monday": Monday, Gdańsk. A place that is no name is told only behind a verb.
 */
export function findCircumstances({ clause, tokens }: Claim, entities: Entities): Circumstances {
  const { sentence } = clause;
  const tree = treeOf(sentence);
  const mine = new Set(tokens);
  let when: string | undefined;
  let where: string | undefined;
  for (const index of tokens) {
    const token = sentence.tokens[index] as Token;
    if (!hasLabel(token, 'obl', 'nmod', 'advmod', 'conj') || token.head === -1) continue;
    const hull = tree.hullOf(index);
    const words = sentence.tokens
      .slice(hull.first, hull.last + 1)
      .filter((word) => mine.has(word.index));
    const isOfVerb = token.head === clause.verb.head || hasLabel(token, 'obl');
    if (
      !when &&
      isOfVerb &&
      !words.some(({ text }) => text === '-') &&
      !notTimes.has(words[0]?.lower ?? '') &&
      isTime(token, words)
    )
      when = phraseOf(words, token);
    const preposition = tree.childOf(index, 'case');
    if (
      !where &&
      preposition !== undefined &&
      places.has(sentence.tokens[preposition]?.lower ?? '')
    ) {
      const entity = entities.named(sentence, index);
      if (entity && placeTypes.has(entity.type)) where = entity.name;
    }
  }
  return { ...(when && { when }), ...(where && { where }) };
}

/** "sentenced to seven years", "a man of sixty years" tell no time. */
const notTimes = new Set(['to', 'of', 'by', 'with', 'like']);

const isTime = (head: Token, words: readonly Token[]) =>
  isTimeWord(head.lower) ||
  (/^(?:19|20)\d\d$/.test(head.text) &&
    words.some(({ lower }) => lower === 'in' || lower === 'since' || lower === 'until'));

/** "on July 10", without what only hangs on it in passing. */
function phraseOf(words: readonly Token[], head: Token): string {
  const cut = words.findIndex(
    ({ index, text }) => index > head.index && (text === ',' || text === '('),
  );
  const kept = cut < 0 || /\d{4}/.test(words[cut + 1]?.text ?? '') ? words : words.slice(0, cut);
  return kept
    .slice(0, 8)
    .reduce(
      (text, token, at) =>
        at === 0 || kept[at - 1]?.end === token.start ? text + token.text : `${text} ${token.text}`,
      '',
    )
    .replace(/[\s,;]+$/u, '');
}
