/** Objectives of the five requirement documents the project began with, as keys of the section `slo`. */
interface SloPreset {
  readonly doc: string;
  /** Keys of the section `slo` → text. */
  readonly slo: Readonly<Record<string, string>>;
  /** Settings that the objectives need to be decidable, by flat key. */
  readonly settings: Readonly<Record<string, string>>;
}

/** 0.1 % of errors is shown by 2995 good answers: with room for one or two failures. */
const forTenthOfAPercent = { 'verify.probe-rate': '100' } as const;

/** A release that is worse than the one before it is bad, even within the objectives. */
const besideTheOldOne = { 'verify.max-error-increase': '0.5%', 'verify.max-latency-increase': '50%' } as const;

export const sloPresets = {
  s0: {
    doc: 'A service at scale: 10,000 requests a second, p99 below 200 ms, errors below 0.1 %, up 99.9 % of the time.',
    slo: { availability: '99.9%', 'error-rate': '0.1%', p99: '200ms', throughput: '10000' },
    settings: { ...forTenthOfAPercent, ...besideTheOldOne },
  },
  s1: {
    doc: 'The same promises as s0; its limits of memory and CPU are metric checks of the caller.',
    slo: { availability: '99.9%', 'error-rate': '0.1%', p99: '200ms', throughput: '10000' },
    settings: { ...forTenthOfAPercent, ...besideTheOldOne },
  },
  s2: {
    doc: 'An interactive application: API p95 below 500 ms and p99 below 1 s, up 99.9 % of the time.',
    slo: { availability: '99.9%', 'error-rate': '1%', p95: '500ms', p99: '1s' },
    settings: besideTheOldOne,
  },
  s3: {
    doc: 'A platform of workers and queues: p50 15 ms, p95 45 ms, p99 95 ms at 10,000 requests a second, errors below 1 %.',
    slo: {
      availability: '99.9%',
      'error-rate': '1%',
      p50: '15ms',
      p95: '45ms',
      p99: '95ms',
      throughput: '10000',
    },
    settings: { 'performance.budgets': 'error-rate < 0.01%', ...besideTheOldOne },
  },
  s4: {
    doc: 'A web application under load: p95 below 1 s at 1,000 requests a second; it names no error rate, so the default of 1 % stands.',
    slo: { p95: '1s', throughput: '1000' },
    settings: besideTheOldOne,
  },
} as const satisfies Record<string, SloPreset>;

export type SloPresetName = keyof typeof sloPresets;
export const sloPresetNames = Object.keys(sloPresets) as readonly SloPresetName[];
export const isSloPreset = (name: string): name is SloPresetName => name in sloPresets;
