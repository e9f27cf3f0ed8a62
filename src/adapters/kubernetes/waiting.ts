import type { TargetContext } from './context.ts';

/** Waits for what the mirror shows. False: it did not come within `limitMs`. Rejects with the reason of an aborted signal. */
export const until = async (
  { clock, mirror }: Pick<TargetContext, 'clock' | 'mirror'>,
  limitMs: number,
  done: () => boolean,
  signal: AbortSignal,
): Promise<boolean> => {
  const began = clock.monotonic();
  for (;;) {
    if (done()) return true;
    const left = limitMs - (clock.monotonic() - began);
    if (left <= 0) return false;
    await mirror.changed(signal, Math.min(left, 1000));
    if (mirror.staleMs() > 1000) await mirror.refresh();
  }
};
