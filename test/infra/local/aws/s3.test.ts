import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalAwsUnderTest, startLocalAws, temporaryFolder } from './start-local-aws.ts';

const Bucket = 'failed-records';
const bucketArn = `arn:aws:s3:::${Bucket}`;
let local: LocalAwsUnderTest;
beforeAll(async () => {
  const statements = [
    { effect: 'Allow', actions: ['s3:PutObject'], resources: [`${bucketArn}/aws/*`] },
    { effect: 'Allow', actions: ['s3:GetObject'], resources: [`${bucketArn}/*`] },
  ] as const;
  local = await startLocalAws({ statements, buckets: [Bucket, 'other'] });
});
afterAll(() => local.stop());

const put = (Key: string, Body: PutObjectCommand['input']['Body'] = Key, more: object = {}) =>
  local.clients.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
async function read(Key: string) {
  const { Body } = await local.clients.s3.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe('an object comes back as it was put', () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
  it.each<[string, () => PutObjectCommand['input']['Body'], object]>([
    ['from bytes', () => bytes, {}],
    [
      'from a stream, in chunks with a trailing checksum',
      () => Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)]),
      { ContentLength: bytes.length },
    ],
    ['with a SHA-256 checksum', () => bytes, { ChecksumAlgorithm: 'SHA256' }],
    ['with a CRC32C checksum, which is not tried', () => bytes, { ChecksumAlgorithm: 'CRC32C' }],
  ])('%s', async (_way, body, more) => {
    await put('round-trip', body(), more);
    expect((await read('round-trip')).equals(bytes)).toBe(true);
  });

  it('with its type and metadata, and an ETag that is the MD5', async () => {
    const Metadata = { step: 'digest-article' };
    const { ETag } = await put('typed', '{}', { ContentType: 'application/json', Metadata });
    const head = await local.clients.s3.send(new HeadObjectCommand({ Bucket, Key: 'typed' }));
    expect(ETag).toBe('"99914b932bd37a50b983c5e7c90ae93b"');
    expect(head).toMatchObject({
      ETag,
      Metadata,
      ContentType: 'application/json',
      ContentLength: 2,
    });
    expect(Date.now() - Number(head.LastModified)).toBeLessThan(60_000);
  });

  it('after a second start', async () => {
    const { dataDir, remove } = await temporaryFolder();
    const first = await startLocalAws({ dataDir });
    await first.clients.s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'still here' }));
    await first.stop();
    const second = await startLocalAws({ dataDir });
    const { Body } = await second.clients.s3.send(new GetObjectCommand({ Bucket, Key: 'kept' }));
    expect(await Body?.transformToString()).toBe('still here');
    await second.stop();
    await remove();
  });
});

it.each([
  '../../etc/passwd',
  'a//b',
  '/leading',
  'trailing/',
  'space and + plus & "quotes" <tag>',
  'percent%2Fencoded%',
  'ünïcode/🌊',
  'line\nbreak',
  '.',
  'x'.repeat(1024),
])('any key is only a name: %j', async (key) => {
  await put(key, `content of ${key}`);
  expect((await read(key)).toString()).toBe(`content of ${key}`);
  const { Contents } = await local.clients.s3.send(
    new ListObjectsV2Command({ Bucket, Prefix: key }),
  );
  expect(Contents?.map(({ Key }) => Key)).toContain(key);
  await local.clients.s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
  await expect(read(key)).rejects.toMatchObject({ name: 'NoSuchKey' });
});

describe('a listing', () => {
  const keys = ['list/a', 'list/b', 'list/b/1', 'list/b/2', 'list/c', 'list/é', 'list/🌊'];
  beforeAll(async () => {
    for (const key of keys) await put(key);
    await put('other/x');
    await local.clients.s3.send(
      new PutObjectCommand({ Bucket: 'other', Key: 'list/a', Body: 'x' }),
    );
  });
  const list = async (input: object) => {
    const { Contents } = await local.clients.s3.send(
      new ListObjectsV2Command({ Bucket, ...input }),
    );
    return Contents?.map(({ Key }) => Key) ?? [];
  };

  it('holds the keys of its prefix in order, and of no other bucket', async () => {
    expect(await list({ Prefix: 'list/' })).toEqual(keys);
    expect(await list({ Prefix: 'list/b' })).toEqual(['list/b', 'list/b/1', 'list/b/2']);
    expect(await list({ Prefix: 'nothing' })).toEqual([]);
  });

  it.each([1, 2, 3, 7, 8])('is paged without a gap or a repetition, by %i', async (pageSize) => {
    const seen: (string | undefined)[] = [];
    const pages = paginateListObjectsV2(
      { client: local.clients.s3, pageSize },
      { Bucket, Prefix: 'list/' },
    );
    for await (const { Contents } of pages) seen.push(...(Contents ?? []).map(({ Key }) => Key));
    expect(seen).toEqual(keys);
  });

  it('begins after a key that is asked for', async () => {
    expect(await list({ Prefix: 'list/', StartAfter: 'list/c' })).toEqual(['list/é', 'list/🌊']);
    expect(await list({ Prefix: 'list/', StartAfter: 'a' })).toEqual(keys);
  });
});

describe('a role', () => {
  it('may write and read where its policies say, and nowhere else', async () => {
    const { s3 } = local.roleClients;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'aws/lambda/1', Body: 'x' }));
    await s3.send(new GetObjectCommand({ Bucket, Key: 'aws/lambda/1' }));
    const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };
    await expect(
      s3.send(new PutObjectCommand({ Bucket, Key: 'else', Body: 'x' })),
    ).rejects.toMatchObject(denied);
    await expect(
      s3.send(new DeleteObjectCommand({ Bucket, Key: 'aws/lambda/1' })),
    ).rejects.toMatchObject(denied);
    await expect(s3.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(denied);
  });

  it('that may not list is not told that a key is missing', async () => {
    const get = new GetObjectCommand({ Bucket, Key: 'missing' });
    await expect(local.roleClients.s3.send(get)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(local.clients.s3.send(get)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('a wrong call fails as on AWS:', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'an unknown bucket',
      () => local.clients.s3.send(new ListObjectsV2Command({ Bucket: 'nobody' })),
      'NoSuchBucket',
    ],
    [
      'a head of what is not there',
      () => local.clients.s3.send(new HeadObjectCommand({ Bucket, Key: 'no' })),
      'NotFound',
    ],
    [
      'content that is not what the checksum says',
      () => put('bad', 'x', { ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' }),
      'BadDigest',
    ],
    ['a key over 1,024 bytes', () => put('x'.repeat(1025)), 'KeyTooLongError'],
    [
      'what is not built',
      () =>
        local.clients.s3.send(
          new CopyObjectCommand({ Bucket, Key: 'to', CopySource: `${Bucket}/from` }),
        ),
      'NotImplemented',
    ],
    [
      'grouping by a delimiter',
      () => local.clients.s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' })),
      'NotImplemented',
    ],
  ])('%s', async (_what, call, name) => {
    await expect(call()).rejects.toMatchObject({ name });
  });
});
