import { expect, it } from 'vitest';
import { dynamoDbFailureStore } from '../../shared/storage/failure-store.ts';
import { failuresTable } from '../../shared/storage/tables.ts';
import { inMemoryFailureStore } from './in-memory/failure-store.ts';
import { describeStore } from './local-tables.ts';

const failureOf = (step: string, lastAt: string) => ({
  subjectId: 'dam',
  step,
  code: 'store-unavailable',
  detail: 'Storage did not answer.',
  lastAt,
});

describeStore(failuresTable, inMemoryFailureStore, dynamoDbFailureStore, (store) => {
  it('a step that fails again is told with its last time and how often it was', async () => {
    await store().note(failureOf('update-story', '2026-03-01T00:00:00.000Z'));
    await store().note(failureOf('update-story', '2026-03-01T00:01:00.000Z'));
    await store().note(failureOf('digest-article', '2026-03-01T00:00:00.000Z'));
    expect(await store().of('dam')).toEqual([
      { ...failureOf('digest-article', '2026-03-01T00:00:00.000Z'), attempts: 1 },
      { ...failureOf('update-story', '2026-03-01T00:01:00.000Z'), attempts: 2 },
    ]);
    expect(await store().of('bridge')).toEqual([]);
  });
});
