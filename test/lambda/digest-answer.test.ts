import { describe, expect, it } from 'vitest';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { digestAnswer } from '../../shared/lambda/digest-answer.ts';
import { articleNamed } from '../named-ids.ts';

const id = articleNamed('dam');
const body = JSON.stringify({
  id,
  title: 'Orsa dam bursts',
  text: 'It  burst 🌊.',
  language: 'en',
  summary: 'It burst.',
  facts: [],
  statements: [],
  entities: [],
});
const record: DigestRecord = {
  digestId: id,
  publisherId: 'valley',
  publisher: 'Valley News',
  title: 'Orsa dam bursts',
  publishedAt: '2026-03-02T09:30:00.000Z',
  receivedAt: '2026-03-02T09:30:05.000Z',
  body,
};
const answerTo = (changes: Partial<DigestRecord>) =>
  digestAnswer({ ...record, ...changes }, 'https://onrecord.example.org');

it('a digest is answered word for word as it is stored', () =>
  expect(answerTo({}).body).toBe(body));

describe('around a digest stands', () => {
  it.each<[string, Partial<DigestRecord>, string]>([
    ['its page', {}, `<https://onrecord.example.org/digests/${id}>; rel="alternate"`],
    [
      'the original',
      { url: 'https://news.example.org/dam' },
      '<https://news.example.org/dam>; rel="original"',
    ],
    [
      'the original, whatever its address',
      { url: 'https://news.example.org/>; rel="evil' },
      '<https://news.example.org/%3E;%20rel=%22evil>; rel="original"',
    ],
    [
      'its correction',
      { correctedBy: articleNamed('new') },
      `/v1/digests/${articleNamed('new')}>; rel="successor-version"`,
    ],
    [
      'what it corrects',
      { corrects: articleNamed('old') },
      `/v1/digests/${articleNamed('old')}>; rel="predecessor-version"`,
    ],
  ])('%s', (_what, changes, link) => expect(answerTo(changes).headers?.link).toContain(link));

  it('whether it stands', () =>
    expect(answerTo({ correctedBy: articleNamed('new') }).headers).toMatchObject({
      'on-record-standing': 'corrected',
    }));
});

describe('there is a problem in place of a digest', () => {
  it.each<[string, Partial<DigestRecord>, string]>([
    [
      'that was retracted',
      { retractedAt: '2026-03-03T00:00:00.000Z', body: undefined },
      'article-retracted',
    ],
    [
      'of an article in another language',
      {
        body: JSON.stringify({
          id,
          problem: {
            type: '/problems/language-not-supported',
            title: 'x',
            detail: 'Spanish (es).',
          },
        }),
      },
      'language-not-supported',
    ],
  ])('%s', (_which, changes, code) =>
    expect(() => answerTo(changes)).toThrow(expect.objectContaining({ code })),
  );
});
