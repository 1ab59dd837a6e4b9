import type { StateStore } from '../aws/state-store.ts';
import type { StateWrite } from './state-write.ts';

/** A number that has answered STOP: nothing goes there, from any topic, until it has answered START. */
interface OptedOut {
  readonly number: string;
  readonly at: string;
}

const keyOf = (number: string) => `opted-out/${number}`;

export const optOut = (number: string, now: Date): StateWrite => {
  const value: OptedOut = { number, at: now.toISOString() };
  return { type: 'put', key: keyOf(number), value };
};

export const optIn = (number: string): StateWrite => ({ type: 'del', key: keyOf(number) });

export const isOptedOut = async (state: StateStore, number: string): Promise<boolean> =>
  (await state.get<OptedOut>(keyOf(number))) !== undefined;

/** Numbers after `position`, in order. */
export async function optedOutNumbers(
  state: StateStore,
  position = '',
  limit = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const rows = await state.range<OptedOut>('opted-out/', 'opted-out0');
  const numbers = rows.map(([, { number }]) => number);
  return numbers.filter((number) => number > position).slice(0, limit);
}
