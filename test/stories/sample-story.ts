import type { Attribution } from '../../shared/contracts/digest.ts';
import type { Claim, Story, StoryArticle, StoryFact } from '../../shared/contracts/story.ts';
import { articleNamed, storyNamed } from '../named-ids.ts';

const mayor: Attribution = {
  source: 'Helen Marsh',
  title: 'Mayor',
  sourceType: 'named-person',
  official: true,
  verb: 'confirmed',
  stance: 'affirms',
};

export const heldBy = (source: string, changes: Partial<Attribution> = {}): Attribution => ({
  source,
  sourceType: 'named-organization',
  official: false,
  verb: 'said',
  stance: 'affirms',
  ...changes,
});

/** A confirmed key fact, as a story keeps it. */
export function sampleFact(what: string, changes: Partial<StoryFact> = {}): StoryFact {
  return {
    factId: 'f1',
    kind: 'event',
    what,
    who: [],
    status: 'confirmed',
    certainty: 'certain',
    polarity: 'positive',
    contestedBy: [],
    rule: 'official-on-record',
    attributions: [mayor],
    quote: what,
    key: true,
    ...changes,
  };
}

/** An article as a story keeps it; its facts are named `f1`, `f2`, … in their order. */
export function toldArticle(
  name: string,
  facts: readonly StoryFact[],
  changes: Partial<StoryArticle> = {},
): StoryArticle {
  return {
    articleId: articleNamed(name),
    publisher: 'Valley News',
    title: 'Orsa dam bursts',
    summary: '',
    publishedAt: '2026-03-02T09:30:00.000Z',
    receivedAt: '2026-03-02T09:30:05.000Z',
    standing: 'current',
    entities: ['Orsa'],
    facts: facts.map((fact, index) => ({ ...fact, factId: `f${index + 1}` })),
    ...changes,
  };
}

/** A claim that one article told. */
export function sampleClaim(what: string, changes: Partial<Claim> = {}): Claim {
  const { factId, status, polarity, rule, ...fact } = sampleFact(what);
  const { state = status, contestedBy = [] } = changes;
  const articleId = articleNamed('dam');
  return {
    ...fact,
    id: what,
    state,
    publisher: 'Valley News',
    facts: [{ articleId, factId }],
    history: [{ at: '2026-03-02T09:30:00.000Z', to: state, contestedBy, articleId }],
    ...changes,
  };
}

export function sampleStory(changes: Partial<Story> = {}): Story {
  return {
    storyId: storyNamed('dam'),
    revision: 1,
    version: 1,
    articles: [toldArticle('dam', [sampleFact('The Orsa dam had burst')])],
    claims: [sampleClaim('The Orsa dam had burst')],
    updatedAt: '2026-03-02T09:30:05.000Z',
    ...changes,
  };
}
