import { invalidParameter, notFound } from './sns-errors.ts';

/** How the topics and subscriptions of one region and account are named. */
export interface SnsArns {
  topic(name: string): string;
  subscription(topicName: string, id: string): string;
  /** The topic's name. @throws {AwsError} `InvalidParameter` for what is no ARN, `NotFound` for another account's. */
  readTopic(arn: string): string;
  readSubscription(arn: string): { topicName: string; id: string };
}

export function snsArns(region: string, accountId: string): SnsArns {
  const own = `arn:aws:sns:${region}:${accountId}:`;
  return {
    topic: (name) => own + name,
    subscription: (topicName, id) => `${own}${topicName}:${id}`,
    readTopic(arn) {
      refuseUnlessArn(arn, 'TopicArn');
      const name = arn.slice(own.length);
      if (!arn.startsWith(own) || name === '' || name.includes(':')) throw notFound('Topic');
      return name;
    },
    readSubscription(arn) {
      refuseUnlessArn(arn, 'SubscriptionArn');
      const [topicName, id, ...more] = arn.slice(own.length).split(':');
      if (!arn.startsWith(own) || !topicName || !id || more.length > 0)
        throw notFound('Subscription');
      return { topicName, id };
    },
  };
}

function refuseUnlessArn(arn: string, parameter: string): void {
  const elements = arn.split(':').length;
  if (elements < 6) {
    throw invalidParameter(
      `${parameter} Reason: An ARN must have at least 6 elements, not ${elements}`,
    );
  }
}
