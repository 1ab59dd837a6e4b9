import { AwsError, type AwsResponse } from './aws-service.ts';
import { escapeXml } from './escape-xml.ts';
import { notImplemented, type ObjectCall, objectKey, StoredObject } from './s3-objects.ts';

const listedAtMost = 1000;

/** `ListObjectsV2`: keys in bytewise order, page by page; a page's token is its last key. */
export async function listObjects({ store, request, bucket }: ObjectCall): Promise<AwsResponse> {
  const { query } = request;
  if (query.get('list-type') !== '2') throw notImplemented('ListObjects before version 2');
  const prefix = query.get('prefix') ?? '';
  const limit = readMaxKeys(query.get('max-keys'));
  const root = objectKey(bucket, '');
  const from = root + firstKey(prefix, readAfter(query));
  const rows = await store.range(from, `object/${bucket}0`, { limit: limit + 1 });
  const found = rows
    .map(([key, stored]) => ({ key: key.slice(root.length), ...StoredObject.parse(stored) }))
    .filter(({ key }) => key.startsWith(prefix));
  const page = found.slice(0, limit);
  const encode = query.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml;
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${escapeXml(bucket)}</Name><Prefix>${encode(prefix)}</Prefix>`,
    `<KeyCount>${page.length}</KeyCount><MaxKeys>${limit}</MaxKeys>`,
    `<IsTruncated>${found.length > limit}</IsTruncated>`,
    found.length > limit
      ? `<NextContinuationToken>${tokenOf(page.at(-1)?.key)}</NextContinuationToken>`
      : '',
    ...page.map(
      ({ key, lastModified, etag, sizeBytes }) =>
        `<Contents><Key>${encode(key)}</Key><LastModified>${lastModified}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${sizeBytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
    ),
    '</ListBucketResult>',
  ];
  return { statusCode: 200, headers: { 'content-type': 'application/xml' }, body: body.join('') };
}

function readMaxKeys(asked: string | null): number {
  const limit = asked === null ? listedAtMost : Number(asked);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new AwsError('InvalidArgument', 'max-keys has to be a whole number from 1 on.');
  }
  return Math.min(limit, listedAtMost);
}

function readAfter(query: URLSearchParams): string {
  const token = query.get('continuation-token');
  return token ? Buffer.from(token, 'base64url').toString() : (query.get('start-after') ?? '');
}

function tokenOf(key = ''): string {
  return Buffer.from(key).toString('base64url');
}

/** Where the page begins: the key next after `after` is `after` and a NUL. Keys are ordered by their UTF-8. */
function firstKey(prefix: string, after: string): string {
  const isPast = after !== '' && Buffer.compare(Buffer.from(after), Buffer.from(prefix)) >= 0;
  return isPast ? `${after}\0` : prefix;
}
