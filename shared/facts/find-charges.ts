import type { Claim } from './find-claims.ts';
import type { Clause } from './find-clauses.ts';
import type { Tellings } from './find-tellings.ts';
import type { Names } from './know-names.ts';
import { actorOfGroup } from './resolve-actors.ts';

/** "accused Norland of closing the strait", "blamed Norland for the fire": the charge is the claim. */
export function findCharges(
  clauses: readonly Clause[],
  tellings: Tellings,
  names: Names,
  text: string,
): Claim[] {
  return clauses.flatMap((clause) => {
    const { sentence, verb, last } = clause;
    const joint = joints.get(verb.lemma);
    const telling = tellings.by.get(clause);
    if (!joint || !telling) return [];
    const { tokens, phrases } = sentence;
    const at = tokens.findIndex(
      ({ lower }, index) => index > verb.last && index <= last && lower === joint,
    );
    const group = phrases.find(
      (phrase) => phrase.kind === 'noun' && phrase.first > verb.last && phrase.last < at,
    );
    if (at < 0 || group?.kind !== 'noun') return [];
    const actor = actorOfGroup(sentence, group.first, group.last, names);
    const start = tokens[group.first]?.start ?? 0;
    const end = tokens[last]?.end ?? start;
    return [
      {
        clause,
        first: group.first,
        last,
        start,
        end,
        text: text.slice(start, end),
        telling,
        ...(actor && { actor }),
      },
    ];
  });
}

const joints = new Map([
  ['accuse', 'of'],
  ['blame', 'for'],
  ['suspect', 'of'],
]);
