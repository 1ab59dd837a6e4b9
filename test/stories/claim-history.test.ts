import { describe, expect, it } from 'vitest';
import type { StoryArticle, StoryFact } from '../../shared/contracts/story.ts';
import { historyOf } from '../../shared/stories/claim-history.ts';
import { articleNamed } from '../named-ids.ts';
import { sampleFact, toldArticle } from './sample-story.ts';

const what = 'The dam had burst';
const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
const telling = (
  name: string,
  hour: number,
  fact: Partial<StoryFact> = {},
  article: Partial<StoryArticle> = {},
) =>
  toldArticle(name, [sampleFact(what, fact)], {
    publishedAt: at(hour),
    receivedAt: at(hour),
    ...article,
  });
const historyOfAll = (...articles: StoryArticle[]) =>
  historyOf(
    articles.flatMap((article) => article.facts.map((fact) => ({ article, fact }))),
    articles,
  ).map(({ at, from, to }) => [at.slice(11, 13), from, to]);

const unconfirmed = { status: 'unconfirmed' } as const;
const correctedBy = articleNamed('correction');
const correcting = { corrects: articleNamed('first') };

describe('a claim’s state', () => {
  it('begins with what its first article says', () =>
    expect(historyOfAll(telling('first', 9, unconfirmed))).toEqual([
      ['09', undefined, 'unconfirmed'],
    ]));

  it('is the strongest of what its articles say, whichever came last', () =>
    expect(historyOfAll(telling('first', 9), telling('second', 10, unconfirmed))).toEqual([
      ['09', undefined, 'confirmed'],
    ]));

  it('turns when a later article confirms it', () =>
    expect(historyOfAll(telling('first', 9, unconfirmed), telling('second', 10))).toEqual([
      ['09', undefined, 'unconfirmed'],
      ['10', 'unconfirmed', 'confirmed'],
    ]));

  it('is not lowered by a denial elsewhere: the denier stands beside it', () => {
    const denial = telling('second', 10, { status: 'denied', contestedBy: ['Orsa Water'] });
    const [, last] = historyOf(
      [telling('first', 9), denial].flatMap((article) =>
        article.facts.map((fact) => ({ article, fact })),
      ),
      [telling('first', 9), denial],
    );
    expect(last).toMatchObject({ from: 'confirmed', to: 'confirmed', contestedBy: ['Orsa Water'] });
  });

  it('is what the correction says, from its receipt on', () =>
    expect(
      historyOfAll(
        telling('first', 9, {}, { correctedBy }),
        telling('correction', 8, unconfirmed, { ...correcting, receivedAt: at(11) }),
      ),
    ).toEqual([
      ['09', undefined, 'confirmed'],
      ['11', 'confirmed', 'unconfirmed'],
    ]));

  it('is corrected where the correction drops it', () =>
    expect(
      historyOfAll(
        telling('first', 9, {}, { correctedBy }),
        toldArticle('correction', [], { ...correcting, receivedAt: at(11) }),
      ),
    ).toEqual([
      ['09', undefined, 'confirmed'],
      ['11', 'confirmed', 'corrected'],
    ]));

  it('is retracted with its only article, and stands as long as another tells it', () => {
    const retracted = telling('first', 9, {}, { retractedAt: at(12) });
    expect(historyOfAll(retracted).at(-1)).toEqual(['12', 'confirmed', 'retracted']);
    expect(historyOfAll(retracted, telling('second', 10, unconfirmed)).at(-1)).toEqual([
      '12',
      'confirmed',
      'unconfirmed',
    ]);
  });

  it('can come back after a retraction', () =>
    expect(
      historyOfAll(telling('first', 9, {}, { retractedAt: at(10) }), telling('second', 11)),
    ).toEqual([
      ['09', undefined, 'confirmed'],
      ['10', 'confirmed', 'retracted'],
      ['11', 'retracted', 'confirmed'],
    ]));
});

it('who denies first is no change of state', () => {
  const one = telling('first', 9, { contestedBy: ['Syria', 'Iran'] });
  const other = telling('second', 10, { contestedBy: ['Iran', 'Syria'] });
  expect(historyOfAll(one, other)).toHaveLength(1);
});
