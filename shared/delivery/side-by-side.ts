/** Works through a list, so many at a time. @returns the results in the order of the list. */
export async function sideBySide<T, Result>(
  list: readonly T[],
  atOnce: number,
  work: (each: T, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(list.length);
  let next = 0;
  async function worker(): Promise<void> {
    for (let index = next++; index < list.length; index = next++) {
      results[index] = await work(list[index] as T, index);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
