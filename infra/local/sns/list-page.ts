import { invalidParameter } from './sns-errors.ts';

/** So many entries has a page of each SNS list. */
const pageSize = 100;

interface Listing<Row> {
  /** At most `limit` rows behind `position`, in order; `''` stands before the first. */
  rowsAfter(position: string, limit: number): Promise<readonly Row[]>;
  positionOf(row: Row): string;
}

/** One page of a list. The token holds the position of the page's last row, so what is removed meanwhile shifts nothing. */
export async function listPage<Row>(
  token: string | undefined,
  { rowsAfter, positionOf }: Listing<Row>,
): Promise<{ rows: readonly Row[]; nextToken?: string }> {
  const found = await rowsAfter(token ? readToken(token) : '', pageSize + 1);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  if (found.length <= pageSize || !last) return { rows };
  return { rows, nextToken: Buffer.from(positionOf(last)).toString('base64url') };
}

function readToken(token: string): string {
  const position = Buffer.from(token, 'base64url');
  if (position.toString('base64url') !== token) throw invalidParameter('NextToken');
  return position.toString('utf8');
}
