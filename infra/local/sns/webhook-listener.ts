import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { escapeXml } from '../aws/escape-xml.ts';
import { certificatePath, type SigningKey } from './signing-key.ts';

/** What the links in posts ask for. */
export interface WebhookLinks {
  /** @returns the subscription's ARN; undefined where the token is no (longer) good. */
  confirm(topicArn: string, token: string): Promise<string | undefined>;
  unsubscribe(subscriptionArn: string): Promise<void>;
}

/**
 * Where the addresses in posts lead: the certificate (`SigningCertURL`), and SNS's own answers to `SubscribeURL` and
 * `UnsubscribeURL`. Over TLS, as there, with the certificate that it serves.
 */
export async function openWebhookListener(
  key: SigningKey,
  links: WebhookLinks,
): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const server = createServer({ key: key.privateKey, cert: key.certificate });
  server.on('request', async (incoming, response) => {
    const reply = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, connection: 'close' }).end(body);
    try {
      const url = new URL(incoming.url ?? '/', 'https://127.0.0.1');
      if (url.pathname === certificatePath(key)) {
        return reply(200, 'application/x-pem-file', key.certificate);
      }
      const [status, body] = await answerTo(url.searchParams, links);
      reply(status, 'text/xml', body);
    } catch (error) {
      reply(500, 'text/plain', String(error));
    }
  });
  const { promise: isOpen, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', resolve);
  await isOpen;
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `https://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(query: URLSearchParams, links: WebhookLinks): Promise<[number, string]> {
  const of = (name: string) => query.get(name) ?? '';
  switch (of('Action')) {
    case 'ConfirmSubscription': {
      const arn = await links.confirm(of('TopicArn'), of('Token'));
      if (arn === undefined) {
        return [400, '<ErrorResponse><Error><Code>InvalidParameter</Code></Error></ErrorResponse>'];
      }
      const result = `<SubscriptionArn>${escapeXml(arn)}</SubscriptionArn>`;
      return [
        200,
        `<ConfirmSubscriptionResponse><ConfirmSubscriptionResult>${result}</ConfirmSubscriptionResult></ConfirmSubscriptionResponse>`,
      ];
    }
    case 'Unsubscribe':
      await links.unsubscribe(of('SubscriptionArn'));
      return [200, '<UnsubscribeResponse/>'];
    default:
      return [404, '<ErrorResponse><Error><Code>InvalidAction</Code></Error></ErrorResponse>'];
  }
}
