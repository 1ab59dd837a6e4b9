import type { PauseAt, PausePoint } from './aws/aws-service.ts';

/**
 * Stops dead at one point, for tests that kill the service there; without a point, nothing ever waits.
 *
 * @param point  `before:Alerts` is the first write to that table, `before:Alerts#2` the second.
 */
export function pausingAt(point: PausePoint | undefined, onLine: (line: string) => void): PauseAt {
  const [wanted, count = '1'] = point?.split('#') ?? [];
  let left = Number(count);
  return (reached) => {
    if (reached !== wanted || --left > 0) return Promise.resolve();
    onLine(`paused at ${point}`);
    return new Promise(() => {});
  };
}
