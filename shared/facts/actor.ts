import type { Entities, KnownEntity } from '../language/entities/entity.ts';
import { isQuotationMark } from '../language/quotation-mark.ts';
import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';
import type { Clause, Subject } from './clause.ts';
import { nounGroup } from './find-clauses.ts';
import { isSayingNoun } from './reporting-words.ts';
import { officeWords, roleWords } from './role-words.ts';

/** Who or what a clause is about. */
export interface Actor {
  /** The fullest name, or the article's own description. */
  readonly name: string;
  readonly entity?: KnownEntity;
  /** The office or role that stands with the name here: "United States secretary of state". */
  readonly title?: string;
  /** The words that stand for him here; those of the description where it is a pronoun. */
  readonly tokens: readonly Token[];
  /** The word that these words are about: "spokesman" of "a spokesman for the ministry". */
  readonly headWord: string;
  readonly isPlural: boolean;
  /** The article gives him one: "the ship", "the United States". */
  readonly hasArticle: boolean;
  /** Stood there as a pronoun. */
  readonly isPronoun: boolean;
}

/** "I" and "we" are whoever speaks. */
export const speakerPronouns = new Set(['i', 'we']);

/** Who a clause is about; undefined where it is not known. */
export function actorOf(clause: Clause, entities: Entities): Actor | undefined {
  return clause.subject && actorAt(clause.sentence, clause.subject, entities);
}

/** Who a noun group means. */
export function actorAt(sentence: Sentence, group: Subject, entities: Entities): Actor | undefined {
  const head = sentence.tokens[group.head];
  if (!head || speakerPronouns.has(head.lower)) return undefined;
  if (head.upos === 'PRON') return pronounActor(sentence, group, head, entities);
  return nominalActor(sentence, group, entities);
}

const standIns = new Set([
  'he',
  'she',
  'it',
  'they',
  'who',
  'which',
  'that',
  'him',
  'her',
  'them',
  'his',
  'its',
  'their',
  'himself',
  'herself',
  'itself',
  'themselves',
]);
/** Pronouns that say themselves whom they mean. */
const general = new Set([
  'nobody',
  'everybody',
  'everyone',
  'someone',
  'somebody',
  'many',
  'others',
  'some',
  'all',
  'most',
  'both',
  'several',
  'one',
]);

function pronounActor(
  sentence: Sentence,
  group: Subject,
  head: Token,
  entities: Entities,
): Actor | undefined {
  if (general.has(head.lower) && group.coreLast > group.first)
    return described(sentence, group, false);
  if (!standIns.has(head.lower)) return undefined;
  const referent = entities.referent(sentence, head.index);
  if (!referent) return undefined;
  const introduced = nounGroup(treeOf(referent.sentence), referent.head);
  if (referent.entity)
    return {
      ...named(referent.entity, [head], head, true),
      hasArticle: hasArticle(referent.sentence, introduced),
    };
  const holder = holderOfClaim(referent.sentence, introduced.head);
  if (holder === undefined) return described(referent.sentence, introduced, true);
  // Not by `actorAt`, which might come back here: "its report's claim that it …".
  const entity = holder && entities.named(referent.sentence, holder.head);
  if (entity) return named(entity, [head], head, true);
  return holder ? described(referent.sentence, holder, true) : undefined;
}

/**
 * "Sudland's claim that it shot down two jets": Sudland did.
 *
 * @returns undefined where the noun is no claim, null where nobody is said to hold it.
 */
function holderOfClaim(sentence: Sentence, noun: number): Subject | null | undefined {
  const token = sentence.tokens[noun];
  if (!token || !isSayingNoun(token)) return undefined;
  const tree = treeOf(sentence);
  const holder = tree.childOf(noun, 'nmod:poss');
  return holder === undefined ? null : nounGroup(tree, holder);
}

