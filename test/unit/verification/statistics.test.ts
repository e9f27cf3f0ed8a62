import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialUpperTail, clopperPearson } from '../../../src/domain/statistics/distributions.ts';
import { randomSource } from '../../../src/domain/statistics/random.ts';
import { bettingTest, lowerBoundAnytime } from '../../../src/domain/verification/betting.ts';
import { samplesNeeded, visibleRate } from '../../../src/domain/verification/binomial.ts';
import { latencyWatch } from '../../../src/domain/verification/latency.ts';
import { rateWatch } from '../../../src/domain/verification/rates.ts';

/** Plain enumeration of binomial probabilities, to check against. */
const probabilities = (n: number, p: number): number[] => {
  const found = [(1 - p) ** n];
  for (let k = 1; k <= n; k += 1) found.push(((found[k - 1] ?? 0) * (n - k + 1) * p) / (k * (1 - p)));
  return found;
};

describe('exact binomial bounds', () => {
  test('299 good answers show a rate below 1 % with 95 % confidence, 298 do not', () => {
    expect(samplesNeeded(0.01, 0.05)).toBe(299);
    expect(clopperPearson(0, 299, 0.05).upper).toBeLessThan(0.01);
    expect(clopperPearson(0, 298, 0.05).upper).toBeGreaterThan(0.01);
  });

  test('known values: 5 of 100, one-sided 97.5 % (Clopper and Pearson)', () => {
    expect(clopperPearson(5, 100, 0.025).lower).toBeCloseTo(0.016432, 5);
    expect(clopperPearson(5, 100, 0.025).upper).toBeCloseTo(0.112835, 5);
  });

  test('the tail agrees with enumeration', () => {
    for (const [k, n, p] of [
      [1, 10, 0.1],
      [3, 40, 0.02],
      [12, 60, 0.15],
    ] as const) {
      const tail = probabilities(n, p)
        .slice(k)
        .reduce((sum, one) => sum + one, 0);
      expect(binomialUpperTail(k, n, p)).toBeCloseTo(tail, 10);
    }
  });

  test('each bound misses the true rate with at most its stated probability, at every rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (n, p) => {
        const alpha = 0.05;
        const chances = probabilities(n, p);
        const miss = (bad: (k: number) => boolean): number =>
          chances.reduce((sum, chance, k) => sum + (bad(k) ? chance : 0), 0);
        expect(miss(k => clopperPearson(k, n, alpha).lower > p)).toBeLessThanOrEqual(alpha + 1e-9);
        expect(miss(k => clopperPearson(k, n, alpha).upper < p)).toBeLessThanOrEqual(alpha + 1e-9);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test('what is said to be visible is called too high with 95 % probability, a little less is not', () => {
    const [n, objective, alpha] = [412, 0.01, 0.0005];
    const visible = visibleRate(n, objective, alpha);
    const power = (p: number): number =>
      probabilities(n, p).reduce(
        (sum, chance, k) => sum + (clopperPearson(k, n, alpha).lower > objective ? chance : 0),
        0,
      );
    expect(power(visible)).toBeGreaterThanOrEqual(0.9499);
    expect(power(visible * 0.98)).toBeLessThan(0.95);
  });

  test('with one sample nothing is visible', () => expect(visibleRate(1, 0.01, 0.0005)).toBe(1));
});

describe('sequential test', () => {
  test('wealth is a fair game at the objective: its mean after one value is exactly what it was', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0005, max: 0.5, noNaN: true }),
        fc.array(fc.constantFrom(0, 1), { maxLength: 20 }),
        (mean, past) => {
          const wealthAfter = (value: 0 | 1): number => {
            const one = bettingTest(mean);
            for (const before of past) one.observe(before);
            one.observe(value);
            return Math.exp(one.logWealth());
          };
          const before = bettingTest(mean);
          for (const value of past) before.observe(value);
          const wealth = Math.exp(before.logWealth());
          expect(mean * wealthAfter(1) + (1 - mean) * wealthAfter(0)).toBeCloseTo(
            wealth,
            6 - Math.ceil(Math.log10(wealth + 1)),
          );
        },
      ),
      { seed: 11, numRuns: 100 },
    );
  });

  // Looked at after every one of 1500 requests whose error rate is exactly the objective: the worst good release.
  test('looking after every request does not inflate false alarms', () => {
    const random = randomSource(20261121);
    const [alpha, runs] = [0.02, 800];
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      const watch = bettingTest(0.01);
      for (let at = 0; at < 1500 && watch.logWealth() < Math.log(1 / alpha); at += 1) {
        watch.observe(random() < 0.01 ? 1 : 0);
      }
      if (watch.logWealth() >= Math.log(1 / alpha)) alarms += 1;
    }
    // The bound itself, plus three standard errors of this simulation.
    expect(alarms / runs).toBeLessThanOrEqual(alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / runs));
  });

  test('the lower bound of the mean is where the test of that mean stands at its limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 3000 }), (ones, zeros) => {
        const alpha = 0.001;
        const lower = lowerBoundAnytime(ones, zeros, alpha);
        const evidence = (mean: number): number => {
          const one = bettingTest(mean);
          one.observe(1, ones);
          if (zeros > 0) one.observe(0, zeros);
          return one.logWealth();
        };
        expect(lower).toBeGreaterThan(0);
        expect(lower).toBeLessThan(ones / (ones + zeros));
        expect(evidence(lower)).toBeCloseTo(Math.log(1 / alpha), 6);
        // Every lower mean is rejected as well.
        for (const share of [0.01, 0.1, 0.5, 0.9, 0.99])
          expect(evidence(lower * share)).toBeGreaterThan(Math.log(1 / alpha));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test('that bound is wrong at any look at all no more often than it says', () => {
    const random = randomSource(20261122);
    const [alpha, runs, mean] = [0.05, 300, 0.03];
    let wrong = 0;
    for (let run = 0; run < runs; run += 1) {
      let [ones, isWrong] = [0, false];
      for (let at = 1; at <= 600 && !isWrong; at += 1) {
        if (random() >= mean) continue;
        ones += 1;
        isWrong = lowerBoundAnytime(ones, at - ones, alpha) > mean;
      }
      if (isWrong) wrong += 1;
    }
    expect(wrong / runs).toBeLessThanOrEqual(alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / runs));
  });

  test('a release that only answers errors is caught within a handful of requests', () => {
    const watch = rateWatch('all', 'our probes', 0.01, 0.001);
    let needed = 0;
    while (!watch.above()) {
      watch.observe(1, 1);
      needed += 1;
    }
    expect(needed).toBeLessThanOrEqual(4);
  });

  test.each([
    [4, 6],
    [8, 27],
    [14, 76],
  ])('the exact look, at %i failed of %i, is taken at the end alone: it holds for one look', (failed, samples) => {
    const watch = rateWatch('all', 'a scrape', 0.05, 0.001);
    watch.observe(samples, failed);
    expect([watch.soFar().above, watch.report().above]).toEqual([false, true]);
  });

  test('3 % errors against 1 % are caught within 2000 requests, nearly always and early', () => {
    const random = randomSource(3);
    const needed = Array.from({ length: 200 }, () => {
      const watch = rateWatch('all', 'our probes', 0.01, 0.001);
      let at = 0;
      for (; at < 2000 && !watch.above(); at += 1) watch.observe(1, random() < 0.03 ? 1 : 0);
      return at;
    }).sort((a, b) => a - b);
    expect(needed[100]).toBeLessThan(1000);
    expect(needed.filter(at => at === 2000).length).toBeLessThan(20);
  });

  test('counters handed over in batches lead to the same evidence as single requests', () => {
    const [single, batch] = [bettingTest(0.05), bettingTest(0.05)];
    for (let at = 0; at < 100; at += 1) single.observe(at % 10 === 0 ? 1 : 0);
    batch.observe(0, 90);
    batch.observe(1, 10);
    expect(batch.logWealth()).toBeCloseTo(single.logWealth(), 9);
  });
});

