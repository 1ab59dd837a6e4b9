import type { ReadText, Sentence, Token } from '../sentence.ts';
import type { Chain } from './chains.ts';
import { collectPhrases, type Phrase } from './collect-phrases.ts';
import type { Entities, KnownEntity, Reference, Referent } from './entity.ts';
import { gatherEntities } from './gather-entities.ts';
import weights from './pronoun-weights.json' with { type: 'json' };
import { resolveReferences } from './resolve-references.ts';
import { resolveRelatives } from './resolve-relatives.ts';
import { headOfSpan, treeOf } from './tree.ts';
import { decideBy, leastLikelihood } from './weigh-candidates.ts';

/**
 * Tells whom and what an article names, and whom its pronouns and role nouns mean.
 *
 * Takes time in proportion to the text, never throws, and gives the same for the same text.
 */
export function knowEntities(read: ReadText): Entities {
  const trees = read.sentences.map(treeOf);
  const gathered = gatherEntities(read, trees);
  const named = new Map<Token, KnownEntity>();
  const firstHeads = new Map<KnownEntity, Referent>();
  for (const { entity, spans } of gathered) {
    for (const { sentence, first, last } of spans)
      for (const token of sentence.tokens.slice(first, last + 1)) named.set(token, entity);
    const [span] = spans;
    if (span)
      firstHeads.set(entity, {
        entity,
        sentence: span.sentence,
        head: headOfSpan(span.sentence.tokens, span.first, span.last),
      });
  }
  const phrases = collectPhrases(trees, gathered, read.quotations);
  const chains = resolveReferences(phrases, decideBy(weights, leastLikelihood));
  const referents = new Map<Token, Referent>();
  const references: Reference[] = [];
  for (const phrase of phrases) {
    const referent = referentOf(phrase, chains.get(phrase), firstHeads);
    if (!referent) continue;
    referents.set(phrase.head, referent);
    if (phrase.kind !== 'name')
      references.push({ sentence: phrase.tree.sentence, head: phrase.head.index, referent });
  }
  for (const { sentence, head, meant } of resolveRelatives(trees)) {
    const referent = referents.get(meant) ?? { sentence, head: meant.index };
    const pronoun = sentence.tokens[head];
    if (pronoun) referents.set(pronoun, referent);
    references.push({ sentence, head, referent });
  }
  const all = gathered.map(({ entity }) => entity);
  const at = <Value>(known: ReadonlyMap<Token, Value>, { tokens }: Sentence, index: number) => {
    const token = tokens[index];
    return token && known.get(token);
  };
  return {
    all,
    mentions: all.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start),
    named: (sentence, token) => at(named, sentence, token),
    referent: (sentence, head) => at(referents, sentence, head) ?? firstNamed(sentence, head),
    references: references.sort((a, b) => a.sentence.index - b.sentence.index || a.head - b.head),
  };

  function firstNamed(sentence: Sentence, head: number) {
    const entity = at(named, sentence, head);
    return entity && firstHeads.get(entity);
  }
}

/** Names mean their entity, pronouns and role nouns what introduced their chain; a noun that introduces one means nobody else. */
function referentOf(
  phrase: Phrase,
  chain: Chain | undefined,
  firstHeads: ReadonlyMap<KnownEntity, Referent>,
): Referent | undefined {
  if (!chain || phrase.isGroup || (chain.first === phrase && !chain.gathered)) return undefined;
  const { first, gathered } = chain;
  const isGroup = first.isGroup && { isGroup: true };
  return (
    (gathered && firstHeads.get(gathered.entity)) ?? {
      sentence: first.tree.sentence,
      head: first.head.index,
      ...isGroup,
    }
  );
}
