import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storyFor } from '../../functions/update-story/story-for.ts';
import { updateStory } from '../../functions/update-story/update-story.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { StoryId } from '../../shared/contracts/story.ts';
import type { StoryStore } from '../../shared/storage/story-store.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { articleNamed } from '../named-ids.ts';
import { inMemoryStoryMembership } from '../storage/in-memory/story-membership.ts';
import { inMemoryStoryStore } from '../storage/in-memory/story-store.ts';
import { digestFact, digestRecord, unreadableBody } from './digest-records.ts';

function desk() {
  const stories = inMemoryStoryStore();
  const membership = inMemoryStoryMembership();
  return {
    stories,
    membership,
    update: (record: DigestRecord, store: Pick<StoryStore, 'get' | 'put'> = stories) =>
      updateStory(record, { stories: store, membership }),
    storyOf: async (name: string) => {
      const storyId = await membership.storyOf(articleNamed(name));
      return storyId ? stories.get(storyId) : undefined;
    },
  };
}

const original = digestRecord('original', [
  digestFact('The dam had burst'),
  digestFact('Police came'),
]);
const correction = digestRecord(
  'correction',
  [digestFact('The dam had burst', { status: 'unconfirmed' })],
  {
    corrects: original.digestId,
    original: original.digestId,
    receivedAt: '2026-03-02T10:00:00.000Z',
  },
);
const second = digestRecord('second', [digestFact('The dam holds')], {
  corrects: correction.digestId,
  original: original.digestId,
  receivedAt: '2026-03-02T11:00:00.000Z',
});
const retraction = { ...second, body: undefined, retractedAt: '2026-03-02T12:00:00.000Z' };

describe('a story', () => {
  it('is made of a digest, and not again when its record comes again', async () => {
    const { update } = desk();
    expect(await update(original)).toMatchObject({ did: 'story-updated', revision: 1 });
    expect(await update(original)).toMatchObject({ did: 'story-unchanged', revision: 1 });
  });

  it('takes a correction in', async () => {
    const { update, storyOf } = desk();
    await update(original);
    expect(await update(correction)).toMatchObject({ did: 'story-updated', revision: 2 });
    expect((await storyOf('original'))?.claims.map(({ state }) => state)).toEqual([
      'unconfirmed',
      'corrected',
    ]);
  });

  it('is not made of an article that could not be read', async () => {
    const { update, storyOf } = desk();
    const unreadable = { ...original, body: unreadableBody };
    expect(await update(unreadable)).toMatchObject({ did: 'story-not-concerned' });
    expect(await storyOf('original')).toBeUndefined();
  });

  it('loses its claims to a correction that could not be read', async () => {
    const { update, storyOf } = desk();
    await update(original);
    await update({ ...correction, body: unreadableBody });
    expect((await storyOf('original'))?.claims.map(({ state }) => state)).toEqual([
      'corrected',
      'corrected',
    ]);
  });

  it('is read again where somebody else was quicker, and keeps what both wrote', async () => {
    const { update, stories, storyOf } = desk();
    await update(original);
    let isFirst = true;
    const overtaken = {
      ...stories,
      get: async (storyId: string) => {
        const before = await stories.get(storyId);
        if (isFirst) await update(correction);
        isFirst = false;
        return before;
      },
    };
    await update(second, overtaken);
    expect((await storyOf('original'))?.articles).toHaveLength(3);
  });

  it('that others change again and again is left for another try', async () => {
    const { update, stories } = desk();
    const contended = { ...stories, put: async () => 'conflict' as const };
    expect(await thrownBy(() => update(original, contended))).toMatchObject({
      code: 'store-unavailable',
      isRetryable: true,
    });
  });
});

it('records in any order, again and late, end in the same story', async () => {
  const corrected = { ...original, correctedBy: correction.digestId };
  const records = [original, correction, corrected, second, retraction];
  const endOf = async (arrived: readonly DigestRecord[]) => {
    const { update, storyOf } = desk();
    for (const record of arrived) await update(record);
    const story = await storyOf('original');
    return [story?.articles, story?.claims.map(({ id, ...claim }) => claim)];
  };
  const expected = await endOf(records);
  const arrivals = fc.tuple(
    fc.shuffledSubarray(records, { minLength: records.length }),
    fc.array(fc.constantFrom(...records), { maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(arrivals, async ([all, again]) => {
      expect(await endOf([...all, ...again])).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

describe('the story of an article', () => {
  it('is the same ever after', async () => {
    const membership = inMemoryStoryMembership();
    const storyId = await storyFor(original, membership);
    expect(StoryId.safeParse(storyId).success).toBe(true);
    expect(await storyFor(original, membership)).toBe(storyId);
  });

  it('is another for another article', async () => {
    const membership = inMemoryStoryMembership();
    expect(await storyFor(original, membership)).not.toBe(
      await storyFor(digestRecord('other', []), membership),
    );
  });

  it('is that of the first version for all its corrections, whichever comes first', async () => {
    const orders = fc.shuffledSubarray([original, correction, second], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const membership = inMemoryStoryMembership();
        const stories: string[] = [];
        for (const record of order) stories.push(await storyFor(record, membership));
        expect(new Set(stories).size).toBe(1);
      }),
    );
  });

  it('is one, though the step was ended between two rows', async () => {
    const membership = inMemoryStoryMembership();
    let joins = 0;
    const ending = {
      ...membership,
      join: async (articleId: string, storyId: string) => {
        if (++joins === 2) throw new Error('crash');
        return membership.join(articleId, storyId);
      },
    };
    await thrownBy(() => storyFor(correction, ending));
    expect(await storyFor(original, membership)).toBe(await storyFor(correction, membership));
  });
});
