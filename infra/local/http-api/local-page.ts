import type { IncomingMessage } from 'node:http';
import type { LocalSns } from '../sns/local-sns.ts';
import { joinedHeaders, splitTarget } from './event-from-request.ts';
import type { Reply } from './reply-from-payload.ts';

/** Answers the pages under `/_local/`, which are those of the SNS stand-in. */
export function localPageOf(sns: Pick<LocalSns, 'handleLocalPage'>) {
  return async (request: IncomingMessage, body: Buffer): Promise<Reply | undefined> => {
    const { path, rawQueryString } = splitTarget(request.url ?? '/');
    const page = await sns.handleLocalPage({
      method: request.method ?? 'GET',
      path,
      query: new URLSearchParams(rawQueryString),
      headers: joinedHeaders(request.headers),
      body: body.toString('utf8'),
    });
    return page && { ...page, headers: page.headers ?? {}, body: Buffer.from(page.body) };
  };
}
