import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  burnRate,
  burnWindows,
  pairBurns,
  shortHistories,
  type WindowCount,
} from '../../../src/domain/metrics/burn.ts';
import { isWorse, worstAllowed } from '../../../src/domain/metrics/comparison.ts';
import { counterPair, growth } from '../../../src/domain/metrics/counters.ts';
import { parseExposition } from '../../../src/domain/metrics/exposition.ts';
import {
  enough,
  type Fault,
  outcomeKinds,
  outcomeOf,
  type Read,
  verdictWithoutValue,
} from '../../../src/domain/metrics/reading.ts';

/** Requests of a program between readings: counted, or counted after it began anew. */
const life = fc.array(fc.record({ ok: fc.nat(500), bad: fc.nat(50), restarts: fc.boolean() }), { maxLength: 30 });

describe('counters', () => {
  test('growth is never below zero, and all of it after a reset', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), (before, now) => growth(before, now) >= 0));
    expect([growth(10, 15), growth(10, 3), growth(10, 0)]).toEqual([5, 3, 0]);
  });

  test('whatever was counted since the first reading is counted once, through resets that a reading can show', () => {
    fc.assert(
      fc.property(fc.nat(1000), life, (start, steps) => {
        const pair = counterPair();
        let [ok, bad] = [start, 0];
        const read = () => {
          const requests = [
            { group: 'a', series: '200', value: ok },
            { group: 'a', series: '500', value: bad },
          ];
          return pair.take(requests, requests.slice(1));
        };
        read();
        let [expected, failed, counted, countedBad] = [0, 0, 0, 0];
        for (const step of steps) {
          // A reset shows only where the count is lower afterwards.
          const restarts = step.restarts && step.ok < ok && step.bad < bad;
          [ok, bad] = restarts ? [step.ok, step.bad] : [ok + step.ok, bad + step.bad];
          expected += step.ok + step.bad;
          failed += step.bad;
          const more = read();
          counted += more.requests;
          countedBad += more.failed;
        }
        expect([counted, countedBad]).toEqual([expected, failed]);
      }),
    );
  });

  test('a series that appears in a known group began at zero; a new group begins where it is', () => {
    const pair = counterPair();
    const good = (value: number) => ({ group: 'a', series: '200', value });
    pair.take([good(100)], []);
    const bad = { group: 'a', series: '500', value: 4 };
    expect(pair.take([good(110), bad], [bad])).toEqual({ requests: 14, failed: 4 });
    expect(pair.take([{ group: 'b', series: '200', value: 1_000_000 }], [])).toEqual({ requests: 0, failed: 0 });
  });

  test('failures are never more than requests, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 20 }), steps => {
        const pair = counterPair();
        let [requests, failed, given, givenBad] = [0, 0, 0, 0];
        pair.take([{ group: 'a', series: 'r', value: 0 }], [{ group: 'a', series: 'f', value: 0 }]);
        for (const [more, bad] of steps) {
          requests += more;
          failed += bad;
          const taken = pair.take(
            [{ group: 'a', series: 'r', value: requests }],
            [{ group: 'a', series: 'f', value: failed }],
          );
          expect(taken.failed).toBeLessThanOrEqual(taken.requests);
          given += taken.requests;
          givenBad += taken.failed;
        }
        expect(given).toBe(requests);
        expect(givenBad).toBeLessThanOrEqual(failed);
      }),
    );
  });
});

const point = fc.record({ at: fc.integer({ min: 0, max: 100_000 }), value: fc.double() });
const read: fc.Arbitrary<Read> = fc.oneof(
  fc.record({
    kind: fc.constant('series' as const),
    series: fc.array(fc.array(point, { maxLength: 4 }), { maxLength: 3 }),
    newestAt: fc.option(fc.integer({ min: 0, max: 100_000 })),
    serverNow: fc.option(fc.integer({ min: 0, max: 200_000 })),
    notes: fc.constant([]),
  }),
  fc.record({
    kind: fc.constantFrom<Fault['kind']>('provider-error', 'time-out', 'denied', 'unparsable'),
    detail: fc.string(),
  }),
);

describe('outcomes', () => {
  test('are a closed set, and whatever is no value neither passes nor fails', () => {
    fc.assert(
      fc.property(read, fc.option(fc.nat(10)), (got, minSamples) => {
        const outcome = enough(outcomeOf(got, { reducer: 'avg', maxAgeMs: 5000, now: 100_000 }), null, minSamples);
        expect(outcomeKinds).toContain(outcome.kind);
        if (outcome.kind === 'value') expect(Number.isFinite(outcome.value)).toBe(true);
        else expect(['inconclusive', 'error']).toContain(verdictWithoutValue(outcome).verdict);
      }),
    );
  });
  test('each has a code of its own', () => {
    const kinds = outcomeKinds.filter(kind => kind !== 'value');
    const coded = kinds.map(kind => verdictWithoutValue({ kind, detail: '' }).code);
    expect(new Set(coded).size).toBe(kinds.length);
  });
});

