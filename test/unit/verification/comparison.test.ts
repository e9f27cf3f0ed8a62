import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonChecks } from '../../../src/adapters/probing/comparison/checks.ts';
import { pairRate } from '../../../src/adapters/probing/comparison/pairs.ts';
import { measure } from '../../../src/adapters/probing/measure.ts';
import type { Ask, Asked, Prober } from '../../../src/adapters/probing/prober.ts';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import { randomSource } from '../../../src/domain/statistics/random.ts';
import { bettingTest } from '../../../src/domain/verification/betting.ts';
import {
  errorWatch,
  latencyBesideWatch,
  type Pair,
  visibleIncrease,
} from '../../../src/domain/verification/comparison.ts';
import type { Plan } from '../../../src/domain/verification/objectives.ts';
import { FakeClock, RecordingLog } from '../../support/fakes.ts';
import { objectives, probesOf } from '../../support/plan.ts';

const pair = (at: number, bad: boolean, baselineBad: boolean, latencyMs = 20, baselineMs = 20): Pair => ({
  at,
  release: { bad, latencyMs, lateMs: 0 },
  baseline: { bad: baselineBad, latencyMs: baselineMs, lateMs: 0 },
});

describe('errors beside the old release', () => {
  test('on the boundary the wealth is a fair game, whatever both rates are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.array(fc.constantFrom(-1, 0, 1), { maxLength: 15 }),
        (tolerance, old, past) => {
          const rate = old + tolerance;
          const wealth = (...differences: readonly number[]): number => {
            const one = bettingTest((1 + tolerance) / 2);
            for (const d of [...past, ...differences]) one.observe((1 + d) / 2);
            return Math.exp(one.logWealth());
          };
          const [up, down] = [rate * (1 - old), old * (1 - rate)];
          const mean = up * wealth(1) + down * wealth(-1) + (1 - up - down) * wealth(0);
          const before = wealth();
          expect(Math.abs(mean - before)).toBeLessThan(1e-9 * (1 + before));
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });

  test('both failing together, in bursts of an hour that is bad for both, is no finding', () => {
    const random = randomSource(17);
    const found = Array.from({ length: 300 }, () => {
      const watch = errorWatch(0.005, 0.02);
      let burst = false;
      for (let at = 0; at < 1200; at += 1) {
        burst = burst ? random() < 0.95 : random() < 0.01;
        const [rate, old] = burst ? [0.405, 0.4] : [0.006, 0.001];
        watch.add(pair(at, random() < rate, random() < old));
      }
      return watch.worse();
    }).filter(Boolean).length;
    expect(found / 300).toBeLessThanOrEqual(0.02 + 3 * Math.sqrt((0.02 * 0.98) / 300));
  });

  test('5 % against 0 is found within 600 pairs, nearly always', () => {
    const random = randomSource(4);
    const needed = Array.from({ length: 200 }, () => {
      const watch = errorWatch(0.005, 0.0002);
      let pairs = 0;
      for (; pairs < 600 && !watch.worse(); pairs += 1) watch.add(pair(pairs, random() < 0.05, false));
      return pairs;
    }).sort((a, b) => a - b);
    expect(needed[100]).toBeLessThan(420);
    expect(needed[189]).toBeLessThan(600);
  });

  test.each([412, 1200])('what is said to be visible with %i pairs is found about that often', pairs => {
    const random = randomSource(pairs);
    const rise = visibleIncrease(pairs, 0, 0.005, 0.0002);
    const found = Array.from({ length: 300 }, () => {
      const watch = errorWatch(0.005, 0.0002);
      for (let at = 0; at < pairs; at += 1) watch.add(pair(at, random() < rise, false));
      return watch.worse();
    }).filter(Boolean).length;
    expect(found / 300).toBeGreaterThan(0.9);
  });
});

describe('latency beside the old release', () => {
  /** One pair every 50 ms for `seconds`; latencies by draws of the same kind. */
  const watched = (seconds: number, draw: (second: number) => readonly [number, number], alpha = 0.0002) => {
    const watch = latencyBesideWatch(0.2, 1000, alpha);
    for (let at = 0; at < seconds * 1000; at += 50) {
      const [mine, theirs] = draw(Math.floor(at / 1000));
      watch.add(pair(at, false, false, mine, theirs));
      watch.completeUntil(at);
    }
    watch.completeUntil(seconds * 1000);
    return watch.report();
  };

  test('half as fast again is found within twenty blocks, and not without as many as are needed', () => {
    const random = randomSource(8);
    const draw = (): [number, number] => [30 * (0.8 + random()), 20 * (0.8 + random())];
    const { blocksNeeded } = watched(1, draw);
    expect(blocksNeeded).toBeLessThan(20);
    expect(watched(blocksNeeded - 1, draw).worse).toBe(false);
    expect(watched(30, draw).worse).toBe(true);
  });

  test('a tail that tripled is found although the median is the same', () => {
    const random = randomSource(9);
    const slow = (share: number): number => (random() < share ? 400 : 20 + random());
    expect(watched(60, () => [slow(0.2), slow(0.02)]).worse).toBe(true);
  });

  test('just within the tolerance, with heavy tails and pauses that last for seconds: no more alarms than stated', () => {
    const random = randomSource(10);
    const alpha = 0.02;
    const found = Array.from({ length: 120 }, () => {
      let [seen, factor] = [-1, 1];
      const heavy = (): number => 20 / (0.05 + random()) ** 0.7;
      return watched(
        60,
        second => {
          if (second !== seen) factor = random() < 0.2 ? 4 : random() < 0.3 ? 1 : factor;
          seen = second;
          return [1.2 * factor * heavy(), factor * heavy()];
        },
        alpha,
      ).worse;
    }).filter(Boolean).length;
    expect(found / 120).toBeLessThanOrEqual(alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / 120));
  });

  test('what our own machine added is not held against the new release', () => {
    const watch = latencyBesideWatch(0.2, 1000, 0.0002);
    for (let at = 0; at < 60_000; at += 50) {
      const slow = pair(at, false, false, 80, 20);
      watch.add({ ...slow, release: { ...slow.release, lateMs: 60 } });
      watch.completeUntil(at);
    }
    expect(watch.report().worse).toBe(false);
  });
});

