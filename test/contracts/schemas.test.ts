import { describe, expect, it } from 'vitest';
import { ArticleSubmission, standingOf } from '../../shared/contracts/article.ts';
import {
  LeaveForm,
  partsOf,
  Stream,
  SubscriptionRequest,
  streamOf,
} from '../../shared/contracts/subscription.ts';
import { TopicSubmission } from '../../shared/contracts/topic.ts';
import { articleNamed } from '../named-ids.ts';

const article = (changes: object) =>
  ArticleSubmission.safeParse({ title: 'Dam bursts', text: 'It burst.', ...changes });
const topic = (query: object) => TopicSubmission.safeParse({ name: 'Dam', query });
const subscription = (changes: object) =>
  SubscriptionRequest.safeParse({ channel: 'email', address: 'reader@example.org', ...changes });

describe('an article is taken', () => {
  it.each([
    ['with words of any script', { title: 'Плотина прорвана', text: 'ダムが決壊した。' }],
    ['with a title of 300 characters', { title: 'a'.repeat(300) }],
    ['with tabs and line breaks in its text', { text: 'It\tburst.\r\n\r\nPolice.' }],
    ['with a time of another zone', { publishedAt: '2026-03-02T09:30:00.5+02:00' }],
    ['with a language tag of parts', { language: 'en-GB-oxendict' }],
  ])('%s', (_how, changes) => expect(article(changes).success).toBe(true));
});

describe('an article is refused', () => {
  it.each([
    ['with a title of 301 characters', { title: 'a'.repeat(301) }],
    ['with a line separator in its title', { title: 'Dam\u2028bursts' }],
    ['with a publisher of its own choosing', { publisher: 'Somebody Else' }],
    [
      'with an address of 2,049 characters once it is written out',
      { url: `https://a.example/${'é'.repeat(350)}` },
    ],
    ['with a day that is not', { publishedAt: '2026-02-30T00:00:00Z' }],
  ])('%s', (_how, changes) => expect(article(changes).success).toBe(false));
});

it('a retraction outweighs a correction', () => {
  const correctedBy = articleNamed('new');
  expect(standingOf({})).toBe('current');
  expect(standingOf({ correctedBy })).toBe('corrected');
  expect(standingOf({ correctedBy, retractedAt: '2026-03-03' })).toBe('retracted');
});

describe('a topic’s query', () => {
  it.each([
    ['needs a word that it looks for', { none: ['dam'] }, false],
    ['may have words of all alone', { all: ['dam'] }, true],
    ['has words with a letter or a digit', { any: ['…'] }, false],
    ['has at most twenty words of a kind', { any: Array(21).fill('dam') }, false],
    ['has words of at most 60 characters', { any: ['a'.repeat(61)] }, false],
  ])('%s', (_rule, query, isTaken) => expect(topic(query).success).toBe(isTaken));
});

it.each(Stream.options)('the stream %s is put together from its parts', (stream) => {
  const { only, frequency, carries } = partsOf(stream);
  expect(streamOf(only, frequency, carries === 'texts' ? 'sms' : 'webhook')).toBe(stream);
});

describe('a sign-up', () => {
  it.each([
    ['is for all facts at once, unless it says otherwise', {}, true],
    ['has an address that mail can be sent to', { address: 'reader@' }, false],
    ['has one address', { address: 'a@example.org,b@example.org' }, false],
    ['has an address of one line', { address: 'a@example.org\nbcc: b@example.org' }, false],
    ['knows no other channel', { channel: 'fax' }, false],
    ['may be by text', { channel: 'sms', address: '+1 (202) 555-0100' }, true],
    ['has a number with the code of its country', { channel: 'sms', address: '2025550100' }, false],
    ['may be by webhook', { channel: 'webhook', address: 'https://example.org/hook' }, true],
    ['is over TLS alone', { channel: 'webhook', address: 'http://example.org/' }, false],
    ['holds no password', { channel: 'webhook', address: 'https://a:b@example.org/' }, false],
    ['holds no fragment', { channel: 'webhook', address: 'https://example.org/#x' }, false],
    ['is for alerts at once or once a day', { frequency: 'daily' }, true],
    ['knows no other frequency', { frequency: 'weekly' }, false],
  ])('%s', (_rule, changes, isTaken) => expect(subscription(changes).success).toBe(isTaken));

  it('that says no more is for all facts, at once', () =>
    expect(subscription({}).data).toMatchObject({ only: 'all', frequency: 'instant' }));
});

it.each([
  [' reader@example.org ', { channel: 'email', address: 'reader@example.org' }],
  ['+1 (202) 555-0100', { channel: 'sms', address: '+12025550100' }],
  ['https://Example.org', { channel: 'webhook', address: 'https://example.org/' }],
])('%j typed into the form is an address of its channel', (address, reader) =>
  expect(LeaveForm.parse({ address })).toEqual(reader),
);
