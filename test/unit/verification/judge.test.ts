import { describe, expect, test } from 'vitest';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import { randomSource } from '../../../src/domain/statistics/random.ts';
import { judge } from '../../../src/domain/verification/judge.ts';
import type { Objectives, Plan } from '../../../src/domain/verification/objectives.ts';
import type { Findings } from '../../../src/domain/verification/report.ts';
import type { FaultKind, Sample } from '../../../src/domain/verification/samples.ts';
import { objectives, probesOf } from '../../support/plan.ts';

const planWith = (over: Partial<Objectives> = {}, lines: readonly string[] = ['GET / 200']): Plan => {
  return {
    probes: probesOf(lines),
    objectives: { ...objectives, ...over },
    rate: 100,
    durationMs: 30_000,
    probeTimeoutMs: 1000,
    maxInFlight: 10,
  };
};

interface Given {
  readonly status?: number;
  readonly release?: string;
  readonly fault?: FaultKind;
  readonly latencyMs?: number;
  readonly lateMs?: number;
}

const sample = (index: number, given: Given, probes = 1): Sample => ({
  probe: index % probes,
  connection: index % 2 === 0 ? 'fresh' : 'pooled',
  at: index * 10,
  latencyMs: given.latencyMs ?? 5,
  lateMs: given.lateMs ?? 0,
  retries: 0,
  result:
    given.fault === undefined
      ? {
          kind: 'answer',
          status: given.status ?? 200,
          headers: given.release === undefined ? {} : { [releaseHeader]: given.release },
          body: '',
        }
      : { kind: 'fault', fault: given.fault, detail: '' },
});

const findings = (plan: Plan, count: number, each: (index: number) => Given): Findings => {
  const one = judge(plan, null);
  for (let index = 0; index < count; index += 1) one.add(sample(index, each(index), plan.probes.length));
  one.completeUntil(Number.POSITIVE_INFINITY);
  return one.conclude();
};

const codesOf = ({ reasons }: Findings): readonly string[] => reasons.map(reason => reason.code);

