import type { Certainty, Fact, StatusRule } from '../contracts/digest.ts';
import { holdersOf, listNames } from '../digests/status-line.ts';

/** What this article says, where the row of the table speaks of articles in general. */
interface Particulars {
  /** Those whose word it is, with the word that the article gives it by: `John Kerry (“confirmed”)`. */
  readonly holders: string;
  readonly deniers: string;
  readonly publisher: string;
}

/**
 * Says to a reader why a fact has its status: the row of the status table that decided, whom it found in this
 * article, and what follows from a denial.
 */
export function whyStatus(fact: Fact, publisher: string): string {
  const { rule, status, contestedBy, certainty, polarity } = fact;
  const isOpen = status === 'unconfirmed';
  const isContested = contestedBy.length > 0 && status !== 'denied';
  return [
    reasons[rule]({ holders: holdersWithVerb(fact), deniers: deniersOf(fact), publisher }),
    ...(isOpen && degrees[certainty] ? [degrees[certainty]] : []),
    ...(isContested ? ['A denial does not undo what others say, so both sides are shown.'] : []),
    ...(polarity === 'negative' ? ['The claim itself is that something is not so.'] : []),
  ].join(' ');
}

/** One sentence for each row of the status table. */
const reasons: Readonly<Record<StatusRule, (particulars: Particulars) => string>> = {
  'official-on-record': ({ holders }) =>
    `The article gives it plainly as the word of ${holders}: somebody identified, who speaks of their own acts, of what they know, or of what is theirs to tell.`,
  'own-voice': ({ publisher }) =>
    `${publisher} tells it plainly in its own words, and so stands behind it itself.`,
  anonymous: ({ holders }) =>
    `The article has it from ${holders}, and gives no name. Nobody can be held to it, so it is not confirmed, whatever the word.`,
  hedged: () =>
    'The article holds back: it uses a word such as “may”, “reportedly”, “alleged” or “expected”, or tells what is still to come, so nobody fully stands behind it.',
  'second-hand': () =>
    'The article passes on what another outlet, or an earlier report, has said, and nobody in it confirms it.',
  interested: ({ holders }) =>
    `It is the word of ${holders} about somebody else: a charge, one side’s account, or no matter of theirs to confirm.`,
  asked: () => 'The article asks it, or says that the answer is not known.',
  'no-evidence': () =>
    'The article says that evidence or a confirmation was not found. That is not a denial.',
  'denied-only': ({ deniers }) =>
    `In the article it is denied by ${deniers}, and nobody says that it is so.`,
  opinion: () => 'It values, guesses at motives, or speaks in images: an opinion, not a fact.',
};

const degrees: Readonly<Record<Certainty, string>> = {
  certain: '',
  probable: 'Its words give it as probable.',
  possible: 'Its words give it as possible.',
  unknown: '',
};

function holdersWithVerb({ status, attributions, contestedBy }: Fact): string {
  const state = status === 'confirmed' ? 'confirmed' : 'unconfirmed';
  const holders = holdersOf({ state, attributions, contestedBy }).map(({ source }) => source);
  const names = listNames(holders) || 'somebody';
  const verb = attributions.find(({ source }) => source === holders[0])?.verb;
  return verb ? `${names} (“${verb}”)` : names;
}

function deniersOf({ attributions, contestedBy }: Fact): string {
  const deniers = holdersOf({ state: 'denied', attributions, contestedBy });
  return listNames(deniers.map(({ source }) => source)) || 'somebody';
}
