import { describe, expect, test } from 'vitest';
import type { Asker } from '../../../src/adapters/probing/asker.ts';
import { Generator } from '../../../src/adapters/probing/generator.ts';
import type { Asked } from '../../../src/adapters/probing/way.ts';
import { judge } from '../../../src/domain/verification/judge.ts';
import type { Plan } from '../../../src/domain/verification/objectives.ts';
import type { Handshake, Sample } from '../../../src/domain/verification/samples.ts';
import { FakeClock } from '../../support/fakes.ts';
import { objectives, probesOf } from '../../support/plan.ts';

const plan = (lines: readonly string[], durationMs = 20_000): Plan => {
  return {
    probes: probesOf(lines),
    objectives: { ...objectives, maxP99Ms: 100, releaseId: 'r1', releaseHeaderRequired: true },
    rate: 50,
    durationMs,
    probeTimeoutMs: 1000,
    maxInFlight: 8,
  };
};

const page: Asked = {
  result: { kind: 'answer', status: 200, headers: { 'x-prod-actions-release': 'r1' }, body: '' },
  retries: 0,
};
const handshake = (daysLeft: number): Asked => {
  const result: Handshake = {
    kind: 'tls',
    protocol: 'TLSv1.3',
    untrusted: null,
    otherName: null,
    daysLeft,
    validTo: '2027-01-01T00:00:00.000Z',
    issuer: 'Test',
  };
  return { result, retries: 0, requests: 0 };
};

/** Runs the schedule on a clock of its own; a seldom probe takes `slowMs`. */
const run = async (made: Plan, ask: (probe: number, index: number) => Asked, slowMs = 0) => {
  const clock = new FakeClock();
  const samples: Sample[] = [];
  const verdict = judge(made, null);
  let asks = 0;
  const asker: Asker = {
    ask: async probe => {
      asks += 1;
      if (made.probes[probe]?.kind !== 'http' && slowMs > 0) clock.advance(slowMs);
      return ask(probe, asks);
    },
    close: () => undefined,
  };
  const generator = new Generator({
    plan: made,
    asker,
    clock,
    stop: new AbortController().signal,
    onSample: sample => {
      samples.push(sample);
      verdict.add(sample);
    },
  });
  for (let wait = generator.tick(); generator.elapsed() < made.durationMs; wait = generator.tick()) {
    await clock.sleep(Math.max(1, Math.min(wait, 20)));
    await new Promise<void>(resolve => setImmediate(resolve));
    if (verdict.certain().length > 0) break;
  }
  const endedAt = generator.elapsed();
  await generator.finish();
  verdict.completeUntil(Number.POSITIVE_INFINITY);
  const of = (probe: number): readonly Sample[] => samples.filter(sample => sample.probe === probe);
  return { samples, of, endedAt, findings: verdict.conclude() };
};

describe('probes with a schedule of their own', () => {
  test('are sent beside the rate, and change neither it nor what it measures', async () => {
    const { of, findings } = await run(plan(['GET / 200', 'TLS a.test every=5s']), probe =>
      probe === 0 ? page : handshake(90),
    );
    expect(of(0)).toHaveLength(1000);
    expect(of(0).map(sample => sample.at)).toEqual(Array.from({ length: 1000 }, (_, at) => at * 20));
    expect(of(1).map(sample => sample.at)).toEqual([0, 5000, 10_000, 15_000]);
    expect(findings).toMatchObject({ verdict: 'pass', answered: 1000 });
    expect(findings.errorRates.map(rate => [rate.what, rate.samples])).toEqual([
      ['all probes', 1000],
      ['GET /', 1000],
      ['TLS a.test:443', 4],
    ]);
    expect(findings.latency[0]?.samples).toBe(1000);
    expect(findings.facts).toEqual([
      { probe: 'TLS a.test:443', what: 'TLSv1.3, certificate of Test ends 2027-01-01, in 90 days' },
    ]);
  });

  test('a certificate near its end is certain within a second, under its own code', async () => {
    const { endedAt, findings } = await run(plan(['GET / 200', 'TLS a.test']), probe =>
      probe === 0 ? page : handshake(3),
    );
    expect(endedAt).toBeLessThan(1000);
    expect(findings.verdict).toBe('fail');
    expect(findings.reasons.map(reason => reason.code)).toEqual(['certificate-expiring']);
    expect(findings.reasons[0]?.message).toContain('in 3 days; 14 are asked for');
  });

  test('one bad answer is asked again at once, and is no fault when it was chance', async () => {
    let bad = 1;
    const { of, findings } = await run(plan(['GET / 200', 'TLS a.test']), probe => {
      if (probe === 0) return page;
      bad -= 1;
      return bad === 0 ? handshake(-1) : handshake(90);
    });
    expect(of(1)[2]?.at).toBeLessThan(300);
    expect(of(1)).toHaveLength(11 + 3);
    expect(findings.verdict).toBe('pass');
  });

  test('a bad answer at the very end is settled behind it', async () => {
    const { of, findings } = await run(plan(['GET / 200', 'TLS a.test every=19900ms'], 20_000), (probe, index) =>
      probe === 0 ? page : handshake(index > 100 ? 1 : 90),
    );
    expect(of(1).length).toBeGreaterThan(5);
    expect(findings.verdict).toBe('fail');
    expect(findings.reasons.map(reason => reason.code)).toEqual(['certificate-expiring']);
  });

  test('that nothing but names resolve is no answer of the release', async () => {
    const refused: Asked = { result: { kind: 'fault', fault: 'connection-refused', detail: 'x' }, retries: 0 };
    const { findings } = await run(plan(['GET / 200', 'DNS a.test'], 2000), probe =>
      probe === 0 ? refused : { result: { kind: 'dns', records: ['192.0.2.1'] }, retries: 0, requests: 0 },
    );
    expect(findings.verdict).toBe('error');
    expect(findings.reasons.map(reason => reason.code)).toEqual(['nothing-answered', 'connection-refused']);
  });

  test('alone they are all there is to judge', async () => {
    const { findings } = await run(plan(['TLS a.test every=100ms'], 40_000), () => handshake(90));
    expect(findings.errorRates[0]?.samples).toBeGreaterThanOrEqual(299);
    expect(findings.verdict).not.toBe('error');
  });

  test('a burst is sent once, behind all others', async () => {
    const limited: Asked = { result: { kind: 'answer', status: 429, headers: {}, body: '' }, retries: 0, requests: 9 };
    const { samples, findings } = await run(plan(['GET / 200', 'GET /api 429 burst=20']), probe =>
      probe === 0 ? page : limited,
    );
    expect(samples.filter(sample => sample.probe === 1)).toHaveLength(1);
    expect(samples.at(-1)?.probe).toBe(1);
    expect(findings.verdict).toBe('pass');
  });

  test('what comes from before the release need not name it', async () => {
    const denied: Asked = { result: { kind: 'answer', status: 401, headers: {}, body: '' }, retries: 0 };
    const { findings } = await run(plan(['GET / 200', 'GET /admin 401']), probe => (probe === 0 ? page : denied));
    expect(findings.verdict).toBe('pass');
    expect(findings.identity).toMatchObject({ right: 500, unnamed: 0 });
  });
});
