import type { Phrase } from '../../../shared/language/entities/collect-phrases.ts';
import type { GumDocument } from './read-gum.ts';

/** Which entities of GUM a phrase stands for. */
export type GoldOf = (phrase: Phrase) => ReadonlySet<string>;

const nobody: ReadonlySet<string> = new Set();

/** @returns the ids of the mentions that have the phrase's head, those of coordinations apart. */
export function goldChains({ mentions }: GumDocument): GoldOf {
  const ids = new Map<string, Set<string>>();
  for (const { sentence, head, isGroup, id } of mentions) {
    const key = `${sentence} ${head} ${isGroup}`;
    ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  return ({ tree, head, isGroup }) =>
    ids.get(`${tree.sentence.index} ${head.index} ${isGroup}`) ?? nobody;
}

export const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].some((id) => other.has(id));
