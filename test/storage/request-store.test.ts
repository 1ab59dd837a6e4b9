import { expect, it } from 'vitest';
import { dynamoDbRequestStore } from '../../shared/storage/request-store.ts';
import { requestsTable } from '../../shared/storage/tables.ts';
import { articleNamed } from '../named-ids.ts';
import { inMemoryRequestStore } from './in-memory/request-store.ts';
import { describeStore } from './local-tables.ts';

const requestOf = (requestId: string, startedAt: string) => ({
  requestId,
  bodyHash: startedAt,
  articleId: articleNamed('dam'),
  startedAt,
  expiresAt: Date.parse(startedAt) / 1_000 + 86_400,
});
const first = '2026-03-01T00:00:00.000Z';

describeStore(requestsTable, inMemoryRequestStore, dynamoDbRequestStore, (store) => {
  it.each([
    ['a second later', '2026-03-01T00:00:01.000Z', 'already-stored'],
    ['a second before it expires', '2026-03-01T23:59:59.000Z', 'already-stored'],
    ['when it has expired, deleted or not', '2026-03-02T00:00:00.000Z', 'stored'],
  ])('a key binds its request for 24 hours: used again %s', async (when, then, outcome) => {
    expect(await store().add(requestOf(when, first))).toBe('stored');
    expect(await store().add(requestOf(when, then))).toBe(outcome);
    expect((await store().get(when))?.startedAt).toBe(outcome === 'stored' ? then : first);
  });

  it('of ten requests with one key at once, one has it', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => store().add(requestOf('race', first))),
    );
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
  });
});
