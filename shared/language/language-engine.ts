import { findQuotations } from './find-quotations.ts';
import { findTokens } from './find-tokens.ts';
import { lemmatize } from './lemmatize.ts';
import type {
  EntityMention,
  EntityType,
  ReadText,
  Sentence,
  Stretch,
  Token,
  Word,
} from './sentence.ts';
import { splitParagraphs } from './split-paragraphs.ts';
import { splitSentences } from './split-sentences.ts';
import type { PartOfSpeech } from './token.ts';

/** What a model says of one sentence; each list has one entry a word. */
export interface SentenceReading {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Indexes in the sentence, -1 for the root. */
  readonly heads: ArrayLike<number>;
  readonly deprels: readonly string[];
  readonly factuality: ArrayLike<number>;
  readonly entities: readonly {
    readonly first: number;
    readonly last: number;
    readonly type: string;
  }[];
}

/** Reads sentences, each given as its words, and gives them back in the same order. */
export interface SentenceModel {
  parse(sentences: readonly (readonly string[])[]): readonly SentenceReading[];
}

/** A sentence whose words somebody else has told apart. */
export interface GivenSentence {
  readonly paragraph: number;
  readonly words: readonly (Stretch & { readonly text: string })[];
}

export interface LanguageEngine {
  /**
   * Reads English text. Takes time in proportion to its length, whatever it holds, and never throws.
   *
   * Tokens and sentences give back their own words: `text.slice(start, end)`.
   */
  read(text: string): ReadText;
  /** Reads sentences and words as they are given, none of them empty; their offsets point into `text`. */
  readPretokenized(text: string, sentences: readonly GivenSentence[]): ReadText;
}

/** The engine that reads with `model`. */
export function languageEngine(model: SentenceModel): LanguageEngine {
  return {
    read: (text) => {
      const paragraphs = splitParagraphs(text);
      const sentences = paragraphs.flatMap((stretch, paragraph) =>
        splitSentences(findTokens(text, stretch), text).map((words) => ({ paragraph, words })),
      );
      return joined(model, text, sentences, paragraphs);
    },
    readPretokenized: (text, given) => {
      const sentences = given
        .filter(({ words }) => words.length > 0)
        .map(({ paragraph, words }) => ({ paragraph, words: words.map(asWord) }));
      return joined(model, text, sentences, paragraphsOf(sentences));
    },
  };
}

interface Draft {
  readonly paragraph: number;
  readonly words: readonly Word[];
}

function joined(
  model: SentenceModel,
  text: string,
  drafts: readonly Draft[],
  paragraphs: readonly Stretch[],
): ReadText {
  const readings = model.parse(drafts.map(({ words }) => words.map((word) => word.text)));
  const sentences = drafts.map((draft, index) => sentenceOf(draft, index, readings[index]));
  return {
    text,
    sentences,
    quotations: paragraphs.flatMap((stretch) => findQuotations(text, stretch)),
    entities: sentences.flatMap((sentence) => mentionsOf(text, sentence, readings[sentence.index])),
  };
}

function sentenceOf(
  { paragraph, words }: Draft,
  index: number,
  reading: SentenceReading | undefined,
): Sentence {
  const tokens = words.map((word, at) => tokenOf(word, at, reading));
  return { ...stretchOf(words), index, paragraph, tokens };
}

function tokenOf(word: Word, index: number, reading: SentenceReading | undefined): Token {
  const upos = reading?.upos[index] ?? 'X';
  const xpos = reading?.xpos[index] ?? '';
  return {
    ...word,
    index,
    lemma: lemmatize(word.text, upos, xpos),
    upos: upos as PartOfSpeech,
    xpos,
    head: reading?.heads[index] ?? -1,
    deprel: reading?.deprels[index] ?? 'dep',
    factuality: reading?.factuality[index] ?? 0,
  };
}

function mentionsOf(
  text: string,
  { index, tokens }: Sentence,
  reading: SentenceReading | undefined,
): EntityMention[] {
  return (reading?.entities ?? []).map(({ first, last, type }) => {
    const start = tokens[first]?.start ?? 0;
    const end = tokens[last]?.end ?? start;
    const span = { start, end, text: text.slice(start, end) };
    return { ...span, type: type as EntityType, sentence: index, first, last };
  });
}

const asWord = ({ start, end, text }: GivenSentence['words'][number]): Word => ({
  ...{ start, end, text },
  lower: text.toLowerCase().replaceAll('’', "'"),
});

function paragraphsOf(sentences: readonly Draft[]): Stretch[] {
  const stretches = new Map<number, Stretch>();
  for (const { paragraph, words } of sentences) {
    const { start, end } = stretchOf(words);
    stretches.set(paragraph, { start: stretches.get(paragraph)?.start ?? start, end });
  }
  return [...stretches.values()];
}

function stretchOf(words: readonly Stretch[]): Stretch {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