describe('the verdict', () => {
  test('passes when enough answers show that the objective is met', () => {
    const found = findings(planWith({ releaseId: 'r1' }), 400, () => ({ release: 'r1' }));
    expect(found).toMatchObject({ verdict: 'pass', reasons: [], answered: 400 });
  });

  test('is inconclusive with one answer less than needed, however good they are', () => {
    expect(findings(planWith(), 298, () => ({}))).toMatchObject({ verdict: 'inconclusive', samplesNeeded: 299 });
    expect(codesOf(findings(planWith(), 298, () => ({})))).toContain('too-few-samples');
    expect(findings(planWith(), 299, () => ({})).verdict).toBe('pass');
  });

  test('is inconclusive when the failures leave the objective open', () => {
    const found = findings(planWith(), 400, index => (index % 100 === 0 ? { status: 500 } : {}));
    expect(found.verdict).toBe('inconclusive');
    expect(codesOf(found)).toContain('error-rate-not-shown');
  });

  test('with min-samples passes on fewer answers, and says which rise could have gone unseen', () => {
    const found = findings(planWith({ minSamples: 50 }), 60, () => ({}));
    expect(found.verdict).toBe('pass');
    expect(found.reasons.map(reason => reason.message).join()).toMatch(
      /With 60 requests a rise of less than \d+\.\d points/,
    );
  });

  test('with min-samples does not pass on a rate above the objective', () => {
    const found = findings(planWith({ minSamples: 50 }), 60, index => (index === 7 ? { status: 500 } : {}));
    expect(found.verdict).toBe('inconclusive');
  });

  test('fails on a rate above the objective, and names what failed', () => {
    const found = findings(planWith(), 400, index => (index % 20 === 0 ? { status: 503 } : {}));
    expect(found.verdict).toBe('fail');
    expect(found.reasons[0]?.code).toBe('error-rate-above-objective');
    expect(found.reasons[0]?.message).toContain('20 × unexpected-status');
  });

  test('fails on the one probe that always fails, although the health check is well', () => {
    const plan = planWith({ maxErrorRate: 0.3 }, ['GET /healthz 200', 'GET /a 200', 'GET /b 200', 'GET /c 200']);
    const found = findings(plan, 400, index => (index % 4 === 3 ? { status: 500 } : {}));
    expect(found.verdict).toBe('fail');
    expect(codesOf(found)).toContain('probe-failing');
    expect(found.reasons.map(reason => reason.message).join()).toContain('GET /c');
  });

  test.each(['connection-refused', 'connection-cut', 'tls-failed', 'probe-timeout', 'name-not-resolved'] as const)(
    'is an error, not a failure, when nothing answered: %s',
    fault => {
      const found = findings(planWith(), 400, () => ({ fault }));
      expect(found.verdict).toBe('error');
      expect(codesOf(found)).toEqual(['nothing-answered', fault]);
    },
  );

  test('is an error when no probe was sent', () => {
    expect(findings(planWith(), 0, () => ({}))).toMatchObject({ verdict: 'error', answered: 0 });
  });

  test('does not pass while one probe is far above the objective, though all together are within', () => {
    const lines = Array.from({ length: 10 }, (_, at) => `GET /${at} 200`);
    const found = findings(planWith({}, lines), 3000, index => (index % 370 === 0 ? { status: 500 } : {}));
    expect([found.verdict, ...codesOf(found)]).toEqual(['inconclusive', 'error-rate-suspect', 'identity-not-checked']);
    expect(found.reasons[0]?.message).toContain('GET /0');
    expect(findings(planWith({}, lines), 3000, index => (index === 0 ? { status: 500 } : {})).verdict).toBe('pass');
  });

  test('passes although one of a few requests of other clients failed', () => {
    const one = judge(planWith(), 'proxy');
    for (let index = 0; index < 600; index += 1) one.add(sample(index, {}));
    one.addCounters({ source: 'proxy', requests: 4, failed: 1, inFlight: 0 });
    expect(one.conclude().verdict).toBe('pass');
  });

  test('takes the exact look of other clients only at the end, also while nobody answers us', () => {
    const one = judge(planWith(), 'proxy');
    for (let index = 0; index < 100; index += 1) one.add(sample(index, { fault: 'connection-refused' }));
    one.addCounters({ source: 'proxy', requests: 150, failed: 9, inFlight: 0 });
    expect([one.certain(), one.conclude().verdict]).toEqual([[], 'fail']);
  });

  test('fails on what other clients meet, though none of our own requests is answered', () => {
    const one = judge(planWith(), 'proxy');
    for (let index = 0; index < 100; index += 1) one.add(sample(index, { fault: 'probe-timeout' }));
    expect(one.certain()).toEqual([]);
    one.addCounters({ source: 'proxy', requests: 2000, failed: 2000, inFlight: 0 });
    expect(one.certain().map(({ code }) => code)).toContain('error-rate-above-objective');
    expect(one.conclude().verdict).toBe('fail');
  });

  test('counts refused connections as failures once something has answered', () => {
    const found = findings(planWith(), 400, index => (index % 2 === 0 ? {} : { fault: 'connection-refused' }));
    expect(found.verdict).toBe('fail');
  });
});

describe('which release answered', () => {
  test('fails when another release answers', () => {
    const found = findings(planWith({ releaseId: 'r2' }), 400, () => ({ release: 'r1' }));
    expect(found.verdict).toBe('fail');
    expect(codesOf(found)).toEqual(['wrong-release']);
    expect(found.identity).toMatchObject({ right: 0, wrong: { r1: 400 } });
  });

  test('is inconclusive after a single stray answer', () => {
    const found = findings(planWith({ releaseId: 'r2' }), 5000, index => ({ release: index === 4000 ? 'r1' : 'r2' }));
    expect(found.verdict).toBe('inconclusive');
    expect(codesOf(found)).toEqual(['other-release-seen']);
  });

  test('says that identity was not checked when no answer named its release', () => {
    const found = findings(planWith({ releaseId: 'r2' }), 400, () => ({}));
    expect(found.verdict).toBe('pass');
    expect(codesOf(found)).toEqual(['identity-not-checked']);
  });

  test('strict makes what could not be checked inconclusive', () => {
    expect(findings(planWith({ releaseId: 'r2', strict: true }), 400, () => ({})).verdict).toBe('inconclusive');
    expect(findings(planWith({ strict: true }), 400, () => ({})).verdict).toBe('inconclusive');
  });

  test('fails when the header that was seen before is missing', () => {
    const found = findings(planWith({ releaseId: 'r2', releaseHeaderRequired: true }), 400, () => ({}));
    expect(found.verdict).toBe('fail');
    expect(codesOf(found)).toEqual(['release-header-missing']);
  });

  test('a 5xx without the header may come from in between: it is a failure, and no other release', () => {
    const plan = planWith({ releaseId: 'r2', releaseHeaderRequired: true });
    const found = findings(plan, 400, index => (index % 5 === 0 ? { status: 502 } : { release: 'r2' }));
    expect(codesOf(found)).toEqual(['error-rate-above-objective']);
  });
});

