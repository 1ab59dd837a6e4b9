import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Message } from '../contracts/alert.ts';
import type { Stream } from '../contracts/subscription.ts';
import { snsCall } from './sns-call.ts';

/** A stream, and the SNS topic that carries it. */
export interface Carrier {
  readonly stream: Stream;
  readonly snsTopicArn: string;
}

export type Published = 'published' | 'no-such-topic' | 'over-budget';

/** Tells all readers of a stream at once. */
export interface AlertPublisher {
  /**
   * `no-such-topic`: the stream's SNS topic was removed, so nobody is there to be told. `over-budget`: nothing went out,
   * since the month's budget for texts is used up.
   */
  publish(carrier: Carrier, message: Message): Promise<Published>;
}

/** Publishes one message with a form for each protocol, of which SNS gives each reader his own. */
export function snsAlertPublisher(client: SNSClient): AlertPublisher {
  return {
    async publish({ snsTopicArn }, { subject, text, sms, webhook }) {
      // All forms together have 256 KB, and nobody is left who gets the default.
      const forms = { default: subject, email: text, sms, https: webhook };
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
