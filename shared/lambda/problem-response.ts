import type { Problem } from '../contracts/problem.ts';
import { errorCatalogue, errorCodeOf, ServiceError } from '../errors.ts';
import { answer, type HttpResult } from './http.ts';
import { log } from './log.ts';

/**
 * Anything thrown, as an RFC 9457 problem.
 *
 * @param requestId  becomes `instance`, by which the operator finds the log line.
 */
export function problemResponse(error: unknown, requestId: string): HttpResult {
  const code = errorCodeOf(error);
  const { status, title } = errorCatalogue[code];
  if (status >= 500) log.error('request-failed', { requestId, code, error: asError(error) });
  const known = error instanceof ServiceError ? error : undefined;
  const problem: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    detail: known?.message ?? 'The request could not be answered. It is safe to send it again.',
    instance: `urn:request:${requestId}`,
    ...(known?.faults.length && { errors: [...known.faults] }),
  };
  return answer(status, JSON.stringify(problem), 'application/problem+json', {
    'cache-control': 'no-store',
    ...known?.headers,
  });
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