describe('measured beside the old release', () => {
  const plan = (over: Partial<Plan> = {}): Plan => {
    return {
      probes: probesOf(['GET /a 200']),
      objectives: { ...objectives, maxErrorRate: 0.2 },
      comparison: { errorIncrease: 0.005, latencyIncrease: null },
      rate: 40,
      durationMs: 60_000,
      probeTimeoutMs: 1000,
      maxInFlight: 64,
      ...over,
    };
  };
  const sides = {
    release: { releaseId: 'new', url: 'http://new' },
    baseline: { releaseId: 'old', url: 'http://old' },
  };

  const measured = async (
    given: Plan,
    statusOf: (host: string, nth: number) => number,
    beside: typeof sides | null = sides,
    names: Readonly<Record<string, string>> = {},
  ) => {
    const asks: Ask[] = [];
    const counts = new Map<string, number>();
    const prober: Prober = {
      ask: async (ask): Promise<Asked> => {
        asks.push(ask);
        const { host } = new URL(ask.url);
        const nth = (counts.get(host) ?? 0) + 1;
        counts.set(host, nth);
        const name = names[host];
        const headers: Record<string, string> = name === undefined ? {} : { [releaseHeader]: name };
        return { result: { kind: 'answer', status: statusOf(host, nth), headers, body: '' }, retries: 0 };
      },
      close: () => undefined,
    };
    const deps = { prober, clock: new FakeClock(), log: new RecordingLog(), signal: new AbortController().signal };
    const checks = comparisonChecks(given, beside, deps);
    const report = await measure('http://entrance', given, { ...deps, counters: null, checks });
    return { report, counts, check: report.checks[0] };
  };

  test('a release that fails where the old one does well is bad, though its objective is met', async () => {
    const { report, check } = await measured(plan(), (host, nth) => (host !== 'old' && nth % 12 === 0 ? 500 : 200));
    expect(report).toMatchObject({ verdict: 'fail', endedEarly: true });
    expect(check).toMatchObject({ verdict: 'fail', code: 'more-errors-than-before', required: false });
    expect(check?.what).toMatch(/\d+ of \d+ requests failed straight at the new release .* 0 of \d+ at the old one/);
  });

  test('the same errors on both are nobody’s fault', async () => {
    const { report } = await measured(plan(), (_host, nth) => (nth % 12 === 0 ? 500 : 200));
    expect(report.verdict).toBe('pass');
  });

  test('a good one passes, and shows that the tolerance is kept', async () => {
    const { report, check, counts } = await measured(plan(), () => 200);
    expect(report.verdict).toBe('pass');
    expect(check).toMatchObject({ verdict: 'pass', code: null });
    expect(counts.get('old')).toBe(counts.get('new'));
    expect(counts.get('old')).toBeLessThanOrEqual(pairRate(plan()) * 60 + 1);
  });

  test('few pairs pass and say which rise is invisible; strict makes that inconclusive', async () => {
    const short = plan({ durationMs: 10_000 });
    const { report } = await measured(short, () => 200);
    expect(report.verdict).toBe('pass');
    const said = report.reasons.find(reason => reason.code === 'increase-unseen')?.message;
    expect(said).toMatch(/With \d+ requests to each a rise under \d+(\.\d+)? points is invisible/);
    const strict = await measured({ ...short, objectives: { ...short.objectives, strict: true } }, () => 200);
    expect(strict.report.verdict).toBe('inconclusive');
  });

  test('without an old release the comparison says so and stops nothing', async () => {
    const { report } = await measured(plan(), () => 200, null);
    expect(report.verdict).toBe('pass');
    expect(report.reasons.map(reason => reason.code)).toContain('baseline-missing');
  });

  test('an old release that is down itself is no measure', async () => {
    const { check } = await measured(plan(), host => (host === 'old' ? 500 : 200));
    expect(check).toMatchObject({ verdict: 'inconclusive', code: 'baseline-unwell' });
  });

  test('another release at either address ends the comparison', async () => {
    const { check } = await measured(plan(), () => 200, sides, { old: 'third' });
    expect(check).toMatchObject({ verdict: 'inconclusive', code: 'baseline-changed' });
  });
});
