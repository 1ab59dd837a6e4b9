import { describe, expect, it } from 'vitest';
import { articleState } from '../../functions/read-article/article-state.ts';
import { updateStory } from '../../functions/update-story/update-story.ts';
import { type Article, ArticleState } from '../../shared/contracts/article.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { sampleArticle } from '../articles/sample-article.ts';
import { articleNamed } from '../named-ids.ts';
import { inMemoryAlertStore } from '../storage/in-memory/alert-store.ts';
import { inMemoryDigestStore } from '../storage/in-memory/digest-store.ts';
import { inMemoryFailureStore } from '../storage/in-memory/failure-store.ts';
import { inMemoryStoryMembership } from '../storage/in-memory/story-membership.ts';
import { inMemoryStoryStore } from '../storage/in-memory/story-store.ts';
import { digestFact, digestRecord, unreadableBody } from './digest-records.ts';

const facts = [digestFact('The dam had burst')];
const at = '2026-03-02T10:00:00.000Z';

function service() {
  const ports = {
    digests: inMemoryDigestStore(),
    membership: inMemoryStoryMembership(),
    stories: inMemoryStoryStore(),
    alerts: inMemoryAlertStore(),
    failures: inMemoryFailureStore(),
  };
  return {
    ...ports,
    digest: (changes: Partial<DigestRecord> = {}, name = 'dam') =>
      ports.digests.put(digestRecord(name, facts, changes)),
    tell: (changes: Partial<DigestRecord> = {}, name = 'dam') =>
      updateStory(digestRecord(name, facts, changes), ports),
    fail: (step: string, subjectId = articleNamed('dam')) =>
      ports.failures.note({
        subjectId,
        step,
        code: 'store-unavailable',
        detail: 'No.',
        lastAt: at,
      }),
    storyId: async () => (await ports.membership.storyOf(articleNamed('dam'))) ?? '',
    counting: (sent: number, sending: number) => {
      ports.alerts.countOfStory = async () => ({ sent, sending });
    },
    state: async (changes: Partial<Article> = {}, name = 'dam') =>
      ArticleState.parse(
        await articleState(sampleArticle(name, changes), 'https://onrecord.example.org', ports),
      ),
  };
}

describe('an article is', () => {
  it('received at first, with nothing to look at but itself', async () => {
    const { state } = service();
    expect(await state()).toMatchObject({
      state: 'received',
      links: { self: `https://onrecord.example.org/v1/articles/${articleNamed('dam')}` },
    });
    expect((await state()).links.digest).toBeUndefined();
  });

  it('digested when its digest is there, with a link to it', async () => {
    const { state, digest } = service();
    await digest();
    const { links, ...rest } = await state();
    expect(rest).toMatchObject({ state: 'digested' });
    expect(links.page).toBe(`https://onrecord.example.org/digests/${articleNamed('dam')}`);
  });

  it('alerted when an alert of its story went out', async () => {
    const { state, digest, tell, counting } = service();
    await digest();
    await tell();
    counting(2, 0);
    expect(await state()).toMatchObject({ state: 'alerted', alerts: { sent: 2, sending: 0 } });
  });

  it('failed where it is in another language', async () => {
    const { state, digest } = service();
    await digest({ body: unreadableBody });
    expect(await state()).toMatchObject({
      state: 'failed',
      failure: { step: 'digest-article', code: 'language-not-supported', detail: 'Spanish (es).' },
    });
  });
});

describe('a step’s failure is told', () => {
  it('while its result is missing, and not when it came through in the end', async () => {
    const { state, digest, fail } = service();
    await fail('digest-article');
    await fail('digest-article');
    expect(await state()).toMatchObject({
      state: 'failed',
      failure: { step: 'digest-article', attempts: 2 },
    });
    await digest();
    expect((await state()).state).toBe('digested');
  });

  it('while the story is missing', async () => {
    const { state, digest, tell, fail } = service();
    await digest();
    await fail('update-story');
    expect(await state()).toMatchObject({ failure: { step: 'update-story' } });
    await tell();
    expect((await state()).failure).toBeUndefined();
  });

  it('where a correction is not in the story of what it corrects', async () => {
    const { state, digest, tell, fail, membership, storyId } = service();
    await tell();
    await digest({ corrects: articleNamed('dam') }, 'new');
    await membership.join(articleNamed('new'), await storyId());
    await fail('update-story', articleNamed('new'));
    expect((await state({}, 'new')).failure).toMatchObject({ step: 'update-story' });
  });

  it('where a retraction has not come through', async () => {
    const { state, digest, tell, fail } = service();
    await digest();
    await tell();
    await fail('digest-article');
    expect((await state({ retractedAt: at })).failure).toMatchObject({ step: 'digest-article' });
    await digest({ retractedAt: at, body: undefined });
    await fail('update-story');
    expect((await state({ retractedAt: at })).failure).toMatchObject({ step: 'update-story' });
  });

  it('while an alert is on its way, by the story’s own failure', async () => {
    const { state, digest, tell, fail, storyId, counting } = service();
    await digest();
    await tell();
    await fail('send-alerts', await storyId());
    counting(1, 1);
    expect((await state()).failure).toMatchObject({ step: 'send-alerts' });
    counting(2, 0);
    expect((await state()).state).toBe('alerted');
  });
});

it('a publisher sees whether the article stands, and what took its place', async () => {
  const { state } = service();
  expect(await state({ correctedBy: articleNamed('new') })).toMatchObject({
    standing: 'corrected',
    correctedBy: articleNamed('new'),
  });
  expect((await state({ retractedAt: at })).standing).toBe('retracted');
});
