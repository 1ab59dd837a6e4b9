import type { ReadText, Sentence } from '../language/read-text.ts';
import type { EntityMention, NameKind } from '../language/token.ts';
import { officeWords, roleWords } from './role-words.ts';

/** Somebody or something that the article names, under its fullest name. */
export interface Named {
  readonly name: string;
  readonly type: NameKind | 'other';
  readonly title?: string;
  /** Holds an office of a public body. */
  readonly isOfficial: boolean;
  /** Has any role by which he is known. */
  readonly hasRole: boolean;
  readonly mentions: readonly EntityMention[];
}

export interface Names {
  readonly all: readonly Named[];
  /** Who is named at this place of the text. */
  readonly at: (start: number) => Named | undefined;
  /** The last one named before this place whose title has a fitting word. */
  readonly holderBefore: (start: number, fits: (word: string) => boolean) => Named | undefined;
}

/** Gathers the names of an article: "Ryder" and "Air Force Brig. Gen. Pat Ryder" are one. */
export function knowNames({ sentences, entities }: ReadText): Names {
  const clusters = clusterMentions(entities);
  const sentenceAt = sentenceFinder(sentences);
  const all = clusters.map((mentions) => namedFrom(mentions, sentenceAt));
  const byStart = new Map(
    all.flatMap((named) => named.mentions.map(({ start }) => [start, named] as const)),
  );
  return { all, at: (start) => byStart.get(start), holderBefore: holderFinder(all) };
}

/** Titles looked back at: the spokesman of forty names ago is nobody's "the spokesman" any more, and time stays linear. */
const titlesLookedAt = 40;

function holderFinder(all: readonly Named[]): Names['holderBefore'] {
  const titled = all
    .filter(({ title }) => title !== undefined)
    .flatMap((named) => named.mentions.map(({ start }) => ({ start, named })))
    .sort((a, b) => a.start - b.start);
  return (start, fits) => {
    const last = lastIndexBefore(titled, start);
    const near = titled.slice(Math.max(0, last + 1 - titlesLookedAt), last + 1);
    return near.findLast(({ named }) => named.title?.toLowerCase().split(' ').some(fits))?.named;
  };
}

/** @returns the index of the last entry that starts before `start`, or -1. */
function lastIndexBefore(sorted: readonly { readonly start: number }[], start: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle]?.start ?? start) < start) low = middle;
    else high = middle - 1;
  }
  return low;
}

function clusterMentions(entities: readonly EntityMention[]): EntityMention[][] {
  const clusters = new Map<string, EntityMention[]>();
  const keys = new Map<string, string>();
  for (const mention of entities) {
    if (isTitleOnly(mention)) continue;
    const words = nameWords(mention.text);
    const last = words.at(-1) ?? mention.text;
    const isKnown = words.length === 1 && keys.get(last);
    const key = isKnown || keyOf(mention, words);
    const cluster = clusters.get(key);
    if (cluster) cluster.push(mention);
    else clusters.set(key, [mention]);
    if (words.length > 1 && mention.type !== 'location') keys.set(last, key);
  }
  return joinSingles(clusters, keys);
}

/** People go by their last name; everything else by its whole name. */
function keyOf({ type, text }: EntityMention, words: readonly string[]): string {
  const last = words.at(-1) ?? text;
  return type === 'person' || (type === 'other' && words.length > 1) ? last : words.join(' ');
}

/** A last name that stood before the full name joins it. */
function joinSingles(
  clusters: Map<string, EntityMention[]>,
  keys: ReadonlyMap<string, string>,
): EntityMention[][] {
  for (const [key, mentions] of clusters) {
    const target = keys.get(key);
    const joined = target !== undefined && target !== key ? clusters.get(target) : undefined;
    if (!joined) continue;
    joined.push(...mentions);
    clusters.delete(key);
  }
  return [...clusters.values()];
}

const nameWords = (text: string) => withoutTitle(text).split(' ');
const isRole = (word: string) =>
  officeWords.has(word.toLowerCase()) || roleWords.has(word.toLowerCase());

function namedFrom(
  mentions: readonly EntityMention[],
  sentenceAt: (start: number) => Sentence | undefined,
): Named {
  const titles = mentions.flatMap((mention) => titlesAt(mention, sentenceAt(mention.start)));
  const titleWords = titles.flatMap((title) => title.toLowerCase().split(/[\s-]+/u));
  const [title] = titles;
  return {
    name: fullestName(mentions),
    type: typeOf(mentions, titles),
    ...(title && { title }),
    isOfficial: titleWords.some((word) => officeWords.has(word)),
    hasRole: titleWords.some((word) => roleWords.has(word) || officeWords.has(word)),
    mentions,
  };
}

