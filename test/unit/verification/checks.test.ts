import { describe, expect, test } from 'vitest';
import { measure } from '../../../src/adapters/probing/measure.ts';
import type { Asked, Prober } from '../../../src/adapters/probing/prober.ts';
import type { Check, CheckReport, Look } from '../../../src/domain/verification/check.ts';
import { FakeClock, RecordingLog } from '../../support/fakes.ts';
import { objectives, probesOf } from '../../support/plan.ts';

const plan = {
  probes: probesOf(['GET / 200']),
  objectives,
  rate: 50,
  durationMs: 10_000,
  probeTimeoutMs: 1000,
  maxInFlight: 10,
};

const answering = (result: Asked['result']): Prober => ({
  ask: async () => ({ result, retries: 0 }),
  close: () => undefined,
});
const well = answering({ kind: 'answer', status: 200, headers: {}, body: '' });
const silent = answering({ kind: 'fault', fault: 'connection-refused', detail: 'nobody' });

const says = (verdict: CheckReport['verdict'], over: Partial<CheckReport> = {}): CheckReport => ({
  name: 'restarts',
  source: 'pods',
  query: null,
  window: null,
  samples: 1,
  value: 1,
  unit: '',
  objective: '0',
  verdict,
  code: verdict === 'pass' ? null : 'check-failed-to-run',
  what: `it said ${verdict}`,
  next: verdict === 'pass' ? '' : 'look',
  required: true,
  ...over,
});

const check = (look: (at: Look) => CheckReport | Promise<CheckReport>, over: Partial<Check> = {}): Check => ({
  name: 'restarts',
  source: 'pods',
  required: true,
  patienceMs: 1000,
  look: async at => await look(at),
  ...over,
});

const judged = async (checks: readonly Check[], prober = well) =>
  await measure('http://x', plan, {
    prober,
    clock: new FakeClock(),
    log: new RecordingLog(),
    counters: null,
    checks,
    signal: new AbortController().signal,
  });

describe('a check beside the probes', () => {
  test('what it says while probes run is asked again; the last word counts', async () => {
    const looks: boolean[] = [];
    const report = await judged([
      check(({ last }) => {
        looks.push(last);
        return says(last ? 'pass' : 'inconclusive');
      }),
    ]);
    expect(report.verdict).toBe('pass');
    expect(looks.length).toBeGreaterThan(5);
    expect(looks.filter(last => last)).toHaveLength(1);
  });

  test('a failure ends the verification at once, however well the probes do, and stays', async () => {
    const report = await judged([check(({ elapsedMs }) => says(elapsedMs >= 3000 ? 'fail' : 'pass'))]);
    expect(report.verdict).toBe('fail');
    expect(report.endedEarly).toBe(true);
    expect(report.detectionMs).toBeLessThan(5000);
    expect(report.reasons[0]?.message).toContain('restarts (pods): it said fail');
  });

  test('a fault that probes made certain is explained by what a last glance shows, and waits no longer for it', async () => {
    const failing = answering({ kind: 'answer', status: 500, headers: {}, body: '' });
    const slow = check(async () => await new Promise(() => undefined), { factual: true });
    // Certain before the first second, and so before any look.
    const report = await judged([check(() => says('fail'), { factual: true }), slow], failing);
    expect(report.detectionMs).toBeLessThan(1000);
    expect(report.reasons.map(reason => reason.message)).toContain('restarts (pods): it said fail');
  });

  test('its failure is a failure even if no probe is answered', async () => {
    expect((await judged([check(() => says('fail'))], silent)).verdict).toBe('fail');
  });

  test.each([
    ['inconclusive', 'inconclusive'],
    ['error', 'error'],
  ] as const)('%s is never a pass, unless the check is not required: then it is said', async (verdict, expected) => {
    expect((await judged([check(() => says(verdict))])).verdict).toBe(expected);
    const report = await judged([check(() => says(verdict, { required: false }))]);
    expect(report.verdict).toBe('pass');
    expect(report.reasons.map(reason => reason.message)).toContain(`restarts (pods): it said ${verdict}`);
  });

  test('one that throws is an error that names what was thrown', async () => {
    const report = await judged([
      check(() => {
        throw new Error('no such series');
      }),
    ]);
    expect(report.verdict).toBe('error');
    expect(report.reasons[0]).toMatchObject({ code: 'check-failed-to-run' });
    expect(report.reasons[0]?.message).toContain('no such series');
  });

  test('one that never answers ends as an error after its patience', async () => {
    const report = await judged([check(async () => await new Promise(() => undefined), { patienceMs: 20 })]);
    expect(report.verdict).toBe('error');
    expect(report.reasons[0]).toMatchObject({ code: 'check-timed-out' });
  });

  test('it is told its share of the false alarms, and closed whatever happens', async () => {
    const told: number[] = [];
    let closed = 0;
    const counting = check(() => says('pass'), {
      begin: async ({ alpha }) => void told.push(alpha),
      close: async () => {
        closed += 1;
      },
    });
    const report = await judged([counting, counting]);
    expect(closed).toBe(2);
    // Half of the whole is for all requests together.
    expect(told).toEqual([report.falseAlarm / 4, report.falseAlarm / 4]);
  });
});
