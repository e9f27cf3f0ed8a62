const standstillMs = 20;

/**
 * Calls `expire` after so many milliseconds, once. Where this process stood still meanwhile, so that the timer comes
 * late, it waits that much longer, at most as long again: what arrived during the standstill is read after the timers,
 * and the time was not the service's. Answers what ends the wait.
 */
export const expireAfter = (ms: number, expire: () => void): (() => void) => {
  const due = performance.now() + ms;
  let timer = setTimeout(() => {
    const lateMs = performance.now() - due;
    if (lateMs < standstillMs) expire();
    else timer = setTimeout(expire, Math.min(lateMs, ms));
  }, ms);
  return () => clearTimeout(timer);
};
