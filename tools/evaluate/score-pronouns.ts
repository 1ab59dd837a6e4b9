import type { Stretch } from '../../shared/language/sentence.ts';
import type { TreebankDocument, TreebankWord } from './read-treebank.ts';
import type { Count } from './score-trees.ts';

/** "he" → the mention that it stands for. */
export interface PronounLink {
  readonly pronoun: Stretch;
  readonly antecedent: Stretch;
}

/** A mention of GUM: who is meant, where it stands, and the word that tells who. */
interface GoldMention extends Stretch {
  readonly entity: string;
  readonly head: Stretch;
}

const personal =
  /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves)$/iu;

/**
 * Pronouns of the third person that stand for something named before them, and the links that lead to it: a link is right
 * where its antecedent lies within another mention of the same entity and holds that mention's head.
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
    return mentions.some(
      (other) => other !== own && other.entity === own?.entity && isMet(other, antecedent),
    );
  });
  return { gold: gold.length, ours: made.length, right: right.length };
}

const ownMention = ({ start, end }: TreebankWord, mentions: readonly GoldMention[]) =>
  mentions.find((mention) => mention.start === start && mention.end === end);

const isMet = ({ start, end, head }: GoldMention, span: Stretch) =>
  span.start >= start && span.end <= end && span.start <= head.start && span.end >= head.end;

const bracket = /\(([^-()]+)-([^()]*)(\))?|([^()]+)\)/gu;

/** Reads `Entity=` of the MISC column: "(12-person-new-nnnnn-cf1-1-coref" opens a mention, "12)" closes it. */
function mentionsOf({ sentences }: TreebankDocument): GoldMention[] {
  const mentions: GoldMention[] = [];
  for (const { words } of sentences) {
    const open: { id: string; first: number; head: number }[] = [];
    for (const [index, { misc }] of words.entries()) {
      const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
      for (const [, id, fields, isClosed, closing] of value.matchAll(bracket)) {
        if (id !== undefined && fields !== undefined) {
          const mention = { id, first: index, head: index + headOffset(fields) };
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

/** The fifth field, "2,4", names the words that tell who is meant, counted from 1 within the mention. */
const headOffset = (fields: string) => (Number.parseInt(fields.split('-')[4] ?? '1', 10) || 1) - 1;

function mentionFrom(
  words: readonly TreebankWord[],
  { id, first, head }: { id: string; first: number; head: number },
  last: number,
): GoldMention {
  const [from, to, middle] = [words[first], words[last], words[Math.min(head, last)]];
  return {
    entity: id.replace(/\[.*/u, ''),
    start: from?.start ?? 0,
    end: to?.end ?? 0,
    head: { start: middle?.start ?? 0, end: middle?.end ?? 0 },
  };
}
