import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { decodeAwsChunked } from './aws-chunked.ts';
import { AwsError, type AwsRequest, type AwsResponse } from './aws-service.ts';
import type { StateStore } from './state-store.ts';

/** A call on one object, or with an empty key on its bucket. */
export interface ObjectCall {
  readonly store: StateStore;
  readonly request: AwsRequest;
  readonly bucket: string;
  readonly key: string;
}

/** What is kept of an object beside its content. */
export const StoredObject = z.object({
  sizeBytes: z.number(),
  etag: z.string(),
  lastModified: z.string(),
  contentType: z.string(),
  /** `x-amz-meta-…` headers. */
  metadata: z.record(z.string(), z.string()),
});
type StoredObject = z.infer<typeof StoredObject>;

/** Bucket names have no slashes. Descriptions and contents lie apart, so that listing reads no contents. */
export const objectKey = (bucket: string, key: string) => `object/${bucket}/${key}`;
const contentKey = (bucket: string, key: string) => `content/${bucket}/${key}`;

export function notImplemented(feature: string): AwsError {
  return new AwsError('NotImplemented', `S3 on one machine does not know ${feature}.`, 501);
}

export async function putObject({ store, request, bucket, key }: ObjectCall): Promise<AwsResponse> {
  if (Buffer.byteLength(key) > 1024) throw new AwsError('KeyTooLongError', 'Your key is too long');
  const { headers } = request;
  const content = readContent(request);
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  const stored: StoredObject = {
    sizeBytes: content.length,
    etag: `"${digest('md5', content).toString('hex')}"`,
    lastModified: new Date().toISOString(),
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    metadata: Object.fromEntries(metadata),
  };
  await store.batch([
    { type: 'put', key: objectKey(bucket, key), value: stored },
    { type: 'put', key: contentKey(bucket, key), value: content.toString('base64') },
  ]);
  return { statusCode: 200, headers: { etag: stored.etag } };
}

/** The content of a put, without transfer coding, its checksums tried. Kinds of checksum that are not listed pass. */
function readContent({ headers, body }: AwsRequest): Buffer {
  const isChunked = headers['content-encoding']?.includes('aws-chunked') ?? false;
  const { content, trailers } = isChunked
    ? decodeAwsChunked(body)
    : { content: body, trailers: {} };
  for (const [header, checksumOf] of Object.entries(checksums)) {
    const told = { ...headers, ...trailers }[header];
    if (told !== undefined && told !== checksumOf(content).toString('base64')) {
      throw new AwsError(
        'BadDigest',
        `The ${header} you specified did not match what we received.`,
      );
    }
  }
  return content;
}

const checksums: Readonly<Record<string, (content: Buffer) => Buffer>> = {
  'content-md5': (content) => digest('md5', content),
  'x-amz-checksum-sha1': (content) => digest('sha1', content),
  'x-amz-checksum-sha256': (content) => digest('sha256', content),
  'x-amz-checksum-crc32': (content) => {
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(content));
    return checksum;
  },
};

function digest(algorithm: string, content: Buffer): Buffer {
  return createHash(algorithm).update(content).digest();
}

/** `GetObject`, and `HeadObject`, which has the same answer without the content. */
export async function getObject(call: ObjectCall): Promise<AwsResponse> {
  const { store, request, bucket, key } = call;
  const stored = StoredObject.safeParse(await store.get(objectKey(bucket, key))).data;
  if (!stored) throw missing(call);
  const isHead = request.method === 'HEAD';
  const content = isHead ? '' : ((await store.get<string>(contentKey(bucket, key))) ?? '');
  return {
    statusCode: 200,
    headers: {
      ...stored.metadata,
      'content-type': stored.contentType,
      'content-length': String(stored.sizeBytes),
      etag: stored.etag,
      'last-modified': new Date(stored.lastModified).toUTCString(),
    },
    body: Buffer.from(content, 'base64'),
  };
}

/** Only who may list the bucket is told that a key is not there. */
function missing({ request, bucket }: ObjectCall): AwsError {
  request.authorize('s3:ListBucket', `arn:aws:s3:::${bucket}`);
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
}

export async function deleteObject({ store, bucket, key }: ObjectCall): Promise<AwsResponse> {
  await store.batch([
    { type: 'del', key: objectKey(bucket, key) },
    { type: 'del', key: contentKey(bucket, key) },
  ]);
  return { statusCode: 204 };
}
