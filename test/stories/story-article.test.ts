import { describe, expect, it } from 'vitest';
import { Digest } from '../../shared/contracts/digest.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { storyArticleFrom } from '../../shared/stories/story-article.ts';
import { articleNamed } from '../named-ids.ts';

const text = 'The Orsa dam had burst.';
const fact = {
  id: 'f1',
  kind: 'event',
  what: 'The Orsa dam had burst',
  who: ['Orsa dam'],
  when: 'on Monday',
  status: 'confirmed',
  certainty: 'certain',
  polarity: 'positive',
  contestedBy: [],
  rule: 'own-voice',
  attributions: [],
  evidence: [{ start: 0, end: 22, text: text.slice(0, 22) }],
  key: true,
} as const;
const digestOf = (...facts: object[]): Digest =>
  Digest.parse({
    id: articleNamed('dam'),
    title: 'Orsa dam bursts',
    text,
    language: 'en',
    summary: text,
    facts,
    statements: [],
    entities: [{ name: 'Orsa', type: 'location', mentions: [{ start: 4, end: 8 }] }],
  });
const recordOf = (body: string | undefined, changes: Partial<DigestRecord> = {}): DigestRecord => ({
  digestId: articleNamed('dam'),
  publisherId: 'valley',
  publisher: 'Valley News',
  title: 'Orsa dam bursts',
  publishedAt: '2026-03-02T09:30:00.000Z',
  receivedAt: '2026-03-02T09:30:05.000Z',
  body,
  ...changes,
});

describe('a story keeps of an article', () => {
  it('its facts, each with its first quote, and its entities by name', () =>
    expect(storyArticleFrom(recordOf(JSON.stringify(digestOf(fact))))).toMatchObject({
      articleId: articleNamed('dam'),
      entities: ['Orsa'],
      facts: [{ factId: 'f1', what: fact.what, quote: 'The Orsa dam had burst' }],
    }));

  it('what a denier says, in the very words of the article', () => {
    const said = 'Orsa Water denied that it had burst';
    const full = `${text} ${said}. Orsa Water denied that the road was closed.`;
    const span = (words: string, from = 0) => {
      const start = full.indexOf(words, from);
      return { start, end: start + words.length, text: words };
    };
    const denying = (content: string, from = 0) => ({
      source: {
        ...span('Orsa Water', from),
        name: 'Orsa Water',
        sourceType: 'named-organization',
        official: false,
      },
      cue: span('denied', from),
      content: [span(content, from)],
      quotation: 'indirect',
      stance: 'denies',
    });
    const digest = Digest.parse({
      ...digestOf({ ...fact, contestedBy: ['Orsa Water', 'Mill Water'] }),
      text: full,
      statements: [denying('that the road was closed', 60), denying('that it had burst')],
    });
    expect(storyArticleFrom(recordOf(JSON.stringify(digest))).facts[0]?.denials).toEqual([
      { by: 'Orsa Water', quote: said },
    ]);
  });

  it('no opinion', () => {
    const comment = { ...fact, kind: 'comment' };
    expect(storyArticleFrom(recordOf(JSON.stringify(digestOf(comment)))).facts).toEqual([]);
  });

  it('at most sixty facts', () => {
    const facts = Array.from({ length: 100 }, (_, index) => ({ ...fact, id: `f${index}` }));
    expect(storyArticleFrom(recordOf(JSON.stringify(digestOf(...facts)))).facts).toHaveLength(60);
  });

  it('no facts where it could not be read', () => {
    const problem = { type: '/problems/language-not-supported', title: 'No', detail: 'Spanish.' };
    const body = JSON.stringify({ id: articleNamed('dam'), problem });
    expect(storyArticleFrom(recordOf(body)).facts).toEqual([]);
  });

  it('that it was retracted, and when', () => {
    const retractedAt = '2026-03-03T00:00:00.000Z';
    expect(storyArticleFrom(recordOf(undefined, { retractedAt }))).toMatchObject({
      standing: 'retracted',
      retractedAt,
      facts: [],
    });
  });
});
