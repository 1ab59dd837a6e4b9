import { expect, it } from 'vitest';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { dynamoDbDigestStore } from '../../shared/storage/digest-store.ts';
import { startOfList } from '../../shared/storage/newest-first.ts';
import { digestsTable } from '../../shared/storage/tables.ts';
import { articleNamed } from '../named-ids.ts';
import { inMemoryDigestStore } from './in-memory/digest-store.ts';
import { describeStore } from './local-tables.ts';

const recordOf = (name: string, changes: Partial<DigestRecord> = {}): DigestRecord => ({
  digestId: articleNamed(name),
  publisherId: 'valley',
  publisher: 'Valley News',
  title: 'Orsa dam bursts',
  publishedAt: '2026-03-02T09:30:00.000Z',
  receivedAt: '2026-03-02T09:30:05.000Z',
  body: '{"made":"up"}',
  ...changes,
});
const corrected = { correctedBy: articleNamed('newer') };
const retracted = { retractedAt: '2026-03-03T00:00:00.000Z', body: undefined };

describeStore(digestsTable, inMemoryDigestStore, dynamoDbDigestStore, (store) => {
  it('the body is read back word for word', async () => {
    const record = recordOf('unaltered', {
      body: JSON.stringify({ text: '🌊\u0301\n'.repeat(9_000) }),
    });
    expect(await store().put(record)).toBe('stored');
    expect(await store().get(record.digestId)).toEqual(record);
  });

  it.each([
    ['a copy', {}, {}, 'already-stored'],
    ['its correction', {}, corrected, 'stored'],
    ['its retraction', {}, retracted, 'stored'],
    ['its retraction after its correction', corrected, retracted, 'stored'],
    ['a late copy from before its correction', corrected, {}, 'already-stored'],
    ['a late copy from before its retraction', retracted, {}, 'already-stored'],
    ['a late correction of a retracted one', retracted, corrected, 'already-stored'],
  ])('a digest only goes forward: %s', async (name, first, then, outcome) => {
    await store().put(recordOf(name, first));
    expect(await store().put(recordOf(name, then))).toBe(outcome);
    const kept = recordOf(name, outcome === 'stored' ? then : first);
    expect((await store().get(kept.digestId))?.retractedAt).toBe(kept.retractedAt);
  });

  it('many are answered in the order asked, the unknown left out, one asked twice given twice', async () => {
    for (const name of ['one', 'two']) await store().put(recordOf(name));
    const ids = ['two', 'nobody', 'one', 'two'].map(articleNamed);
    const found = await store().getMany(ids);
    expect(found.map(({ digestId }) => digestId)).toEqual(['two', 'one', 'two'].map(articleNamed));
  });

  it('more than a hundred are found in one question', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `of many ${index}`);
    await Promise.all(
      names.map((name) => store().put(recordOf(name, { receivedAt: '2019-01-01T00:00:00.000Z' }))),
    );
    expect(await store().getMany(names.map(articleNamed))).toHaveLength(120);
  });

  it('the newest come first, page by page, over the borders of months', async () => {
    const times = [
      '2025-01-31T23:59:59.999Z',
      '2025-02-01T00:00:00.000Z',
      '2025-04-10T12:00:00.000Z',
    ];
    const names = [...times, ...times].map((receivedAt, index) => ({
      name: `m${index}`,
      receivedAt,
    }));
    for (const { name, receivedAt } of names) await store().put(recordOf(name, { receivedAt }));

    const seen: string[] = [];
    let next: { month: string } | undefined = startOfList('2025-05-01T00:00:00.000Z');
    while (next) {
      const page: Awaited<ReturnType<ReturnType<typeof store>['newest']>> = await store().newest(
        next,
        2,
      );
      seen.push(...page.digestIds);
      next = page.next;
    }
    const inOrder = names
      .map(({ name, receivedAt }) => ({ id: articleNamed(name), receivedAt }))
      .sort((a, b) => (`${a.receivedAt}#${a.id}` > `${b.receivedAt}#${b.id}` ? -1 : 1));
    expect(seen).toEqual(inOrder.map(({ id }) => id));
  });

  it('a list that is just full says that there is no more', async () => {
    await store().put(recordOf('lonely', { receivedAt: '2010-06-01T00:00:00.000Z' }));
    const { digestIds, next } = await store().newest(startOfList('2010-07-01T00:00:00.000Z'), 1);
    expect({ digestIds, next }).toEqual({ digestIds: [articleNamed('lonely')], next: undefined });
  });
});
