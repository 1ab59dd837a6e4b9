import * as z from 'zod';
import { resourcesOf, type Stack } from '../template.ts';

/** An event source mapping of the template: which stream feeds which function, and what becomes of failures. */
export interface EventSource {
  readonly id: string;
  readonly constructId: string;
  readonly streamArn: string;
  readonly tableName: string;
  /** Name or ARN. */
  readonly functionName: string;
  readonly isEnabled: boolean;
  readonly startsAt: 'TRIM_HORIZON' | 'LATEST';
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  /** Batches at the same time. Records of one item always go one after another. */
  readonly parallelBatches: number;
  readonly failures: FailurePolicy;
  /** Where what failed for good is kept. */
  readonly failedRecordsBucket: string | undefined;
}

export interface FailurePolicy {
  /** Tries after the first; -1 is without end. */
  readonly maximumRetries: number;
  /** -1 is as long as the stream keeps a record. */
  readonly maximumAgeSeconds: number;
  readonly bisects: boolean;
  /** Whether the function's answer names the records that failed. */
  readonly reportsItemFailures: boolean;
}

/** Strict: a filter or a tumbling window that was overlooked would make other events here than on AWS. */
const MappingProperties = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string().includes(':table/', 'must be a stream of a DynamoDB table'),
  Enabled: z.boolean().default(true),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  BatchSize: z.number().int().min(1).max(10_000).default(100),
  MaximumBatchingWindowInSeconds: z.number().min(0).max(300).default(0),
  ParallelizationFactor: z.number().int().min(1).max(10).default(1),
  MaximumRetryAttempts: z.number().int().min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: z.number().int().min(-1).max(604_800).default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  DestinationConfig: z
    .strictObject({
      OnFailure: z.strictObject({
        Destination: z.string().startsWith('arn:aws:s3:::', 'must be an S3 bucket'),
      }),
    })
    .optional(),
  MetricsConfig: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

export function eventSourcesOf(stack: Stack): EventSource[] {
  return resourcesOf(stack, 'AWS::Lambda::EventSourceMapping', MappingProperties).map(
    ({ name, constructId, properties }) => ({
      id: name,
      constructId,
      streamArn: properties.EventSourceArn,
      tableName: properties.EventSourceArn.split('/')[1] ?? '',
      functionName: properties.FunctionName,
      isEnabled: properties.Enabled,
      startsAt: properties.StartingPosition,
      batchSize: properties.BatchSize,
      batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds,
      parallelBatches: properties.ParallelizationFactor,
      failures: {
        maximumRetries: properties.MaximumRetryAttempts,
        maximumAgeSeconds: properties.MaximumRecordAgeInSeconds,
        bisects: properties.BisectBatchOnFunctionError,
        reportsItemFailures: properties.FunctionResponseTypes.length > 0,
      },
      failedRecordsBucket: properties.DestinationConfig?.OnFailure.Destination.split(':').at(-1),
    }),
  );
}
