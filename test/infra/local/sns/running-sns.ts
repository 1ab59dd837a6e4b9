import { SNSClient } from '@aws-sdk/client-sns';
import { afterEach } from 'vitest';
import { startAwsEndpoint } from '../../../../infra/local/aws/aws-endpoint.ts';
import type { Caller, Statement } from '../../../../infra/local/aws/aws-service.ts';
import { type LocalSnsOptions, localSns } from '../../../../infra/local/sns/local-sns.ts';
import type { OutboxMessage } from '../../../../infra/local/sns/outbox.ts';
import { memoryStateStore } from './memory-state-store.ts';

export const publicUrl = 'http://127.0.0.1:8787';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** SNS behind a real listener, asked by the real SDK. Ends with the test. */
export async function startSns(
  options: Partial<LocalSnsOptions> & { readonly statements?: readonly Statement[] } = {},
) {
  const { statements = [], ...snsOptions } = options;
  const sns = localSns({
    state: memoryStateStore(),
    publicUrl: () => publicUrl,
    region: 'us-east-1',
    accountId: '000000000000',
    pauseAt: async () => {},
    ...snsOptions,
  });
  const callers = new Map<string, Caller>([
    ['OPERATOR', { kind: 'operator' }],
    ['ROLE', { kind: 'role', roleName: 'Reader', policies: [{ name: 'Default', statements }] }],
  ]);
  const endpoint = await startAwsEndpoint({ services: { sns: sns.service }, callers });
  const clientOf = (accessKeyId: string, maxAttempts: number) =>
    new SNSClient({
      endpoint: endpoint.url,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey: 'unchecked' },
      maxAttempts,
    });
  const client = clientOf('OPERATOR', 1);
  cleanups.push(
    () => sns.close(),
    () => endpoint.close(),
    () => client.destroy(),
  );

  const outbox = () => sns.outbox.messages({ limit: 1000 });
  const open = async (address: string) => {
    const url = new URL(address, publicUrl);
    const page = await sns.handleLocalPage({
      method: 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: {},
      body: '',
    });
    if (!page) throw new Error(`Nothing answers ${url.pathname}.`);
    return page;
  };
  return { sns, client, clientOf, outbox, open };
}

/** The one link of a mail whose address holds `part`. */
export function linkIn(message: OutboxMessage | undefined, part: string): string {
  const links = message?.text.match(/https?:\/\/\S+/g)?.filter((link) => link.includes(part)) ?? [];
  const [link, ...others] = links;
  if (!link || others.length > 0) throw new Error(`${links.length} links hold ${part}.`);
  return link;
}
