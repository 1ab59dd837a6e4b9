import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Message } from '../contracts/alert.ts';
import type { Stream } from '../contracts/subscription.ts';
import { snsCall } from './sns-call.ts';

/** A stream, and the SNS topic that carries it. */
export interface Carrier {
  readonly stream: Stream;
  readonly snsTopicArn: string;
}

/** Tells all readers of a stream at once. */
export interface AlertPublisher {
  /** `no-such-topic`: the stream's SNS topic was removed, so nobody is there to be told. */
  publish(carrier: Carrier, message: Message): Promise<'published' | 'no-such-topic'>;
}

/** Publishes one message with a form for each protocol, of which SNS gives each reader his own. */
export function snsAlertPublisher(client: SNSClient): AlertPublisher {
  return {
    async publish({ snsTopicArn }, { subject, text, sms, webhook }) {
      const forms = { default: text, email: text, sms, https: webhook };
      const publish = new PublishCommand({
        TopicArn: snsTopicArn,
        Subject: subject,
        // What is undefined is left out, and its readers get the default.
        Message: JSON.stringify(forms),
        MessageStructure: 'json',
      });
      const answer = await snsCall(() => client.send(publish), { NotFoundException: 'absent' });
      return answer === 'absent' ? 'no-such-topic' : 'published';
    },
  };
}
