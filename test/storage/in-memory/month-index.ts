import {
  type MonthCursor,
  monthAndPosition,
  newestFirst,
} from '../../../shared/storage/newest-first.ts';

interface Entry {
  readonly id: string;
  readonly receivedAt: string;
}

/** What a by-month index answers, of rows held in memory. */
export async function newestOf(entries: readonly Entry[], start: MonthCursor, limit: number) {
  const index = entries.map(({ id, receivedAt }) => ({ id, ...monthAndPosition(receivedAt, id) }));
  const queryMonth = async ({ month, position }: MonthCursor, count: number) =>
    index
      .filter((row) => row.month === month && (!position || row.position < position))
      .sort((a, b) => (a.position > b.position ? -1 : 1))
      .slice(0, count);
  const { rows, next } = await newestFirst(queryMonth, start, limit);
  return { ids: rows.map(({ id }) => id), next };
}
