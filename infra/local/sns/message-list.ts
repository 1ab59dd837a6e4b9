import type { Outbox } from './outbox.ts';
import { type LocalPageResponse, respond } from './page-response.ts';

const defaultLimit = 100;
const largestLimit = 1000;

/** `messages.json?after=ID&limit=N`: what went out after that message, oldest first, for programs to follow. */
export async function messageList(
  outbox: Outbox,
  query: URLSearchParams,
): Promise<LocalPageResponse> {
  const after = query.get('after') ?? '';
  const limit = Number(query.get('limit') ?? defaultLimit);
  if (!/^\d*$/.test(after) || !Number.isInteger(limit) || limit < 1 || limit > largestLimit) {
    const reason = `after must be the id of a message, and limit a number from 1 to ${largestLimit}`;
    return respond('application/json', JSON.stringify({ error: reason }), 400);
  }
  const messages = await outbox.messages({ after, limit });
  return respond('application/json', JSON.stringify(messages));
}