function fullestName(mentions: readonly EntityMention[]): string {
  const names = mentions.map(({ text }) => withoutTitle(text));
  return names.reduce(
    (best, name) => (name.split(' ').length > best.split(' ').length ? name : best),
    names[0] ?? '',
  );
}

/** "Prime Minister Ana Ruiz": "Ana Ruiz". A title alone stays. */
function withoutTitle(text: string): string {
  const words = text.split(' ');
  const last = words.findLastIndex((word) => isRole(word) || honorifics.has(word.toLowerCase()));
  return last >= 0 && last < words.length - 1 ? words.slice(last + 1).join(' ') : text;
}

const honorifics = new Set('mr. mrs. ms. mr mrs ms sir dame lord lady miss'.split(' '));

/** "President", "US Secretary" (of state): nobody's name. */
const isTitleOnly = ({ text, type }: EntityMention) =>
  type !== 'organization' && isRole(text.split(' ').at(-1) ?? '');

function typeOf(mentions: readonly EntityMention[], titles: readonly string[]): Named['type'] {
  if (titles.length > 0) return 'person';
  return mentions.map(({ type }) => type).find((type) => type !== 'other') ?? 'other';
}

/** What stands before a name ("Interior Minister X") or after it ("X, the interior minister,") and tells an office or a role. */
function titlesAt(mention: EntityMention, sentence: Sentence | undefined): string[] {
  if (!sentence) return [];
  const within = mention.text.split(' ');
  const role = within.findLastIndex(isRole);
  if (role >= 0 && role < within.length - 1) return [within.slice(0, role + 1).join(' ')];
  return [titleBefore(mention, sentence), titleAfter(mention, sentence)].filter(
    (title) => title !== undefined,
  );
}

const longestTitle = 10;

/** "Interior Minister X", and with "of" between: "secretary of state X". */
function titleBefore({ start }: EntityMention, { tokens }: Sentence): string | undefined {
  const at = tokens.findIndex((token) => token.start === start);
  if (at < 1) return undefined;
  const joint = isRole(tokens[at - 1]?.lower ?? '') ? at - 1 : roleBeforeOf(tokens, at);
  if (joint === undefined) return undefined;
  let first = joint;
  while (first > 0 && at - first < longestTitle && isNominal(tokens[first - 1])) first--;
  return wordsOf(tokens.slice(first, at));
}

/** Where the role of "secretary of state X" stands. */
function roleBeforeOf(tokens: Sentence['tokens'], at: number): number | undefined {
  let first = at - 1;
  while (first > 0 && at - first < longestTitle && isNominal(tokens[first])) first--;
  const isJoined = tokens[first]?.lower === 'of' && first < at - 1;
  return isJoined && isRole(tokens[first - 1]?.lower ?? '') ? first - 1 : undefined;
}

const isNominal = (token: Sentence['tokens'][number] | undefined) =>
  token !== undefined && ['NOUN', 'ADJ', 'PROPN'].includes(token.upos);

function titleAfter({ end, type }: EntityMention, { tokens }: Sentence): string | undefined {
  if (type === 'location' || type === 'organization') return undefined;
  const at = tokens.findIndex((token) => token.start >= end);
  const connector = tokens[at]?.text;
  if (at < 0 || (connector !== ',' && connector !== 'of')) return undefined;
  const close = tokens.findIndex(
    (token, index) =>
      index > at && (token.upos === 'PUNCT' || token.upos === 'VERB' || token.upos === 'AUX'),
  );
  if (['who', 'which', 'where', 'whose'].includes(tokens[at + 1]?.lower ?? '')) return undefined;
  const apposition = tokens.slice(at + 1, close < 0 ? undefined : close).slice(0, longestTitle);
  return apposition.some(({ lower }) => isRole(lower)) ? wordsOf(apposition) : undefined;
}

const wordsOf = (tokens: readonly { text: string; lower: string }[]) =>
  tokens
    .filter(({ lower }, index) => index > 0 || !['the', 'a', 'an'].includes(lower))
    .reduce(
      (text, token) =>
        /^['’]/u.test(token.text) ? `${text}${token.text}` : `${text} ${token.text}`,
      '',
    )
    .trim();

function sentenceFinder(sentences: readonly Sentence[]): (start: number) => Sentence | undefined {
  return (start) => {
    let low = 0;
    let high = sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sentences[middle]?.start ?? 0) <= start) low = middle;
      else high = middle - 1;
    }
    return sentences[low];
  };
}