describe('latency', () => {
  test('passes under, fails over the objective', () => {
    const plan = planWith({ maxP95Ms: 100, maxP99Ms: 200 });
    expect(findings(plan, 3000, () => ({ latencyMs: 50 })).verdict).toBe('pass');
    const slow = findings(plan, 3000, index => ({ latencyMs: index % 10 === 0 ? 400 : 50 }));
    expect(slow.verdict).toBe('fail');
    expect(codesOf(slow)).toContain('latency-above-objective');
  });

  test('blames nobody when our own machine sent late', () => {
    const plan = planWith({ maxP99Ms: 200 });
    const found = findings(plan, 3000, index => (index % 5 === 0 ? { latencyMs: 400, lateMs: 350 } : {}));
    expect(found.verdict).toBe('inconclusive');
    expect(codesOf(found)).toContain('prober-overloaded');
  });

  test('blames the release for what is slow even without the time our machine lost', () => {
    const plan = planWith({ maxP99Ms: 200 });
    const found = findings(plan, 3000, index => (index % 5 === 0 ? { latencyMs: 400, lateMs: 100 } : {}));
    expect(codesOf(found)).toContain('latency-above-objective');
  });

  test('a connection that timed out is slow as well', () => {
    const found = findings(planWith({ maxP99Ms: 200, maxErrorRate: 0.5 }), 3000, index =>
      index % 10 === 0 ? { fault: 'probe-timeout', latencyMs: 1000 } : {},
    );
    expect(codesOf(found)).toContain('latency-above-objective');
  });
});

describe('counters of the target', () => {
  test('fail the release on what other clients met, and say who counted', () => {
    const one = judge(planWith(), 'proxy');
    for (let index = 0; index < 400; index += 1) one.add(sample(index, {}));
    one.addCounters({ source: 'proxy', requests: 5000, failed: 200 });
    expect(
      one
        .certain()
        .map(reason => reason.message)
        .join(),
    ).toContain('counted by the proxy');
    expect(one.conclude().verdict).toBe('fail');
  });
});

describe('the moment a fault is certain', () => {
  test('comes early for a broken release, and never for a silent one', () => {
    const broken = judge(planWith(), null);
    for (let index = 0; index < 10; index += 1) broken.add(sample(index, { status: 500 }));
    expect(broken.certain()).not.toEqual([]);
    const silent = judge(planWith(), null);
    for (let index = 0; index < 100; index += 1) silent.add(sample(index, { fault: 'connection-refused' }));
    expect(silent.certain()).toEqual([]);
  });

  // Everything is judged at once (four probes, identity, two latencies, counters), looked at all along and at the end.
  test('a release exactly at every objective is almost never called bad', () => {
    const random = randomSource(5);
    const lines = ['GET /a 200', 'GET /b 200', 'GET /c 200', 'GET /d 200'];
    const plan = planWith({ maxP95Ms: 100, maxP99Ms: 200, releaseId: 'r1' }, lines);
    const latency = (draw: number): number => (draw < 0.01 ? 300 : draw < 0.05 ? 150 : 20);
    const status = (draw: number): number => (draw < 0.01 ? 500 : 200);
    const calledBad = (): boolean => {
      const one = judge(plan, 'proxy');
      for (let index = 0; index < 1200; index += 1) {
        const given = { latencyMs: latency(random()), release: 'r1', status: status(random()) };
        one.add({ ...sample(index, given, 4), at: index * 25 });
        one.completeUntil(index * 25);
        one.addCounters({ source: 'proxy', requests: 1, failed: status(random()) === 500 ? 1 : 0 });
      }
      return one.certain().length > 0 || one.conclude().verdict === 'fail';
    };
    expect(Array.from({ length: 150 }, calledBad).filter(bad => bad).length).toBeLessThanOrEqual(1);
  });
});
