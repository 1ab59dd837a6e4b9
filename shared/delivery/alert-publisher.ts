import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { snsCall } from './sns-call.ts';

export interface Message {
  readonly subject: string;
  readonly text: string;
}

/** Tells all readers of a stream at once. */
export interface AlertPublisher {
  /** `no-such-topic`: the stream's SNS topic was removed, so nobody is there to be told. */
  publish(snsTopicArn: string, message: Message): Promise<'published' | 'no-such-topic'>;
}

export function snsAlertPublisher(client: SNSClient): AlertPublisher {
  return {
    async publish(snsTopicArn, { subject, text }) {
      const publish = new PublishCommand({
        TopicArn: snsTopicArn,
        Subject: subject,
        Message: text,
      });
      const answer = await snsCall(() => client.send(publish), { NotFoundException: 'absent' });
      return answer === 'absent' ? 'no-such-topic' : 'published';
    },
  };
}
