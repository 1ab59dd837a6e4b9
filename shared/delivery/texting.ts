import type { SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamoDbShortLinkStore } from '../storage/short-link-store.ts';
import { dynamoDbTextBudgetStore } from '../storage/text-budget-store.ts';
import { type AlertPublisher, snsAlertPublisher } from './alert-publisher.ts';
import { snsReaderCount, withinTextBudget } from './text-budget.ts';

/** What a function is told by the stack that publishes texts. */
export const TextingEnvironment = z.object({
  SHORT_LINKS_TABLE: z.string().min(1),
  /** Where short links begin; `none` where texts get no link. */
  SHORT_URL: z.string().min(1),
  TEXT_BUDGET_TABLE: z.string().min(1),
  TEXT_SEGMENTS_AT_MOST: z.enum(['1', '2', '3']),
  TEXT_SEGMENTS_A_MONTH: z.string().regex(/^\d+$/),
});
export type TextingEnvironment = z.infer<typeof TextingEnvironment>;

/** What texts are made with. */
export interface TextPorts {
  readonly segmentsAtMost: number;
  /** A short link to an article's page; undefined where the stage has no short address. */
  readonly linkTo: (articleId: string) => Promise<string | undefined>;
}

/** The publisher of a function that publishes texts too, and what it makes them with. */
export function textingPorts(
  { client, sns }: { client: DynamoDBDocumentClient; sns: SNSClient },
  environment: TextingEnvironment,
  { onClosed, now }: { onClosed: () => void; now: () => Date },
): { publisher: AlertPublisher; texts: TextPorts } {
  const links = dynamoDbShortLinkStore({ client, tableName: environment.SHORT_LINKS_TABLE });
  const budget = dynamoDbTextBudgetStore({ client, tableName: environment.TEXT_BUDGET_TABLE });
  return {
    publisher: withinTextBudget(snsAlertPublisher(sns), {
      budget,
      segmentsAMonth: Number(environment.TEXT_SEGMENTS_A_MONTH),
      countReaders: snsReaderCount(sns),
      onClosed,
      now,
    }),
    texts: {
      segmentsAtMost: Number(environment.TEXT_SEGMENTS_AT_MOST),
      linkTo: async (articleId) =>
        environment.SHORT_URL === 'none'
          ? undefined
          : `${environment.SHORT_URL}/s/${await links.codeFor(articleId, now())}`,
    },
  };
}
