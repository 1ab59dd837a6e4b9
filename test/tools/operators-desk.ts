import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startAwsEndpoint } from '../../infra/local/aws/aws-endpoint.ts';
import type { AwsService } from '../../infra/local/aws/aws-service.ts';
import { openLocalAws } from '../../infra/local/aws/open-local-aws.ts';
import { writeServiceFile } from '../../infra/local/service-file.ts';
import { keysTable } from '../../shared/storage/tables.ts';
import { specOf } from '../storage/local-tables.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A data folder as a running service leaves it, with a table of keys and a bucket, and a way to run commands on it. */
export function operatorsDesk(lambda: AwsService) {
  const desk = { dataDir: '', endpoint: '' };
  let stop = async () => {};
  beforeAll(async () => {
    desk.dataDir = await mkdtemp(join(tmpdir(), 'on-record-test-'));
    const aws = await openLocalAws({
      dataDir: join(desk.dataDir, 'aws'),
      tables: [specOf(keysTable)],
      buckets: ['failed-records'],
      secrets: [],
    });
    const endpoint = await startAwsEndpoint({
      services: { dynamodb: aws.dynamodb, s3: aws.s3, lambda },
      callers: new Map([['operator', { kind: 'operator' }]]),
    });
    desk.endpoint = endpoint.url;
    await writeServiceFile(desk.dataDir, {
      endpoint: endpoint.url,
      region: 'us-east-1',
      url: 'http://127.0.0.1:8787',
      outputs: {
        KeysTable: 'test-Keys',
        FailedRecordsBucket: 'failed-records',
        DigestArticleFunction: 'digest-article',
        DigestArticleSource: 'source-1',
      },
      credentials: { accessKeyId: 'operator', secretAccessKey: 'not-checked' },
    });
    stop = async () => {
      await endpoint.close();
      await aws.close();
      await rm(desk.dataDir, { recursive: true, force: true });
    };
  });
  afterAll(() => stop());
  const run = (command: string, ...args: string[]) =>
    runCommand(command, ...args, '--data', desk.dataDir);
  return { desk, run };
}

export function runCommand(command: string, ...args: string[]): Promise<Run> {
  const file = join(import.meta.dirname, `../../tools/${command}.ts`);
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}