describe('latency in time blocks', () => {
  const blocks = (shares: readonly number[], perBlock = 100) => {
    const watch = latencyWatch(0.99, 200, 1000, 0.001);
    for (const [block, share] of shares.entries()) {
      for (let at = 0; at < perBlock; at += 1) {
        watch.add(block * 1000 + (at * 1000) / perBlock, at < share * perBlock ? 500 : 20, 0);
      }
    }
    watch.completeUntil(shares.length * 1000);
    return watch.report();
  };

  test('all answers under the objective: within', () => {
    expect(blocks(Array.from({ length: 30 }, () => 0))).toMatchObject({ above: false, within: true, blocks: 30 });
  });

  test('3 % slower ones in every block: above', () => {
    expect(blocks(Array.from({ length: 30 }, () => 0.03))).toMatchObject({ above: true, within: false });
  });

  test('one bad second in thirty is one finding, not a hundred: neither above nor within', () => {
    const report = blocks(Array.from({ length: 30 }, (_, at) => (at === 12 ? 0.6 : 0)));
    expect(report.slower).toBe(60);
    expect(report.designEffect).toBeGreaterThan(20);
    expect(report).toMatchObject({ above: false, within: false });
  });

  test('few blocks show nothing, however many requests they hold', () => {
    expect(blocks([0, 0, 0], 5000)).toMatchObject({ above: false, within: false });
  });

  test('a block counts only once its requests are done', () => {
    const watch = latencyWatch(0.99, 200, 1000, 0.001);
    watch.add(100, 20, 0);
    watch.completeUntil(999);
    expect(watch.report().blocks).toBe(0);
    watch.completeUntil(1000);
    expect(watch.report().blocks).toBe(1);
  });

  // Slow answers come in bursts within blocks, 1 % of all: the objective is met, though requests are far from independent.
  test('bursts within blocks do not inflate false alarms', () => {
    const random = randomSource(99);
    const alarms = Array.from({ length: 400 }, () => {
      const watch = latencyWatch(0.99, 200, 1000, 0.05);
      for (let block = 0; block < 60; block += 1) {
        const burst = random() < 0.1 ? 0.1 : 0;
        for (let at = 0; at < 20; at += 1) watch.add(block * 1000 + at * 50, random() < burst ? 500 : 20, 0);
        watch.completeUntil((block + 1) * 1000);
      }
      return watch.above() ? 1 : 0;
    }).reduce((sum: number, one) => sum + one, 0);
    expect(alarms / 400).toBeLessThanOrEqual(0.025 + 3 * Math.sqrt((0.025 * 0.975) / 400));
  });
});
