import type { ReadText } from '../sentence.ts';
import type { EntityMention, EntityType, KnownEntity } from './entity.ts';
import { findNames, type NameSpan } from './find-names.ts';
import { describeName } from './find-titles.ts';
import { genderOfFirstName } from './first-names.ts';
import { isPublicOffice } from './judge-title.ts';
import { linkNames, type NameMention } from './link-names.ts';
import { femaleNouns, maleNouns, officialTypes } from './noun-lists.ts';
import type { Tree } from './tree.ts';
import { typeName } from './type-name.ts';

/** An entity with what the text says that it is, for whoever must tell what "the chain" means. */
export interface Gathered {
  readonly entity: KnownEntity;
  /** Role nouns and kinds, in small letters. */
  readonly kinds: ReadonlySet<string>;
  readonly spans: readonly NameSpan[];
}

/** Finds all names of a text and joins those of one entity. */
export function gatherEntities(read: ReadText, trees: readonly Tree[]): Gathered[] {
  const indexes = new Map(read.sentences.map((sentence, index) => [sentence, index]));
  const mentions = findNames(read).flatMap((span): NameMention[] => {
    const index = indexes.get(span.sentence) ?? 0;
    const tree = trees[index];
    const [start, end] = [
      span.sentence.tokens[span.first]?.start,
      span.sentence.tokens[span.last]?.end,
    ];
    if (!tree || start === undefined || end === undefined) return [];
    const name = read.text.slice(start, end).replace(/\s+/gu, ' ');
    const description = describeName(tree, read.text, span);
    return [{ span, name, start, end, description, typed: typeName(name, span, description) }];
  });
  return linkNames(mentions, read.text)
    .map((cluster) => gathered(cluster, read, indexes))
    .sort((a, b) => (a.entity.mentions[0]?.start ?? 0) - (b.entity.mentions[0]?.start ?? 0));
}

function gathered(
  cluster: readonly NameMention[],
  { text }: ReadText,
  indexes: ReadonlyMap<unknown, number>,
): Gathered {
  const type = typeOf(cluster);
  const names = cluster.map(({ name }) => name);
  const name = names.reduce(
    (best, other) => (fullness(other) > fullness(best) ? other : best),
    names[0] ?? '',
  );
  const given = type === 'person' ? cluster.flatMap(({ description }) => description.titles) : [];
  const titles = [...new Map(given.map((title) => [title.text.toLowerCase(), title])).values()];
  const title = titles.reduce<string | undefined>(
    (best, other) =>
      best === undefined || fullness(other.text) > fullness(best) ? other.text : best,
    undefined,
  );
  const kinds = new Set([
    ...cluster.flatMap(({ description }) => description.kinds),
    ...given.map(({ role }) => role),
  ]);
  const gender = type === 'person' ? genderOf(cluster, name, kinds) : undefined;
  const mentions = cluster.map(
    ({ span, start, end }): EntityMention => ({
      start,
      end,
      text: text.slice(start, end),
      type,
      sentence: indexes.get(span.sentence) ?? 0,
      first: span.first,
      last: span.last,
    }),
  );
  const entity: KnownEntity = {
    name,
    type,
    ...(title !== undefined && { title }),
    titles: titles.map((each) => each.text),
    isOfficial: type === 'person' ? titles.some(isPublicOffice) : officialTypes.has(type),
    hasRole: titles.length > 0,
    ...(gender && { gender }),
    mentions,
  };
  return { entity, kinds, spans: cluster.map(({ span }) => span) };
}

const fullness = (name: string) => name.split(' ').length;

/** The type that is surest, then the one given most often. */
function typeOf(cluster: readonly NameMention[]): EntityType {
  const votes = new Map<EntityType, number>();
  for (const { typed } of cluster)
    votes.set(
      typed.type,
      (votes.get(typed.type) ?? 0) +
        (typed.type === 'other' ? 0.5 : ([0, 1, 3, 9][typed.certainty] ?? 1)),
    );
  let best: EntityType = 'other';
  for (const [type, count] of votes) if (count > (votes.get(best) ?? 0)) best = type;
  return best;
}

function genderOf(
  cluster: readonly NameMention[],
  name: string,
  kinds: ReadonlySet<string>,
): 'female' | 'male' | undefined {
  const words = [...cluster.flatMap(({ description }) => description.honorific ?? []), ...kinds];
  if (words.some((word) => femaleNouns.has(word))) return 'female';
  if (words.some((word) => maleNouns.has(word))) return 'male';
  const [first = ''] = name.split(' ');
  return name.includes(' ') || cluster.every((mention) => !mention.name.includes(' '))
    ? genderOfFirstName(first)
    : undefined;
}
