import {
  DeleteTopicCommand,
  ListSubscriptionsByTopicCommand,
  type SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import type { Channel } from '../contracts/subscription.ts';
import { snsCall } from './sns-call.ts';

/** A reader as SNS has him. */
export interface ListedReader {
  readonly channel: Channel;
  readonly address: string;
  /** Left out while he has not confirmed: SNS does not tell it then. */
  readonly subscriptionArn?: string;
}

/** What SNS holds of a stream. */
export interface StreamRegister {
  /** All readers of a stream, those included that have yet to confirm; `gone` where its SNS topic is not there. */
  readersOf(snsTopicArn: string): Promise<readonly ListedReader[] | 'gone'>;
  /** Takes a stream's SNS topic down, with all its subscriptions. One that is not there is no error. */
  close(snsTopicArn: string): Promise<void>;
}

const channels: Readonly<Record<string, Channel>> = {
  email: 'email',
  sms: 'sms',
  https: 'webhook',
};

export function snsStreamRegister(client: SNSClient): StreamRegister {
  return {
    async readersOf(snsTopicArn) {
      const readers: ListedReader[] = [];
      let NextToken: string | undefined;
      do {
        const list = new ListSubscriptionsByTopicCommand({ TopicArn: snsTopicArn, NextToken });
        const page = await snsCall(() => client.send(list), { NotFoundException: 'gone' });
        if (page === 'gone') return page;
        readers.push(...(page.Subscriptions ?? []).flatMap(listed));
        NextToken = page.NextToken;
      } while (NextToken);
      return readers;
    },

    async close(snsTopicArn) {
      const remove = new DeleteTopicCommand({ TopicArn: snsTopicArn });
      await snsCall(() => client.send(remove), { NotFoundException: 'gone' });
    },
  };
}

/** Whatever else an operator subscribed by hand is none of ours. */
function listed({ Protocol = '', Endpoint, SubscriptionArn = '' }: Subscription): ListedReader[] {
  const channel = channels[Protocol];
  if (!channel || !Endpoint) return [];
  const reader = { channel, address: Endpoint };
  return [
    SubscriptionArn.startsWith('arn:') ? { ...reader, subscriptionArn: SubscriptionArn } : reader,
  ];
}
