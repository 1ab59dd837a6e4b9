import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSns } from '../infra/local/sns/running-sns.ts';
import { getOverTls, startWebhookEndpoint } from '../infra/local/sns/webhook-endpoint.ts';

const root = join(import.meta.dirname, '..', '..');
const TopicArn = 'arn:aws:sns:us-east-1:000000000000:news';

/** The snippet of the page, run as its reader would, with one line more: it receives what comes on stdin. */
function snippet(certificate: string) {
  const page = readFileSync(join(root, 'docs', 'webhooks.md'), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  // Within node_modules, where it finds the validator and nothing is checked in.
  const folder = join(root, 'node_modules', '.cache', 'webhook-snippet');
  mkdirSync(folder, { recursive: true });
  const certificateFile = join(folder, `${process.pid}.pem`);
  const file = join(folder, `${process.pid}.mjs`);
  writeFileSync(certificateFile, certificate);
  writeFileSync(
    file,
    `${code}
import { createInterface } from 'node:readline';
for await (const line of createInterface(process.stdin)) {
  const { body, topicArn } = JSON.parse(line);
  const outcome = await receive(body, topicArn).then((alert) => ({ alert }), ({ message }) => ({ refused: message }));
  console.log(JSON.stringify(outcome));
}
`,
  );
  const program = spawn(process.execPath, [file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_EXTRA_CA_CERTS: certificateFile,
      SNS_HOSTS: '^127\\.0\\.0\\.1:',
    },
  });
  onTestFinished(() => void program.kill());
  const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
  return async (body: string, topicArn = TopicArn): Promise<unknown> => {
    program.stdin.write(`${JSON.stringify({ body, topicArn })}\n`);
    return JSON.parse((await lines.next()).value ?? '{}');
  };
}

async function posted() {
  const endpoint = await startWebhookEndpoint();
  onTestFinished(endpoint.close);
  const sns = await startSns({ webhookScope: 'public-or-loopback' });
  const Attributes = { SignatureVersion: '2' };
  await sns.client.send(new CreateTopicCommand({ Name: 'news', Attributes }));
  const Endpoint = endpoint.url;
  await sns.client.send(new SubscribeCommand({ TopicArn, Protocol: 'https', Endpoint }));
  const invitation = await endpoint.post('SubscriptionConfirmation');
  const receive = snippet((await getOverTls(invitation.envelope.SigningCertURL)).text);
  return { ...sns, endpoint, invitation, receive };
}

describe('the snippet of docs/webhooks.md, with a public validator', () => {
  it('confirms, takes alerts, and refuses what was changed, forged or is of another topic', async () => {
    const { client, endpoint, invitation, receive } = await posted();
    expect(await receive(invitation.body)).toEqual({});

    const Message = JSON.stringify({ version: 1, name: 'Orsa – “dam”' });
    await client.send(new PublishCommand({ TopicArn, Subject: 'News', Message }));
    const { body, envelope } = await endpoint.post('Notification');
    expect(await receive(body)).toEqual({ alert: JSON.parse(Message) });

    const changed = (changes: object) => JSON.stringify({ ...envelope, ...changes });
    expect(await receive(changed({ Message: '{}' }))).toEqual({
      refused: 'The message signature is invalid.',
    });
    expect(await receive(changed({ SigningCertURL: 'https://example.org/x.pem' }))).toEqual({
      refused: 'The certificate is located on an invalid domain.',
    });
    expect(await receive(body, `${TopicArn}-other`)).toEqual({
      refused: 'not the topic that we follow',
    });
  });
});
