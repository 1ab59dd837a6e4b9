import { describe, expect, it } from 'vitest';
import { digestArticle } from '../../functions/digest-article/digest-article.ts';
import type { Article } from '../../shared/contracts/article.ts';
import { digestOf } from '../../shared/contracts/digest-record.ts';
import type { Extractor } from '../../shared/digests/extractor.ts';
import { sampleArticle } from '../articles/sample-article.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { articleNamed } from '../named-ids.ts';
import { inMemoryDigestStore } from '../storage/in-memory/digest-store.ts';

/** Finds one fact: that the article says its own first word. */
const firstWord = (misquoting = false): Extractor => ({
  extract: ({ id, title, text }) => {
    const word = text.split(' ')[0] ?? '';
    return {
      id,
      title,
      text,
      language: 'en',
      summary: word,
      facts: [
        {
          id: 'f1',
          kind: 'event',
          what: word,
          who: [],
          status: 'confirmed',
          certainty: 'certain',
          polarity: 'positive',
          contestedBy: [],
          rule: 'own-voice',
          attributions: [],
          evidence: [{ start: 0, end: word.length, text: misquoting ? 'Other' : word }],
          key: true,
        },
      ],
      statements: [],
      entities: [],
    };
  },
});
const foreign: Extractor = {
  extract: ({ id }) => ({
    id,
    problem: { type: '/problems/language-not-supported', title: 'No', detail: 'Spanish (es).' },
  }),
};

async function desk(extractor = firstWord()) {
  const digests = inMemoryDigestStore();
  return {
    digests,
    digest: (changes: Partial<Article> = {}) =>
      digestArticle(sampleArticle('dam', changes), { digests, extractor }),
    stored: () => digests.get(articleNamed('dam')),
  };
}

it('an article’s digest is stored once, however often its record comes', async () => {
  const { digest } = await desk();
  expect(await digest()).toMatchObject({ did: 'digest-stored', facts: 1 });
  expect(await digest()).toMatchObject({ did: 'digest-already-stored' });
});

it('the digest has what lists need, and neither the text nor the key of its publisher twice', async () => {
  const { digest, stored } = await desk();
  await digest({ url: 'https://news.example.org/dam', original: articleNamed('first') });
  expect(await stored()).toMatchObject({
    publisher: 'Valley News',
    url: 'https://news.example.org/dam',
    original: articleNamed('first'),
  });
  expect(await stored()).not.toHaveProperty('text');
});

it('a digest with words that the article does not have is refused', async () => {
  const { digest, stored } = await desk(firstWord(true));
  expect(await thrownBy(() => digest())).toMatchObject({ code: 'evidence-not-verbatim' });
  expect(await stored()).toBeUndefined();
});

it('of an article in another language the problem is stored', async () => {
  const { digest, stored } = await desk(foreign);
  expect(await digest()).toMatchObject({ did: 'digest-stored', facts: 0 });
  expect((await stored())?.body).toContain('Spanish (es).');
});

describe('of a retracted article', () => {
  const retractedAt = '2026-03-03T00:00:00.000Z';

  it('nothing that it said is kept, nor is it read again', async () => {
    const extractor = firstWord();
    let reads = 0;
    const { digest, stored } = await desk({
      extract: (article) => {
        reads++;
        return extractor.extract(article);
      },
    });
    await digest();
    await digest({ retractedAt });
    expect(await stored()).toMatchObject({ retractedAt, body: undefined });
    expect(reads).toBe(1);
  });

  it('a record from before the retraction brings nothing back', async () => {
    const { digest, stored } = await desk();
    await digest({ retractedAt });
    await digest();
    expect((await stored())?.body).toBeUndefined();
  });
});

it('a corrected article’s digest keeps its facts and knows the correction', async () => {
  const { digest, stored } = await desk();
  await digest();
  await digest({ correctedBy: articleNamed('new') });
  const record = await stored();
  expect(record?.correctedBy).toBe(articleNamed('new'));
  expect(record && digestOf(record)?.facts).toHaveLength(1);
});
