import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Stage, snsTopicPrefix } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';

export type TopicAction =
  | 'sns:CreateTopic'
  | 'sns:GetSubscriptionAttributes'
  | 'sns:GetTopicAttributes'
  | 'sns:Publish'
  | 'sns:Subscribe'
  | 'sns:Unsubscribe';

/**
 * The SNS topics that readers are subscribed to. They are made when their first reader comes, so there is
 * nothing of them in the template but the prefix of their names, and grants are on that prefix.
 *
 * No grant on a key is needed: they are encrypted with the key that AWS keeps for SNS (`alias/aws/sns`),
 * whose own policy lets everybody in the account use it through SNS.
 */
export class ReaderTopics {
  /** How the ARN of each of them starts: `arn:aws:sns:REGION:ACCOUNT:on-record-STAGE-`. */
  readonly arnPrefix: string;
  private readonly namePrefix: string;

  constructor(scope: Construct, stage: Stage) {
    this.namePrefix = snsTopicPrefix(stage);
    this.arnPrefix = Stack.of(scope).formatArn({ service: 'sns', resource: this.namePrefix });
  }

  /**
   * Allows single actions on the SNS topics of this stage and on their subscriptions.
   *
   * SNS judges what is asked of a subscription by the ARN of its topic, and the subscription's own ARN begins
   * with it, so the pattern fits either way.
   */
  grant(who: ServiceFunction, ...actions: readonly TopicAction[]): void {
    who.allow(actions, [`${this.arnPrefix}*`]);
    const pattern = `arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:${this.namePrefix}*`;
    Validations.of(who).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${pattern}]`,
      reason:
        'SNS topics are made at run time, one for each topic and stream that has readers; the prefix is that of this stage alone.',
    });
  }
}
