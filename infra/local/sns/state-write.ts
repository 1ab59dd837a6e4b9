import type { StateStore } from '../aws/state-store.ts';

/** One write of a batch: what belongs together is kept together or not at all. */
export type StateWrite = Parameters<StateStore['batch']>[0][number];
