import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping, MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { listStreams } from '../unscoped-actions.ts';
import type { FailedRecords } from './failed-records.ts';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceTable } from './service-table.ts';

export interface StreamSourceProps {
  readonly stage: Stage;
  readonly table: ServiceTable;
  readonly step: ServiceFunction;
  readonly failedRecords: FailedRecords;
}

/**
 * Feeds a table's stream to a step. What fails is tried again a bounded number of times, the batch halved each
 * time, and then kept whole in the bucket, so that one bad record never holds up the others.
 *
 * CDK's own DynamoEventSource and S3OnFailureDestination would grant `s3:GetObject*` and the like.
 */
export class StreamSource extends Construct {
  readonly mapping: EventSourceMapping;

  constructor(scope: Construct, id: string, props: StreamSourceProps) {
    super(scope, id);
    const { stage, table, step, failedRecords } = props;
    grantRead(step, table);
    failedRecords.grantKeep(step);
    this.mapping = new EventSourceMapping(this, 'Mapping', {
      target: step.lambda,
      eventSourceArn: table.streamArn,
      // From the oldest record, so that what is written before the source is ready is not lost.
      startingPosition: StartingPosition.TRIM_HORIZON,
      // A step handles its batch within its time limit; there is no batching window, since readers wait.
      batchSize: 10,
      parallelizationFactor: stage.streams.parallelBatches,
      maxRecordAge: Duration.minutes(stage.streams.maxRecordAgeMinutes),
      retryAttempts: stage.streams.retries,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      supportS3OnFailureDestination: true,
      onFailure: { bind: () => ({ destination: failedRecords.bucket.bucketArn }) },
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
  }
}

function grantRead(step: ServiceFunction, table: ServiceTable): void {
  step.allow(
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    [table.streamArn],
  );
  step.allow([listStreams.action], [listStreams.resource]);
  Validations.of(step).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${listStreams.resource}]`,
    reason: `${listStreams.reason} ${listStreams.source}`,
  });
}
