/** Cumulative counters that begin anew when their program does, read again and again. Pure. */

export interface CounterSample {
  /** Whose counters these are, such as one instance: all of one are read together. */
  readonly group: string;
  /** One series of it: its labels. */
  readonly series: string;
  readonly value: number;
}

/** Growth of one counter since the last reading of it; a lower value means that it began anew at zero. */
export const growth = (before: number, now: number): number => (now >= before ? now - before : now);

export interface Counter {
  /**
   * Takes a reading and tells how much was counted since the one before. What a group counted before it was first seen
   * is not counted; a series that appears later in a group already known began at zero.
   */
  take(samples: readonly CounterSample[], knownGroups: ReadonlySet<string>): number;
}

export const counter = (): Counter => {
  const last = new Map<string, number>();
  return {
    take: (samples, knownGroups) => {
      let grown = 0;
      for (const { group, series, value } of samples) {
        if (!Number.isFinite(value) || value < 0) continue;
        const key = `${group}\n${series}`;
        const before = last.get(key) ?? (knownGroups.has(group) ? 0 : value);
        grown += growth(before, value);
        last.set(key, value);
      }
      return grown;
    },
  };
};

export interface Count {
  readonly requests: number;
  readonly failed: number;
}

/** Requests and failures of all groups. */
export interface CounterPair {
  take(requests: readonly CounterSample[], failed: readonly CounterSample[]): Count;
  /** Groups seen so far. */
  readonly groups: () => ReadonlySet<string>;
}

/**
 * Failures are never more than requests: where both are read a moment apart, what is too many is left for the next
 * reading.
 */
export const counterPair = (): CounterPair => {
  const [all, bad] = [counter(), counter()];
  const known = new Set<string>();
  let pending: Count = { requests: 0, failed: 0 };
  return {
    take: (requests, failed) => {
      const now = {
        requests: pending.requests + all.take(requests, known),
        failed: pending.failed + bad.take(failed, known),
      };
      for (const { group } of [...requests, ...failed]) known.add(group);
      const whole = { requests: Math.floor(now.requests), failed: Math.floor(now.failed) };
      const given = { requests: whole.requests, failed: Math.min(whole.failed, whole.requests) };
      pending = { requests: now.requests - given.requests, failed: now.failed - given.failed };
      return given;
    },
    groups: () => known,
  };
};
