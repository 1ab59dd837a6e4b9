import { ServiceError } from '../errors.ts';
import type { HttpEvent } from './http.ts';

/** API Gateway gives up on a function after 30 seconds. */
const longestWaitSeconds = 20;

/**
 * The seconds of `Prefer: wait=N` (RFC 7240); 0 where the client does not want to wait. More than 20 are taken as 20.
 *
 * @throws ServiceError `invalid-request` where N is not a whole number of seconds.
 */
export function preferredWaitSeconds(event: HttpEvent): number {
  const preferences = (event.headers.prefer ?? '').split(/[,;]/).map((part) => part.trim());
  const wait = preferences.find((part) => /^wait\s*=/i.test(part));
  if (wait === undefined) return 0;
  const seconds = /^wait\s*=\s*"?(\d{1,6})"?$/i.exec(wait)?.[1];
  if (seconds === undefined) {
    throw new ServiceError('invalid-request', 'The Prefer header is not valid.', {
      faults: [{ pointer: '#/headers/prefer', detail: 'must be wait=N, N a number of seconds' }],
    });
  }
  return Math.min(Number(seconds), longestWaitSeconds);
}
