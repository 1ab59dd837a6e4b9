import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { operatorsDesk } from './operators-desk.ts';

/** A step that fails on every batch with a bad record. */
const { desk, run } = operatorsDesk({
  errorFormat: 'json',
  handle: async ({ body }) => {
    const fails = body.toString().includes('bad');
    const batchItemFailures = fails ? [{ itemIdentifier: '1' }] : [];
    return { statusCode: 200, body: JSON.stringify({ batchItemFailures }) };
  },
});

const batch = (id: string) => ({ Records: [{ dynamodb: { Keys: { id: { S: id } } } }] });

async function keep(time: string, content: string) {
  const client = new S3Client({
    endpoint: desk.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'not-checked' },
    forcePathStyle: true,
  });
  const Key = `aws/lambda/source-1/shard-1/2026/03/02/${time}`;
  await client.send(new PutObjectCommand({ Bucket: 'failed-records', Key, Body: content }));
}

it('what comes through is taken out of the bucket, what fails again or is no batch stays', async () => {
  await keep('2026-03-02T10.03.00Z-c', JSON.stringify({ payload: batch('good') }));
  await keep('2026-03-02T10.01.00Z-a', JSON.stringify({ payload: JSON.stringify(batch('bad')) }));
  await keep('2026-03-02T10.02.00Z-b', 'not a batch at all');

  const listed = await run('replay', 'digest-article', '--list');
  expect(listed.out.match(/-[abc]$/gm)).toEqual(['-a', '-b', '-c']);

  const replayed = await run('replay', 'digest-article');
  expect(replayed.code).toBe(1);
  expect(replayed.err).toContain('2 of them did not come through and are kept');
  expect(replayed.out.match(/^\w+ \w+/gm)).toEqual(['failed again', 'not a', 'came through']);

  const left = await run('replay', 'digest-article', '--list');
  expect(left.out.match(/-[abc]$/gm)).toEqual(['-a', '-b']);
});

it('the operator is told where the stack is of another version', async () => {
  const { code, err } = await run('replay', 'send-alerts');
  expect(code).toBe(1);
  expect(err).toContain('has no output SendAlertsFunction');
});
