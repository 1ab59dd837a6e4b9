import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** Where a list of the newest went to: the month, and the last row's position within it. */
export interface MonthCursor {
  readonly month: string;
  readonly position?: string | undefined;
}

/**
 * How many months one request looks back at most; a month without rows costs a read.
 * A month a partition: 1,000 writes a second fit, and a new service's lists do not walk through empty days.
 */
const maxMonths = 12;

/**
 * Walks a by-month index backwards until it has enough rows.
 *
 * @param queryMonth  one month's rows, newest first.
 * @returns the rows, and where to go on; no cursor where the walk came to its limit without finding more.
 */
export async function newestFirst<Row extends { position: string }>(
  queryMonth: (cursor: MonthCursor, limit: number) => Promise<Row[]>,
  start: MonthCursor,
  limit: number,
): Promise<{ rows: Row[]; next?: MonthCursor }> {
  const rows: Row[] = [];
  let cursor = start;
  for (let looked = 0; looked < maxMonths; looked++) {
    rows.push(...(await queryMonth(cursor, limit + 1 - rows.length)));
    if (rows.length > limit) {
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return last ? { rows: page, next: cursorAt(last.position) } : { rows: page };
    }
    cursor = { month: monthBefore(cursor.month) };
  }
  return { rows };
}

/** The query of one month of a by-month index, newest first. */
export function monthQuery(
  indexName: string,
  { month, position }: MonthCursor,
  limit: number,
): Omit<QueryCommandInput, 'TableName'> {
  return {
    IndexName: indexName,
    KeyConditionExpression: position
      ? '#month = :month AND #position < :position'
      : '#month = :month',
    ExpressionAttributeNames: { '#month': 'month', ...(position && { '#position': 'position' }) },
    ExpressionAttributeValues: { ':month': month, ...(position && { ':position': position }) },
    ScanIndexForward: false,
    Limit: limit,
  };
}

/** The month, and the position within it, of something received at a time (ISO 8601, UTC). */
export function monthAndPosition(receivedAt: string, id: string) {
  return { month: monthOf(receivedAt), position: `${receivedAt}#${id}` };
}

/** Where a list of the newest begins at a time (ISO 8601, UTC). */
export const startOfList = (now: string): MonthCursor => ({ month: monthOf(now) });

const monthOf = (time: string) => time.slice(0, 7);
const cursorAt = (position: string): MonthCursor => ({ month: monthOf(position), position });

function monthBefore(month: string): string {
  const time = new Date(`${month}-01T00:00:00Z`);
  time.setUTCMonth(time.getUTCMonth() - 1);
  return monthOf(time.toISOString());
}
