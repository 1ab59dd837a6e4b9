import type { Chain } from './chains.ts';
import type { Phrase } from './collect-phrases.ts';
import { meantTypes } from './noun-lists.ts';
import { fitsRole, isRole } from './role-nouns.ts';
import { dependentsOf, relationOf } from './tree.ts';

/** A role noun looks back at so many phrases. */
const looked = 40;
const pointing = new Set(['the', 'this', 'that']);

/** "The spokesman", "the ministry", "the company": the last one that the noun and its modifiers fit. */
export function meansRole(phrase: Phrase, recent: readonly Chain[]): Chain | undefined {
  const { head, tree } = phrase;
  if (phrase.kind !== 'noun' || phrase.isPlural) return undefined;
  const own = dependentsOf(tree, head.index);
  const noun = head.lemma.toLowerCase();
  if (!own.some(({ lower, deprel }) => deprel === 'det' && pointing.has(lower))) return undefined;
  if (
    own.some(
      (token) =>
        ['cop', 'appos', 'conj'].includes(token.deprel) ||
        relationOf(token) === 'acl' ||
        relationOf(token) === 'flat',
    )
  )
    return undefined;
  if (relationOf(head) === 'appos') return undefined;
  const modifiers = own
    .filter(
      ({ upos, deprel }) =>
        ['amod', 'compound', 'nmod', 'nummod'].includes(deprel) && upos !== 'DET',
    )
    .map(({ lower }) => lower);
  const seen = new Set<Chain>();
  for (let index = recent.length - 1; index >= 0 && index >= recent.length - looked; index--) {
    const chain = recent[index];
    if (!chain || seen.has(chain)) continue;
    seen.add(chain);
    if (fits(chain, noun, modifiers, phrase)) return chain;
  }
  return undefined;
}

function fits(chain: Chain, noun: string, modifiers: readonly string[], phrase: Phrase): boolean {
  if (chain.isPlural) return false;
  if (phrase.gender && chain.gender && phrase.gender !== chain.gender) return false;
  if (!chain.gathered) return isSameNoun(chain.first, noun, modifiers);
  const { entity, kinds } = chain.gathered;
  if (entity.type === 'person') {
    if (!isRole(noun)) return false;
    return entity.titles.some((title) => {
      const words = title.toLowerCase().split(/[\s-]+/u);
      return (
        words.some((word) => fitsRole(word, noun)) &&
        modifiers.every((modifier) => words.includes(modifier))
      );
    });
  }
  const words = entity.name.toLowerCase().split(/[\s-]+/u);
  if (!modifiers.every((modifier) => words.includes(modifier) || kinds.has(modifier))) return false;
  return (
    words.includes(noun) ||
    kinds.has(noun) ||
    (meantTypes.get(noun)?.includes(entity.type) ?? false)
  );
}

/** "A driver ... the driver". */
function isSameNoun(first: Phrase, noun: string, modifiers: readonly string[]): boolean {
  if (first.kind !== 'noun' || first.head.lemma.toLowerCase() !== noun) return false;
  const own = new Set(dependentsOf(first.tree, first.head.index).map(({ lower }) => lower));
  return modifiers.every((modifier) => own.has(modifier));
}
