import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Story, StoryId } from '../contracts/story.ts';
import { batchGet } from './batch-get.ts';
import { type MonthCursor, monthAndPosition, monthQuery, newestFirst } from './newest-first.ts';
import { PackedText, packText } from './packed-text.ts';
import { getRow, putIfAbsent, queryPage, type TableAccess, unlessConditionFails } from './table.ts';
import { storiesTable, storyArticlesTable } from './tables.ts';

export interface StoryStore {
  get(storyId: string): Promise<Story | undefined>;
  /** The stories with these ids, in their order; one that is not there is left out. */
  getMany(storyIds: readonly string[]): Promise<Story[]>;
  /** Writes the version after the one that was read. `conflict`: somebody else wrote it meanwhile. */
  put(story: Story): Promise<'stored' | 'conflict'>;
  /** The stories received last, newest first. */
  newest(
    start: MonthCursor,
    limit: number,
  ): Promise<{ stories: Story[]; next?: MonthCursor | undefined }>;
}

/** Which story an article belongs to. */
export interface StoryMembership {
  storyOf(articleId: string): Promise<string | undefined>;
  /** @returns the story that the article belongs to from now on: the one given, or the one it had already. */
  join(articleId: string, storyId: string): Promise<string>;
}

/** A story's row, in a table or in its stream. */
export const StoryRow = z
  .object({ storyId: StoryId, revision: z.int(), version: z.int(), body: PackedText })
  .transform(({ body, ...row }) => ({ ...JSON.parse(body), ...row }))
  .pipe(Story);

const Position = z.object({ storyId: z.string(), position: z.string() });
const Member = z.object({ articleId: z.string(), storyId: z.string() });
const [byMonth] = storiesTable.indexes;

export function dynamoDbStoryStore(table: TableAccess): StoryStore {
  const getMany = (storyIds: readonly string[]) =>
    batchGet(
      table,
      storyIds.map((storyId) => ({ storyId })),
      StoryRow,
      storiesTable.key.partition,
    );
  return {
    get: (storyId) => getRow(table, { storyId }, StoryRow),
    getMany,

    async put(story) {
      const put = new PutCommand({
        TableName: table.tableName,
        Item: rowOf(story),
        ConditionExpression: 'attribute_not_exists(storyId) OR version = :before',
        ExpressionAttributeValues: { ':before': story.version - 1 },
      });
      return (await unlessConditionFails(() => table.client.send(put))) ? 'stored' : 'conflict';
    },

    async newest(start, limit) {
      const { rows, next } = await newestFirst(
        async (cursor, count) =>
          (await queryPage(table, monthQuery(byMonth.index, cursor, count), Position)).rows,
        start,
        limit,
      );
      return { stories: await getMany(rows.map(({ storyId }) => storyId)), next };
    },
  };
}

export function dynamoDbStoryMembership(table: TableAccess): StoryMembership {
  const memberOf = (articleId: string) => getRow(table, { articleId }, Member);
  return {
    storyOf: async (articleId) => (await memberOf(articleId))?.storyId,

    async join(articleId, storyId) {
      const partition = storyArticlesTable.key.partition;
      const outcome = await putIfAbsent(table, { articleId, storyId }, partition);
      return outcome === 'stored' ? storyId : ((await memberOf(articleId))?.storyId ?? storyId);
    },
  };
}

function rowOf({ storyId, revision, version, ...body }: Story) {
  const received = body.articles.map(({ receivedAt }) => receivedAt).reduce(later);
  return {
    storyId,
    revision,
    version,
    ...monthAndPosition(received, storyId),
    body: packText(JSON.stringify(body)),
  };
}

const later = (a: string, b: string) => (a > b ? a : b);
