import { maxPerEntry } from '../contracts/digest.ts';
import { shareWithin, stemsOfText } from './claim-stems.ts';
import { contestOpposites } from './contest-opposites.ts';
import type { FactDraft } from './fact-draft.ts';

/** Words by which an article sets one account against another. */
const contrast = new Set([
  'however',
  'but',
  'contrary',
  'contrast',
  'contradicted',
  'contradicting',
  'contradicts',
  'instead',
  'although',
  'though',
  'whereas',
  'disputed',
  'dispute',
  'conversely',
]);
/** Accounts set against each other stand next to each other. */
const reachSentences = 1;
const reachFacts = 8;
/** Of one thing: they share this much of the shorter one's words. */
const sharedFrom = 0.34;
/** Of one actor, where the second speaker insists: "was bound for Orsa", "insisted that it was going to Lund". */
const insistedFrom = 0.33;
/** Verbs of saying that set what follows against what another said. */
const counterVerbs = new Set('insist counter retort maintain'.split(' '));

/**
 * Claims of two sources about one thing, the second set against the first ("A Western source, however, claimed …"),
 * contest each other: both cannot be true.
 *
 * @param facts  in order of the text.
 */
export function contestRivals(facts: readonly FactDraft[]): FactDraft[] {
  const contested = [...facts];
  facts.forEach((fact, index) => {
    if (!isAccount(fact) || !isSetAgainst(fact)) return;
    for (let at = index - 1; at >= Math.max(0, index - reachFacts); at--) {
      const other = contested[at];
      if (!other || !isAccount(other) || !areRivals(other, fact)) continue;
      contested[at] = contestedBy(other, sourceOf(fact));
      contested[index] = contestedBy(contested[index] ?? fact, sourceOf(other));
      break;
    }
  });
  return contestOpposites(contested);
}

const sourceOf = ({ claim }: FactDraft) => claim.telling?.source?.name;

const isAccount = (fact: FactDraft) =>
  fact.kind !== 'comment' &&
  fact.kind !== 'statement' &&
  fact.status !== 'denied' &&
  sourceOf(fact) !== undefined &&
  fact.claim.telling?.verb.stance === 'affirms';

function isSetAgainst(fact: FactDraft): boolean {
  const { clause, telling } = fact.claim;
  const { tokens } = clause.sentence;
  if (insists(fact)) return true;
  const cue = telling?.clause?.verb.main ?? clause.verb.main;
  return tokens.some(
    ({ lower, index }) =>
      contrast.has(lower) &&
      !(lower === 'instead' && tokens[index + 1]?.lower === 'of') &&
      index < Math.max(cue, clause.verb.main) + 1,
  );
}

const insists = ({ claim: { telling } }: FactDraft) =>
  telling !== undefined && counterVerbs.has(telling.verb.lemma);

function areRivals(a: FactDraft, b: FactDraft): boolean {
  const [one, other] = [sourceOf(a) ?? '', sourceOf(b) ?? ''];
  // "Jobs" and "Steve Jobs" are one, and contradict themselves nowhere.
  if (shareWithin(stemsOfText(one), stemsOfText(other)) === 1) return false;
  if (shareWithin(stemsOfText(other), stemsOfText(one)) === 1) return false;
  if (Math.abs(a.claim.clause.sentence.index - b.claim.clause.sentence.index) > reachSentences)
    return false;
  const share = Math.max(shareWithin(a.stems, b.stems), shareWithin(b.stems, a.stems));
  const isSameActor = a.who[0] !== undefined && a.who[0] === b.who[0];
  return (
    share >= (isSameActor && insists(b) ? insistedFrom : sharedFrom) &&
    (isSameActor ||
      share >= 2 * sharedFrom ||
      a.claim.clause.verb.lemma === b.claim.clause.verb.lemma)
  );
}

const contestedBy = (fact: FactDraft, name: string | undefined): FactDraft =>
  name === undefined
    ? fact
    : { ...fact, contestedBy: [...new Set([...fact.contestedBy, name])].slice(0, maxPerEntry) };
