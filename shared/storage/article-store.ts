import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Article } from '../contracts/article.ts';
import { PackedText, packText } from './packed-text.ts';
import { getRow, putIfAbsent, type TableAccess, unlessConditionFails } from './table.ts';
import { articlesTable } from './tables.ts';

/** What publishers posted. */
export interface ArticleStore {
  get(articleId: string): Promise<Article | undefined>;
  add(article: Article): Promise<'stored' | 'already-stored'>;
  /** `conflict`: it is corrected or retracted meanwhile, or was never there. */
  retract(articleId: string, at: string): Promise<'retracted' | 'conflict'>;
  /**
   * Puts a correction in the place of the article that it names in `corrects`, both rows at once.
   * `conflict`: the old article is corrected or retracted meanwhile, or the new one is there already.
   */
  replace(correction: Article & { corrects: string }): Promise<'stored' | 'conflict'>;
}

/** Only an article that stands can be retracted or corrected. */
const stillCurrent =
  'attribute_exists(articleId) AND attribute_not_exists(correctedBy) AND attribute_not_exists(retractedAt)';

/** An article's row, in a table or in its stream. */
export const ArticleRow = Article.extend({ text: PackedText });

export function dynamoDbArticleStore(table: TableAccess): ArticleStore {
  const { client, tableName } = table;
  return {
    get: (articleId) => getRow(table, { articleId }, ArticleRow),

    add: (article) => putIfAbsent(table, rowOf(article), articlesTable.key.partition),

    async retract(articleId, at) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: { articleId },
        UpdateExpression: 'SET retractedAt = :at',
        ConditionExpression: stillCurrent,
        ExpressionAttributeValues: { ':at': at },
      });
      return (await unlessConditionFails(() => client.send(update))) ? 'retracted' : 'conflict';
    },

    async replace(correction) {
      const transaction = new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: tableName,
              Item: rowOf(correction),
              ConditionExpression: 'attribute_not_exists(articleId)',
            },
          },
          {
            Update: {
              TableName: tableName,
              Key: { articleId: correction.corrects },
              UpdateExpression: 'SET correctedBy = :new',
              ConditionExpression: stillCurrent,
              ExpressionAttributeValues: { ':new': correction.articleId },
            },
          },
        ],
      });
      return (await unlessConditionFails(() => client.send(transaction))) ? 'stored' : 'conflict';
    },
  };
}

const rowOf = (article: Article) => ({ ...article, text: packText(article.text) });
