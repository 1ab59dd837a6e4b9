import { maxPerEntry } from '../contracts/digest.ts';
import { shareWithin } from './claim-stems.ts';
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

/** How far back, in facts, the opposite of a claim is looked for. */
const reachOpposites = 40;
/** So many of the shorter one's words stand in the other. */
const oppositeFrom = 0.6;

/** "Police said the dam had burst" and "the mayor said it had not": each is what the other denies. */
function contestOpposites(facts: FactDraft[]): FactDraft[] {
  facts.forEach((_, index) => {
    for (let at = Math.max(0, index - reachOpposites); at < index; at++) {
      const [fact, other] = [facts[index], facts[at]];
      if (!fact || !other || !areOpposites(other, fact)) continue;
      facts[at] = contestedBy(other, sourceOf(fact));
      facts[index] = contestedBy(fact, sourceOf(other));
    }
  });
  return facts;
}

function areOpposites(a: FactDraft, b: FactDraft): boolean {
  if (a.polarity === b.polarity || !isAccount(a) || !isAccount(b) || sourceOf(a) === sourceOf(b))
    return false;
  const share = Math.min(shareWithin(a.stems, b.stems), shareWithin(b.stems, a.stems));
  return share >= oppositeFrom;
}

const sourceOf = ({ claim }: FactDraft) => claim.telling?.source?.name;

const isAccount = (fact: FactDraft) =>
  fact.kind !== 'comment' &&
  fact.kind !== 'statement' &&
  fact.status !== 'denied' &&
  sourceOf(fact) !== undefined &&
  fact.claim.telling?.verb.stance === 'affirms';

function isSetAgainst({ claim: { clause, telling } }: FactDraft): boolean {
  const { tokens } = clause.sentence;
  const cue = telling?.clause?.verb.main ?? clause.verb.main;
  return tokens.some(
    ({ lower, index }) => contrast.has(lower) && index < Math.max(cue, clause.verb.main) + 1,
  );
}

function areRivals(a: FactDraft, b: FactDraft): boolean {
  if (sourceOf(a) === sourceOf(b)) return false;
  if (Math.abs(a.claim.clause.sentence.index - b.claim.clause.sentence.index) > reachSentences)
    return false;
  const share = Math.max(shareWithin(a.stems, b.stems), shareWithin(b.stems, a.stems));
  const isSameActor = a.who[0] !== undefined && a.who[0] === b.who[0];
  return (
    share >= sharedFrom &&
    (isSameActor ||
      share >= 2 * sharedFrom ||
      a.claim.clause.verb.lemma === b.claim.clause.verb.lemma)
  );
}

const contestedBy = (fact: FactDraft, name: string | undefined): FactDraft =>
  name === undefined
    ? fact
    : { ...fact, contestedBy: [...new Set([...fact.contestedBy, name])].slice(0, maxPerEntry) };
