import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Environment } from '../../functions/snapshot-topics/environment.ts';
import { snapshotKey } from '../../shared/storage/topic-snapshots.ts';
import type { Stage } from '../stages.ts';
import { FunctionSchedule } from './function-schedule.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

export interface TopicSnapshotsProps {
  readonly stage: Stage;
  readonly tables: Pick<Tables, 'topics' | 'topicChanges'>;
}

/**
 * Keeps one object with all topics, so that a function that follows them need not read the whole table. It holds
 * nothing that the table does not hold: deleted, it is written again.
 */
export class TopicSnapshots extends Construct {
  readonly bucket: Bucket;
  readonly snapshotTopics: ServiceFunction<Environment>;
  private readonly tables: TopicSnapshotsProps['tables'];

  constructor(scope: Construct, id: string, { stage, tables }: TopicSnapshotsProps) {
    super(scope, id);
    this.tables = tables;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: stage.data === 'retained' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'It holds topics, which anyone may read at /v1/topics, and only functions of the service read it.',
    });
    this.snapshotTopics = new ServiceFunction<Environment>(this, 'SnapshotTopics', {
      stage,
      folder: 'snapshot-topics',
      description: 'Every five minutes: writes all topics into one object, where one has changed',
      environment: this.environment,
      // A hundred thousand topics are unpacked and packed in a few seconds.
      memoryMegabytes: 1_024,
      timeoutSeconds: 120,
    });
    this.grantFollow(this.snapshotTopics);
    this.snapshotTopics.allow(['s3:PutObject'], [this.bucket.arnForObjects(snapshotKey)]);
    new FunctionSchedule(this, 'EveryFiveMinutes', {
      target: this.snapshotTopics,
      expression: 'rate(5 minutes)',
      maxAgeSeconds: 60,
    });
  }

  /** What a function that follows the topics has to be told. */
  get environment(): Environment {
    return {
      TOPICS_TABLE: this.tables.topics.name,
      TOPIC_CHANGES_TABLE: this.tables.topicChanges.name,
      TOPIC_SNAPSHOTS_BUCKET: this.bucket.bucketName,
    };
  }

  /** Lets a function follow the topics. Without listing, S3 would not tell it that there is no snapshot yet. */
  grantFollow(who: ServiceFunction): void {
    this.tables.topics.grant(who, 'dynamodb:GetItem', 'dynamodb:Scan');
    this.tables.topicChanges.grant(who, 'dynamodb:BatchGetItem');
    who.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
    who.allow(['s3:GetObject'], [this.bucket.arnForObjects(snapshotKey)]);
  }
}
