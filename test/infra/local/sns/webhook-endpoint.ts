import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { signingKeyOf } from '../../../../infra/local/sns/signing-key.ts';
import { until } from '../../../end-to-end/client.ts';
import { memoryStateStore } from './memory-state-store.ts';

/** SNS's envelope, as far as tests look at it. */
const Envelope = z.looseObject({
  Type: z.string(),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
  SubscribeURL: z.string().optional(),
  SigningCertURL: z.string(),
  SignatureVersion: z.string(),
  UnsubscribeURL: z.string().optional(),
});

export interface Post {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly envelope: z.infer<typeof Envelope>;
}

/** A webhook on this machine, with a certificate of its own making. It answers with what `answers` holds next, else 200. */
export async function startWebhookEndpoint() {
  const { privateKey, certificate } = await signingKeyOf(memoryStateStore(), new Date());
  const posts: Post[] = [];
  const answers: number[] = [];
  const server = createServer({ key: privateKey, cert: certificate }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    posts.push({ body, headers: request.headers, envelope: Envelope.parse(JSON.parse(body)) });
    response.writeHead(answers.shift() ?? 200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}/alerts`,
    posts,
    answers,
    /** Waits for the `count`-th post of a type. */
    post: (type: string, count = 1): Promise<Post> =>
      until(
        async () => posts.filter(({ envelope }) => envelope.Type === type)[count - 1],
        `post ${count} of type ${type}`,
      ),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Asks an address of the stand-in, whose certificate nobody vouches for. */
export async function getOverTls(url: string): Promise<{ status: number; text: string }> {
  const { get } = await import('node:https');
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  get(url, { rejectUnauthorized: false, agent: false }, async (response) => {
    let text = '';
    for await (const chunk of response) text += chunk;
    resolve({ status: response.statusCode ?? 0, text });
  }).on('error', reject);
  return promise;
}
