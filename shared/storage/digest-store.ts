import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { standingOf } from '../contracts/article.ts';
import { DigestRecord } from '../contracts/digest-record.ts';
import { batchGet } from './batch-get.ts';
import { type MonthCursor, monthAndPosition, monthQuery, newestFirst } from './newest-first.ts';
import { PackedText, packText } from './packed-text.ts';
import { getRow, queryPage, type TableAccess, unlessConditionFails } from './table.ts';
import { digestsTable } from './tables.ts';

export interface DigestStore {
  get(digestId: string): Promise<DigestRecord | undefined>;
  /** In the order asked; unknown ids are left out. */
  getMany(digestIds: readonly string[]): Promise<DigestRecord[]>;
  /** Stores a digest unless one of the same or a later standing (current, corrected, retracted) is there. */
  put(record: DigestRecord): Promise<'stored' | 'already-stored'>;
  /** The ids of the digests received last, newest first. */
  newest(
    start: MonthCursor,
    limit: number,
  ): Promise<{ digestIds: string[]; next?: MonthCursor | undefined }>;
}

/** A digest's row, in a table or in its stream. */
export const DigestRow = DigestRecord.extend({ body: PackedText.optional() });

const Position = z.object({ digestId: z.string(), position: z.string() });
const [byMonth] = digestsTable.indexes;

/** An article only ever goes forward, so a late copy of an earlier state is known by its lower rank. */
const rankOf = { current: 0, corrected: 1, retracted: 2 } as const;

export function dynamoDbDigestStore(table: TableAccess): DigestStore {
  return {
    get: (digestId) => getRow(table, { digestId }, DigestRow),

    getMany: (digestIds) =>
      batchGet(
        table,
        digestIds.map((digestId) => ({ digestId })),
        DigestRow,
        digestsTable.key.partition,
      ),

    async put(record) {
      const put = new PutCommand({
        TableName: table.tableName,
        Item: rowOf(record),
        ConditionExpression: 'attribute_not_exists(digestId) OR standingRank < :rank',
        ExpressionAttributeValues: { ':rank': rankOf[standingOf(record)] },
      });
      const isStored = await unlessConditionFails(() => table.client.send(put));
      return isStored ? 'stored' : 'already-stored';
    },

    async newest(start, limit) {
      const { rows, next } = await newestFirst(
        async (cursor, count) =>
          (await queryPage(table, monthQuery(byMonth.index, cursor, count), Position)).rows,
        start,
        limit,
      );
      return { digestIds: rows.map(({ digestId }) => digestId), next };
    },
  };
}

function rowOf(record: DigestRecord) {
  return {
    ...record,
    ...monthAndPosition(record.receivedAt, record.digestId),
    standingRank: rankOf[standingOf(record)],
    body: record.body === undefined ? undefined : packText(record.body),
  };
}
