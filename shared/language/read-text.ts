import { findEntities } from './find-entities.ts';
import { findPhrases, type Phrase } from './find-phrases.ts';
import { findQuotations } from './find-quotations.ts';
import { findTokens } from './interim-find-tokens.ts';
import { splitSentences } from './interim-split-sentences.ts';
import { splitParagraphs } from './split-paragraphs.ts';
import { tagWords } from './tag-words.ts';
import type { EntityMention, Token } from './token.ts';

/** A stretch of the text; offsets count UTF-16 code units, the end is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Stretch {
  /** Which paragraph it stands in, from 0. */
  readonly paragraph: number;
  readonly tokens: readonly Token[];
  /** Noun groups and verb groups, in order; no two overlap. */
  readonly phrases: readonly Phrase[];
}

export interface ReadText {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** What stands between quotation marks, the marks left out; never nested. */
  readonly quotations: readonly Stretch[];
  readonly entities: readonly EntityMention[];
}

/**
 * Reads English text. Takes time in proportion to its length, whatever it holds, and never throws.
 *
 * Tokens and sentences give back their own words: `text.slice(start, end)`.
 */
export function readText(text: string): ReadText {
  const paragraphs = splitParagraphs(text);
  const sentences = paragraphs.flatMap((stretch, paragraph) =>
    splitSentences(findTokens(text, stretch), text).map((words) => {
      const tokens = tagWords(words);
      return { ...stretchOf(words), paragraph, tokens, phrases: findPhrases(tokens) };
    }),
  );
  return {
    text,
    sentences,
    quotations: paragraphs.flatMap((stretch) => findQuotations(text, stretch)),
    entities: sentences.flatMap(findEntities),
  };
}

function stretchOf(words: readonly Stretch[]): Stretch {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
