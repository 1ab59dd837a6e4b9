import { inSentence, mayStandFor, ownerForm } from '../facts/actor.ts';
import type { Claim } from '../facts/claim.ts';
import { isNamedFirst, type Telling } from '../facts/telling.ts';
import type { Token } from '../language/sentence.ts';

/** How a word for the one who speaks is told: as a name, and behind that by a pronoun. */
type Case = 'subject' | 'object' | 'owner' | 'self';

const firstPerson = new Map<string, Case>([
  ['i', 'subject'],
  ['we', 'subject'],
  ['me', 'object'],
  ['us', 'object'],
  ['my', 'owner'],
  ['our', 'owner'],
  ['myself', 'self'],
  ['ourselves', 'self'],
]);

const pronouns: Readonly<Record<'female' | 'male' | 'thing' | 'open', Record<Case, string>>> = {
  female: { subject: 'she', object: 'her', owner: 'her', self: 'herself' },
  male: { subject: 'he', object: 'him', owner: 'his', self: 'himself' },
  thing: { subject: 'it', object: 'it', owner: 'its', self: 'itself' },
  open: { subject: 'they', object: 'them', owner: 'their', self: 'themselves' },
};

/**
 * "I will sell my house", told by Ruiz: "Ruiz will sell her house"; "its profits fell", told by the firm: "the firm's profits fell".
 *
 * @returns what stands in the place of a word; undefined where it is none for the speaker, or nobody is known to speak.
 */
export function speakerWord(token: Token, claim: Claim): string | undefined {
  const { telling, tokens, clause } = claim;
  if (!telling?.source) return undefined;
  const name = telling.actor ? inSentence(telling.actor) : telling.source.name;
  const form = firstPerson.get(token.lower);
  if (form === undefined || !['PRP', 'PRP$'].includes(token.xpos))
    return ownsSubject(token, claim) ? ownerForm(name) : undefined;
  const isSubject = clause.subjectIs === 'own' && token.index === clause.subject?.head;
  // "The mess we see": everybody's.
  if (form === 'subject' && !isSubject && token.lower === 'we' && isPerson(telling))
    return undefined;
  const isNamed = tokens.some(
    (at) => at < token.index && firstPerson.has(clause.sentence.tokens[at]?.lower ?? ''),
  );
  // A verb that shares its subject has the name before it.
  const isNamedBefore = isNamed || (clause.subjectIs === 'shared' && isOfSpeaker(claim));
  // "They shelled us": the speaker and others.
  const isOfSeveral = ['us', 'our', 'ourselves'].includes(token.lower) && isPerson(telling);
  const isOwner = form === 'owner' && token.index === clause.subject?.first;
  if (isOfSeveral && !isOwner) return pronouns.open[form];
  if (isNamedBefore && !isSubject) return pronouns[kindOf(telling)][form];
  return form === 'owner' ? ownerForm(name) : name;
}

const isOfSpeaker = ({ clause: { subject, sentence } }: Claim) =>
  ['i', 'we'].includes(sentence.tokens[subject?.head ?? -1]?.lower ?? '');

const isPerson = ({ actor }: Telling) => actor?.entity?.type === 'person';

function kindOf({ actor }: Telling): keyof typeof pronouns {
  if (actor?.entity?.type === 'person') return actor.entity.gender ?? 'open';
  return actor === undefined || actor.isPlural ? 'open' : 'thing';
}

/** "The firm said its profits fell": the firm's, where nothing else is known. */
const ownsSubject = ({ index, lower, upos, start }: Token, { clause, telling }: Claim) =>
  upos === 'PRON' &&
  ['his', 'her', 'its', 'their'].includes(lower) &&
  clause.subjectIs === 'own' &&
  index === clause.subject?.first &&
  telling?.actor !== undefined &&
  isNamedFirst(telling, start) &&
  mayStandFor(lower, telling.actor);
