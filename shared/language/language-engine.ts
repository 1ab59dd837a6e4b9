import { mendMentions } from './entities/mend-mentions.ts';
import { findQuotations } from './find-quotations.ts';
import { findTokens } from './find-tokens.ts';
import { lemmatize } from './lemmatize.ts';
import { mendTree } from './mend-tree.ts';
import { blank, parseApart, withMarks } from './parse-apart.ts';
import { isSingleMark } from './quotation-mark.ts';
import {
  type EntityMention,
  type EntityType,
  type ReadText,
  type Sentence,
  type Stretch,
  type Token,
  type Word,
  withoutSetLetter,
} from './sentence.ts';
import { setMarksAside } from './set-marks-aside.ts';
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
  const quotations = paragraphs.flatMap((stretch) => findQuotations(text, stretch));
  const quotationMarks = marksOf(quotations);
  const readings = readingsOf(model, drafts, quotationMarks);
  const sentences = drafts.map((draft, index) =>
    sentenceOf(draft, index, readings[index], quotationMarks),
  );
  return {
    text,
    sentences,
    quotations,
    entities: sentences.flatMap((sentence) => mentionsOf(text, sentence, readings[sentence.index])),
  };
}

/** Where the marks round the quotations stand. */
const marksOf = (quotations: readonly Stretch[]) =>
  new Set(quotations.flatMap(({ start, end }) => [start - 1, end]));

/** Marks alone are not worth a model's time: nothing hangs on anything in a row of brackets. */
function readingsOf(
  model: SentenceModel,
  drafts: readonly Draft[],
  quotationMarks: ReadonlySet<number>,
): SentenceReading[] {
  const isProse = ({ words }: Draft) => words.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const prose = drafts
    .filter(isProse)
    .map(({ words }) => words.map((word) => asShown(word, quotationMarks)));
  const asides = prose.map(setMarksAside);
  const shown = prose.map((words, at) =>
    (asides[at]?.shown ?? []).map((index) => spelledOut(words[index] ?? '')),
  );
  const parsed = parseApart(model, shown);
  let next = 0;
  return drafts.map((draft) => {
    if (!isProse(draft)) return blank(draft.words.length);
    const [reading, aside] = [parsed[next], asides[next]];
    next++;
    if (!reading || !aside) return blank(draft.words.length);
    return aside.marks.length === 0 ? reading : withMarks(reading, aside, draft.words.length);
  });
}

/** Titles as the treebanks' texts write them more often than not: the model knows the long word better. */
const titles = new Map([
  ['Brig.', 'General'],
  ['Gen.', 'General'],
  ['Maj.', 'Major'],
  ['Lt.', 'Lieutenant'],
  ['Col.', 'Colonel'],
  ['Capt.', 'Captain'],
  ['Cmdr.', 'Commander'],
  ['Adm.', 'Admiral'],
  ['Sgt.', 'Sergeant'],
  ['Sen.', 'Senator'],
  ['Rep.', 'Representative'],
  ['Gov.', 'Governor'],
  ['Prof.', 'Professor'],
  ['Rev.', 'Reverend'],
  ['Hon.', 'Honorable'],
]);

/** A single mark round a quotation is shown as a double one: the model would take it for an apostrophe. */
const asShown = ({ text, start }: Word, quotationMarks: ReadonlySet<number>) =>
  isSingleMark(text) && quotationMarks.has(start) ? '"' : text;

const spelledOut = (word: string) => titles.get(word) ?? withoutSetLetter(word);

function sentenceOf(
  { paragraph, words }: Draft,
  index: number,
  reading: SentenceReading | undefined,
  quotationMarks: ReadonlySet<number>,
): Sentence {
  const tokens = words.map((word, at) => asApostrophe(tokenOf(word, at, reading), quotationMarks));
  mendTree(tokens);
  return { ...stretchOf(words), index, paragraph, tokens };
}

/** "The farmers' fields": a single mark that closes no quotation is no mark. */
const asApostrophe = (token: Token, quotationMarks: ReadonlySet<number>): Token =>
  token.upos === 'PUNCT' && isSingleMark(token.text) && !quotationMarks.has(token.start)
    ? { ...token, upos: 'PART' }
    : token;

function tokenOf(word: Word, index: number, reading: SentenceReading | undefined): Token {
  const upos = reading?.upos[index] ?? 'X';
  const xpos = reading?.xpos[index] ?? '';
  return {
    ...word,
    index,
    lemma: lemmatize(withoutSetLetter(word.text), upos, xpos),
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
  const found = (reading?.entities ?? []).map(({ type, ...span }) => ({
    ...span,
    type: type as EntityType,
  }));
  return mendMentions(found, tokens, text).map(({ first, last, type }) => {
    const start = tokens[first]?.start ?? 0;
    const end = tokens[last]?.end ?? start;
    return { start, end, text: text.slice(start, end), type, sentence: index, first, last };
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
