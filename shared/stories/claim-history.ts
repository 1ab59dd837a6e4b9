import type { Status } from '../contracts/digest.ts';
import type { ClaimChange, ClaimState, StoryArticle } from '../contracts/story.ts';
import { speaksFrom, type ToldFact } from './told-fact.ts';

/**
 * How a claim came to its state: what it was at each moment at which one of its articles spoke, was corrected or
 * was retracted, told where it changed.
 *
 * @param facts  all that articles tell of the claim.
 * @param articles  all of the story's: the correction that drops a claim does not itself tell it.
 */
export function historyOf(
  facts: readonly ToldFact[],
  articles: readonly StoryArticle[],
): ClaimChange[] {
  const history: ClaimChange[] = [];
  for (const moment of momentsOf(facts, articles)) {
    const state = stateAt(moment.at, facts, articles);
    const last = history.at(-1);
    if (last && sameState(last, state)) continue;
    history.push({
      at: moment.at,
      ...(last && { from: last.to }),
      ...state,
      articleId: moment.articleId,
    });
  }
  return history;
}

interface Moment {
  readonly at: string;
  readonly articleId: string;
}

function momentsOf(facts: readonly ToldFact[], articles: readonly StoryArticle[]): Moment[] {
  const moments = facts.flatMap(({ article }) => {
    const { articleId, retractedAt } = article;
    const correction = correctionOf(article, articles);
    return [
      { at: speaksFrom(article), articleId },
      ...(correction ? [{ at: speaksFrom(correction), articleId: correction.articleId }] : []),
      ...(retractedAt ? [{ at: retractedAt, articleId }] : []),
    ];
  });
  return moments.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function stateAt(
  at: string,
  facts: readonly ToldFact[],
  articles: readonly StoryArticle[],
): { to: ClaimState; contestedBy: string[] } {
  const told = facts.filter(({ article }) => speaksFrom(article) <= at);
  const standing = told.filter(({ article }) => endOf(article, articles).at > at);
  if (standing.length === 0) {
    const ends = told.map(({ article }) => endOf(article, articles));
    const last = ends.reduce((a, b) => (b.at > a.at ? b : a));
    return { to: last.as, contestedBy: [] };
  }
  const statuses = new Set(standing.map(({ fact }) => fact.status));
  return {
    to: strongest.find((status) => statuses.has(status)) ?? 'unconfirmed',
    // In the order of the alphabet: that another article names the deniers first is no change.
    contestedBy: [...new Set(standing.flatMap(({ fact }) => fact.contestedBy))].sort(),
  };
}

/** A denial never deletes a confirmation: the denier is in `contestedBy`. */
const strongest: readonly Status[] = ['confirmed', 'unconfirmed', 'denied'];

/** When an article stopped telling what it tells, and why; far in the future while it stands. */
function endOf(article: StoryArticle, articles: readonly StoryArticle[]) {
  const correction = correctionOf(article, articles);
  const correctedAt = correction ? speaksFrom(correction) : never;
  const retractedAt = article.retractedAt ?? never;
  return correctedAt <= retractedAt
    ? { at: correctedAt, as: 'corrected' as const }
    : { at: retractedAt, as: 'retracted' as const };
}

const never = '9999';

const correctionOf = ({ correctedBy }: StoryArticle, articles: readonly StoryArticle[]) =>
  articles.find(({ articleId }) => articleId === correctedBy);

const sameState = (last: ClaimChange, state: { to: ClaimState; contestedBy: readonly string[] }) =>
  last.to === state.to && last.contestedBy.join('\n') === state.contestedBy.join('\n');
