import * as z from 'zod';

const Mail = z.object({ id: z.string(), to: z.string(), text: z.string() });
export type Mail = z.infer<typeof Mail>;

const mailsAtOnce = 1000;

/** The service as any client sees it, over HTTP. */
export interface ServiceClient {
  /** @throws an error with the answer, where it is no success. */
  call<Schema extends z.ZodType>(
    path: string,
    answer: Schema,
    options?: { key?: string; body?: unknown; method?: string },
  ): Promise<z.infer<Schema>>;
  /** Every mail to an address that went out, oldest first. */
  mailsTo(address: string): Promise<Mail[]>;
}

export function serviceClient(url: string): ServiceClient {
  async function call<Schema extends z.ZodType>(
    path: string,
    answer: Schema,
    { key, body }: { key?: string; body?: unknown } = {},
  ): Promise<z.infer<Schema>> {
    const response = await fetch(new URL(path, url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
    return answer.parse(isJson(response) ? JSON.parse(text) : text);
  }
  return {
    call,
    async mailsTo(address) {
      const mails: Mail[] = [];
      for (let after = ''; ; ) {
        const page = await call(
          `/_local/mailbox/messages.json?limit=${mailsAtOnce}&after=${after}`,
          z.array(Mail),
        );
        mails.push(...page.filter(({ to }) => to === address));
        const last = page.at(-1);
        if (!last || page.length < mailsAtOnce) return mails;
        after = last.id;
      }
    },
  };
}

const isJson = ({ headers }: Response) => (headers.get('content-type') ?? '').includes('json');
