import type { Disturbance } from '../../infra/local/sns/disturbance.ts';
import { seededRandom } from '../seeded-random.ts';

/** How SNS behaves during a run. */
export interface Weather {
  readonly name: string;
  /** The share of all calls that is turned away before anything happens. */
  readonly refused: number;
  /** The share of published messages whose answer is lost after SNS has taken them. */
  readonly answersLost: number;
}

export const weathers = {
  fair: { name: 'all well', refused: 0, answersLost: 0 },
  refusing: { name: '30 % of calls refused', refused: 0.3, answersLost: 0 },
  losing: { name: '5 % of answers lost', refused: 0, answersLost: 0.05 },
} as const satisfies Record<string, Weather>;

export interface Disturber {
  readonly disturb: (action: string) => Disturbance | undefined;
  /** From now on: before, everything goes well, so that readers can sign up. */
  begin(): void;
  readonly counts: { calls: number; refused: number; answersLost: number };
}

/** Disturbs calls by a seed: the same calls in the same order meet the same fate. */
export function disturber({ refused, answersLost }: Weather, seed: number): Disturber {
  const random = seededRandom(seed);
  const counts = { calls: 0, refused: 0, answersLost: 0 };
  let hasBegun = false;
  return {
    counts,
    begin: () => {
      hasBegun = true;
    },
    disturb(action) {
      if (!hasBegun) return undefined;
      counts.calls++;
      if (random() < refused) {
        counts.refused++;
        return 'refuse';
      }
      if (action !== 'Publish' || random() >= answersLost) return undefined;
      counts.answersLost++;
      return 'lose-answer';
    },
  };
}
