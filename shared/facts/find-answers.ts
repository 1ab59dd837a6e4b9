import type { Span } from '../contracts/digest.ts';
import type { Token } from '../language/token.ts';
import { stemsOf } from './claim-stems.ts';
import type { Clause } from './find-clauses.ts';
import type { Telling, Tellings } from './find-tellings.ts';
import { sayingNouns } from './reporting-words.ts';

/** A denial or a confirmation that names what it answers: "denied any agreement", "confirmed the defection". */
export interface Answer extends Span {
  readonly telling: Telling;
  readonly clause: Clause;
  /** The article's words from verb to object. */
  readonly text: string;
  readonly stance: 'affirms' | 'denies';
  /** What is answered, by its words. */
  readonly stems: readonly string[];
  /** Only "the reports", "the accusation": what was said before. */
  readonly isOfWhatWasSaid: boolean;
  /** "having sex with", "supporting the rebels": a claim of its own. */
  readonly gerundAt?: number;
}

const confirmations = new Set('confirm acknowledge admit verify corroborate'.split(' '));
const denials = new Set('deny refute dispute dismiss reject rebut disavow repudiate'.split(' '));

/** Finds denials and confirmations whose object is no clause of its own. */
export function findAnswers(
  clauses: readonly Clause[],
  { of, by }: Tellings,
  text: string,
): Answer[] {
  const governing = new Set(
    [...of.values()].filter(({ isQuotation }) => !isQuotation).map(({ clause }) => clause),
  );
  return clauses.flatMap((clause) => {
    const telling = by.get(clause);
    const isTold = governing.has(clause) && !hasNounAsObject(clause);
    const answer = telling && !isTold && answerFrom(clause, telling, text);
    return answer ? [answer] : [];
  });
}

/** "denied the reports, saying that …": the object is what is answered, and the clause is told on top of it. */
export function hasNounAsObject({ sentence: { tokens }, verb, last }: Clause): boolean {
  const opening = tokens.slice(verb.last + 1, last + 1).find(({ upos }) => upos !== 'ADV');
  return opening !== undefined && ['DET', 'NOUN', 'PROPN', 'ADJ', 'NUM'].includes(opening.upos);
}

function answerFrom(clause: Clause, telling: Telling, text: string): Answer | undefined {
  const { sentence, verb, last } = clause;
  const stance = stanceOf(clause);
  if (!stance || verb.isNegated) return undefined;
  const object = sentence.tokens.slice(verb.last + 1, last + 1);
  const opening = object[0];
  if (!opening || object.every(({ upos }) => upos === 'PUNCT')) return undefined;
  const isGerund = opening.form === 'gerund';
  const isOfWhatWasSaid =
    !isGerund && headNoun(object) !== undefined && sayingNouns.has(headNoun(object) ?? '');
  if (verb.lemma === 'reject' && !isOfWhatWasSaid) return undefined;
  const start = sentence.tokens[verb.first]?.start ?? sentence.start;
  const end = object.findLast(({ upos }) => upos !== 'PUNCT')?.end ?? sentence.end;
  return {
    start,
    end,
    text: text.slice(start, end),
    telling,
    clause,
    stance,
    stems: stemsOf(answered(object)),
    isOfWhatWasSaid,
    ...(isGerund && { gerundAt: verb.last + 1 }),
  };
}

/** "continues to deny" denies as well. */
function stanceOf({ verb }: Clause): Answer['stance'] | undefined {
  if (denials.has(verb.lemma)) return 'denies';
  return confirmations.has(verb.lemma) ? 'affirms' : undefined;
}

const looseJoints = new Set([
  'during',
  'in',
  'on',
  'at',
  'after',
  'before',
  'while',
  'with',
  'via',
  'through',
]);

/** Where and when it was answered is no part of what was answered: "the defection | during a hearing". */
function answered(object: readonly Token[]): readonly Token[] {
  const end = object.findIndex(
    ({ lower, upos }, index) => index > 1 && (upos === 'PUNCT' || looseJoints.has(lower)),
  );
  return end < 0 ? object : object.slice(0, end);
}

/** The noun before the first preposition: "reports" of "the reports of a deal". */
function headNoun(object: readonly Token[]): string | undefined {
  const end = object.findIndex(
    ({ upos, text }) => upos === 'ADP' || upos === 'SCONJ' || text === ',',
  );
  return object
    .slice(0, end < 0 ? undefined : end)
    .findLast(({ upos }) => upos === 'NOUN' || upos === 'PRON' || upos === 'DET')?.lower;
}
