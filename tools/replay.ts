import { parseArgs } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import { CommandError, runCommand } from './command-error.ts';
import { operatorTarget } from './operator-target.ts';

const help = `Feeds the records that a step failed on back to it, from the bucket where they are kept.

  npm run replay -- STEP [--list] [--most N] [--stage NAME] [--data DIR]

  STEP          digest-article, update-story or send-alerts
  --list        only lists what is kept
  --most N      feeds at most N batches back (default: all)
  --stage NAME  a stage deployed on AWS; without it, the service that runs on this machine
  --data DIR    the data folder of the service on this machine (default: .on-record)

Mend what made the step fail first. A batch that comes through is taken out of the bucket; one that fails again stays.
Every step is safe to run twice.`;

/** The step's part in the names of the stack's outputs. */
const outputPrefixes: Readonly<Record<string, string>> = {
  'digest-article': 'DigestArticle',
  'update-story': 'UpdateStory',
  'send-alerts': 'SendAlerts',
};

/** What Lambda writes into the bucket: the event as it was handed to the step, as an object or as its JSON. */
const Kept = z.object({
  payload: z.preprocess(
    (payload) => (typeof payload === 'string' ? JSON.parse(payload) : payload),
    z.looseObject({ Records: z.array(z.looseObject({})).min(1) }),
  ),
});
const Answer = z.object({ batchItemFailures: z.array(z.unknown()) });

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      most: { type: 'string' },
      stage: { type: 'string' },
      data: { type: 'string', default: '.on-record' },
      help: { type: 'boolean', default: false },
    },
  });
  const [step] = positionals;
  if (values.help || !step) return console.log(help);
  const prefix = outputPrefixes[step];
  if (!prefix)
    throw new CommandError(
      `There is no step ${step}. The steps: ${Object.keys(outputPrefixes).join(', ')}.`,
    );
  const most = values.most === undefined ? Infinity : Number(values.most);
  if (!(most >= 1)) throw new CommandError('--most takes a whole number from 1.');

  const target = await operatorTarget(values);
  const bucket = {
    client: new S3Client({
      ...target.client,
      ...(target.client.endpoint && { forcePathStyle: true }),
    }),
    name: target.output('FailedRecordsBucket'),
  };
  const lambda = new LambdaClient(target.client);
  const functionName = target.output(`${prefix}Function`);
  const keys = await keysIn(bucket, `aws/lambda/${target.output(`${prefix}Source`)}/`);
  if (keys.length === 0) return console.log(`Nothing that ${step} failed on is kept.`);

  let failed = 0;
  for (const [index, key] of keys.slice(0, most).entries()) {
    const kept = await read(bucket, key);
    const told = `${index + 1} of ${keys.length}: ${kept?.Records.length ?? 'no'} records, ${key}`;
    if (values.list) {
      console.log(told);
    } else if (!kept) {
      failed++;
      console.log(`not a batch   ${told}`);
    } else if (await comesThrough(lambda, functionName, kept)) {
      await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: key }));
      console.log(`came through  ${told}`);
    } else {
      failed++;
      console.log(`failed again  ${told}`);
    }
  }
  if (failed > 0)
    throw new CommandError(
      `${failed} of them did not come through and are kept; the log of ${step} says why.`,
    );
}

interface Bucket {
  readonly client: S3Client;
  readonly name: string;
}

/** All keys under a prefix, the oldest first: they begin with the time of the failure. */
async function keysIn({ client, name }: Bucket, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: name, Prefix: prefix, ContinuationToken: token }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    token = page.NextContinuationToken;
  } while (token);
  const time = (key: string) => key.slice(key.lastIndexOf('/') + 1);
  return keys.sort((a, b) => (time(a) < time(b) ? -1 : 1));
}

/** @returns undefined where the object is not one that Lambda wrote: it stays, and does not hold the others up. */
async function read({ client, name }: Bucket, key: string) {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
  const text = await Body?.transformToString();
  try {
    return Kept.parse(JSON.parse(text ?? '')).payload;
  } catch {
    return undefined;
  }
}

async function comesThrough(
  client: LambdaClient,
  functionName: string,
  event: unknown,
): Promise<boolean> {
  const invoke = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) });
  const { FunctionError, Payload } = await client.send(invoke);
  if (FunctionError) return false;
  const answer = Answer.parse(JSON.parse(Payload?.transformToString() ?? '{}'));
  return answer.batchItemFailures.length === 0;
}

await runCommand(main);
