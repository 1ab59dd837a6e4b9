/** Parts of speech of Universal Dependencies. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export type VerbForm = 'base' | 'present' | 'past' | 'participle' | 'gerund';

/** What a name is the name of, as far as the word itself tells. */
export type NameKind = 'person' | 'organization' | 'location';

/** A word or a mark as it stands in the text. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
}

export interface Token extends Word {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  /** Of verbs and auxiliaries only. */
  readonly form?: VerbForm;
  readonly name?: NameKind;
}

export interface EntityMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: NameKind | 'other';
}
