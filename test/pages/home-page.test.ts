import { describe, expect, it } from 'vitest';
import { homePage } from '../../shared/pages/home-page.ts';
import { attributes, linesOf, misnested, part, textOf } from './read-page.ts';
import { digestRecord, newerId } from './sample-digests.ts';

const topic = {
  topicId: 'cccccccccccc',
  name: 'Harbours & bridges',
  query: { any: ['harbour'], all: [], none: [] },
  revision: 1,
  createdAt: '2026-03-01T00:00:00.000Z',
  changedAt: '2026-03-01T00:00:00.000Z',
};

describe('the home page', () => {
  const digests = [digestRecord({ digestId: newerId, title: 'Newer' }), digestRecord()];
  const { body = '' } = homePage({ digests, topics: [topic] });

  it('lists articles in the order given, each with its first key facts and their holders', () => {
    const list = part(body, '<ul class="digests">', '<h2>');
    expect(linesOf(list).slice(0, 7)).toEqual([
      'Newer',
      'Harbour News, 2 March 2026',
      'The bridge was closed',
      'Confirmed by Harbour News, in its own words',
      'Two bolts had failed',
      'Confirmed by Ana Ruiz (Chief engineer)',
      'Denied by the port union',
    ]);
    expect(attributes(list, 'href')).toEqual([
      `/digests/${newerId}`,
      '/digests/aaaaaaaaaaaaaaaaaaaa',
    ]);
    expect(textOf(list)).not.toContain('disgrace');
    expect(misnested(body)).toEqual([]);
  });

  it('tells which topics can be followed, and how', () => {
    expect(attributes(body, 'href')).toContain('/topics/cccccccccccc');
    expect(linesOf(body)).toContain('Harbours & bridges');
    expect(linesOf(body)).toContain('It looks for stories that speak of “harbour”.');
    expect(part(body, '<form', '</form>')).toContain('action="/topics"');
  });

  it('leads to the description of the API and to the problems', () => {
    expect(attributes(body, 'href')).toEqual(
      expect.arrayContaining(['/openapi.json', '/problems']),
    );
  });

  it('leaves out what was retracted', () => {
    const gone = digestRecord({ body: undefined, retractedAt: '2026-03-03T08:00:00.000Z' });
    const page = homePage({ digests: [gone], topics: [] }).body ?? '';
    expect(page).not.toContain('/digests/aaaaaaaaaaaaaaaaaaaa');
  });

  it('says what to do while there is nothing', () => {
    const { body: empty = '' } = homePage({ digests: [], topics: [] });
    expect(textOf(empty)).toContain('No article has been read yet.');
    expect(textOf(empty)).toContain('There are no topics yet.');
    expect(misnested(empty)).toEqual([]);
  });
});
