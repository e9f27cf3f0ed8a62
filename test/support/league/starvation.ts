/**
 * Whether the machine had time for what is measured. A timer with the priority of the apps, which is not that of the
 * users' load, says how long it had to wait for a processor.
 */
import { monotonicMs } from '../load-clients/clock.ts';

const everyMs = 20;
/** So late a timer may be on a machine that is merely at work. */
const usualMs = 30;

/** A share of the time above this, and what is slow or times out may be so by the machine alone. */
export const maxStarved = 0.05;

/** Milliseconds spent waiting since `began`, on the clock of the whole machine. */
export interface Waited {
  readonly began: number;
  readonly until: number;
  readonly waitedMs: number;
}

export interface StarvationTimer {
  readonly waited: () => Waited;
  end(): void;
}

export const startTimer = (): StarvationTimer => {
  const began = monotonicMs();
  let [last, waitedMs] = [began, 0];
  const timer = setInterval(() => {
    const now = monotonicMs();
    waitedMs += Math.max(0, now - last - everyMs - usualMs);
    last = now;
  }, everyMs);
  return { waited: () => ({ began, until: last, waitedMs }), end: () => clearInterval(timer) };
};

/** Answers the share of the time since then that was spent waiting. */
export type StarvationWatch = () => Promise<number>;

export const shareBetween = (before: Waited, after: Waited): number =>
  (after.waitedMs - before.waitedMs) / Math.max(1, after.until - before.until);

export const watchStarvation = (): StarvationWatch => {
  const { waited, end } = startTimer();
  const before = waited();
  return async () => {
    end();
    return shareBetween(before, waited());
  };
};
