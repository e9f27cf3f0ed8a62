import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaselineEntry } from '../../../src/domain/measurements/baseline.ts';
import { codes } from '../../../src/domain/measurements/codes.ts';
import { fewestRuns } from '../../../src/domain/measurements/compare.ts';
import { type Against, assess } from '../../../src/domain/measurements/judge.ts';
import { decisive, noiseTable, quietEnoughFor } from '../../../src/domain/measurements/noise.ts';
import { invalid } from '../../../src/domain/measurements/runs.ts';
import { fullLook, measuredRun, noisyRuns, placedRuns, policy, session, valuesAt } from './runs.ts';

const pairs: Against = { kind: 'pairs' };
const codesOf = (assessment: ReturnType<typeof assess>): string[] => assessment.reasons.map(reason => reason.code);

describe('the verdict on pairs', () => {
  it.each([
    [1.4, 5, 0.01, 'regression', 'slower-than-margin'],
    [1.0, 5, 0.01, 'pass', 'slowdown-excluded'],
    [0.7, 5, 0.01, 'pass', 'slowdown-excluded'],
    [1.05, 5, 0.01, 'inconclusive', 'shift-uncertain'],
    [1.0, 5, 0.3, 'inconclusive', 'shift-uncertain'],
    [1.4, 3, 0.01, 'inconclusive', 'too-few-runs'],
    [1.0, 3, 0.01, 'inconclusive', 'too-few-runs'],
    [1.4, 15, 0.03, 'regression', 'slower-than-margin'],
  ])('ratio %d over %i pairs with noise %d is %s', (ratio, count, noise, verdict, code) => {
    const assessment = assess(session(ratio, count, noise), pairs, policy, fullLook);
    expect(assessment.verdict).toBe(verdict);
    expect(codesOf(assessment)).toEqual([code]);
  });

  it('names how many runs are needed when there are too few', () => {
    const [reason] = assess(session(1.4, 3), pairs, policy, fullLook).reasons;
    expect(reason?.message).toContain('at least 5 are needed');
  });

  it('never passes with fewer runs than can decide, whatever their values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 2, maxLength: 8 }), all => {
        const half = Math.floor(all.length / 2);
        const runs = [
          ...placedRuns(
            'base',
            all.slice(0, half).map(value => measuredRun(value)),
          ),
          ...placedRuns(
            'candidate',
            all.slice(half, 2 * half).map(value => measuredRun(value)),
          ),
        ];
        expect(assess(runs, pairs, policy, fullLook).verdict).toBe('inconclusive');
      }),
    );
  });

  it('never calls a candidate a regression that is at least as fast in every pair', () => {
    const ratio = fc.double({ min: 0.3, max: 1, noNaN: true });
    const value = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, ratio), { minLength: 5, maxLength: 12 }), sides => {
        const runs = [
          ...placedRuns(
            'base',
            sides.map(([base]) => measuredRun(base)),
          ),
          ...placedRuns(
            'candidate',
            sides.map(([base, by]) => measuredRun(base * by)),
          ),
        ];
        expect(assess(runs, pairs, policy, fullLook).verdict).not.toBe('regression');
      }),
    );
  });

  it('does not depend on the unit of the values', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 3, noNaN: true }), fc.integer({ min: 1, max: 30 }), (ratio, scale) => {
        const scaled = (factor: number) => [
          ...placedRuns('base', noisyRuns(100 * factor, 7, 0.02, 5)),
          ...placedRuns('candidate', noisyRuns(100 * factor * ratio, 7, 0.02, 6)),
        ];
        const [one, other] = [1, scale].map(factor => assess(scaled(factor), pairs, policy, fullLook));
        expect(one?.verdict).toBe(other?.verdict);
        expect(one?.comparisons[0]?.shift).toBeCloseTo(other?.comparisons[0]?.shift ?? Number.NaN, 9);
      }),
    );
  });

  it('knows which way is worse: throughput that falls is a regression', () => {
    const throughput = { ...policy, primary: ['throughput'] as const };
    expect(assess(session(1.4, 5), pairs, throughput, fullLook).verdict).toBe('regression');
    expect(assess(session(0.7, 5), pairs, throughput, fullLook).verdict).toBe('pass');
  });

  it('prints the minimum detectable effect with every comparison, and none where the runs are too few', () => {
    const many = assess(session(1, 10), pairs, policy, fullLook).comparisons[0];
    expect(many?.minimumDetectable).toBeGreaterThan(0.05);
    expect(many?.minimumDetectable).toBeLessThan(0.1);
    const [reason] = assess(session(1, 3), pairs, policy, fullLook).reasons;
    expect(reason?.message).toContain('detectable from none');
  });

  it('pairs cancel a drift that hides the slowdown from unpaired runs', () => {
    const drift = Array.from({ length: 10 }, (_, i) => 10 * 1.3 ** i);
    const runs = [
      ...placedRuns(
        'base',
        drift.map(value => measuredRun(value)),
      ),
      ...placedRuns(
        'candidate',
        drift.map((value, i) => measuredRun(value * (1.1 + i / 1000))),
      ),
    ];
    const assessment = assess(runs, pairs, policy, fullLook);
    expect(assessment.verdict).toBe('regression');
    expect(assessment.comparisons[0]?.test).toBe('signed-rank');
  });

  it('takes Mann–Whitney while there are too few pairs for the signed-rank test', () => {
    expect(assess(session(1.4, 5), pairs, policy, fullLook).comparisons[0]?.test).toBe('mann-whitney');
  });

  it('tests several primary metrics by Holm: the smallest p at alpha over their number', () => {
    const two = { ...policy, primary: ['p50', 'throughput'] as const };
    const { comparisons } = assess(session(1.4, 6), pairs, two, fullLook);
    expect(
      comparisons
        .slice(0, 2)
        .map(one => one.alpha)
        .sort(),
    ).toEqual([0.005, 0.01]);
    expect(comparisons.slice(0, 2).map(one => one.finding)).toEqual(['regression', 'regression']);
    const nine = assess(session(1.4, 5), pairs, { ...policy, primary: ['p50', 'p90', 'p95'] }, fullLook);
    expect(codesOf(nine)).toEqual(['too-few-runs', 'too-few-runs', 'too-few-runs']);
  });
});

