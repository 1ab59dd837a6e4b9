import { unmarshall } from '@aws-sdk/util-dynamodb';
import type {
  AttributeValue,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import type * as z from 'zod';
import { errorCatalogue, errorCodeOf, ServiceError } from '../errors.ts';
import type { FailureStore } from '../storage/failure-store.ts';
import { parseRow } from '../storage/table.ts';
import { log } from './log.ts';

/** What a step did, as its log line says it: a name for what happened, then ids and counts. */
export type Done = { readonly did: string } & Readonly<Record<string, string | number | undefined>>;

export interface StreamStep<Item> {
  /** The step's name, as operators and publishers see it. */
  readonly name: string;
  readonly item: z.ZodType<Item>;
  /** The article or story that a row is about, known even where the row cannot be parsed. */
  readonly subject: string;
  readonly run: (item: Item) => Promise<Done>;
  readonly failures: FailureStore;
}

/**
 * Runs a step on every new or changed item of a stream's batch, in order.
 *
 * It stops at the first item that fails and reports that record, so the event source retries from there, bisects, and
 * in the end puts the record whole into the bucket. Codes that are not worth retrying go the same way: a few tries more
 * cost little, and so no function needs to write to the bucket. Steps must be safe to run twice.
 */
export async function eachNewItem<Item>(
  event: DynamoDBStreamEvent,
  step: StreamStep<Item>,
): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    const image = record.dynamodb?.NewImage;
    if (!image) continue;
    try {
      const { did, ...counts } = await step.run(parseRow(step.item, fromImage(image)));
      log.info(did, counts);
    } catch (error) {
      await noteFailure(error, record, step);
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}

async function noteFailure<Item>(error: unknown, record: DynamoDBRecord, step: StreamStep<Item>) {
  const code = errorCodeOf(error);
  const subjectId = record.dynamodb?.Keys?.[step.subject]?.S ?? 'unknown';
  log.error('step-failed', {
    step: step.name,
    subjectId,
    code,
    error: error instanceof Error ? error : new Error(String(error)),
  });
  const detail = error instanceof ServiceError ? error.message : errorCatalogue[code].title;
  const lastAt = new Date().toISOString();
  try {
    await step.failures.note({ subjectId, step: step.name, code, detail, lastAt });
  } catch (cause) {
    // The record is reported as failed all the same; only the publisher's view lacks the reason.
    log.error('failure-not-noted', { step: step.name, subjectId, error: cause as Error });
  }
}

/** An item out of a stream record. There, binary values come as base64. */
export function fromImage(image: Record<string, AttributeValue>): Record<string, unknown> {
  return unmarshall(JSON.parse(JSON.stringify(image), withBinary));
}

function withBinary(key: string, value: unknown): unknown {
  return key === 'B' && typeof value === 'string'
    ? Uint8Array.from(Buffer.from(value, 'base64'))
    : value;
}
