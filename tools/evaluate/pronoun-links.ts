import type { Reference } from '../../shared/language/entities/entity.ts';
import { knowEntities } from '../../shared/language/entities/know-entities.ts';
import type { ReadText, Stretch } from '../../shared/language/sentence.ts';
import type { PronounLink } from './score-pronouns.ts';

/** The pronouns that the engine resolves, each with the last mention of its entity before it. */
export function pronounLinks(read: ReadText): PronounLink[] {
  return knowEntities(read).references.flatMap((reference) => {
    const pronoun = reference.sentence.tokens[reference.head];
    const antecedent = pronoun && antecedentOf(reference, pronoun);
    return pronoun?.upos === 'PRON' && antecedent ? [{ pronoun, antecedent }] : [];
  });
}

function antecedentOf({ referent }: Reference, pronoun: Stretch): Stretch | undefined {
  const mentions = referent.entity?.mentions ?? [];
  return (
    mentions.findLast(({ end }) => end <= pronoun.start) ??
    mentions[0] ??
    referent.sentence.tokens[referent.head]
  );
}
