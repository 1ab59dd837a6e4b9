import type { Stretch } from '../../shared/language/sentence.ts';
import type { TreebankDocument, TreebankWord } from './read-treebank.ts';
import type { Count } from './score-trees.ts';

/** "he" → the mention that it stands for. */
export interface PronounLink {
  readonly pronoun: Stretch;
  readonly antecedent: Stretch;
}

/** A mention of GUM: who is meant, and where it stands. */
interface GoldMention extends Stretch {
  readonly entity: string;
}

const personal =
  /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves)$/iu;

/**
 * Pronouns of the third person that stand for something named before them, and the links that lead to it: a link is right
 * where the smallest mention around its antecedent is another mention of the same entity.
 *
 * @returns `gold` such pronouns, `ours` links from pronouns of the third person, `right` links
 */
export function scorePronouns(document: TreebankDocument, links: readonly PronounLink[]): Count {
  const mentions = mentionsOf(document);
  const words = document.sentences.flatMap((sentence) => sentence.words);
  const pronouns = new Map(
    words
      .filter(({ text, upos }) => upos === 'PRON' && personal.test(text))
      .map((word) => [word.start, ownMention(word, mentions)]),
  );
  const gold = [...pronouns.values()].filter(
    (own) => own && mentions.some((other) => other.entity === own.entity && other.end <= own.start),
  );
  const made = links.filter(({ pronoun }) => pronouns.has(pronoun.start));
  const right = made.filter(({ pronoun, antecedent }) => {
    const own = pronouns.get(pronoun.start);
    const meant = smallestAround(antecedent, mentions);
    return own !== undefined && meant !== own && meant?.entity === own.entity;
  });
  return { gold: gold.length, ours: made.length, right: right.length };
}

const ownMention = ({ start, end }: TreebankWord, mentions: readonly GoldMention[]) =>
  mentions.find((mention) => mention.start === start && mention.end === end);

const smallestAround = (span: Stretch, mentions: readonly GoldMention[]) =>
  mentions
    .filter(({ start, end }) => start <= span.start && end >= span.end)
    .reduce<GoldMention | undefined>(
      (best, next) => (best && best.end - best.start <= next.end - next.start ? best : next),
      undefined,
    );

const bracket = /\(([^-()]+)-[^()]*(\))?|([^()]+)\)/gu;

/** Reads `Entity=` of the MISC column: "(12-person-new-nnnnn-cf1-1-coref" opens a mention, "12)" closes it. */
function mentionsOf({ sentences }: TreebankDocument): GoldMention[] {
  const mentions: GoldMention[] = [];
  for (const { words } of sentences) {
    const open: { id: string; first: number }[] = [];
    for (const [index, { misc }] of words.entries()) {
      const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
      for (const [, id, isClosed, closing] of value.matchAll(bracket)) {
        if (id !== undefined) {
          const mention = { id, first: index };
          if (isClosed) mentions.push(mentionFrom(words, mention, index));
          else open.push(mention);
          continue;
        }
        const at = open.findLastIndex((mention) => mention.id === closing);
        const [mention] = at < 0 ? [] : open.splice(at, 1);
        if (mention) mentions.push(mentionFrom(words, mention, index));
      }
    }
  }
  return mentions;
}

function mentionFrom(
  words: readonly TreebankWord[],
  { id, first }: { id: string; first: number },
  last: number,
): GoldMention {
  // "12[1/2]" is the first part of a mention in two.
  const entity = id.replace(/\[.*/u, '');
  return { entity, start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}
