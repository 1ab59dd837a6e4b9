import type { EntityMention as ModelMention, Sentence } from '../sentence.ts';

/** What kind of thing a name names. */
export type EntityType =
  | 'person'
  | 'government'
  | 'court'
  | 'police'
  | 'armed-force'
  | 'armed-group'
  | 'company'
  | 'media'
  | 'party'
  | 'international-body'
  | 'organization'
  | 'country'
  | 'place'
  | 'demonym'
  | 'other';

/** A name as it stands in the text, without article and title. */
export interface EntityMention extends Omit<ModelMention, 'type'> {
  readonly type: EntityType;
}

/** Somebody or something that the article names. */
export interface KnownEntity {
  /** The fullest name in the article, without title: "John Kirby". */
  readonly name: string;
  readonly type: EntityType;
  /** Office or role, as full as the article gives it: "National Security Council spokesman". */
  readonly title?: string;
  /** Every office or role that the article gives, in order of the text. */
  readonly titles: readonly string[];
  /** Holds or is a public office or body: of a state, a court, the police, the military, an international body. */
  readonly isOfficial: boolean;
  /** Has any office or role by which the person is known: "the firm's chief executive". */
  readonly hasRole: boolean;
  readonly gender?: 'female' | 'male';
  /** Where it is named, in order of the text; pronouns and role nouns are not among them. */
  readonly mentions: readonly EntityMention[];
}

/** Whom a phrase stands for: a named entity, or the phrase that describes him first. */
export interface Referent {
  readonly entity?: KnownEntity;
  readonly sentence: Sentence;
  /** Index of the head of the phrase that introduces it. */
  readonly head: number;
  /** Stands for all that are joined to the head by "and". */
  readonly isGroup?: boolean;
}

/** A pronoun or a role noun whose meaning is known. */
export interface Reference {
  readonly sentence: Sentence;
  readonly head: number;
  readonly referent: Referent;
}

export interface Entities {
  readonly all: readonly KnownEntity[];
  readonly mentions: readonly EntityMention[];
  /** The entity whose name covers this token. */
  readonly named: (sentence: Sentence, token: number) => KnownEntity | undefined;
  /** Whom a pronoun, a role noun ("the ministry") or the head of a name means; undefined where it is not sure. */
  readonly referent: (sentence: Sentence, head: number) => Referent | undefined;
  /** All pronouns and role nouns that could be resolved, in order of the text. */
  readonly references: readonly Reference[];
}
