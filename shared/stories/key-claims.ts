import type { Claim, Story } from '../contracts/story.ts';

/** A story's key claims, what changed last first: the first one leads wherever the story is told in one line. */
export function keyClaims({ claims }: Story): Claim[] {
  return claims
    .filter(({ key, kind }) => key && kind !== 'comment')
    .toSorted((a, b) => (changedAt(b) > changedAt(a) ? 1 : changedAt(b) < changedAt(a) ? -1 : 0));
}

const changedAt = ({ history }: Claim) => history.at(-1)?.at ?? '';
