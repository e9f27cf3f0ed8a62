/** Milliseconds of the machine's monotonic clock: the same in every process, so that their records can be laid together. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/**
 * Wall clock minus monotonic clock, in milliseconds. `Date.now()` is only whole milliseconds, so the moment at which it
 * changes is waited for; more than once, for a process that is pushed aside just then would be late.
 */
export const wallOffsetMs = (tries = 5): number => {
  let best = Number.NEGATIVE_INFINITY;
  for (let times = 0; times < tries; times += 1) {
    const before = Date.now();
    let now = before;
    while (now === before) now = Date.now();
    best = Math.max(best, now - monotonicMs());
  }
  return best;
};
