import type { Sentence } from '../language/read-text.ts';
import type { Token } from '../language/token.ts';
import type { Clause } from './find-clauses.ts';
import type { Subject } from './find-subject.ts';
import type { Named, Names } from './know-names.ts';
import { officeWords, roleWords } from './role-words.ts';

/** Who or what a clause is about. */
export interface Actor {
  /** The fullest name, or the article's own description. */
  readonly name: string;
  readonly named?: Named;
  /** The noun group itself, undefined where it was taken over from a clause before. */
  readonly tokens: readonly Token[];
  readonly isPlural: boolean;
  /** Stood there as a pronoun. */
  readonly isPronoun: boolean;
}

interface Memory {
  person?: Actor;
  thing?: Actor;
  group?: Actor;
}

/**
 * Tells who each clause is about, in order of the text: a pronoun stands for the last fitting subject,
 * and for nobody where there is none.
 *
 * @param clauses  per sentence, in order. @returns the actor of each clause; none where it is not known.
 */
export function resolveActors(
  clauses: readonly (readonly Clause[])[],
  names: Names,
): Map<Clause, Actor> {
  const actors = new Map<Clause, Actor>();
  const memory: Memory = {};
  for (const ofSentence of clauses) {
    for (const clause of ofSentence) {
      const actor = actorOf(clause, ofSentence, actors, names, memory);
      if (actor) actors.set(clause, actor);
    }
    // The subject of the main clause is the one that "he" goes back to, so it is remembered last.
    for (const clause of ofSentence)
      if (clause.role !== 'main') remember(memory, actors.get(clause), clause);
    for (const clause of ofSentence)
      if (clause.role === 'main') remember(memory, actors.get(clause), clause);
  }
  return actors;
}

function actorOf(
  clause: Clause,
  siblings: readonly Clause[],
  actors: ReadonlyMap<Clause, Actor>,
  names: Names,
  memory: Memory,
): Actor | undefined {
  if (clause.subject)
    return actorAt(clause.sentence, clause.subject, names, memory, siblings, actors);
  const host = clause.host === undefined ? undefined : siblings[clause.host];
  return host && actors.get(host);
}

function actorAt(
  sentence: Sentence,
  subject: Subject,
  names: Names,
  memory: Memory,
  siblings: readonly Clause[],
  actors: ReadonlyMap<Clause, Actor>,
): Actor | undefined {
  const tokens = sentence.tokens.slice(subject.first, subject.coreLast + 1);
  const head = sentence.tokens[subject.head];
  if (!head) return undefined;
  if (head.upos === 'DET') return undefined;
  if (head.upos === 'PRON' && tokens.length <= 2)
    return pronounActor(head, tokens, memory, siblings, actors, sentence, names);
  return apposedActor(sentence, subject, names) ?? describedActor(tokens, head, names);
}

/** "An official with the charity, Youssef Ali, denied it": the name follows the description. */
function apposedActor(
  { tokens }: Sentence,
  { first, coreLast, last, head }: Subject,
  names: Names,
): Actor | undefined {
  const [comma, opening, closing] = [tokens[coreLast + 1], tokens[coreLast + 2], tokens[last]];
  if (comma?.text !== ',' || !opening || !closing || tokens[head]?.upos !== 'NOUN')
    return undefined;
  const named = names.at(opening.start);
  const isWhole = named?.mentions.some(
    ({ start, end }) => start === opening.start && end === closing.end,
  );
  if (!named || !isWhole || named.type === 'organization' || named.type === 'location')
    return undefined;
  return {
    name: named.name,
    named,
    tokens: tokens.slice(first, last + 1),
    isPlural: false,
    isPronoun: false,
  };
}

/** The actor that a noun group names, "he" and the like left out. */
export function actorOfGroup(
  { tokens }: Sentence,
  first: number,
  last: number,
  names: Names,
): Actor | undefined {
  const group = tokens.slice(first, last + 1);
  const cut = group.findIndex(
    ({ lower }, index) => index > 0 && (lower === 'of' || lower === 'for'),
  );
  const head = group
    .slice(0, cut < 0 ? undefined : cut)
    .findLast(({ upos }) => upos === 'NOUN' || upos === 'PROPN');
  return head && describedActor(group, head, names);
}

/** "He" is the last person told of: in this sentence first, then before it. */
function pronounActor(
  pronoun: Token,
  tokens: readonly Token[],
  memory: Memory,
  siblings: readonly Clause[],
  actors: ReadonlyMap<Clause, Actor>,
  sentence: Sentence,
  names: Names,
): Actor | undefined {
  const own = siblings.flatMap((sibling) =>
    sibling.sentence === sentence ? (actors.get(sibling) ?? []) : [],
  );
  const found =
    antecedent(pronoun.lower, own, {}) ??
    personBefore(pronoun, sentence, names) ??
    antecedent(pronoun.lower, [], memory);
  return found && { ...found, tokens, isPronoun: true };
}

