import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTopics } from '../../shared/alerts/match-topics.ts';
import { indexTopics, type TopicIndex } from '../../shared/alerts/topic-index.ts';
import type { TopicQuery } from '../../shared/contracts/topic.ts';
import { topicNamed } from '../named-ids.ts';
import { sampleFact, sampleStory, toldArticle } from '../stories/sample-story.ts';

const topicOf = (query: Partial<TopicQuery>, name = 'topic') => ({
  topicId: topicNamed(name),
  name,
  query: { any: [], all: [], none: [], ...query },
});
const storyTelling = (...titles: string[]) =>
  sampleStory({
    articles: titles.map((title, index) => toldArticle(`a${index}`, [], { title, entities: [] })),
  });
/** The words found, or undefined where the topic does not match. */
const matched = (query: Partial<TopicQuery>, ...titles: string[]) =>
  matchTopics(storyTelling(...titles), indexTopics([topicOf(query)]))[0]?.matched;

describe('a query', () => {
  it.each<[string, Partial<TopicQuery>, string[] | undefined]>([
    ['wants one of any', { any: ['dam', 'bridge'] }, ['dam']],
    ['names all of any that it found', { any: ['dam', 'Orsa'] }, ['dam', 'Orsa']],
    ['wants every one of all', { all: ['dam', 'Orsa'] }, ['dam', 'Orsa']],
    ['is not content with some of all', { all: ['dam', 'bridge'] }, undefined],
    ['wants both any and all', { any: ['bridge'], all: ['dam'] }, undefined],
    ['wants none of none', { any: ['dam'], none: ['Orsa'] }, undefined],
    ['does not mind the absent of none', { any: ['dam'], none: ['bridge'] }, ['dam']],
    ['finds a phrase', { any: ['orsa dam'] }, ['orsa dam']],
    ['finds no phrase in another order', { any: ['dam orsa'] }, undefined],
    ['finds another name', { any: [{ name: 'Sweden', also: ['Orsa', 'Mora'] }] }, ['Orsa']],
    ['wants one name of each of all', { all: [{ name: 'x', also: ['dam'] }, 'Mora'] }, undefined],
    ['wants no name of none', { any: ['dam'], none: [{ name: 'x', also: ['Orsa'] }] }, undefined],
    ['finds whole words alone', { any: ['da', 'urst'] }, undefined],
  ])('%s', (_rule, query, words) => expect(matched(query, 'Orsa dam bursts')).toEqual(words));
});

describe('for a query these are one word', () => {
  it.each([
    ['case', 'ORSA', 'orsa'],
    ['accents', 'Malaga', 'Málaga'],
    ['accents of the query', 'Zürich', 'ZURICH'],
    ['a letter with its mark apart', 'Mal\u0061\u0301ga', 'Málága'],
    ['a plural', 'dams', 'dam'],
    ['a plural in -es', 'box', 'boxes'],
    ['a plural in -ies', 'cities', 'city'],
    ['another plural in -ies', 'movie', 'movies'],
    ['a plural in -uses', 'virus', 'viruses'],
    ['a possessive', 'Orsa', 'Orsa’s'],
    ['a possessive plural', 'soldier', 'soldiers’'],
    ['a hyphen', 'F 16', 'F-16'],
    ['a wide letter', 'Ｏｒｓａ', 'Orsa'],
    ['sharp s', 'Strasse', 'Straße'],
    ['a letter with a stroke', 'Walesa', 'Wałęsa'],
    ['points of an abbreviation', 'UN', 'U.N.'],
    ['points of an abbreviation that is a word', 'US', 'U.S.'],
    ['a plural that no ending tells', 'woman', 'women'],
  ])('%s', (_what, term, word) =>
    expect(matched({ any: [term] }, `The ${word} now`)).toEqual([term]),
  );
});

describe('for a query these are two words', () => {
  it.each([
    ['news', 'new'],
    ['use', 'us'],
    ['pass', 'pas'],
    ['analysis', 'analysi'],
    ['Orsa', 'Orsabad'],
    ['US', 'us'],
    ['WHO', 'who'],
  ])('%s and %s', (term, word) =>
    expect(matched({ any: [term] }, `The ${word} now`)).toBeUndefined(),
  );
});

it('a phrase does not run from one sentence into the next', () => {
  const story = sampleStory({
    articles: [
      toldArticle('dam', [sampleFact('It was Orsa')], { title: 'x', summary: 'dam burst' }),
    ],
  });
  expect(matchTopics(story, indexTopics([topicOf({ any: ['Orsa dam', 'burst Orsa'] })]))).toEqual(
    [],
  );
});

