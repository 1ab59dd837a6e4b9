import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Story, type StoryArticle } from '../../shared/contracts/story.ts';
import { withArticle } from '../../shared/stories/compose-story.ts';
import { articleNamed, storyNamed } from '../named-ids.ts';
import { sampleFact, toldArticle } from './sample-story.ts';

const storyId = storyNamed('dam');
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;

const burst = sampleFact('The Orsa dam had burst');
const road = sampleFact('Police closed the valley road');
const twoFarms = sampleFact('Two farms were flooded');
const threeFarms = sampleFact('Three farms were flooded');
const unconfirmed = { status: 'unconfirmed', rule: 'hedged' } as const;

const original = toldArticle('original', [burst, road, twoFarms], {
  publishedAt: at(0),
  receivedAt: at(1),
});
const correction = toldArticle('correction', [{ ...burst, ...unconfirmed }, road, threeFarms], {
  publishedAt: at(0),
  receivedAt: at(10),
  corrects: original.articleId,
});
const secondCorrection = toldArticle('second', [road], {
  publishedAt: at(0),
  receivedAt: at(20),
  corrects: correction.articleId,
});
/** How a retraction comes: without the facts. */
const retractionOf = (article: StoryArticle): StoryArticle => ({
  ...article,
  facts: [],
  entities: [],
  summary: '',
  standing: 'retracted',
  retractedAt: at(30),
});

/** The story after each article, as it is read back from the table each time. */
function storyOf(...articles: StoryArticle[]): Story {
  let story: Story | undefined;
  for (const article of articles) {
    const next = withArticle(storyId, story, article);
    story = Story.parse(JSON.parse(JSON.stringify(next)));
  }
  if (!story) throw new Error('no articles');
  return story;
}
const statesOf = ({ claims }: Story) =>
  Object.fromEntries(claims.map(({ what, state }) => [what, state]));

describe('a correction', () => {
  const [before, after] = [storyOf(original), storyOf(original, correction)];

  it('turns a fact, drops one and adds one', () =>
    expect(statesOf(after)).toEqual({
      'The Orsa dam had burst': 'unconfirmed',
      'Police closed the valley road': 'confirmed',
      'Two farms were flooded': 'corrected',
      'Three farms were flooded': 'confirmed',
    }));

  it('leaves claims their ids', () =>
    expect(after.claims.slice(0, 3).map(({ id }) => id)).toEqual(
      before.claims.map(({ id }) => id),
    ));

  it('marks what it corrects, from when it is in the story', () => {
    expect(before.articles[0]?.standing).toBe('current');
    expect(after.articles[0]).toMatchObject({
      standing: 'corrected',
      correctedBy: correction.articleId,
    });
  });

  it('of a word that changes no claim raises no revision', () => {
    const same = { ...correction, facts: original.facts, title: 'Orsa dam bursts at night' };
    expect(storyOf(original, same)).toMatchObject({ revision: 1, version: 2 });
  });

  it('that could not be read takes the claims of the old article away', () =>
    expect(
      new Set(Object.values(statesOf(storyOf(original, { ...correction, facts: [] })))),
    ).toEqual(new Set(['corrected'])));
});

describe('a revision is raised', () => {
  it.each([
    ['once for a new article', [original], 1],
    ['not for its replay', [original, original, original], 1],
    [
      'not for the mark on what was corrected',
      [original, correction, { ...original, correctedBy: correction.articleId }],
      2,
    ],
    ['for a retraction, once', [original, retractionOf(original), retractionOf(original)], 2],
    ['not for an article without claims', [{ ...original, facts: [] }], 0],
  ])('%s', (_when, articles, revision) => expect(storyOf(...articles).revision).toBe(revision));
});

it('an article that was taken in already leaves the story as it was, not even a version on', () => {
  const before = storyOf(original, correction);
  for (const article of [original, correction]) {
    expect(withArticle(storyId, before, article)).toBe(before);
  }
});

it('a record from before a retraction does not undo it', () => {
  const story = storyOf(original, retractionOf(original), original);
  expect(new Set(Object.values(statesOf(story)))).toEqual(new Set(['retracted']));
});

it('the state of a claim is shown with those who bring it about', () => {
  const denied = toldArticle('other', [{ ...burst, ...unconfirmed, attributions: [] }], {
    publishedAt: at(5),
    publisher: 'Coast Daily',
  });
  expect(storyOf(original, denied).claims[0]).toMatchObject({
    state: 'confirmed',
    publisher: 'Valley News',
    attributions: burst.attributions,
  });
});

