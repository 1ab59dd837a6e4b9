import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as tables from '../../shared/storage/tables.ts';

it('every table that is defined is in the list from which the stack makes them', () => {
  const defined = Object.values(tables).filter((each) => !Array.isArray(each));
  expect(tables.allTables).toHaveLength(defined.length);
  expect(new Set(tables.allTables)).toEqual(new Set(defined));
});

it('no two tables share a name', () =>
  expect(new Set(tables.allTables.map(({ name }) => name)).size).toBe(tables.allTables.length));

it('the one table that holds addresses says so', () =>
  expect(tables.allTables.filter((table) => table.holdsAddresses)).toEqual([
    tables.subscriptionsTable,
  ]));

it('stores take the names of indexes from the list of tables', () => {
  const names = tables.allTables.flatMap(({ indexes = [] }) => indexes.map(({ index }) => index));
  for (const store of ['alert', 'digest', 'key', 'match', 'story', 'subscription']) {
    const code = readFileSync(
      new URL(`../../shared/storage/${store}-store.ts`, import.meta.url),
      'utf8',
    );
    for (const name of names) expect(code).not.toContain(`'${name}'`);
  }
});
