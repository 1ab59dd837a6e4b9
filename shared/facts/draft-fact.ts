import type { Attribution, FactKind, Span } from '../contracts/digest.ts';
import { speakerPronouns } from './actor.ts';
import type { Claim } from './claim.ts';
import { stemsOf, stemsOfText } from './claim-stems.ts';
import { stanceVerbs } from './claim-words.ts';
import type { Clause } from './clause.ts';
import type { FactDraft } from './fact-draft.ts';
import { sourceOf } from './find-cues.ts';
import { isNegative } from './negative-claim.ts';
import { nounCue } from './reporting-words.ts';
import { judgeStatus } from './status-table.ts';
import type { Telling } from './telling.ts';
import { type Mention, weighMention } from './weigh-mention.ts';

/** Judges one mention of a claim as if it were the only one. */
export function draftFact(claim: Claim): FactDraft {
  const mention = weighMention(claim);
  const { row, certainty } = judgeStatus(mention);
  const kind = kindOf(claim, mention);
  const attribution =
    attributionIn(claim, mention) ?? (kind === 'statement' ? stanceTaker(claim) : undefined);
  const speaker = claim.telling?.source?.name;
  return {
    claim,
    kind,
    who: whoOf(claim, speaker),
    status: row.status,
    certainty,
    polarity: row.rule === 'denied-only' || !isNegative(claim) ? 'positive' : 'negative',
    contestedBy: row.rule === 'denied-only' && speaker ? [speaker] : [],
    rule: row.rule,
    attributions: attribution ? [attribution] : [],
    evidence: [evidenceOf(claim)],
    stems: stemsOfClaim(claim),
  };
}

/** The stems of what is said, with the name in place of a pronoun. */
function stemsOfClaim({ clause, tokens, actor }: Claim): string[] {
  const words = tokens.flatMap((index) => clause.sentence.tokens[index] ?? []);
  const own = stemsOf(words.filter(({ upos }) => upos !== 'PRON'));
  const isNamed = clause.subjectIs === 'own' && actor?.isPronoun === false;
  return isNamed || !actor ? own : [...stemsOfText(actor.name), ...own];
}

const evidenceOf = ({ start, end, text }: Claim): Span => ({ start, end, text });

/** Whose words leave a claim open does not affirm it: "said that he had no details on whether …". */
const openStances = { asked: 'asks', 'no-evidence': 'doubts' } as const;

/** Who denies one thing affirms what he says on top of it: "denied the reports, saying that …". */
function attributionIn({ telling, open }: Claim, { isDenied }: Mention): Attribution | undefined {
  const attribution = telling && attributionOf(telling);
  // "Sudland's claim that … could not be verified": Sudland stands by it.
  if (attribution && open && telling.verb.lemma !== nounCue.lemma)
    return { ...attribution, stance: openStances[open] };
  const isOnTop = attribution?.stance === 'denies' && !isDenied;
  return isOnTop ? { ...attribution, stance: 'affirms' } : attribution;
}

/** "Campaigners criticised the move", "was condemned by Norland": whoever takes a stance stands behind having taken it. */
function stanceTaker({ actor, agent, clause, telling }: Claim): Attribution | undefined {
  const taker = clause.verb.isPassive ? agent : actor;
  if (!taker || telling) return undefined;
  const verb = { lemma: clause.verb.lemma, stance: 'affirms', firmness: 'stance' } as const;
  return attributionOf({ verb, isQuotation: false, ...sourceOf(taker) });
}

/** @returns undefined where nobody is known to say it. */
export function attributionOf({ source, verb, cue, clause }: Telling): Attribution | undefined {
  if (!source) return undefined;
  const word = clause?.sentence.tokens.find(({ start }) => start === cue?.start)?.text;
  const { name, title, sourceType, official } = source;
  return {
    source: name,
    ...(title && { title }),
    sourceType,
    official,
    ...(cue && { verb: word ?? verb.lemma }),
    stance: verb.stance,
  };
}

function kindOf({ clause }: Claim, { isOpinion, isFuture, hedge }: Mention): FactKind {
  const { lemma } = clause.verb;
  if (isOpinion) return 'comment';
  if (isFuture) return hedge ? 'forecast' : 'plan';
  if (stanceVerbs.has(lemma) && !isCalledOff(clause)) return 'statement';
  if (lemma === 'plan' || lemma === 'intend') return 'plan';
  return lemma === 'be' || lemma === 'have' ? 'state' : 'event';
}

/** "The match was called off" takes no stance, "Ruiz called on them to leave" does. */
const isCalledOff = ({ sentence, verb }: Clause) =>
  verb.lemma === 'call' && sentence.tokens[verb.main + 1]?.lower === 'off';

/** Whoever acts comes first; behind him, whom it befell. */
function whoOf({ actor, agent, clause }: Claim, speaker: string | undefined): string[] {
  const subject = clause.subject && clause.sentence.tokens[clause.subject.head]?.lower;
  const opening = clause.subject && clause.sentence.tokens[clause.subject.first]?.lower;
  if (subject !== undefined && speakerPronouns.has(subject)) return speaker ? [speaker] : [];
  if (speaker && (opening === 'my' || opening === 'our')) return [speaker];
  return [...new Set([agent, actor].flatMap((one) => (one ? [one.name] : [])))];
}
