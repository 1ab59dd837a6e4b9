import * as z from 'zod';

/** What goes back to the client. */
export interface Reply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

const StructuredResult = z.object({
  statusCode: z.coerce.number().int().min(200).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** These belong to the connection, which is the gateway's. */
const connectionHeaders = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Reads a function's answer as an HTTP API does (payload format 2.0): an object with a `statusCode` is the
 * response; anything else is the body of a 200, said to be JSON.
 *
 * @param payload  JSON
 * @returns nothing where the answer has a `statusCode` but is no proper response.
 */
export function replyFromPayload(payload: string): Reply | undefined {
  const answer: unknown = JSON.parse(payload);
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) {
    return jsonReply(200, typeof answer === 'string' ? answer : payload);
  }
  const result = StructuredResult.safeParse(answer);
  if (!result.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.data;
  const kept = Object.entries(headers ?? {})
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
    .filter(([name]) => !connectionHeaders.has(name));
  return {
    statusCode,
    headers: {
      ...(body && { 'content-type': 'text/plain;charset=UTF-8' }),
      ...Object.fromEntries(kept),
      ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** The bodies with which API Gateway itself refuses a request. */
export const refusals = {
  badRequest: messageReply(400, 'Bad Request'),
  forbidden: messageReply(403, 'Forbidden'),
  notFound: messageReply(404, 'Not Found'),
  tooLarge: messageReply(413, 'Request Entity Too Large'),
  tooMany: messageReply(429, 'Too Many Requests'),
  internal: messageReply(500, 'Internal Server Error'),
  unavailable: messageReply(503, 'Service Unavailable'),
} as const;

function messageReply(statusCode: number, message: string): Reply {
  return jsonReply(statusCode, JSON.stringify({ message }));
}

function jsonReply(statusCode: number, body: string): Reply {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
}
