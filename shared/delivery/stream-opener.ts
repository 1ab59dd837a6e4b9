import { CreateTopicCommand, type SNSClient } from '@aws-sdk/client-sns';
import { senderName } from '../contracts/alert.ts';
import type { Stream } from '../contracts/subscription.ts';
import { snsCall } from './sns-call.ts';

/** Makes the SNS topic that carries a stream, when its first reader comes. */
export interface StreamOpener {
  /** Making it again finds it. @returns its ARN. @throws ServiceError `cell-full`, `delivery-unavailable`. */
  open(topicId: string, stream: Stream): Promise<string>;
}

/** @param topicArnPrefix  begins the ARN of every SNS topic of this stage: `arn:aws:sns:…:on-record-dev-`. */
export function snsStreamOpener(client: SNSClient, topicArnPrefix: string): StreamOpener {
  return {
    async open(topicId, stream) {
      const arn = `${topicArnPrefix}${topicId}-${stream}`;
      const create = new CreateTopicCommand({
        Name: arn.slice(arn.lastIndexOf(':') + 1),
        Attributes: streamAttributes(arn),
      });
      await snsCall(() => client.send(create));
      return arn;
    },
  };
}

/** Every stream's topic is made with the same attributes, so making it again finds it. */
const streamAttributes = (arn: string) => ({
  DisplayName: senderName,
  SignatureVersion: '2',
  KmsMasterKeyId: 'alias/aws/sns',
  Policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyOverTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: arn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  }),
});