describe('values that are zero, tiny or constant', () => {
  const constant = (base: number, candidate: number, count = 5) => [
    ...placedRuns(
      'base',
      Array.from({ length: count }, () => measuredRun(base)),
    ),
    ...placedRuns(
      'candidate',
      Array.from({ length: count }, () => measuredRun(candidate)),
    ),
  ];

  it('constant and equal passes; constant and slower is a regression, without any division by zero', () => {
    expect(assess(constant(10, 10), pairs, policy, fullLook).verdict).toBe('pass');
    expect(assess(constant(10, 12), pairs, policy, fullLook).verdict).toBe('regression');
  });

  it('zeros are compared by difference against the floor', () => {
    const same = assess(constant(0, 0), pairs, policy, fullLook);
    expect(same.verdict).toBe('pass');
    expect(same.comparisons[0]?.scale).toBe('difference');
    expect(assess(constant(0, 1), pairs, policy, fullLook).verdict).toBe('regression');
    expect(assess(constant(0, 1), pairs, { ...policy, floor: 2 }, fullLook).verdict).toBe('pass');
  });

  it('a ratio below the floor does not count, however sure', () => {
    expect(assess(constant(0.1, 0.14), pairs, policy, fullLook).verdict).toBe('pass');
    expect(assess(constant(0.1, 0.14), pairs, { ...policy, floor: 0 }, fullLook).verdict).toBe('regression');
  });

  it('an error rate has no ratio', () => {
    const rates = (rate: number) => Array.from({ length: 5 }, () => measuredRun(10, { values: valuesAt(10, rate) }));
    const runs = [...placedRuns('base', rates(0)), ...placedRuns('candidate', rates(0.008))];
    const errors = { ...policy, primary: ['error-rate'] as const };
    expect(assess(runs, pairs, errors, fullLook).verdict).toBe('regression');
  });
});

describe('invalid runs and budgets', () => {
  it('an invalid run outranks everything and says which one it was', () => {
    const bad = invalid(
      codes.reason('load-tool-failed', 'k6 ended with exit code 107: the script threw an exception.'),
    );
    const runs = [...session(1.4, 5), { side: 'candidate' as const, pair: 6, run: bad }];
    const assessment = assess(runs, pairs, policy, fullLook);
    expect(assessment.verdict).toBe('invalid-run');
    expect(assessment.reasons[0]?.message).toMatch(/^candidate run 6: k6 ended with exit code 107/);
  });

  it('too many failed requests make a run invalid, on either side', () => {
    const failing = measuredRun(10, { values: valuesAt(10, 0.02) });
    const runs = [...placedRuns('base', [failing]), ...session(1, 5)];
    expect(codesOf(assess(runs, pairs, policy, fullLook))).toEqual(['run-with-errors']);
  });

  it('with a budget on errors, the candidate’s failures are judged by it instead', () => {
    const failing = Array.from({ length: 5 }, () => measuredRun(10, { values: valuesAt(10, 0.02) }));
    const budget = { metric: 'error-rate', bound: 'below', limit: 0.01 } as const;
    const runs = [...placedRuns('base', noisyRuns(10, 5, 0.01, 1)), ...placedRuns('candidate', failing)];
    const assessment = assess(runs, pairs, { ...policy, budgets: [budget] }, fullLook);
    expect(assessment.verdict).toBe('budget-exceeded');
  });

  it('an absolute budget blocks a release that is no slower than the base', () => {
    const budgets = [{ metric: 'p95', bound: 'below', limit: 15 }] as const;
    const assessment = assess(session(1, 5), pairs, { ...policy, budgets }, fullLook);
    expect(assessment.verdict).toBe('budget-exceeded');
    expect(codesOf(assessment)).toEqual(['slowdown-excluded', 'budget-crossed']);
  });

  it('a regression with a crossed budget stays a regression and says both', () => {
    const budgets = [{ metric: 'p95', bound: 'below', limit: 15 }] as const;
    const assessment = assess(session(1.4, 5), pairs, { ...policy, budgets }, fullLook);
    expect(assessment.verdict).toBe('regression');
    expect(codesOf(assessment)).toEqual(['slower-than-margin', 'budget-crossed']);
  });

  it('k6’s own thresholds count when most candidate runs crossed them', () => {
    const crossed = (count: number) =>
      Array.from({ length: 5 }, (_, i) =>
        measuredRun(10, { thresholdsCrossed: i < count ? ['http_req_duration: p(95)<10'] : [] }),
      );
    const verdict = (count: number) =>
      assess(placedRuns('candidate', crossed(count)), { kind: 'nothing-asked' }, policy, fullLook).verdict;
    expect(verdict(2)).toBe('pass');
    expect(verdict(3)).toBe('budget-exceeded');
  });
});

