import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { snsTopicPrefix, stageNamed } from '../infra/stages.ts';
import { Stream } from '../shared/contracts/subscription.ts';
import { documentClient } from '../shared/storage/document-client.ts';
import { dynamoDbStreamStore } from '../shared/storage/stream-store.ts';
import { CommandError, runCommand } from './command-error.ts';
import { type OperatorTarget, operatorTarget } from './operator-target.ts';

const help = `Lists the SNS topics that carry streams, and removes those that nothing knows any more.

  npm run streams -- list
  npm run streams -- remove-orphans [--yes]
  npm run streams -- remove-orphans --destroyed STAGE [--yes]

  --yes              removes them; without it, they are only listed
  --destroyed STAGE  every SNS topic of a stage whose stack was destroyed: they are made while it runs, so they stay
  --stage NAME       a stage deployed on AWS; without it, the service that runs on this machine
  --data DIR         the data folder of the service on this machine (default: .on-record)

An orphan is an SNS topic of the stage that no row of its table of streams names. Its subscriptions go with it.`;

interface Options {
  readonly stage?: string | undefined;
  readonly data: string;
  readonly destroyed?: string | undefined;
  readonly yes: boolean;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      data: { type: 'string', default: '.on-record' },
      destroyed: { type: 'string' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [action] = positionals;
  if (values.help || !action) return console.log(help);
  if (action === 'list') return list(values);
  if (action === 'remove-orphans') return removeOrphans(values);
  throw new CommandError(`There is no command ${action}. Try: npm run streams -- --help`);
}

async function list(options: Options): Promise<void> {
  const target = await operatorTarget(options);
  const sns = new SNSClient(target.client);
  for await (const { arn, isKnown } of topicsOf(target, sns)) {
    console.log(`${arn}${isKnown ? '' : '  (orphan)'}`);
  }
}

async function removeOrphans(options: Options): Promise<void> {
  const orphans: string[] = [];
  const sns = new SNSClient(options.destroyed ? {} : (await operatorTarget(options)).client);
  if (options.destroyed) {
    const prefix = snsTopicPrefix(knownStage(options.destroyed));
    for await (const arn of allTopics(sns)) if (nameOf(arn).startsWith(prefix)) orphans.push(arn);
  } else {
    const target = await operatorTarget(options);
    for await (const { arn, isKnown } of topicsOf(target, sns)) if (!isKnown) orphans.push(arn);
  }
  for (const arn of orphans) {
    if (options.yes) await sns.send(new DeleteTopicCommand({ TopicArn: arn }));
    console.log(`${options.yes ? 'removed' : 'would remove'} ${arn}`);
  }
  const hint = options.yes || orphans.length === 0 ? '' : ' Add --yes to remove them.';
  console.error(`${orphans.length} orphans.${hint}`);
}

/** The SNS topics of a stage that runs, and whether a row of its table names them. */
async function* topicsOf({ client, output }: OperatorTarget, sns: SNSClient) {
  const prefix = output('SnsTopicArnPrefix');
  const tableName = output('StreamsTable');
  const streams = dynamoDbStreamStore({
    client: documentClient(new DynamoDBClient(client)),
    tableName,
  });
  for await (const arn of allTopics(sns)) {
    const [, topicId = '', name = ''] =
      /^([a-z2-7]{12})-(.+)$/.exec(arn.slice(prefix.length)) ?? [];
    const stream = Stream.safeParse(name);
    if (!arn.startsWith(prefix) || !stream.success) continue;
    const row = await streams.get({ topicId, stream: stream.data });
    yield { arn, isKnown: row !== undefined };
  }
}

async function* allTopics(sns: SNSClient): AsyncGenerator<string> {
  let NextToken: string | undefined;
  do {
    const page = await sns.send(new ListTopicsCommand({ NextToken }));
    for (const { TopicArn } of page.Topics ?? []) if (TopicArn) yield TopicArn;
    NextToken = page.NextToken;
  } while (NextToken);
}

const nameOf = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);

function knownStage(name: string) {
  try {
    return stageNamed(name);
  } catch (cause) {
    throw new CommandError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

await runCommand(main);
