/** One simulated release through the real judge, looked at ten times a second, and through the other rules. */

import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import { randomSource } from '../../../src/domain/statistics/random.ts';
import { errorWatch, latencyBesideWatch } from '../../../src/domain/verification/comparison.ts';
import { type Judge, judge } from '../../../src/domain/verification/judge.ts';
import { blockMs, type Plan } from '../../../src/domain/verification/objectives.ts';
import { parseProbes } from '../../../src/domain/verification/probes.ts';
import type { Sample } from '../../../src/domain/verification/samples.ts';
import { type RuleName, ruleNames, rules, type Seen } from './rules.ts';
import { limits, objectives, type Weather } from './series.ts';

const durationMs = 60_000;
const lookMs = 100;
const maxPairsASecond = 20;

const probes = (() => {
  const parsed = parseProbes(['GET / 200', 'GET /healthz 200']);
  if (!('probes' in parsed)) throw new Error(parsed.problem);
  return parsed.probes;
})();

const planFor = (weather: Weather, rate: number): Plan => ({
  probes,
  objectives: {
    maxErrorRate: objectives.errorRate,
    maxP50Ms: null,
    maxP95Ms: limits.p95 * weather.medianMs * weather.slowdown,
    maxP99Ms: limits.p99 * weather.medianMs * weather.slowdown,
    minSamples: null,
    releaseId: 'new',
    releaseHeaderRequired: true,
    strict: false,
  },
  rate,
  durationMs,
  probeTimeoutMs: 5000,
  maxInFlight: 256,
});

const answer = (status: number) => ({ kind: 'answer', status, headers: { [releaseHeader]: 'new' }, body: '' }) as const;
const [good, bad] = [answer(200), answer(500)];

interface Request extends Seen {
  readonly index: number;
  readonly doneAt: number;
}

const requestsOf = (
  rate: number,
  errors: (ms: number) => number,
  latency: (ms: number) => number,
  errorMs: number,
  random: () => number,
): Request[] =>
  Array.from({ length: Math.floor((rate * durationMs) / 1000) }, (_, index) => {
    const at = (index * 1000) / rate;
    const failed = random() < errors(at);
    const latencyMs = failed ? errorMs : latency(at);
    return { index, at, bad: failed, latencyMs, doneAt: at + latencyMs };
  });

const sampleOf = ({ index, at, bad: failed, latencyMs }: Request): Sample => ({
  probe: index % probes.length,
  connection: Math.floor(index / probes.length) % 2 === 0 ? 'fresh' : 'pooled',
  at,
  latencyMs,
  lateMs: 0,
  retries: 0,
  result: failed ? bad : good,
});

interface Beside {
  readonly release: readonly Request[];
  readonly baseline: readonly Request[];
}

export interface Simulated {
  /** Milliseconds after which the judge was certain; null: never. */
  readonly judge: number | null;
  readonly passed: boolean;
  readonly rules: Readonly<Record<RuleName, number | null>>;
}

/** What is looked at from one moment to the next; answers when a fault was certain. */
const watched = (one: Judge, requests: readonly Request[], others: Others, beside: Besides): number | null => {
  const byEnd = [...requests].sort((a, b) => a.doneAt - b.doneAt);
  const done = new Uint8Array(requests.length);
  let [ended, sent, first] = [0, 0, 0];
  for (let now = lookMs; now <= durationMs; now += lookMs) {
    for (let next = byEnd[ended]; next !== undefined && next.doneAt <= now; next = byEnd[ended]) {
      one.add(sampleOf(next));
      done[next.index] = 1;
      ended += 1;
    }
    while ((requests[sent]?.at ?? Infinity) <= now) sent += 1;
    while (done[first] === 1) first += 1;
    one.completeUntil(Math.min(now, requests[first]?.at ?? now));
    if (now % 1000 === 0) {
      one.addCounters(others(now));
      if (beside.until(now)) return now;
    }
    if (one.certain(sent - ended).length > 0) return now;
  }
  for (const late of byEnd.slice(ended)) one.add(sampleOf(late));
  one.completeUntil(Number.POSITIVE_INFINITY);
  return null;
};

type Others = (ms: number) => { readonly source: string; readonly requests: number; readonly failed: number };

/** Other clients, twice as many, as the target counts them. */
const otherClients = (weather: Weather, rate: number, random: () => number): Others => {
  return ms => {
    const requests = rate * 2;
    let failed = 0;
    for (let at = 0; at < requests; at += 1) if (random() < weather.errors(ms)) failed += 1;
    return { source: 'proxy', requests, failed };
  };
};

interface Besides {
  /** The new release is found worse than the old one by the pairs sent before. */
  until(ms: number): boolean;
}

const nobody: Besides = { until: () => false };

const besides = ({ release, baseline }: Beside, alpha: number): Besides => {
  const errors = errorWatch(objectives.errorIncrease, alpha);
  const latency = latencyBesideWatch(objectives.latencyIncrease, Math.min(1000, blockMs(durationMs)), alpha);
  let next = 0;
  return {
    until: ms => {
      for (; (release[next]?.at ?? Infinity) <= ms - 1000; next += 1) {
        const [mine, theirs] = [release[next], baseline[next]];
        if (mine === undefined || theirs === undefined) break;
        const pair = {
          at: mine.at,
          release: { bad: mine.bad, latencyMs: mine.latencyMs, lateMs: 0 },
          baseline: { bad: theirs.bad, latencyMs: theirs.latencyMs, lateMs: 0 },
        };
        errors.add(pair);
        latency.add(pair);
      }
      latency.completeUntil(ms - 1000);
      return errors.worse() || latency.worse();
    },
  };
};

/** @param alone our own probes are all there is: no other clients, no old release */
export const simulate = (weather: Weather, rate: number, seed: number, alone = false): Simulated => {
  const random = randomSource(seed);
  const slow = (ms: number): number => weather.latency(ms, random()) * weather.medianMs;
  const newer = (ms: number): number => slow(ms) * weather.slowdown;
  const requests = requestsOf(rate, weather.errors, newer, weather.errorMs, random);
  const pairs = Math.min(maxPairsASecond, rate / 2);
  const beside: Beside = {
    release: requestsOf(pairs, weather.errors, newer, weather.errorMs, random),
    baseline: requestsOf(pairs, weather.baselineErrors, slow, weather.errorMs, random),
  };
  const one = alone ? judge(planFor(weather, rate), null) : judge(planFor(weather, rate), 'proxy', 2);
  const others = otherClients(weather, alone ? 0 : rate, random);
  const certain = watched(one, requests, others, alone ? nobody : besides(beside, one.checkAlpha));
  const verdict = certain === null ? one.conclude().verdict : 'fail';
  const run = {
    ...beside,
    requests,
    durationMs,
    errorRate: objectives.errorRate,
    p99Ms: limits.p99 * weather.medianMs,
  };
  return {
    judge: verdict === 'fail' ? (certain ?? durationMs) : null,
    passed: verdict === 'pass',
    rules: Object.fromEntries(ruleNames.map(name => [name, rules[name](run)])) as Record<RuleName, number | null>,
  };
};
