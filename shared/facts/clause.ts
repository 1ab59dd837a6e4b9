import type { Sentence } from '../language/sentence.ts';

export type ClauseRole =
  | 'main'
  /** What somebody says, thinks or finds: "that …". */
  | 'content'
  /** "whether …", "what …". */
  | 'question'
  /** "who …", "which …". */
  | 'relative'
  /** "because …", "after …". */
  | 'adverbial'
  /** "…, blaming human error", "…, killed in the attack". */
  | 'participial'
  /** "to protect personnel": part of what it hangs on. */
  | 'purpose';

/** A clause's predicate with what belongs to it. Indexes count the sentence's tokens; `last` is inclusive. */
export interface Predicate {
  /** The word that the tree hangs the clause on: "shot", or "president" of "is president". */
  readonly head: number;
  /** From its first auxiliary or negation to the word that carries the verb. */
  readonly first: number;
  readonly last: number;
  /** The verb itself: "shot", or "is" of "is president". */
  readonly main: number;
  /** What it does in one word: "deny" of "continues to deny". */
  readonly lemma: string;
  readonly modal?: string;
  readonly isNegated: boolean;
  readonly isPassive: boolean;
  /** "declined to say": says nothing. */
  readonly isDeclining: boolean;
  readonly isCopular: boolean;
  readonly form: 'finite' | 'infinitive' | 'gerund' | 'participle';
}

/** The noun group a clause is said of, with what belongs to it. */
export interface Subject {
  readonly first: number;
  readonly last: number;
  /** The end without appositions and relative clauses: "Ruiz" of "Ana Ruiz, the chief engineer". */
  readonly coreLast: number;
  readonly head: number;
}

/** A stretch of a sentence around one predicate. */
export interface Clause {
  readonly sentence: Sentence;
  /** Its place among the clauses of its sentence. */
  readonly index: number;
  readonly verb: Predicate;
  readonly role: ClauseRole;
  /** How the tree hangs it: "ccomp", "acl:relcl". */
  readonly label: string;
  /** The word that leads it in: "that", "whether", "because", "who". */
  readonly marker?: string;
  /** Tokens that are its own and of no clause below it, in order. */
  readonly own: readonly number[];
  /** Without marks and conjunctions at its ends. */
  readonly first: number;
  readonly last: number;
  readonly subject?: Subject;
  /** `own`: stands in it. `shared`: of the clause it is joined to. `antecedent`: the noun that it describes. */
  readonly subjectIs?: 'own' | 'shared' | 'antecedent';
  /** The clause that it hangs on or is joined to. */
  readonly host?: Clause;
  /** Where it hangs on a noun: that noun. */
  readonly noun?: number;
  /** Second of two clauses joined by "and", "but" or a comma. */
  readonly isJoined: boolean;
}