describe('comparison with before', () => {
  const share = fc.double({ min: 0, max: 1000, noNaN: true });
  const allowance = fc.record({
    maxRatio: fc.option(fc.double({ min: 1, max: 10, noNaN: true })),
    maxDifference: fc.option(share),
  });
  test('the same is never worse, and a better one neither', () => {
    fc.assert(
      fc.property(share, allowance, fc.boolean(), share, (before, allowed, lower, gain) => {
        expect(isWorse(before, before, allowed, lower)).toBe(false);
        expect(isWorse(lower ? before - gain : before + gain, before, allowed, lower)).toBe(false);
      }),
    );
  });
  test('either allowance is enough', () => {
    const both = { maxRatio: 1.5, maxDifference: 0.01 };
    expect(worstAllowed(0.001, both, true)).toBeCloseTo(0.011);
    expect(worstAllowed(0.1, both, true)).toBeCloseTo(0.15);
    expect(isWorse(0.9, 1, { maxRatio: 1.05, maxDifference: null }, false)).toBe(true);
  });
});

const counts = (rates: readonly number[], requests = 1000): readonly WindowCount[] =>
  burnWindows.map((windowMs, index) => ({
    windowMs,
    coveredMs: windowMs,
    requests,
    errors: requests * (rates[index] ?? 0),
  }));

describe('burn rates', () => {
  test('the budget used up exactly is 1, and its factor times that its factor', () => {
    expect(burnRate({ windowMs: 1, coveredMs: 1, errors: 1, requests: 1000 }, 0.999)).toBeCloseTo(1);
    expect(burnRate({ windowMs: 1, coveredMs: 1, errors: 0, requests: 0 }, 0.999)).toBeUndefined();
  });
  test('both windows of a pair must burn', () => {
    const of = (at: number, rate: number): number => (burnWindows[at] ?? 0) && rate;
    const hot = 0.02;
    const at = (ms: number): number => burnWindows.indexOf(ms);
    const rates = (hotOnes: readonly number[]): readonly number[] =>
      burnWindows.map((_, index) => (hotOnes.includes(index) ? of(index, hot) : 0));
    const [short, long] = [at(300_000), at(3_600_000)];
    expect(pairBurns(counts(rates([short])), 0.999).some(one => one.burns)).toBe(false);
    expect(pairBurns(counts(rates([long])), 0.999).some(one => one.burns)).toBe(false);
    expect(pairBurns(counts(rates([short, long])), 0.999).some(one => one.burns)).toBe(true);
  });
  test('more failures never make a burning pair stop', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { minLength: 4, maxLength: 4 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (rates, more) => {
          const before = pairBurns(counts(rates), 0.999);
          const after = pairBurns(counts(rates.map(rate => rate + more)), 0.999);
          before.forEach((one, index) => {
            if (one.burns) expect(after[index]?.burns).toBe(true);
          });
        },
      ),
    );
  });
  test('a history shorter than a window is told', () => {
    const short = counts([0, 0, 0, 0]).map(one => ({ ...one, coveredMs: Math.min(one.windowMs, 600_000) }));
    expect(shortHistories(short)).toEqual(
      ['only 10 min of the 1 h', 'only 10 min of the 30 min', 'only 10 min of the 6 h'].sort(
        (a, b) => order(a) - order(b),
      ),
    );
  });
});

const order = (text: string): number =>
  burnWindows.findIndex(ms => text.endsWith(ms >= 3_600_000 ? ` ${ms / 3_600_000} h` : ` ${ms / 60_000} min`));

describe('the text format', () => {
  test('gives back every value and label it was written with', () => {
    const label = fc.string({ unit: 'binary', maxLength: 12 });
    const escaped = (text: string): string =>
      text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    fc.assert(
      fc.property(label, fc.double({ noDefaultInfinity: true, noNaN: true }), (text, value) => {
        fc.pre(!/\r/.test(text));
        const parsed = parseExposition(`m{l="${escaped(text)}"} ${value}`);
        expect(parsed).toMatchObject({ samples: [{ name: 'm', labels: { l: text }, value: Number(`${value}`) }] });
      }),
    );
  });
});