describe('without a base here', () => {
  const candidate = placedRuns('candidate', noisyRuns(10, 5, 0.01, 3));
  const now = {
    cpu: 'a',
    cores: 2,
    memoryGiB: 8,
    kernel: 'k',
    architecture: 'x64',
    node: 'v24',
    tool: 'k6 1',
    scenario: 's',
  };
  const stored = (p50: number, seed: number): BaselineEntry => ({
    commit: 'c',
    recordedAt: '2026-11-01T00:00:00Z',
    comparability: now,
    runs: noisyRuns(p50, 5, 0.01, seed).map(run => run.values),
  });

  it('no baseline is its own verdict, never a pass', () => {
    const assessment = assess(candidate, { kind: 'missing' }, policy, fullLook);
    expect(assessment.verdict).toBe('no-baseline');
    expect(assessment.reasons[0]?.message).toContain('NOT checked');
  });

  it('budgets still count without a baseline', () => {
    const budgets = [{ metric: 'p50', bound: 'below', limit: 5 }] as const;
    expect(assess(candidate, { kind: 'missing' }, { ...policy, budgets }, fullLook).verdict).toBe('budget-exceeded');
  });

  it('a baseline of another machine is incomparable and says what differs', () => {
    const against = { kind: 'incomparable', differences: ['CPU model: "a" then, "b" now'] } as const;
    const assessment = assess(candidate, against, policy, fullLook);
    expect(assessment.verdict).toBe('incomparable');
    expect(assessment.reasons[0]?.message).toContain('CPU model: "a" then, "b" now');
  });

  it('stored sessions on the same machine give a pass or a regression', () => {
    const against = { kind: 'baseline', sessions: [stored(10, 11), stored(10, 12)] } as const;
    expect(assess(candidate, against, policy, fullLook).verdict).toBe('pass');
    const slow = placedRuns('candidate', noisyRuns(14, 5, 0.01, 3));
    expect(assess(slow, against, policy, fullLook).verdict).toBe('regression');
  });

  it('what the sessions already differ by from one another is not called a regression', () => {
    const slow = placedRuns('candidate', noisyRuns(13, 5, 0.01, 3));
    const steady = [10, 10.1, 9.9, 10.2].map((p50, i) => stored(p50, 20 + i));
    expect(assess(slow, { kind: 'baseline', sessions: steady }, policy, fullLook).verdict).toBe('regression');
    const drifting = [8, 9.5, 10, 11.5].map((p50, i) => stored(p50, 20 + i));
    const assessment = assess(slow, { kind: 'baseline', sessions: drifting }, policy, fullLook);
    expect(assessment.verdict).toBe('inconclusive');
    expect(codesOf(assessment)).toEqual(['within-session-drift']);
  });
});

describe('noise', () => {
  it('says whether this machine could have shown a slowdown of a given size', () => {
    const quiet = decisive(assess(session(1, 5, 0.01), pairs, policy, fullLook).comparisons);
    const loud = decisive(assess(session(1, 5, 0.4), pairs, policy, fullLook).comparisons.slice(0, 1));
    if (quiet === undefined || loud === undefined) throw new Error('nothing compared');
    expect(quietEnoughFor(quiet, 0.4).quietEnough).toBe(true);
    expect(quietEnoughFor(loud, 0.4)).toMatchObject({ quietEnough: false });
    expect(quietEnoughFor(loud, 0.4).sentence).toContain('too noisy to show one of 40 %');
  });

  it('is reported by side and metric', () => {
    const table = noiseTable(session(1, 9, 0.05));
    expect(table.base.p50).toBeGreaterThan(0.01);
    expect(table.candidate.p50).toBeLessThan(0.15);
    expect(noiseTable([]).base.p50).toBeNull();
  });
});

describe('fewestRuns', () => {
  it.each([
    [0.01, 1, 5],
    [0.01, 2, 5],
    [0.01, 3, 6],
    [0.01, 9, 6],
    [0.01, 34, 7],
    [0.05, 1, 3],
  ])('alpha %d over %i metrics needs %i', (alpha, metrics, runs) => {
    expect(fewestRuns(alpha, metrics)).toBe(runs);
  });
});
