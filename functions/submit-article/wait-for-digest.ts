import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import type { DigestStore } from '../../shared/storage/digest-store.ts';

/** Looks often at first, when a digest is most likely to come, then less often. */
const firstPauseMs = 20;
const longestPauseMs = 250;

/** Waits for an article's digest, at most for `seconds`. @returns undefined where it did not come in time. */
export async function waitForDigest(
  digestId: string,
  seconds: number,
  digests: Pick<DigestStore, 'get'>,
  pause: (milliseconds: number) => Promise<void>,
): Promise<DigestRecord | undefined> {
  let left = seconds * 1_000;
  for (let wait = firstPauseMs; ; wait = Math.min(wait * 1.5, longestPauseMs)) {
    const record = await digests.get(digestId);
    if (record || left <= 0) return record;
    await pause(Math.min(wait, left));
    left -= wait;
  }
}
