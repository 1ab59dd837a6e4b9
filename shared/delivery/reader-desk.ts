import {
  GetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import type { Channel } from '../contracts/subscription.ts';
import { snsCall } from './sns-call.ts';

/** Whom SNS is to tell. */
export interface Reader {
  readonly channel: Channel;
  readonly address: string;
}

/** Where readers come and go. */
export interface ReaderDesk {
  /**
   * Asks an address whether it wants to be told: SNS sends the mail, or posts to the webhook. A phone number is not
   * asked but told from now on, so it must have agreed. Inviting again finds the same subscription.
   * `refused`: SNS does not take the address.
   */
  invite(snsTopicArn: string, reader: Reader): Promise<{ subscriptionArn: string } | 'refused'>;
  /** SNS tells nothing when a reader confirms, so it is asked. */
  stateOf(subscriptionArn: string): Promise<'pending' | 'confirmed' | 'gone'>;
  remove(subscriptionArn: string): Promise<void>;
}

const protocols = { email: 'email', sms: 'sms', webhook: 'https' } as const;

export function snsReaderDesk(client: SNSClient): ReaderDesk {
  return {
    async invite(snsTopicArn, { channel, address }) {
      const subscribe = new SubscribeCommand({
        TopicArn: snsTopicArn,
        Protocol: protocols[channel],
        Endpoint: address,
        ReturnSubscriptionArn: true,
      });
      const answer = await snsCall(() => client.send(subscribe), {
        InvalidParameterException: 'refused',
      });
      if (answer === 'refused') return answer;
      return { subscriptionArn: required(answer.SubscriptionArn, 'SubscriptionArn') };
    },

    async stateOf(subscriptionArn) {
      const get = new GetSubscriptionAttributesCommand({ SubscriptionArn: subscriptionArn });
      const answer = await snsCall(() => client.send(get), { NotFoundException: 'gone' });
      if (answer === 'gone') return answer;
      return answer.Attributes?.PendingConfirmation === 'true' ? 'pending' : 'confirmed';
    },

    async remove(subscriptionArn) {
      const unsubscribe = new UnsubscribeCommand({ SubscriptionArn: subscriptionArn });
      await snsCall(() => client.send(unsubscribe), { NotFoundException: 'gone' });
    },
  };
}

function required(value: string | undefined, name: string): string {
  if (!value) throw new Error(`SNS answered without ${name}`);
  return value;
}
