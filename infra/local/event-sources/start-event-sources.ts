import { localAccount } from '../aws/account.ts';
import type { TableStreams } from '../aws/dynamodb/table-streams.ts';
import type { StateStore } from '../aws/state-store.ts';
import type { RunnableFunction } from '../functions/start-functions.ts';
import { requireGrant } from '../roles.ts';
import type { FailedBatch } from './deliver-batch.ts';
import type { EventSource } from './event-source.ts';
import { failedRecordObject, streamEvent } from './failed-records.ts';
import { type StreamReader, startStreamReader } from './stream-reader.ts';

export interface EventSourcesOptions {
  readonly functions: readonly RunnableFunction[];
  readonly streams: TableStreams;
  readonly state: StateStore;
  /** Where the AWS stand-ins listen. */
  readonly endpoint: string;
  /** Told of each batch that was given up, and of a reader that cannot go on. */
  readonly onLine: (line: string) => void;
}

/**
 * Starts a reader for each event source mapping.
 *
 * @throws an AccessDenied where the function's role may not read the stream or keep what failed; AWS
 *   refuses to make such a mapping.
 */
export async function startEventSources(
  sources: readonly EventSource[],
  options: EventSourcesOptions,
): Promise<StreamReader> {
  const enabled = sources.filter(({ isEnabled }) => isEnabled);
  for (const source of enabled) judgeGrants(source, functionOf(source, options.functions));
  const readers = await Promise.all(enabled.map((source) => startReader(source, options)));
  return {
    async stop(graceMilliseconds) {
      await Promise.all(readers.map((reader) => reader.stop(graceMilliseconds)));
    },
  };
}

function judgeGrants(source: EventSource, { role }: RunnableFunction): void {
  for (const action of ['DescribeStream', 'GetShardIterator', 'GetRecords']) {
    requireGrant(role, `dynamodb:${action}`, source.streamArn);
  }
  if (source.failedRecordsBucket) {
    requireGrant(
      role,
      's3:PutObject',
      `arn:aws:s3:::${source.failedRecordsBucket}/aws/lambda/${source.id}`,
    );
  }
}

/** The function is loaded before its first record comes, which a reader is waiting for; all others load when called. */
function startReader(
  source: EventSource,
  { functions, streams, state, endpoint, onLine }: EventSourcesOptions,
): Promise<StreamReader> {
  const { pool, accessKeyId } = functionOf(source, functions);
  const { title, arn } = pool.definition;
  pool.warmUp();
  return startStreamReader(source, {
    streams,
    state,
    invoke: (records) => pool.invoke(streamEvent(records)),
    async keepFailed(batch) {
      const why = `${title} gave up ${batch.records.length} record(s) (${batch.condition}, ${batch.tries} tries)`;
      try {
        onLine(`${why}; ${await putFailed(source, arn, batch, endpoint, accessKeyId)}`);
      } catch (error) {
        // As on AWS, a destination that cannot be written holds nothing up.
        onLine(`${why}; they are lost, for they could not be kept: ${String(error)}`);
      }
    },
    onDefect: (error) => onLine(`${title} reads its stream no more: ${String(error)}`),
  });
}

/** The put is the function's own call, signed with its key, so it is judged like any other. */
async function putFailed(
  source: EventSource,
  functionArn: string,
  batch: FailedBatch,
  endpoint: string,
  accessKeyId: string,
): Promise<string> {
  if (!source.failedRecordsBucket) return 'no destination keeps them';
  // Loaded only when something fails: it takes longer than the rest of the start.
  const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({
    endpoint,
    region: localAccount.region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey: 'not-checked' },
  });
  const object = failedRecordObject(source, functionArn, batch, new Date());
  await client.send(new PutObjectCommand({ Bucket: source.failedRecordsBucket, ...object }));
  client.destroy();
  return `they are kept as s3://${source.failedRecordsBucket}/${object.Key}`;
}

function functionOf(
  { id, functionName }: EventSource,
  functions: readonly RunnableFunction[],
): RunnableFunction {
  const found = functions.find(
    ({ pool: { definition } }) =>
      definition.name === functionName || definition.arn === functionName,
  );
  if (found) return found;
  throw new Error(
    `The event source mapping ${id} feeds ${functionName}, which the template lacks.`,
  );
}
