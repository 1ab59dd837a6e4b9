import { expect, it } from 'vitest';
import type { Match } from '../../shared/contracts/alert.ts';
import { dynamoDbMatchStore } from '../../shared/storage/match-store.ts';
import { matchesTable } from '../../shared/storage/tables.ts';
import { articleNamed, storyNamed, topicNamed } from '../named-ids.ts';
import { inMemoryMatchStore } from './in-memory/match-store.ts';
import { describeStore } from './local-tables.ts';

const matchOf = (topic: string, story: string, time: string, storyVersion = 1): Match => ({
  topicId: topicNamed(topic),
  storyId: storyNamed(story),
  storyVersion,
  position: `${time}#${storyNamed(story)}`,
  articleId: articleNamed(story),
  statuses: ['confirmed'],
  matched: ['Orsa'],
});

describeStore(matchesTable, inMemoryMatchStore, dynamoDbMatchStore, (store) => {
  it('the stories of a topic come newest first, page by page, those of others not at all', async () => {
    await store().put(matchOf('listed', 'old', '2026-01-31'));
    await store().put(matchOf('listed', 'new', '2026-02-01'));
    await store().put(matchOf('other', 'new', '2026-02-01'));
    const [newest] = await store().ofTopic(topicNamed('listed'), 1);
    expect(newest).toEqual(matchOf('listed', 'new', '2026-02-01'));
    expect(await store().ofTopic(topicNamed('listed'), 5, newest?.position)).toEqual([
      matchOf('listed', 'old', '2026-01-31'),
    ]);
  });

  it.each([
    ['a later version moves it', 2, 3, 'stored', '2026-04-01'],
    ['the same version may be written again', 2, 2, 'stored', '2026-04-01'],
    ['an older version, replayed, changes nothing', 2, 1, 'out-of-date', '2026-03-01'],
  ])('a story has one place in a topic: %s', async (topic, first, then, outcome, time) => {
    await store().put(matchOf(topic, 'moving', '2026-03-01', first));
    expect(await store().put(matchOf(topic, 'moving', '2026-04-01', then))).toBe(outcome);
    const rows = await store().ofTopic(topicNamed(topic), 5);
    expect(rows.map(({ position }) => position.slice(0, 10))).toEqual([time]);
  });
});
