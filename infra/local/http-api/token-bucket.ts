import type { Throttling } from './http-api.ts';

/**
 * Lets through `burst` requests at once and `requestsPerSecond` in the long run.
 *
 * @returns a function that says whether one more may pass at a time (milliseconds).
 */
export function tokenBucket({ requestsPerSecond, burst }: Throttling): (now: number) => boolean {
  let tokens = burst;
  let filledAt = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * requestsPerSecond);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
