import { countries } from './country-names.ts';
import type { NameSpan } from './find-names.ts';
import type { Description } from './find-titles.ts';
import { knownBody, undotted } from './known-bodies.ts';
import type { Typed } from './type-name.ts';
import { wordSet } from './word-list.ts';

/** One mention of a name with all that its place tells. */
export interface NameMention {
  readonly span: NameSpan;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly description: Description;
  readonly typed: Typed;
}

/** Gathers the mentions of one and the same: full and short names, acronyms, other names of a country. */
export function linkNames(mentions: readonly NameMention[], text: string): NameMention[][] {
  const clusters = new Map<string, NameMention[]>();
  const short: NameMention[] = [];
  for (const mention of mentions) {
    if (isShort(mention)) short.push(mention);
    else add(clusters, keyOf(mention), mention);
  }
  const byWord = indexOf(clusters);
  const defined = definedAcronyms(mentions, text);
  for (const mention of short) {
    const key = keyOf(mention);
    const target =
      clusters.has(key) && !isPersonal(mention)
        ? key
        : targetOf(mention, clusters, byWord, defined);
    add(clusters, target ?? key, mention);
  }
  return [...clusters.values()].map((cluster) => cluster.sort((a, b) => a.start - b.start));
}

const add = (clusters: Map<string, NameMention[]>, key: string, mention: NameMention) => {
  const known = clusters.get(key);
  if (known) known.push(mention);
  else clusters.set(key, [mention]);
};

const particles = /^(?:[AEae]l-|[Bb]in |[Dd]e |[Vv]on |van |del(?:la)? |[Dd]i |[Dd]a )/u;
const isPersonal = ({ typed }: NameMention) => typed.type === 'person' || typed.type === 'other';

/** A name of one word that may be part of a longer one. */
function isShort({ name, typed }: NameMention): boolean {
  if (typed.certainty === 3 && typed.type !== 'person') return false;
  return !name.includes(' ') || particles.test(name);
}

const suffixes =
  /,? (?:inc|ltd|llc|plc|corp|corporation|company|co|group|holdings|gmbh|ag|jr|sr|ii|iii)\.?$/iu;
const normal = (name: string) => undotted(name).replaceAll('’', "'").replace(/^the /iu, '');

function keyOf({ name, typed }: NameMention): string {
  const plain = normal(name);
  const country = countries.get(plain);
  if (country) return `country ${country}`;
  const body = knownBody(plain);
  if (body) return `body ${body.key}`;
  const words = plain.replace(suffixes, '').toLowerCase().split(' ');
  if (typed.type === 'person' && words.length > 2) return `${words[0]} ${words.at(-1)}`;
  if (words.length > 2 && words[1] === 'of')
    return words
      .filter((word) => !joints.has(word))
      .reverse()
      .join(' ');
  return words.filter((word) => word !== '').join(' ');
}
const joints = wordSet('of the for and &');

const keptPerWord = 8;

/** Clusters by each word that a short name may be: the last of a person, the first of a body, its initials. */
function indexOf(clusters: ReadonlyMap<string, readonly NameMention[]>): Map<string, string[]> {
  const byWord = new Map<string, string[]>();
  const put = (word: string | undefined, key: string) => {
    if (!word) return;
    const known = byWord.get(word);
    if (!known) byWord.set(word, [key]);
    else if (known.length < keptPerWord && !known.includes(key)) known.push(key);
  };
  for (const [key, mentions] of clusters) {
    const [mention] = mentions;
    if (!mention) continue;
    const words = normal(mention.name)
      .replace(/,? (?:jr|sr)\.?$/iu, '')
      .split(' ');
    const { type, certainty } = mention.typed;
    const isMaybePerson = type === 'person' || (certainty < 3 && words.length < 4);
    if (words.length > 1 && isMaybePerson) {
      put(bareWord(words.at(-1) ?? ''), key);
      if (type === 'person') put(bareWord(words[0] ?? ''), key);
    }
    if (type !== 'person' && type !== 'place' && type !== 'country') {
      if (words.length > 1 && !generic.has((words[0] ?? '').toLowerCase()))
        put(bareWord(words[0] ?? ''), key);
      put(initialsOf(words), key);
    }
  }
  return byWord;
}

const generic = wordSet(
  'new national united royal international north south east west central general federal first american british world great old saint st. union state global supreme public foreign democratic republican',
);
const bareWord = (word: string) =>
  word
    .replace(particles, '')
    .replace(/^.*[-’']s?(?=\p{Lu})/u, '')
    .toLowerCase();

/** "IRGC" of "Islamic Revolutionary Guard Corps". */
function initialsOf(words: readonly string[]): string | undefined {
  const initials = words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
  return initials.length > 1 ? `=${initials}` : undefined;
}

/** "United Nations (UN)": acronyms that the text explains, with the name before the bracket. */
function definedAcronyms(mentions: readonly NameMention[], text: string): Map<string, NameMention> {
  const defined = new Map<string, NameMention>();
  mentions.forEach((mention, index) => {
    const full = mentions[index - 1];
    const acronym = undotted(mention.name);
    if (!full || !/^\p{Lu}[\p{L}\d-]+$/u.test(acronym) || !/\p{Lu}.*\p{Lu}/u.test(acronym)) return;
    if (text.slice(full.end, mention.start).trim() !== '(' || full.name.length <= acronym.length)
      return;
    const isLike =
      initialsOf(full.name.split(' ')) === `=${acronym}` ||
      full.name.charAt(0) === acronym.charAt(0);
    if (isLike) defined.set(acronym, full);
  });
  return defined;
}

function targetOf(
  mention: NameMention,
  clusters: ReadonlyMap<string, readonly NameMention[]>,
  byWord: ReadonlyMap<string, readonly string[]>,
  defined: ReadonlyMap<string, NameMention>,
): string | undefined {
  const acronym = undotted(mention.name);
  const full = defined.get(acronym);
  if (full) return keyOf(full);
  const isAcronym = /^\p{Lu}{2,}$/u.test(acronym);
  const keys = (isAcronym && byWord.get(`=${acronym}`)) || byWord.get(bareWord(mention.name)) || [];
  const fitting = keys.filter((key) => {
    const [first] = clusters.get(key) ?? [];
    return first !== undefined && fits(mention, first);
  });
  return nearest(mention, fitting, clusters);
}

function fits({ typed, description }: NameMention, { typed: target }: NameMention): boolean {
  if (typed.certainty === 1 || target.certainty === 1)
    return (
      description.honorific === undefined || target.type === 'person' || target.type === 'other'
    );
  if (typed.type === target.type || typed.type === 'other' || target.type === 'other') return true;
  return typed.type !== 'person' && target.type !== 'person' && typed.certainty < 3;
}

/** The one named last before the mention, or else first after it. */
function nearest(
  { start }: NameMention,
  keys: readonly string[],
  clusters: ReadonlyMap<string, readonly NameMention[]>,
): string | undefined {
  let best: string | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    const mentions = clusters.get(key) ?? [];
    const before = lastBefore(mentions, start);
    const away = before === undefined ? 1e9 + (mentions[0]?.start ?? 0) : start - before.start;
    if (away < distance) [best, distance] = [key, away];
  }
  return best;
}

/** Searches from the back, as far as short names added since go. */
function lastBefore(mentions: readonly NameMention[], start: number): NameMention | undefined {
  let [low, high] = [-1, mentions.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((mentions[middle]?.start ?? start) < start) low = middle;
    else high = middle - 1;
  }
  return mentions[low];
}
