import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../../../infra/local/aws/data-folder.ts';
import {
  callDynalite,
  checkInput,
} from '../../../../../infra/local/aws/dynamodb/dynalite-calls.ts';
import { TableRows } from '../../../../../infra/local/aws/dynamodb/row-stores.ts';
import { tableOf } from '../../../../../infra/local/aws/dynamodb/table-spec.ts';
import { storiesSpec, temporaryFolder } from '../start-local-aws.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
beforeAll(async () => {
  folder = await temporaryFolder();
  database = await openDatabase(folder.dataDir);
});
afterAll(async () => {
  await database.close();
  await folder.remove();
});

const TableName = storiesSpec.tableName;
const dayQuery = (more: object = {}) => ({
  TableName,
  IndexName: 'by-day',
  KeyConditionExpression: '#d = :d',
  ExpressionAttributeNames: { '#d': 'day' },
  ExpressionAttributeValues: { ':d': { S: 'today' } },
  ...more,
});
const startKey = { storyId: { S: 's' }, day: { S: 'today' }, position: { S: '1' } };

it.each<[string, 'Query' | 'Scan', object, string]>([
  ['a scan', 'Scan', { TableName }, `row/${TableName}/`],
  [
    'a scan that goes on',
    'Scan',
    { TableName, ExclusiveStartKey: { storyId: { S: 's' } } },
    `row/${TableName}/`,
  ],
  ['a scan of an index', 'Scan', { TableName, IndexName: 'by-day' }, `index/${TableName}/by-day/`],
  [
    'one segment of a scan',
    'Scan',
    { TableName, TotalSegments: 4, Segment: 1 },
    `row/${TableName}/`,
  ],
  ['a query of an index', 'Query', dayQuery(), `index/${TableName}/by-day/`],
  [
    'a query backwards',
    'Query',
    dayQuery({ ScanIndexForward: false }),
    `index/${TableName}/by-day/`,
  ],
  [
    'a query that goes on',
    'Query',
    dayQuery({ ExclusiveStartKey: startKey }),
    `index/${TableName}/by-day/`,
  ],
  [
    'a query that goes on backwards',
    'Query',
    dayQuery({ ExclusiveStartKey: startKey, ScanIndexForward: false }),
    `index/${TableName}/by-day/`,
  ],
])(
  '%s asks the database for nothing outside its own table or index',
  async (_what, operation, body, prefix) => {
    const ranges: Record<string, unknown>[] = [];
    const watched = new Proxy(database, {
      get: (target, property) => {
        if (property !== 'values') return Reflect.get(target, property).bind(target);
        return (range: Record<string, unknown>) => {
          ranges.push(range);
          return target.values(range);
        };
      },
    });
    const rows = new TableRows(watched, new Map([[TableName, tableOf(storiesSpec)]]));
    await callDynalite(operation, checkInput(operation, { ...body }, rows), rows);
    expect(ranges).toHaveLength(1);
    const { gt, gte = gt, lt, lte = lt } = ranges[0] ?? {};
    expect(String(gte).startsWith(prefix)).toBe(true);
    // The last key is within the prefix, or the one that comes next after all of it.
    expect(String(lte).startsWith(prefix) || lt === `${prefix.slice(0, -1)}0`).toBe(true);
  },
);