function nominalActor(sentence: Sentence, group: Subject, entities: Entities): Actor | undefined {
  const { tokens } = sentence;
  const head = tokens[group.head] as Token;
  const words = tokens.slice(group.first, group.coreLast + 1);
  if (isJoined(sentence, group.head)) return described(sentence, group, false);
  const entity = entities.named(sentence, group.head);
  if (entity)
    return { ...named(entity, words, head, false), hasArticle: hasArticle(sentence, group) };
  const apposed = apposedName(sentence, group.head, entities);
  if (apposed) {
    const title = isRoleWord(head.lower) ? titleBefore(sentence, group, apposed) : undefined;
    const actor = named(apposed, tokens.slice(group.first, group.last + 1), head, false);
    return { ...actor, ...(title && { title }) };
  }
  const referent = entities.referent(sentence, group.head);
  if (referent?.entity) return named(referent.entity, words, head, false);
  const actor = described(sentence, group, false);
  const owner = group.first < group.head && ownerAt(sentence, group.first, entities);
  return actor && owner ? ownedBy(actor, owner.name) : actor;
}

const possessives = new Set(['his', 'her', 'its', 'their']);

/** Whom "his", "her", "its" or "their" stands for, where it is known. */
export function ownerAt(sentence: Sentence, at: number, entities: Entities): Actor | undefined {
  const pronoun = sentence.tokens[at];
  if (pronoun?.upos !== 'PRON' || !possessives.has(pronoun.lower)) return undefined;
  const group = { first: at, last: at, coreLast: at, head: at };
  return pronounActor(sentence, group, pronoun, entities);
}

/** "Her client", where it is known whose: "Eva Lind's client". */
export function ownedBy(actor: Actor, owner: string): Actor {
  const [pronoun, ...rest] = actor.name.split(' ');
  if (!possessives.has(pronoun?.toLowerCase() ?? '') || rest.length === 0) return actor;
  return { ...actor, name: [ownerForm(owner), ...rest].join(' ') };
}

/** "Ruiz" gives "Ruiz's", "rebels" gives "rebels'". */
export const ownerForm = (name: string): string =>
  /\p{Ll}{3}s$/u.test(name) && !/^\p{Lu}/u.test(name) ? `${name}'` : `${name}'s`;

/** Whether a pronoun, in lower case, may stand for whoever speaks, as far as its form tells. */
export function mayStandFor(pronoun: string, { entity, isPlural }: Actor): boolean {
  if (entity?.type === 'person') return ['he', 'she', 'his', 'her'].includes(pronoun);
  if (['it', 'its'].includes(pronoun)) return !isPlural;
  return isPlural && ['they', 'their'].includes(pronoun);
}

/** What stands before a name that follows its role. */
function titleBefore(
  sentence: Sentence,
  { first }: Subject,
  { mentions }: KnownEntity,
): string | undefined {
  const mention = mentions.find((one) => one.sentence === sentence.index && one.first > first);
  return mention && describe(sentence.tokens.slice(first, mention.first));
}

const isJoined = (sentence: Sentence, head: number) => {
  const { tokens, childrenOf } = treeOf(sentence);
  return childrenOf(head).some((child) => {
    const token = tokens[child];
    return (
      token !== undefined &&
      child > head &&
      hasLabel(token, 'conj') &&
      ['NOUN', 'PROPN', 'PRON'].includes(token.upos)
    );
  });
};

/** "An official with the charity, Youssef Ali": the name follows the description. "Spokesman John Kirby": it hangs on the role. */
function apposedName(
  sentence: Sentence,
  head: number,
  entities: Entities,
): KnownEntity | undefined {
  const { tokens, childOf, childrenOf } = treeOf(sentence);
  for (const child of childrenOf(head)) {
    const token = tokens[child];
    if (!token || child < head || !hasLabel(token, 'appos', 'flat', 'compound', 'nmod')) continue;
    // "A spokesman for Ruiz" is not Ruiz.
    if (childOf(child, 'case') !== undefined) {
      const last = nameBelow(sentence, child, entities);
      if (last && isRoleWord(tokens[head]?.lower ?? '')) return last;
      continue;
    }
    const entity = entities.named(sentence, child);
    if (entity?.type === 'person') return entity;
    if (entity && hasLabel(token, 'appos') && !isRoleWord(tokens[head]?.lower ?? '')) return entity;
  }
  return undefined;
}

