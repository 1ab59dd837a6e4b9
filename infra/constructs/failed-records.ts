import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { keepFailedRecords } from '../unscoped-actions.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Keeps stream records that a step failed on, whole, for 30 days: `npm run replay` feeds them back.
 * The steps themselves never touch it; Lambda writes it in the name of their roles.
 */
export class FailedRecords extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      lifecycleRules: [
        { expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // Even a disposable bucket goes only when it is empty: AWS refuses to delete records along with it.
      removalPolicy: stage.data === 'retained' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Only Lambda writes here and only operators read, each by calls that CloudTrail can record. An access log would be a second bucket, kept longer than the 30 days of what it tells about.',
    });
  }

  /** Lets Lambda put there what the function failed on. It lists the bucket to see that it is there. */
  grantKeep(who: ServiceFunction): void {
    const { action, resource, reason, source } = keepFailedRecords;
    who.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
    who.allow([action], [this.bucket.arnForObjects(resource)]);
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    Validations.of(who).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${resource}]`,
      reason: `${reason} ${source}`,
    });
  }
}