it.each(['’s', "'s", '…'])('a term without a word of its own (%j) matches nothing', (term) => {
  expect(matched({ any: [term] }, 'It burst', '…')).toBeUndefined();
  expect(matched({ all: [term] }, 'It burst', '…')).toBeUndefined();
});

describe('who was told what an article said hears of its correction', () => {
  it('though the correction no longer has the words', () =>
    expect(matched({ any: ['dam'] }, 'Orsa dam bursts', 'It was a drill')).toEqual(['dam']));

  it('though the correction has a word that the query excludes', () =>
    expect(matched({ any: ['dam'], none: ['drill'] }, 'Dam bursts', 'The dam was a drill')).toEqual(
      ['dam'],
    ));
});

it('topics come in the order of their ids, each once', () => {
  const topics = ['b', 'a', 'c'].map((name) => topicOf({ any: ['dam', 'Orsa'] }, name));
  const found = matchTopics(storyTelling('Orsa dam bursts'), indexTopics(topics));
  expect(found.map(({ topic }) => topic.topicId)).toEqual(
    topics.map(({ topicId }) => topicId).sort(),
  );
});

it('the index finds just those topics that match when each is asked alone', () => {
  const word = fc.constantFrom('dam', 'Orsa', 'bursts', 'police', 'road', 'flood', 'mayor');
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const terms = fc.array(phrase, { maxLength: 3 });
  const query = fc
    .record({ any: terms, all: terms, none: terms })
    .filter(({ any, all }) => any.length + all.length > 0);
  fc.assert(
    fc.property(
      fc.array(query, { maxLength: 8 }),
      fc.array(word, { maxLength: 12 }),
      (queries, words) => {
        const topics = queries.map((one, index) => topicOf(one, String(index)));
        const story = storyTelling(words.join(' '));
        const alone = topics.filter((topic) => matchTopics(story, indexTopics([topic])).length > 0);
        expect(new Set(matchTopics(story, indexTopics(topics)).map(({ topic }) => topic))).toEqual(
          new Set(alone),
        );
      },
    ),
  );
});

it('a phrase that is longer than its key is looked for whole', () => {
  const query = { any: ['the Orsa valley power company'] };
  expect(matched(query, 'The Orsa valley power station')).toBeUndefined();
  expect(matched(query, 'It hit the Orsa valley power company')).toEqual(query.any);
});

describe('an index', () => {
  const story = storyTelling('Orsa dam bursts');
  const idsIn = (index: TopicIndex) => matchTopics(story, index).map(({ topic }) => topic.name);

  it('knows a topic by its newest form alone', () => {
    const index = indexTopics([topicOf({ any: ['dam'] }, 'a')]);
    index.put({ ...topicOf({ any: ['bridge'] }, 'a'), name: 'changed' });
    expect(idsIn(index)).toEqual([]);
    index.put({ ...topicOf({ any: ['Orsa'] }, 'a'), name: 'changed' });
    expect(idsIn(index)).toEqual(['changed']);
    expect(index.size).toBe(1);
  });

  it('forgets a topic that is removed', () => {
    const index = indexTopics([topicOf({ any: ['dam'] }, 'a'), topicOf({ any: ['dam'] }, 'b')]);
    index.remove(topicNamed('a'));
    index.remove(topicNamed('never there'));
    expect(idsIn(index)).toEqual(['b']);
  });

  it('does not look at the many that share a word, where another of theirs is rare', () => {
    const many = Array.from({ length: 1_000 }, (_, i) =>
      topicOf({ all: ['dam', `rare${i}`] }, `${i}`),
    );
    const index = indexTopics(many);
    expect([...index.candidates(['dam'])].length).toBeLessThan(3);
    expect([...index.candidates(['rare7'])]).toHaveLength(1);
  });
});

it('topics that share no phrase with a story are not even looked at', () => {
  const others = Array.from({ length: 20_000 }, (_, index) =>
    topicOf({ any: [`word${index}`] }, 'x'),
  );
  const looks = { count: 0 };
  const watched = others.map((topic) => ({
    ...topic,
    get query() {
      looks.count++;
      return topic.query;
    },
  }));
  const index = indexTopics([...watched, topicOf({ any: ['dam'] })]);
  looks.count = 0;
  expect(matchTopics(storyTelling('Orsa dam bursts'), index)).toHaveLength(1);
  expect(looks.count).toBe(0);
});