/** "President of Ukraine Ana Ruiz": the name hangs, without a preposition, on the last noun before it. */
function nameBelow(sentence: Sentence, above: number, entities: Entities): KnownEntity | undefined {
  const { tokens, childOf, childrenOf } = treeOf(sentence);
  const child = childrenOf(above).find(
    (below) =>
      below > above &&
      childOf(below, 'case') === undefined &&
      hasLabel(tokens[below] as Token, 'flat', 'appos', 'nmod', 'compound') &&
      tokens[below - 1]?.text !== ',',
  );
  const entity = child === undefined ? undefined : entities.named(sentence, child);
  return entity?.type === 'person' ? entity : undefined;
}

const isRoleWord = (word: string) => roleWords.has(word) || officeWords.has(word);

const named = (
  entity: KnownEntity,
  tokens: readonly Token[],
  head: Token,
  isPronoun: boolean,
): Actor => ({
  name: entity.name,
  entity,
  tokens,
  headWord: head.lower,
  isPlural: isPronoun && (head.lower === 'they' || head.lower === 'them'),
  hasArticle: false,
  isPronoun,
});

const articles = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those']);

const hasArticle = ({ tokens }: Sentence, { first, head }: Subject) => {
  const opening = tokens[first];
  return (
    opening !== undefined && first < head && opening.head === head && articles.has(opening.lower)
  );
};

/** His name as a sentence has it: "the ship", "Ana Ruiz". */
export const inSentence = ({ name, hasArticle: isDefinite, entity }: Actor): string =>
  isDefinite && entity?.type !== 'person' ? `the ${name}` : name;

function described(sentence: Sentence, group: Subject, isPronoun: boolean): Actor | undefined {
  const tokens = sentence.tokens.slice(group.first, group.coreLast + 1);
  const head = sentence.tokens[group.head] as Token;
  const name = describe(tokens);
  if (name === '') return undefined;
  const isPlural = head.xpos === 'NNS' || head.xpos === 'NNPS' || isJoined(sentence, group.head);
  return {
    name,
    tokens,
    headWord: head.lower,
    isPlural,
    hasArticle: hasArticle(sentence, group),
    isPronoun,
  };
}

const dropped = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'whose', 'no']);
const brackets = new Set(['[', ']', '(', ')']);
const longestDescription = 14;

/** The first words of a long description, up to a comma where there is one, never ending in "of" or "the". */
function cutShort(tokens: readonly Token[]): readonly Token[] {
  const kept = tokens.slice(0, longestDescription);
  const comma = kept.findLastIndex(({ text }) => text === ',');
  const whole = comma > 2 ? kept.slice(0, comma) : kept;
  const end = whole.findLastIndex(({ upos }) => ['NOUN', 'PROPN', 'NUM'].includes(upos));
  return whole.slice(0, end + 1);
}

/** A noun group in the article's words, without its article, a "no" at its start and quotation marks. */
export function describe(tokens: readonly Token[]): string {
  const all = tokens.filter(
    (token, index) =>
      !brackets.has(token.text) &&
      !isQuotationMark(token) &&
      !(index === 0 && dropped.has(token.lower)),
  );
  const words = all.length > longestDescription ? cutShort(all) : all;
  return words
    .reduce((text, token, index) => {
      const before = words[index - 1];
      return before === undefined || before.end === token.start
        ? `${text}${token.text}`
        : `${text} ${token.text}`;
    }, '')
    .replace(/[\s,;:]+$/u, '')
    .trim();
}
