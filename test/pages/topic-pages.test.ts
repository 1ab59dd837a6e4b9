import { describe, expect, it } from 'vitest';
import { topicList } from '../../functions/web-pages/topic-list.ts';
import type { Topic, TopicQuery } from '../../shared/contracts/topic.ts';
import { queryWords } from '../../shared/pages/query-words.ts';
import { storyPage } from '../../shared/pages/story-page.ts';
import { topicListPage } from '../../shared/pages/topic-list-page.ts';
import { topicPage } from '../../shared/pages/topic-page.ts';
import { topicNamed } from '../named-ids.ts';
import { sampleClaim, sampleStory, toldArticle } from '../stories/sample-story.ts';
import { linesOf, misnested, part, textOf } from './read-page.ts';

const topicOf = (name: string, query: Partial<TopicQuery> = { any: [name] }): Topic => ({
  topicId: topicNamed(name),
  name,
  query: { any: [], all: [], none: [], ...query },
  revision: 1,
  createdAt: '2026-03-01T00:00:00.000Z',
  changedAt: '2026-03-01T00:00:00.000Z',
});
const korea = { name: 'North Korea', also: ['DPRK', 'Pyongyang'] };

describe('a query in words', () => {
  it.each<[Partial<TopicQuery>, string]>([
    [{ any: ['dam'] }, 'It looks for stories that speak of “dam”.'],
    [
      { any: ['dam', 'lock', 'weir'] },
      'It looks for stories that speak of “dam”, “lock” or “weir”.',
    ],
    [{ all: ['dam', 'Orsa'] }, 'It looks for stories that speak of “dam” and of “Orsa”.'],
    [
      { all: ['talks'], any: [korea, 'Seoul'], none: ['football'] },
      'It looks for stories that speak of “talks” and of “North Korea” (also “DPRK” or “Pyongyang”) or “Seoul”, but not of “football”.',
    ],
    [{ any: ['<b>'] }, 'It looks for stories that speak of “<b>”.'],
  ])('%j', (query, words) => {
    const { markup } = queryWords(topicOf('x', query).query);
    expect(textOf(markup)).toBe(words);
  });
});

describe('a topic’s page', () => {
  it('lists its stories by the status of what leads them', () => {
    const story = (title: string, state: 'confirmed' | 'denied') =>
      sampleStory({
        articles: [toldArticle(title, [], { title })],
        claims: [sampleClaim(`${title} was told`, { state })],
      });
    const { body = '' } = topicPage(topicOf('dam'), [
      story('No dam', 'denied'),
      story('A dam', 'confirmed'),
    ]);
    const lines = linesOf(part(body, '<h2 id="stories">', '<section'));
    expect(lines.filter((line) => /^(Confirmed|Denied|A dam|No dam)$/.test(line))).toEqual([
      'Confirmed',
      'A dam',
      'Denied',
      'No dam',
    ]);
    expect(misnested(body)).toEqual([]);
  });

  it('says so before its first story', () => {
    const { body = '' } = topicPage(topicOf('dam'), []);
    expect(textOf(body)).toContain('No story has matched this topic yet.');
  });

  it('shows a name that is markup as it is', () => {
    const { body = '' } = topicPage(topicOf('<script>x</script>"\u202e'), []);
    expect(body).not.toContain('<script>');
    expect(misnested(body)).toEqual([]);
  });
});

describe('a story’s page', () => {
  const claims = [
    sampleClaim('The road was closed', { key: false }),
    sampleClaim('The dam had burst', { contestedBy: ['Orsa Water'] }),
    sampleClaim('A farm was flooded', { state: 'retracted', quote: 'its very words' }),
    sampleClaim('It is a disgrace', { kind: 'comment' }),
  ];
  const { body = '' } = storyPage(sampleStory({ claims }));

  it('has every claim under its state, key ones first, with both sides and its history', () => {
    const lines = linesOf(body);
    const place = (line: string) => lines.indexOf(line);
    expect(place('Confirmed')).toBeLessThan(place('The dam had burst'));
    expect(place('The dam had burst')).toBeLessThan(place('The road was closed'));
    expect(place('The road was closed')).toBeLessThan(place('Retracted'));
    expect(textOf(body)).toContain('Denied by Orsa Water');
    expect(part(body, 'class="steps"', '</ol>')).toContain('Orsa dam bursts');
    expect(misnested(body)).toEqual([]);
  });

  it('leaves out opinion, and the words of what was withdrawn', () => {
    expect(body).not.toContain('disgrace');
    expect(body).not.toContain('its very words');
  });
});

describe('the list of topics', () => {
  const all = ['Zebra crossings', 'Dams', 'Roads'].map((name) => topicOf(name));
  const list = topicList([...all, topicOf('Rivers', { any: ['dam', korea] })]);

  it('is in the order of names', () => {
    const { topics, count } = list.find('', 2);
    expect(topics.map(({ name }) => name)).toEqual(['Dams', 'Rivers']);
    expect(count).toBe(4);
  });

  it('has those first that have the words in their name', () =>
    expect(list.find('dam', 9).topics.map(({ name }) => name)).toEqual(['Dams', 'Rivers']));

  it('finds a topic by another name of what it looks for', () =>
    expect(list.find('pyong', 9).topics.map(({ name }) => name)).toEqual(['Rivers']));

  it('takes in what has changed since', () => {
    const changing = topicList(all);
    changing.find('', 1);
    changing.put({ ...topicOf('Dams'), name: 'Weirs' });
    changing.remove(topicNamed('Roads'));
    expect(changing.find('', 9).topics.map(({ name }) => name)).toEqual([
      'Weirs',
      'Zebra crossings',
    ]);
  });

  it.each([
    ['there are none', { wanted: '', topics: [], count: 0 }, 'There are no topics yet.'],
    ['none was found', { wanted: '<i>', topics: [], count: 0 }, 'No topic has “<i>” in its name'],
    [
      'one was found',
      { wanted: 'dam', topics: all.slice(0, 1), count: 1 },
      'One topic with “dam”.',
    ],
    ['there are more', { wanted: '', topics: all, count: 70 }, '70 topics; the first 3 by name.'],
  ])('says so where %s', (_when, found, words) => {
    const { body = '' } = topicListPage(found);
    expect(textOf(body)).toContain(words);
    expect(misnested(body)).toEqual([]);
  });
});
