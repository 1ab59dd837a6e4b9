import { ServiceError } from '../errors.ts';

// What passes by itself, after the SDK's own retries.
const passing = new Set([
  'InternalErrorException',
  'KMSThrottlingException',
  'ServiceUnavailable',
  'Throttled',
  'ThrottledException',
  'ThrottlingException',
  'Throttling',
  'TimeoutError',
]);
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

const full = new Set(['TopicLimitExceededException', 'SubscriptionLimitExceededException']);

/**
 * Calls SNS. Errors named in `expected` become values; those that pass become `delivery-unavailable`; a full
 * account becomes `cell-full`; anything else is a defect and is thrown as it came.
 */
export async function snsCall<T, Outcome extends string>(
  call: () => Promise<T>,
  expected: Readonly<Record<string, Outcome>> = {},
): Promise<T | Outcome> {
  try {
    return await call();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const outcome = expected[cause.name];
    if (outcome) return outcome;
    if (full.has(cause.name)) {
      throw new ServiceError('cell-full', 'There is no room for another stream or reader.', {
        cause,
      });
    }
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (passing.has(cause.name) || passingCodes.has(code)) {
      throw new ServiceError('delivery-unavailable', 'SNS did not answer.', { cause });
    }
    throw cause;
  }
}