it('the very numbers of a correction are a claim of their own', () =>
  expect(storyOf(original, correction).claims.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Two farms were flooded', 'Three farms were flooded']),
  ));

describe('any order of arrival, with any replays, ends in the same claims', () => {
  const marked = { ...original, correctedBy: correction.articleId };
  const records = [original, marked, correction, secondCorrection, retractionOf(secondCorrection)];
  const claimsOf = ({ claims }: Story) =>
    claims.map(({ id, facts, ...claim }) => ({ ...claim, facts }));
  const arrivals = fc
    .tuple(
      fc.shuffledSubarray(records, { minLength: records.length }),
      fc.array(fc.constantFrom(...records), { maxLength: 4 }),
    )
    .map(([all, again]) => [...all, ...again]);

  it('that of a correction, a correction of it, and its retraction', () => {
    const expected = storyOf(...records);
    fc.assert(
      fc.property(arrivals, (arrived) => {
        const story = storyOf(...arrived);
        expect(claimsOf(story)).toEqual(claimsOf(expected));
        expect(story.articles).toEqual(expected.articles);
      }),
    );
  });

  it('of many articles about one happening', () => {
    const articles = fc.array(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        facts: fc.shuffledSubarray([
          burst,
          { ...burst, ...unconfirmed },
          road,
          twoFarms,
          threeFarms,
        ]),
        publishedAt: fc.integer({ min: 0, max: 3 }).map(at),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const shuffled = articles.chain((list) => {
      const told = [...new Map(list.map((one) => [one.name, one])).values()].map((one) =>
        toldArticle(one.name, one.facts, { publishedAt: one.publishedAt }),
      );
      return fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length }));
    });
    fc.assert(
      fc.property(shuffled, ([inOrder, arrived]) => {
        expect(claimsOf(storyOf(...arrived))).toEqual(claimsOf(storyOf(...inOrder)));
        const ids = storyOf(...arrived).claims.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('whatever comes next, a claim that readers know keeps its id', () =>
    fc.assert(
      fc.property(arrivals, fc.nat(8), (arrived, count) => {
        const before = storyOf(...arrived.slice(0, count + 1));
        const after = storyOf(...arrived);
        const known = new Map(before.claims.map(({ id, what }) => [what, id]));
        for (const { id, what } of after.claims) expect([id, undefined]).toContain(known.get(what));
      }),
    ));
});

it('a story of twenty corrections of sixty facts each is made in seconds, not minutes', () => {
  const facts = Array.from({ length: 60 }, (_, index) =>
    sampleFact(`The inspector of district ${index} found water behind the wall of the lower dam`),
  );
  const articles = Array.from({ length: 20 }, (_, index) =>
    toldArticle(`v${index}`, facts, {
      receivedAt: at(index),
      ...(index > 0 && { corrects: articleNamed(`v${index - 1}`) }),
    }),
  );
  const story: Story = {
    ...storyOf(articles[0] ?? original),
    articles: articles.slice(0, 19),
    claims: [],
  };
  const startedAt = performance.now();
  withArticle(storyId, story, articles[19] ?? original);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

describe('what a denier says', () => {
  const contested = { ...burst, contestedBy: ['Orsa Water'] };
  const saying = (quote: string) => ({ ...contested, denials: [{ by: 'Orsa Water', quote }] });
  const claimOf = (...articles: StoryArticle[]) =>
    articles.reduce<Story | undefined>(
      (story, article) => withArticle(storyId, story, article),
      undefined,
    )?.claims[0];

  it('is kept with the claim, in the words of the newest article that quotes it', () => {
    const first = toldArticle('first', [saying('Orsa Water denied it')], { publishedAt: at(0) });
    const second = toldArticle('second', [saying('“Nothing burst,” it said')], {
      publishedAt: at(5),
    });
    const silent = toldArticle('third', [contested], { publishedAt: at(9) });
    expect(claimOf(first, second, silent)?.denials).toEqual([
      { by: 'Orsa Water', quote: '“Nothing burst,” it said' },
    ]);
  });

  it('may be missing, as in stories kept before there were any', () => {
    const story = withArticle(storyId, undefined, toldArticle('first', [contested]));
    expect(Story.parse(JSON.parse(JSON.stringify(story)))).toEqual(
      JSON.parse(JSON.stringify(story)),
    );
    expect(story.claims[0]).not.toHaveProperty('denials');
  });
});
