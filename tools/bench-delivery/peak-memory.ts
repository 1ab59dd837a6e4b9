const lookEveryMs = 250;

/** Watches how much memory this process has at most. `stop` tells it, in megabytes. */
export function peakMemory(): { stop(): number } {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, lookEveryMs);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(peak / 2 ** 20);
    },
  };
}
