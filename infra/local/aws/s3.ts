import { AwsError, type AwsRequest, type AwsResponse, type AwsService } from './aws-service.ts';
import { listObjects } from './s3-listing.ts';
import {
  deleteObject,
  getObject,
  notImplemented,
  type ObjectCall,
  putObject,
} from './s3-objects.ts';
import type { StateStore } from './state-store.ts';

/**
 * S3 on one machine: objects are put, got, listed (version 2) and deleted, in path style. Content lies beside its
 * description in the database: a key is never a path, and an object is there whole or not at all.
 */
export function localS3(store: StateStore, buckets: readonly string[]): AwsService {
  return {
    errorFormat: 'rest-xml',
    handle: async (request) => {
      const call = { store, request, ...readPath(request.path) };
      const { action, run } = operationOf(request.method, call.key);
      refuseUnknownFeatures(request);
      const bucketArn = `arn:aws:s3:::${call.bucket}`;
      request.authorize(action, call.key === '' ? bucketArn : `${bucketArn}/${call.key}`);
      if (!buckets.includes(call.bucket)) {
        throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
      }
      return run(call);
    },
  };
}

interface Operation {
  readonly action: string;
  readonly run: (call: ObjectCall) => Promise<AwsResponse>;
}

const objectOperations: Readonly<Record<string, Operation>> = {
  PUT: { action: 's3:PutObject', run: putObject },
  GET: { action: 's3:GetObject', run: getObject },
  HEAD: { action: 's3:GetObject', run: getObject },
  DELETE: { action: 's3:DeleteObject', run: deleteObject },
};
const bucketOperations: Readonly<Record<string, Operation>> = {
  GET: { action: 's3:ListBucket', run: listObjects },
  HEAD: { action: 's3:ListBucket', run: async () => ({ statusCode: 200 }) },
};

function operationOf(method: string, key: string): Operation {
  const operation = (key === '' ? bucketOperations : objectOperations)[method];
  if (operation) return operation;
  throw notImplemented(`${method} of ${key === '' ? 'a bucket' : 'an object'}`);
}

const knownParameters = new Set([
  'x-id',
  'list-type',
  'prefix',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'fetch-owner',
]);
const refusedHeaders = ['x-amz-copy-source', 'if-match', 'if-none-match', 'range'];

/** Better refused than quietly answered as something else. */
function refuseUnknownFeatures({ query, headers }: AwsRequest): void {
  const parameter = [...query.keys()].find((name) => !knownParameters.has(name));
  if (parameter !== undefined) throw notImplemented(`the parameter ${parameter}`);
  const header = refusedHeaders.find((name) => headers[name] !== undefined);
  if (header) throw notImplemented(`the header ${header}`);
}

function readPath(path: string): { bucket: string; key: string } {
  try {
    const [, bucket = '', ...key] = path.split('/');
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key.join('/')) };
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}