/** A person whom the same sentence names before "he", though not as a subject. */
function personBefore(
  { lower, start }: Token,
  { tokens }: Sentence,
  names: Names,
): Actor | undefined {
  if (lower !== 'he' && lower !== 'she') return undefined;
  const token = tokens.findLast(
    (candidate) => candidate.start < start && isPersonal(names.at(candidate.start)),
  );
  const named = token && names.at(token.start);
  return named && { name: named.name, named, tokens: [], isPlural: false, isPronoun: true };
}

function antecedent(pronoun: string, own: readonly Actor[], memory: Memory): Actor | undefined {
  if (pronoun === 'he' || pronoun === 'she') return own.find(isPerson) ?? memory.person;
  if (pronoun === 'it') return own.find(isThing) ?? memory.thing;
  if (pronoun === 'they') return own.find(({ isPlural }) => isPlural) ?? memory.group;
  return undefined;
}

const isPerson = ({ named, isPlural }: Actor) => !isPlural && isPersonal(named);
/** A name of two words that is nothing else we know is taken for a person's. */
const isPersonal = (named: Named | undefined) =>
  named?.type === 'person' || (named?.type === 'other' && named.name.includes(' '));
const isThing = (actor: Actor) => !actor.isPlural && !isNamedPerson(actor);
const isNamedPerson = ({ named }: Actor) => named?.type === 'person';

function describedActor(tokens: readonly Token[], head: Token, names: Names): Actor | undefined {
  const complement = tokens.findIndex(({ upos }) => upos === 'ADP');
  const core = complement > 0 ? tokens.slice(0, complement) : tokens;
  const isPlural =
    core.some(({ lower }) => lower === 'and') ||
    (head.upos === 'NOUN' && head.lemma !== head.lower && head.lower.endsWith('s'));
  const named = isPlural
    ? undefined
    : (namedIn(tokens, head, names) ?? holderOf(tokens, head, names));
  const name = named?.name ?? describe(tokens);
  return name === ''
    ? undefined
    : { name, ...(named && { named }), tokens, isPlural, isPronoun: false };
}

/** The name a noun group ends with or is headed by: "General Ali Habib", "spokesman John Kirby", but not "Iran" of "Iran's request". */
function namedIn(tokens: readonly Token[], head: Token, names: Names): Named | undefined {
  const candidates = tokens.flatMap(({ start, end }) => {
    const named = names.at(start);
    return named ? [{ named, start, end }] : [];
  });
  const last = tokens.at(-1);
  const person = candidates.findLast(
    ({ named, start }) =>
      named.type === 'person' &&
      last !== undefined &&
      named.mentions.some((mention) => mention.end === last.end && mention.start === start),
  );
  const isTitled =
    person &&
    tokens.some(
      ({ start, lower }) =>
        start < person.start && (officeWords.has(lower) || roleWords.has(lower)),
    );
  if (person && (isTitled || head.start >= person.start)) return person.named;
  return head.upos === 'PROPN'
    ? candidates.findLast(({ start }) => start <= head.start)?.named
    : undefined;
}

/** "The spokesman": the last one named who is a spokesman. */
function holderOf(tokens: readonly Token[], head: Token, names: Names): Named | undefined {
  const first = tokens[0];
  if (
    first?.lower !== 'the' ||
    tokens.length !== 2 ||
    !(officeWords.has(head.lower) || roleWords.has(head.lower))
  )
    return undefined;
  return names.holderBefore(first.start, (word) => sameRole(word, head.lower));
}

/** A press secretary is a spokesman as well. */
const sameRole = (word: string, head: string) =>
  word === head || (head.startsWith('spokes') && (word.startsWith('spokes') || word === 'press'));

const dropped = new Set(['the', 'a', 'an', '"', '“', '”']);

/** The noun group in the article's words, without article, quotation marks and what follows "who" or "that". */
function describe(tokens: readonly Token[]): string {
  const cut = tokens.findIndex(
    ({ lower, upos }, index) =>
      index > 0 &&
      (upos === 'PUNCT' || ['who', 'which', 'that'].includes(lower)) &&
      !dropped.has(lower),
  );
  const words = (cut < 0 ? tokens : tokens.slice(0, cut)).filter(
    ({ lower }) => !dropped.has(lower),
  );
  return words
    .slice(0, 12)
    .reduce(
      (text, token, index) =>
        index > 0 && words[index - 1]?.end === token.start
          ? `${text}${token.text}`
          : `${text} ${token.text}`,
      '',
    )
    .trim();
}

function remember(memory: Memory, actor: Actor | undefined, clause: Clause): void {
  if (!actor || actor.isPronoun || clause.role === 'relative') return;
  if (actor.isPlural) memory.group = actor;
  else if (isPerson(actor)) memory.person = actor;
  else memory.thing = actor;
}
