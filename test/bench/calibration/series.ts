/**
 * Simulated releases under verification: what a healthy one may do at its worst, and bad ones of known size. A healthy
 * one never has, given the past, an error rate above the objective, nor a time block whose expected share of slow
 * answers is; it may be as near to both as it likes.
 */
export const objectives = { errorRate: 0.01, errorIncrease: 0.005, latencyIncrease: 0.2 } as const;

/** What the service is like from one moment to the next; asked in the order of time. */
export interface Weather {
  /** Chance that a request fails. */
  errors(ms: number): number;
  /** The old release's, at the same moment. */
  baselineErrors(ms: number): number;
  /** Latency of an answer, as a multiple of the median; `u` is uniform in (0, 1). */
  latency(ms: number, u: number): number;
  /** How many times slower the new release is than the old one. */
  readonly slowdown: number;
  readonly medianMs: number;
  /** Milliseconds in which an error comes back. */
  readonly errorMs: number;
}

type Make = (random: () => number, durationMs: number) => Weather;

const allowed = objectives.errorRate;

/** Exactly 5 % are above 4 medians and 1 % above 10, with a Pareto tail beyond. */
const usual = (_ms: number, u: number): number => {
  if (u < 0.01) return 10 * (0.01 / u) ** 0.7;
  if (u < 0.05) return 4 + (6 * (0.05 - u)) / 0.04;
  return 0.5 + (3.4 * (1 - u) ** 3) / 0.95;
};
/** Well within them. */
const quick = (_ms: number, u: number): number => 0.5 + 3 * u * u;
/** The objectives of latency, in medians: what `usual` just meets. */
export const limits = { p95: 4, p99: 10 } as const;

const calm: Omit<Weather, 'errors'> = {
  baselineErrors: () => 0.001,
  latency: quick,
  slowdown: 1,
  medianMs: 20,
  errorMs: 5,
};

/** A value that stays for a while: redrawn with every new block of time. */
const perBlock = (blockMs: number, draw: () => number): ((ms: number) => number) => {
  let [block, value] = [-1, 0];
  return ms => {
    const now = Math.floor(ms / blockMs);
    if (now !== block) [block, value] = [now, draw()];
    return value;
  };
};

/** Chance to be in the state at any time about 15 %, and some four seconds long. */
const bursty = (random: () => number): ((ms: number) => number) => {
  let on = 0;
  return perBlock(250, () => {
    on = on === 1 ? (random() < 0.94 ? 1 : 0) : random() < 0.012 ? 1 : 0;
    return on;
  });
};

/** A first-order autoregression in (0, 1), a step each 500 ms, correlated over some ten seconds. */
const wandering = (random: () => number): ((ms: number) => number) => {
  let level = 0;
  return perBlock(500, () => {
    level = 0.95 * level + (random() + random() + random() - 1.5) * 0.8;
    return 1 / (1 + Math.exp(-level));
  });
};

const wave = (random: () => number): ((ms: number) => number) => {
  const [period, phase] = [30_000 + random() * 600_000, random() * 2 * Math.PI];
  return ms => 0.5 + 0.5 * Math.sin((2 * Math.PI * ms) / period + phase);
};

export const healthy = {
  'steady, exactly at every objective': () => ({ ...calm, errors: () => allowed, latency: usual }),
  'steady, a tenth of the objective': () => ({ ...calm, errors: () => allowed / 10 }),
  'bursts at the objective, nearly nothing between': random => {
    const burst = bursty(random);
    return { ...calm, errors: ms => (burst(ms) === 1 ? allowed : allowed / 50) };
  },
  'trend from nothing up to the objective': (_random, durationMs) => ({
    ...calm,
    errors: ms => (allowed * ms) / durationMs,
  }),
  'diurnal drift up to the objective': random => {
    const level = wave(random);
    return { ...calm, errors: ms => allowed * level(ms) };
  },
  'autocorrelated, up to the objective': random => {
    const level = wandering(random);
    return { ...calm, errors: ms => allowed * level(ms) };
  },
  'pauses: a fifth of the time blocks has five times the slow answers': random => {
    const paused = perBlock(2000, () => (random() < 0.2 ? 1 : 0));
    const latency = (ms: number, u: number): number => (paused(ms) === 1 ? usual(ms, u / 5) : 0.5 + 3 * u * u);
    return { ...calm, errors: () => allowed / 2, latency };
  },
  'errors at once, answers after two seconds': () => ({
    ...calm,
    errors: () => allowed,
    latency: (_ms, u) => 0.8 + 0.4 * u,
    medianMs: 2000,
    errorMs: 1,
  }),
  'both releases in trouble together': random => {
    const burst = bursty(random);
    const shared = (ms: number): number => (burst(ms) === 1 ? allowed : 0);
    const latency = (ms: number, u: number): number => (burst(ms) === 1 ? usual(ms, u) : 0.5 + 3 * u * u);
    return { ...calm, errors: shared, baselineErrors: shared, latency };
  },
  'exactly as much worse than the old one as is allowed': () => ({
    ...calm,
    errors: () => allowed,
    baselineErrors: () => allowed - objectives.errorIncrease,
    latency: (_ms, u) => 0.5 + u * u,
    slowdown: 1 + objectives.latencyIncrease,
  }),
} as const satisfies Record<string, Make>;

export type Healthy = keyof typeof healthy;
export const healthyNames = Object.keys(healthy) as readonly Healthy[];

/** Bad from the first request on: that share fails. */
export const failing =
  (share: number): Make =>
  () => ({ ...calm, errors: () => share });

/** Good errors, but so many times slower than before. */
export const slower =
  (times: number): Make =>
  () => ({ ...calm, errors: () => 0, baselineErrors: () => 0, slowdown: times });
