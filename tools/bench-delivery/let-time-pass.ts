import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readServiceFile } from '../../infra/local/service-file.ts';
import { sideBySide } from '../../shared/delivery/side-by-side.ts';
import { documentClient } from '../../shared/storage/document-client.ts';

/** A day that passes at a word: what waits for the hour's rest to end, or for the daily mail, goes out with it. */
export interface Calendar {
  /** How many stories wait for a stream. */
  countWaiting(): Promise<number>;
  /** Sets what the streams remember of time back by a day, then sends what is due, as the schedules would. */
  passDay(): Promise<void>;
  /** Runs of the schedules that failed, and were made again. */
  readonly failedRuns: () => number;
  close(): void;
}

const atOnce = 8;

export function openCalendar(dataDir: string): Calendar {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const connection = new DynamoDBClient({ endpoint, region, credentials });
  const client = documentClient(connection);
  const lambda = new LambdaClient({ endpoint, region, credentials });
  let failedRuns = 0;

  async function rowsOf(TableName: string | undefined): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }));
      rows.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return rows;
  }

  async function setBack({ topicId, stream }: Record<string, unknown>): Promise<void> {
    await client.send(
      new UpdateCommand({
        TableName: outputs.StreamsTable,
        Key: { topicId, stream },
        UpdateExpression: 'SET dueAt = :long REMOVE recentTurns, lastDailyOn',
        ConditionExpression: 'attribute_exists(dueShard)',
        ExpressionAttributeValues: { ':long': '2000-01-01T00:00:00.000Z' },
      }),
    );
  }

  async function run(kind: 'daily' | 'rest'): Promise<void> {
    const { FunctionError } = await lambda.send(
      new InvokeCommand({
        FunctionName: outputs.SendRoundUpsFunction,
        Payload: JSON.stringify({ kind }),
      }),
    );
    if (FunctionError) failedRuns++;
  }

  return {
    failedRuns: () => failedRuns,
    countWaiting: async () => (await rowsOf(outputs.WaitingTable)).length,
    async passDay() {
      const due = (await rowsOf(outputs.StreamsTable)).filter(({ dueShard }) => dueShard);
      await sideBySide(due, atOnce, (row) => setBack(row).catch(() => undefined));
      await run('rest');
      await run('daily');
    },
    close() {
      lambda.destroy();
      connection.destroy();
    },
  };
}
