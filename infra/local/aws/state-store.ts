/**
 * Small persistent state of the stand-ins (SNS topics, mails, secrets, stream checkpoints): a part of the
 * LevelDB database in the data folder, keys ordered bytewise. Writes of one call to `batch` are all kept or all lost.
 */
export interface StateStore {
  get<T>(key: string): Promise<T | undefined>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  batch(
    writes: readonly (
      | { type: 'put'; key: string; value: unknown }
      | { type: 'del'; key: string }
    )[],
  ): Promise<void>;
  /** Entries with `from <= key < to`, in order of key, or newest first with `reverse`. */
  range<T>(
    from: string,
    to: string,
    options?: { limit?: number; reverse?: boolean },
  ): Promise<[key: string, value: T][]>;
}
