import { SNSClient } from '@aws-sdk/client-sns';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { textingPorts } from '../../shared/delivery/texting.ts';
import { log } from '../../shared/lambda/log.ts';
import { dynamoDbAlertStore } from '../../shared/storage/alert-store.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { dynamoDbStreamStore } from '../../shared/storage/stream-store.ts';
import { dynamoDbWaitingStore } from '../../shared/storage/waiting-store.ts';
import { Environment } from './environment.ts';
import { sendRoundUps } from './send-round-ups.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
// As in send-alerts: a call that SNS turns away is made again at once.
const sns = new SNSClient({ maxAttempts: 5 });
const now = () => new Date();
const ports = {
  streams: dynamoDbStreamStore({ client, tableName: environment.STREAMS_TABLE }),
  waiting: dynamoDbWaitingStore({ client, tableName: environment.WAITING_TABLE }),
  stories: dynamoDbStoryStore({ client, tableName: environment.STORIES_TABLE }),
  alerts: dynamoDbAlertStore({ client, tableName: environment.ALERTS_TABLE }),
  ...textingPorts({ client, sns }, environment, {
    // An alarm of the stack looks for this line.
    onClosed: () => log.error('text-budget-used-up'),
    now,
  }),
  now,
  publicUrl: environment.PUBLIC_URL,
  alertsAnHour: Number(environment.ALERTS_AN_HOUR),
  timeZone: environment.DAILY_TIME_ZONE,
};

/** What the schedules say: `{ "kind": "daily" }` within the operator's hour, `{ "kind": "rest" }` every minute. */
const Round = z.object({ kind: z.enum(['daily', 'rest']) });

/** Kept free at the end of a run, for the streams that are at work then. */
const marginMs = 15_000;

export async function handler(event: unknown, context: Context): Promise<void> {
  const { kind } = Round.parse(event);
  const hasTime = () => context.getRemainingTimeInMillis() > marginMs;
  log.info('round-ups-sent', { kind, ...(await sendRoundUps(kind, { ...ports, hasTime })) });
}
