import { expect, it } from 'vitest';
import type { Claim } from '../../shared/contracts/story.ts';
import { claimIds } from '../../shared/stories/claim-ids.ts';
import { sampleClaim, sampleFact, toldArticle } from './sample-story.ts';

/** Facts written as the name of their article and their number in it. */
const told = (...names: string[]) =>
  names.map((name) => ({
    article: toldArticle(name.slice(0, 1), []),
    fact: { ...sampleFact('It burst'), factId: name.slice(1) },
  }));
const claim = (id: string, ...names: string[]): Claim =>
  sampleClaim('It burst', {
    id,
    facts: told(...names).map(({ article, fact }) => ({
      articleId: article.articleId,
      factId: fact.factId,
    })),
  });

it('a claim keeps its id when another article tells it too', () =>
  expect(claimIds([told('a1', 'b1')], [claim('known', 'a1')])).toEqual(['known']));

it('a claim keeps its id when an earlier article turns up', () =>
  expect(claimIds([told('0f', 'a1')], [claim('known', 'a1')])).toEqual(['known']));

it('where a claim falls apart, the larger part keeps its id and the other gets a new one', () => {
  const ids = claimIds([told('a1'), told('b1', 'c1')], [claim('known', 'a1', 'b1', 'c1')]);
  expect(ids[1]).toBe('known');
  expect(ids[0]).not.toBe('known');
});

it('a part that holds the fact from which an id was minted does not get that id again', () => {
  const [minted = ''] = claimIds([told('a1')], []);
  const ids = claimIds([told('a1'), told('b1', 'c1')], [claim(minted, 'a1', 'b1', 'c1')]);
  expect(new Set(ids).size).toBe(2);
});

it('where two claims turn out to be one, it has the id of the first', () =>
  expect(claimIds([told('a1', 'b1')], [claim('first', 'a1'), claim('second', 'b1')])).toEqual([
    'first',
  ]));

it('the same fact mints the same id', () =>
  expect(claimIds([told('a1')], [])).toEqual(claimIds([told('a1', 'b2')], [])));
