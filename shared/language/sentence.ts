import type { PartOfSpeech } from './token.ts';

/** A stretch of the text; offsets count UTF-16 code units, the end is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A word or a mark as it stands in the text. */
export interface Word extends Stretch {
  readonly text: string;
  /** In small letters, `’` as `'`; of the same length as `text` but for a handful of letters. */
  readonly lower: string;
}

/** A word in its sentence's tree; the names are those of Universal Dependencies. */
export interface Token extends Word {
  /** Its place in the sentence, from 0. */
  readonly index: number;
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  /** Tag of the Penn Treebank: "VBD". */
  readonly xpos: string;
  /** Place of its head in the same sentence; -1 for the root. */
  readonly head: number;
  /** Universal Dependencies label with its subtype: "nsubj:pass". */
  readonly deprel: string;
  /** From -3 (certainly did not happen) over 0 (unknown) to 3 (certainly happened); of use for event words only. */
  readonly factuality: number;
}

export interface Sentence extends Stretch {
  /** Its place in the text, from 0. */
  readonly index: number;
  /** Which paragraph it stands in, from 0. */
  readonly paragraph: number;
  readonly tokens: readonly Token[];
}

export type EntityType = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** A name; it lies within one sentence. */
export interface EntityMention extends Stretch {
  readonly text: string;
  readonly type: EntityType;
  /** Index of its sentence. */
  readonly sentence: number;
  /** Indexes of its first and last token in that sentence. */
  readonly first: number;
  readonly last: number;
}

export interface ReadText {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** What stands between quotation marks, the marks left out; never nested. */
  readonly quotations: readonly Stretch[];
  readonly entities: readonly EntityMention[];
}

/** A word or a mark that stands at `start`. */
export const wordAt = (text: string, start: number): Word => ({
  start,
  end: start + text.length,
  text,
  lower: withoutSetLetter(text).toLowerCase().replaceAll('’', "'"),
});

/** "[T]he", with a letter that an editor has set, is "The". */
export const withoutSetLetter = (word: string): string =>
  word.startsWith('[') ? word.replace(/^\[([\p{L}])\]/u, '$1') : word;
