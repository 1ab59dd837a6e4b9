import type { Attribution, Certainty, Fact, StatusRule } from '../contracts/digest.ts';
import { listNames } from '../digests/status-line.ts';
import { sourcesWith } from './sources-with.ts';

/** What is known where a fact's status is explained. */
interface Reason {
  readonly holders: string;
  readonly deniers: string;
  readonly publisher: string;
  /** The article's word of attribution, quoted: “, in the word “said””. */
  readonly verb: string;
}

/**
 * Says to a reader why a fact has its status: the row of the status table that decided, what it found in this
 * article, and what follows from a denial.
 */
export function whyStatus(fact: Fact, publisher: string): string {
  const { rule, status, attributions, contestedBy, certainty, polarity } = fact;
  const affirming = sourcesWith(attributions, 'affirms');
  const reason = {
    holders: listNames(affirming) || 'somebody whom the article does not name',
    deniers: listNames(contestedBy.length > 0 ? contestedBy : sourcesWith(attributions, 'denies')),
    publisher,
    verb: verbOf(attributions),
  };
  return [
    reasons[rule](reason),
    status === 'unconfirmed' ? degrees[certainty] : '',
    contestedBy.length > 0 && status !== 'denied'
      ? 'That somebody denies it does not undo what others say, so both sides are shown.'
      : '',
    polarity === 'negative' && status !== 'denied'
      ? 'The claim itself is that something is not so.'
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const reasons: Readonly<Record<StatusRule, (reason: Reason) => string>> = {
  'official-on-record': ({ holders, verb }) =>
    `The article gives it plainly as the word of ${holders}${verb}: somebody identified, who speaks of their own acts, of what they know, or of what is theirs to tell.`,
  'own-voice': ({ publisher }) =>
    `${publisher} tells it plainly in its own words, and so stands behind it itself.`,
  anonymous: ({ holders, verb }) =>
    `The article has it from ${holders}${verb}, without a name. Nobody can be held to it, so it is not confirmed, whatever the word.`,
  hedged: () =>
    'The article holds back: a word such as “may”, “reportedly”, “alleged” or “expected” stands with it, so nobody is shown to stand behind it fully.',
  'second-hand': () =>
    'The article passes on what another outlet, or an earlier report, has said, and nobody in it confirms it.',
  interested: ({ holders, verb }) =>
    `It is the word of ${holders}${verb} about somebody else: a side in the matter, or one whose office it is not to say.`,
  asked: () => 'The article asks it, or says that the answer is not known.',
  'no-evidence': () =>
    'The article says that evidence or a confirmation was not found. That is not a denial.',
  'denied-only': ({ deniers }) =>
    `${deniers || 'Somebody in the article'} says that it is not so, and nobody in the article says that it is.`,
  opinion: () => 'It values, guesses at motives, or speaks in images: an opinion, not a fact.',
};

const degrees: Readonly<Record<Certainty, string>> = {
  certain: '',
  probable: 'Its words give it as probable.',
  possible: 'Its words give it as possible.',
  unknown: '',
};

function verbOf(attributions: readonly Attribution[]): string {
  const verb = attributions.find(({ stance }) => stance === 'affirms')?.verb;
  return verb ? ` (“${verb}”)` : '';
}
