/** Counts on standard error while a long run goes on; silent where nobody watches. */
export function progressOf(what: string) {
  const isWatched = process.stderr.isTTY && !process.stdout.isTTY;
  let count = 0;
  let shownAt = 0;
  return {
    step(): void {
      count++;
      if (!isWatched || Date.now() - shownAt < 200) return;
      shownAt = Date.now();
      process.stderr.write(`\r${count} ${what} …`);
    },
    end(): void {
      if (isWatched && count > 0) process.stderr.write(`\r\x1b[K${count} ${what}\n`);
    },
  };
}
