/**
 * Whether the machine had time for what is measured. A timer of this process, which has the priority of the apps and not
 * that of the users' load, says how long it had to wait for a processor.
 */
import { monotonicMs } from '../load-clients/clock.ts';

const everyMs = 20;
/** So late a timer may be on a machine that is merely at work. */
const usualMs = 30;

/** A share of the time above this, and what is slow or times out may be so by the machine alone. */
export const maxStarved = 0.05;

/** Answers the share of the time since then that was spent waiting. */
export const watchStarvation = (): (() => number) => {
  const began = monotonicMs();
  let [last, waited] = [began, 0];
  const timer = setInterval(() => {
    const now = monotonicMs();
    waited += Math.max(0, now - last - everyMs - usualMs);
    last = now;
  }, everyMs);
  return () => {
    clearInterval(timer);
    return waited / Math.max(1, monotonicMs() - began);
  };
};
