import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { addressKeysBy } from '../shared/delivery/address-key.ts';
import { snsReaderDesk } from '../shared/delivery/reader-desk.ts';
import { snsStreamOpener } from '../shared/delivery/stream-opener.ts';
import { documentClient } from '../shared/storage/document-client.ts';
import { secretsManagerSecrets } from '../shared/storage/secret-store.ts';
import { dynamoDbSubscriptionStore } from '../shared/storage/subscription-store.ts';
import { CommandError, runCommand } from './command-error.ts';
import { eraseAll, type HeldPorts, heldOn } from './held-on-reader.ts';
import { operatorTarget } from './operator-target.ts';

const help = `Shows or erases all that is held on a reader's address: an email address, a phone number or a webhook.

  npm run --silent readers -- export ADDRESS     prints it as JSON
  npm run --silent readers -- erase ADDRESS      takes the address off everything, and forgets it

  --stage NAME     a stage deployed on AWS; without it, the service that runs on this machine
  --data DIR       the data folder of the service on this machine (default: .on-record)

Of an invitation that the reader has not followed yet a mark without the address stays for 48 hours: SNS cannot take
it back, and a late click must not bring him back. What a reader asked SNS itself, such as STOP by a text, stays there.
Backups of the table forget after 35 days.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      data: { type: 'string', default: '.on-record' },
      help: { type: 'boolean', default: false },
    },
  });
  const [action, address] = positionals;
  if (values.help || !action) return console.log(help);
  if (action !== 'export' && action !== 'erase') {
    throw new CommandError(`There is no command ${action}. Try: npm run readers -- --help`);
  }
  if (!address) throw new CommandError(`Whose? npm run readers -- ${action} ADDRESS`);
  const ports = await portsOf(values);
  if (action === 'export') {
    return console.log(JSON.stringify({ address, ...(await heldOn(address, ports)) }, null, 2));
  }
  const { erased, marked } = await eraseAll(address, ports);
  const marks = marked > 0 ? ` ${marked} marked for 48 hours, without the address.` : '';
  console.log(`Erased: ${erased} of its subscriptions, and all counts.${marks}`);
}

async function portsOf(options: { stage?: string | undefined; data: string }): Promise<HeldPorts> {
  const { client, output } = await operatorTarget(options);
  const secrets = secretsManagerSecrets(
    new SecretsManagerClient(client),
    output('AddressSecretArn'),
  );
  const sns = new SNSClient(client);
  return {
    subscriptions: dynamoDbSubscriptionStore({
      client: documentClient(new DynamoDBClient(client)),
      tableName: output('SubscriptionsTable'),
    }),
    desk: snsReaderDesk(sns),
    opener: snsStreamOpener(sns, output('SnsTopicArnPrefix')),
    addressKeys: addressKeysBy(secrets),
    now: () => new Date(),
  };
}

await runCommand(main);
