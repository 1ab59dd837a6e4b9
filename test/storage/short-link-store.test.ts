import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { dynamoDbShortLinkStore, shortCode } from '../../shared/storage/short-link-store.ts';
import { shortLinksTable } from '../../shared/storage/tables.ts';
import { articleNamed } from '../named-ids.ts';
import { inMemoryShortLinkStore } from './in-memory/short-link-store.ts';
import { describeStore, localTables } from './local-tables.ts';

const now = new Date('2026-03-02T10:00:00Z');

describeStore(shortLinksTable, inMemoryShortLinkStore, dynamoDbShortLinkStore, (store) => {
  it('an article has one code of seven characters, which leads to it', async () => {
    const code = await store().codeFor(articleNamed('dam'), now);
    expect(code).toMatch(/^[a-zA-Z0-9]{7}$/);
    expect(await store().codeFor(articleNamed('dam'), now)).toBe(code);
    expect(await store().find(code)).toBe(articleNamed('dam'));
    expect(await store().find('nothing')).toBeUndefined();
  });
});

const access = localTables();

it('two articles never share a code', async () => {
  const table = access(shortLinksTable);
  const taken = shortCode(articleNamed('road'));
  const row = { code: taken, articleId: articleNamed('dam'), createdAt: now.toISOString() };
  await table.client.send(new PutCommand({ TableName: table.tableName, Item: row }));
  const store = dynamoDbShortLinkStore(table);
  const code = await store.codeFor(articleNamed('road'), now);
  expect(code).toBe(shortCode(articleNamed('road'), 1));
  expect(await store.find(taken)).toBe(articleNamed('dam'));
  expect(await store.find(code)).toBe(articleNamed('road'));
});
