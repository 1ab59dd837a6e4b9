import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll } from 'vitest';
import { startAwsEndpoint } from '../../infra/local/aws/aws-endpoint.ts';
import { localSns } from '../../infra/local/sns/local-sns.ts';
import { memoryStateStore } from '../infra/local/sns/memory-state-store.ts';
import { describeSns } from './describe-sns.ts';

const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

describeSns('on one machine', async () => {
  const sns = localSns({
    state: memoryStateStore(),
    publicUrl: () => 'http://127.0.0.1:8787',
    region: 'us-east-1',
    accountId: '000000000000',
    pauseAt: async () => {},
  });
  const endpoint = await startAwsEndpoint({
    services: { sns: sns.service },
    callers: new Map([['OPERATOR', { kind: 'operator' }]]),
  });
  closers.push(
    () => sns.close(),
    () => endpoint.close(),
  );
  const client = new SNSClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'OPERATOR', secretAccessKey: 'unchecked' },
    maxAttempts: 1,
  });
  return { client, namePrefix: 'on-record-test-', mailbox: 'reader@example.org' };
});
