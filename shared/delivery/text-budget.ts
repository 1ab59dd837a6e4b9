import { GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import { smsSegments } from '../alerts/sms-segments.ts';
import { textPrefix } from '../contracts/alert.ts';
import { partsOf } from '../contracts/subscription.ts';
import type { TextBudgetStore } from '../storage/text-budget-store.ts';
import type { AlertPublisher } from './alert-publisher.ts';
import { snsCall } from './sns-call.ts';

/** How many readers SNS has on a topic. */
export type CountReaders = (snsTopicArn: string) => Promise<number>;

export function snsReaderCount(client: SNSClient): CountReaders {
  return async (snsTopicArn) => {
    const get = new GetTopicAttributesCommand({ TopicArn: snsTopicArn });
    const answer = await snsCall(() => client.send(get), { NotFoundException: 'absent' });
    return answer === 'absent' ? 0 : Number(answer.Attributes?.SubscriptionsConfirmed ?? 0);
  };
}

export interface TextBudget {
  readonly budget: Pick<TextBudgetStore, 'spend'>;
  readonly segmentsAMonth: number;
  readonly countReaders: CountReaders;
  /** Told once, when the month's budget is used up. */
  readonly onClosed: () => void;
  readonly now: () => Date;
}

/**
 * Publishes texts only while the month's budget lasts. What all readers of a text cost is taken before it is published:
 * where publishing then fails and is tried again, it is counted twice, so more is never spent than was allowed.
 */
export function withinTextBudget(publisher: AlertPublisher, texts: TextBudget): AlertPublisher {
  const { budget, segmentsAMonth, countReaders, onClosed, now } = texts;
  return {
    async publish(carrier, message) {
      if (partsOf(carrier.stream).carries === 'texts') {
        // SNS may not have counted the newest reader yet.
        const readers = Math.max(1, await countReaders(carrier.snsTopicArn));
        const segments = readers * smsSegments(textPrefix + (message.sms ?? message.text)).segments;
        const spending = await budget.spend(
          now().toISOString().slice(0, 7),
          segments,
          segmentsAMonth,
        );
        if (spending === 'just-closed') onClosed();
        if (spending !== 'spent') return 'over-budget';
      }
      return publisher.publish(carrier, message);
    },
  };
}
