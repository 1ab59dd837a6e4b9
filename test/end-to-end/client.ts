import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: AnswerBody;
}

/** What the tests look at in answers; empty where an answer is not JSON. */
const AnswerBody = z.looseObject({
  id: z.string().default(''),
  state: z.string().optional(),
  type: z.string().optional(),
  alerts: z.object({ sent: z.number(), sending: z.number() }).optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  next: z.string().optional(),
});
type AnswerBody = z.infer<typeof AnswerBody>;

/** Every address that clients of this file's tests have given the service. None of them may stand in its logs. */
export const addressesGiven = new Set<string>();

function noteAddress(body: unknown): void {
  const fields =
    typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : Object(body);
  if (typeof fields.address === 'string') addressesGiven.add(fields.address);
}

/** Calls the service over HTTP, as any client does. */
export function clientOf(url: string, key?: string) {
  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    noteAddress(body);
    const response = await fetch(path.startsWith('http') ? path : url + path, {
      method,
      redirect: 'manual',
      headers: {
        // Services come and go on the same ports here; a connection kept from one is of no use with the next.
        connection: 'close',
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: AnswerBody.parse(isJson && text.startsWith('{') ? JSON.parse(text) : {}),
    };
  }
  return {
    call,
    get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
    post: (path: string, body: unknown, headers?: Record<string, string>) =>
      call('POST', path, body, headers),
    put: (path: string, body: unknown, headers?: Record<string, string>) =>
      call('PUT', path, body, headers),
    delete: (path: string) => call('DELETE', path),
  };
}
export type Client = ReturnType<typeof clientOf>;

const Mail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string().default(''),
  text: z.string(),
});
export type Mail = z.infer<typeof Mail>;

/** Every mail that went out, oldest first. */
export async function mailsOf(url: string): Promise<Mail[]> {
  const { text } = await clientOf(url).get('/_local/mailbox/messages.json?limit=1000');
  return z.array(Mail).parse(JSON.parse(text));
}

/** The mails of alerts: all but confirmations and farewells. */
export async function alertsOf(url: string): Promise<Mail[]> {
  return (await mailsOf(url)).filter(({ text }) => text.includes('You get this because'));
}

/** Waits until something is so, looking often; fails when it does not come to be. */
export async function until<T>(
  look: () => Promise<T | undefined | false>,
  what: string,
  seconds = 30,
): Promise<T> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(25);
  }
}

/** A short while in which something that must not happen would have happened. */
export const shortWhile = () => pause(700);
