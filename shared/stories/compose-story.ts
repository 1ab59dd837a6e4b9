import { isDeepStrictEqual } from 'node:util';
import type { Claim, Denial, Story, StoryArticle } from '../contracts/story.ts';
import { historyOf } from './claim-history.ts';
import { claimIds } from './claim-ids.ts';
import { clusterFacts } from './cluster-facts.ts';
import { speaksFrom, type ToldFact } from './told-fact.ts';

/**
 * Takes an article into its story, or takes its new standing in.
 *
 * @returns the story after it, a version on; or the story as it was, where the article changes nothing.
 */
export function withArticle(
  storyId: string,
  before: Story | undefined,
  article: StoryArticle,
): Story {
  const others = (before?.articles ?? []).filter(
    ({ articleId }) => articleId !== article.articleId,
  );
  const known = before?.articles.find(({ articleId }) => articleId === article.articleId);
  const story = composeStory(storyId, [...others, withoutGoingBack(article, known)], before);
  return before && hasSameContent(before, story) ? before : story;
}

/**
 * Makes a story of its articles, in whatever order they came.
 *
 * @param before  lends its claims their ids, so that readers hear of the same claim under the same id.
 */
function composeStory(storyId: string, articles: readonly StoryArticle[], before?: Story): Story {
  const standing = inOrderOfTime(withStandings(articles));
  const clusters = clusterFacts(standing);
  const ids = claimIds(clusters, before?.claims ?? []);
  const claims = clusters.map((facts, index) => claimFrom(ids[index] ?? '', facts, standing));
  return {
    storyId,
    revision: (before?.revision ?? 0) + (haveStatesChanged(before?.claims ?? [], claims) ? 1 : 0),
    version: (before?.version ?? 0) + 1,
    articles: standing,
    claims,
    updatedAt: standing
      .flatMap(({ receivedAt, retractedAt }) => [receivedAt, retractedAt ?? ''])
      .reduce(later),
  };
}

/**
 * An article only ever goes forward, though its records may come late or again. A retracted one comes without its
 * facts, so what it had told is taken from the record that had them; and an older record does not undo a retraction.
 */
function withoutGoingBack(article: StoryArticle, known: StoryArticle | undefined): StoryArticle {
  const withFacts = article.retractedAt && known ? known : article;
  return { ...withFacts, retractedAt: known?.retractedAt ?? article.retractedAt };
}

/**
 * An article counts as corrected once its correction is in the story, not before: else readers would hear that
 * everything was withdrawn, and a moment later that most of it stands.
 */
function withStandings(articles: readonly StoryArticle[]): StoryArticle[] {
  const correctionOf = new Map(articles.map(({ corrects, articleId }) => [corrects, articleId]));
  return articles.map((article) => {
    const correctedBy = correctionOf.get(article.articleId);
    const standing = article.retractedAt ? 'retracted' : correctedBy ? 'corrected' : 'current';
    return { ...article, correctedBy, standing };
  });
}

function inOrderOfTime(articles: readonly StoryArticle[]): StoryArticle[] {
  const order = (article: StoryArticle) => `${speaksFrom(article)}#${article.articleId}`;
  return articles.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function claimFrom(
  id: string,
  facts: readonly ToldFact[],
  articles: readonly StoryArticle[],
): Claim {
  const history = historyOf(facts, articles);
  const now = history.at(-1);
  const current = facts.filter(({ article }) => article.standing === 'current');
  // Who is shown to stand behind the claim has to be who brings it to its state.
  const shown =
    current.findLast(({ fact }) => fact.status === now?.to) ?? current.at(-1) ?? facts.at(-1);
  if (!now || !shown) throw new Error('a claim without facts');
  const { kind, what, who, certainty, attributions, quote, key } = shown.fact;
  const denials = denialsIn(current, now.contestedBy);
  return {
    id,
    kind,
    what,
    who,
    state: now.to,
    certainty,
    contestedBy: now.contestedBy,
    ...(denials.length > 0 && { denials }),
    attributions,
    publisher: shown.article.publisher,
    quote,
    key,
    facts: facts.map(({ article, fact }) => ({
      articleId: article.articleId,
      factId: fact.factId,
    })),
    history,
  };
}

/** What each denier says, in the newest article that quotes it. */
function denialsIn(facts: readonly ToldFact[], contestedBy: readonly string[]): Denial[] {
  const said = facts.flatMap(({ fact }) => fact.denials ?? []);
  return contestedBy.flatMap((name) => said.findLast(({ by }) => by === name) ?? []);
}

function haveStatesChanged(before: readonly Claim[], after: readonly Claim[]): boolean {
  const states = new Map(before.map((claim) => [claim.id, stateKey(claim)]));
  return after.some((claim) => states.get(claim.id) !== stateKey(claim));
}

const stateKey = ({ state, contestedBy }: Claim) => JSON.stringify([state, contestedBy]);

/** One of the two may have been stored and read back, so neither the order of fields nor absent ones count. */
function hasSameContent(a: Story, b: Story): boolean {
  const stored = ({ articles, claims }: Story) => JSON.parse(JSON.stringify([articles, claims]));
  return isDeepStrictEqual(stored(a), stored(b));
}

const later = (a: string, b: string) => (a > b ? a : b);
