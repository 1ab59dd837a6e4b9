import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Stage, stackName } from '../stages.ts';

/** Where alarms go. Alarms of this account may publish to it, over TLS, and nobody else. */
export class OperatorTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      // Named by us, so that the prefix on which functions may touch readers' topics does not fit it.
      topicName: `operators-of-${stackName(stage)}`,
      displayName: `On Record ${stage.name}`,
      // Not encrypted with the key that AWS keeps for SNS: alarms cannot publish through that one.
      enforceSSL: true,
    });
    const { account } = Stack.of(this);
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    if (stage.operatorEmail) {
      new Subscription(this, 'Email', {
        topic: this.topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: stage.operatorEmail,
      });
    }
  }
}
