/** Run as a process of its own: writes stories to the folder given, tells each that was acknowledged, and never stops. */
import {
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { startLocalAws, storiesSpec } from '../start-local-aws.ts';

const [, , dataDir, round] = process.argv;
const TableName = storiesSpec.tableName;
const local = await startLocalAws({ dataDir });
const { dynamodb } = local.clients;

async function writeForEver(writer: number): Promise<never> {
  for (let at = 0; ; at++) {
    const storyId = { S: `${round}-${writer}-${at}` };
    const Item = { storyId, day: { S: 'today' }, position: storyId, text: { S: 'x'.repeat(300) } };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    process.stdout.write(`${storyId.S}\n`);
    const twin = { ...Item, storyId: { S: `${storyId.S}-twin` } };
    const other = { ...Item, storyId: { S: `${storyId.S}-other` } };
    const TransactItems = [{ Put: { TableName, Item: twin } }, { Put: { TableName, Item: other } }];
    await dynamodb.send(new TransactWriteItemsCommand({ TransactItems }));
    process.stdout.write(`${twin.storyId.S}\n`);
    await dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key: { storyId },
        UpdateExpression: 'SET changed = :yes, #d = :day',
        ExpressionAttributeNames: { '#d': 'day' },
        ExpressionAttributeValues: { ':yes': { BOOL: true }, ':day': { S: 'tomorrow' } },
      }),
    );
  }
}

await Promise.all([1, 2, 3, 4].map(writeForEver));
