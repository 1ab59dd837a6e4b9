import { isSaid, objectOf } from './answer.ts';
import { denials } from './answer-words.ts';
import type { Clause } from './clause.ts';

/** "denied the reports, saying that …": the object is what is answered, and the clause is told on top of it. */
export const hasNounAsObject = (clause: Clause): boolean =>
  (objectOf(clause) ?? standInBehind(clause)) !== undefined;

/** What is answered: the object; of a passive its subject; of a relative clause the noun before it ("a charge he denies"). */
export function answeredAt(clause: Clause): number | undefined {
  const { verb, subject, subjectIs, noun, sentence } = clause;
  if (verb.isPassive) return subjectIs === 'own' ? subject?.head : undefined;
  const object = objectOf(clause);
  if (object !== undefined) return object;
  if (noun !== undefined && subjectIs === 'own' && isSaid(sentence, noun)) return noun;
  return standInBehind(clause) ?? apposedBefore(clause);
}

/** "Disputed that, saying …": the tree may hang the "that" on what follows. */
function standInBehind({ sentence: { tokens }, verb }: Clause): number | undefined {
  const [next, after] = [tokens[verb.main + 1], tokens[verb.main + 2]];
  const isAlone = after === undefined || after.upos === 'PUNCT' || after.upos === 'CCONJ';
  return next && isAlone && ['that', 'this', 'it', 'them', 'these'].includes(next.lower)
    ? next.index
    : undefined;
}

/** How far before the verb "…, a charge that he has always denied" begins. */
const appositionWords = 9;

/** ", a charge he denies", behind the claim in the same sentence, however the tree hangs it. */
function apposedBefore({ sentence, verb, subject }: Clause): number | undefined {
  const { tokens } = sentence;
  if (!denials.has(verb.lemma) || tokens[verb.main + 1]?.upos === 'NOUN') return undefined;
  const from = Math.max(1, verb.first - appositionWords);
  for (let at = verb.first - 1; at >= from; at--) {
    if (!isSaid(sentence, at) || tokens[at]?.upos !== 'NOUN' || at === subject?.head) continue;
    const article = tokens.slice(at - 3, at).findIndex(({ text }) => text === ',');
    return article >= 0 ? at : undefined;
  }
  return undefined;
}
