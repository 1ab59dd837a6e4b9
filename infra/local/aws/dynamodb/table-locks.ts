/** One write at a time in each table. */
export class TableLocks {
  readonly #lastHolder = new Map<string, Promise<void>>();

  /**
   * Runs `work` once nobody else holds any of the tables. The queue is joined for all of them in one step, so two
   * holders never wait for each other.
   */
  async hold<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const { promise: isReleased, resolve: release } = Promise.withResolvers<void>();
    const holders = names.map((name) => this.#lastHolder.get(name));
    for (const name of names) this.#lastHolder.set(name, isReleased);
    await Promise.all(holders);
    try {
      return await work();
    } finally {
      release();
      for (const name of names) {
        if (this.#lastHolder.get(name) === isReleased) this.#lastHolder.delete(name);
      }
    }
  }
}
