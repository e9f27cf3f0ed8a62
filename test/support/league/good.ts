/** Good releases, each with a kind of noise that must not be taken for a fault. */
import { randomSource } from '../../../src/domain/statistics/random.ts';
import type { Behaviour } from './behaviour.ts';
import type { TargetName } from './cases.ts';
import type { Disturbance } from './place.ts';

export interface Noise {
  readonly name: string;
  readonly what: string;
  /** `between` draws a whole number, the same for the same round. */
  readonly does: (between: (low: number, high: number) => number) => Behaviour;
  readonly around?: Disturbance;
  readonly targets?: readonly TargetName[];
}

export const noises: readonly Noise[] = [
  { name: 'quiet', what: 'nothing of its own', does: () => ({}) },
  {
    name: 'bursts of latency',
    what: 'every 4 to 8 s answers take 100 to 300 ms longer for 0.2 to 0.4 s',
    does: between => ({
      bursts: { everyMs: between(4000, 8000), forMs: between(200, 400), ms: between(100, 300) },
    }),
  },
  {
    name: 'pauses',
    what: 'stands still for 50 to 200 ms every 2 to 5 s, as a garbage collection does',
    does: between => ({ pauses: { everyMs: between(2000, 5000), forMs: between(50, 200) } }),
  },
  {
    name: 'background errors',
    what: '0.05 % of answers are 500; the objective is 1 %',
    does: () => ({ errors: 0.0005 }),
  },
  {
    name: 'slow start',
    what: 'listens after 2 to 8 s; the limit is 20 s',
    does: between => ({ listensAfterMs: between(2000, 8000) }),
  },
  {
    name: 'readiness delay',
    what: 'listens at once, its health path says 503 for 2 to 6 s',
    does: between => ({ readyAfterMs: between(2000, 6000) }),
  },
  {
    name: 'slow tail',
    what: '0.5 % of answers take 600 to 900 ms; the objective is p99 ≤ 1 s',
    does: between => ({ tail: { share: 0.005, ms: between(600, 900) } }),
  },
  { name: 'chatty logs', what: '200 lines a second on standard output', does: () => ({ logs: 200 }) },
  {
    name: 'busy app',
    what: 'uses 10 to 30 % of a processor for itself',
    does: between => ({ burns: between(10, 30) / 100 }),
  },
  {
    name: 'contention',
    what: 'something else uses half a processor',
    does: () => ({}),
    around: 'cpu',
  },
  {
    name: 'restarts next door',
    what: 'another app starts and ends with exit code 1 again and again',
    does: () => ({}),
    around: 'neighbour',
  },
  {
    name: 'scaling',
    what: 'instances are added and taken away while it is verified',
    does: () => ({}),
    around: 'scaling',
    targets: ['kubernetes'],
  },
];

export interface GoodRelease {
  readonly round: number;
  readonly noise: Noise;
  readonly does: Behaviour;
}

/** The same list every time; the kinds take turns. */
export const goodReleases = (count: number, target: TargetName): readonly GoodRelease[] => {
  const kinds = noises.filter(one => one.targets === undefined || one.targets.includes(target));
  return Array.from({ length: count }, (_, round) => {
    const next = randomSource(round + 1);
    const noise = kinds[round % kinds.length] ?? kinds[0];
    if (noise === undefined) throw new Error(`no noise for ${target}`);
    return { round, noise, does: noise.does((low, high) => Math.round(low + next() * (high - low))) };
  });
};
