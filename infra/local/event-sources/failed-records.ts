import { createHash, randomUUID } from 'node:crypto';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { FailedBatch, StreamRecord } from './deliver-batch.ts';
import type { EventSource } from './event-source.ts';

/** The JSON event that a function gets for records of a stream. */
export function streamEvent(records: readonly StreamRecord[]): string {
  return `{"Records":[${records.map(({ json }) => json).join(',')}]}`;
}

/** The object that Lambda leaves in the on-failure bucket: why the records were given up, and the whole event. */
export function failedRecordObject(
  { id, streamArn }: EventSource,
  functionArn: string,
  { records, condition, tries, lastInvocation }: FailedBatch,
  now: Date,
): Pick<PutObjectCommandInput, 'Key' | 'Body' | 'ContentType'> {
  const shardId = shardIdOf(streamArn);
  const time = now.toISOString();
  const day = time.slice(0, 10);
  const second = time.slice(0, 19).replaceAll(':', '.');
  const record = {
    requestContext: {
      requestId: lastInvocation?.requestId ?? randomUUID(),
      functionArn,
      condition,
      approximateInvokeCount: tries,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: lastInvocation?.outcome.kind === 'errored' ? 'Unhandled' : null,
    },
    version: '1.0',
    timestamp: time,
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records.at(0)?.sequence,
      endSequenceNumber: records.at(-1)?.sequence,
      approximateArrivalOfFirstRecord: arrival(records.at(0)),
      approximateArrivalOfLastRecord: arrival(records.at(-1)),
      batchSize: records.length,
      streamArn,
    },
    payload: streamEvent(records),
  };
  return {
    Key: `aws/lambda/${id}/${shardId}/${day.replaceAll('-', '/')}/${second}-${randomUUID()}`,
    Body: JSON.stringify(record),
    ContentType: 'application/json',
  };
}

/** A stream of one machine has one shard; its name looks like those of AWS. */
function shardIdOf(streamArn: string): string {
  return `shardId-00000000000000000000-${createHash('sha256').update(streamArn).digest('hex').slice(0, 8)}`;
}

function arrival(record: StreamRecord | undefined): string | undefined {
  return record && new Date(record.createdAt).toISOString();
}
