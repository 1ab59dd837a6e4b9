import { SNSClient } from '@aws-sdk/client-sns';
import { snsReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { resolveHost } from '../../shared/delivery/resolve-host.ts';
import { placeOfWebhook } from '../../shared/delivery/webhook-address.ts';
import { log } from '../../shared/lambda/log.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbSubscriptionStore } from '../../shared/storage/subscription-store.ts';
import { checkSubscriptions } from './check-subscriptions.ts';
import { Environment } from './environment.ts';

const environment = Environment.parse(process.env);
const client = documentClient();
const ports = {
  subscriptions: dynamoDbSubscriptionStore({ client, tableName: environment.SUBSCRIPTIONS_TABLE }),
  desk: snsReaderDesk(new SNSClient()),
  placeOf: (address: string) => placeOfWebhook(address, resolveHost, environment.WEBHOOK_SCOPE),
  now: () => new Date(),
};

/** Run once a minute by the scheduler. */
export async function handler(): Promise<void> {
  log.info('subscriptions-checked', await checkSubscriptions(ports));
}
