import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CounterSource } from '../../../src/adapters/probing/counters.ts';
import { measure } from '../../../src/adapters/probing/measure.ts';
import type { Ask, Asked, Prober } from '../../../src/adapters/probing/prober.ts';
import { CancelledError } from '../../../src/core/errors.ts';
import type { Plan } from '../../../src/domain/verification/objectives.ts';
import { FakeClock, RecordingLog } from '../../support/fakes.ts';
import { objectives, probesOf } from '../../support/plan.ts';

const plan = (over: Partial<Plan> = {}): Plan => {
  return {
    probes: probesOf(['GET /a 200', 'GET /b 200']),
    objectives,
    rate: 50,
    durationMs: 20_000,
    probeTimeoutMs: 1000,
    maxInFlight: 8,
    ...over,
  };
};

const answer = (status: number): Asked => ({ result: { kind: 'answer', status, headers: {}, body: '' }, retries: 0 });

const fakeProber = (reply: (ask: Ask, index: number) => Promise<Asked> | Asked): Prober & { readonly asks: Ask[] } => {
  const asks: Ask[] = [];
  return {
    asks,
    ask: async ask => {
      asks.push(ask);
      return await reply(ask, asks.length - 1);
    },
    close: () => undefined,
  };
};

const deps = (prober: Prober, over: { counters?: CounterSource; signal?: AbortSignal; clock?: FakeClock } = {}) => ({
  prober,
  clock: over.clock ?? new FakeClock(),
  log: new RecordingLog(),
  counters: over.counters ?? null,
  signal: over.signal ?? new AbortController().signal,
});

describe('measuring', () => {
  test('sends exactly rate × duration requests, every probe over fresh and kept connections', async () => {
    const prober = fakeProber(() => answer(200));
    const report = await measure('http://127.0.0.1:1/', plan(), deps(prober));
    expect(report).toMatchObject({ verdict: 'pass', endedEarly: false, detectionMs: null });
    expect(prober.asks).toHaveLength(1000);
    expect(prober.asks.slice(0, 5).map(ask => `${ask.url} ${ask.connection}`)).toEqual([
      'http://127.0.0.1:1/a fresh',
      'http://127.0.0.1:1/b fresh',
      'http://127.0.0.1:1/a pooled',
      'http://127.0.0.1:1/b pooled',
      'http://127.0.0.1:1/a fresh',
    ]);
    expect(report.connections.fresh.samples).toBe(500);
  });

  test('ends as soon as a fault is certain, and says after how long', async () => {
    const report = await measure(
      'http://x',
      plan(),
      deps(fakeProber((_ask, index) => answer(index < 100 ? 200 : 500))),
    );
    expect(report).toMatchObject({ verdict: 'fail', endedEarly: true });
    expect(report.detectionMs).toBeGreaterThan(2000);
    expect(report.detectionMs).toBeLessThan(4000);
  });

  test('gives up after ten seconds of silence, with the verdict error', async () => {
    const refused = { result: { kind: 'fault', fault: 'connection-refused', detail: '' }, retries: 0 } as const;
    const report = await measure('http://x', plan(), deps(fakeProber(() => refused)));
    expect(report).toMatchObject({ verdict: 'error', endedEarly: true });
    expect(Math.round(report.ranMs / 100)).toBe(100);
  });

  test('never has more requests under way than allowed, and counts the wait as latency', async () => {
    const clock = new FakeClock();
    let [open, most] = [0, 0];
    const waiting: (() => void)[] = [];
    const prober = fakeProber(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise<void>(resolve => waiting.push(resolve));
      open -= 1;
      return answer(200);
    });
    // The service answers one request every 100 ms while 50 a second are meant to be sent.
    const slow = {
      ...deps(prober, { clock }),
      clock: {
        now: () => clock.now(),
        monotonic: () => clock.monotonic(),
        sleep: async (ms: number) => {
          await clock.sleep(ms);
          if (clock.monotonic() % 100 < ms) waiting.shift()?.();
          await Promise.resolve();
        },
      },
    };
    const running = measure('http://x', plan({ durationMs: 2000 }), slow);
    const drained = setInterval(() => waiting.shift()?.(), 1);
    const report = await running;
    clearInterval(drained);
    expect(most).toBe(8);
    expect(report.load.notSent).toBeGreaterThan(0);
    expect(report.load.sent + report.load.notSent).toBe(100);
  });

  test('never sends more than rate × duration, whatever they are', async () => {
    const rates = fc.integer({ min: 1, max: 1000 });
    const durations = fc.integer({ min: 1000, max: 4000 });
    await fc.assert(
      fc.asyncProperty(rates, durations, async (rate, durationMs) => {
        const prober = fakeProber(() => answer(200));
        const report = await measure('http://x', plan({ rate, durationMs, maxInFlight: 1000 }), deps(prober));
        expect(prober.asks.length).toBe(report.load.sent);
        expect(report.load.sent + report.load.notSent).toBe(Math.ceil((rate * durationMs) / 1000));
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  test('a machine of ours that stands still now and then is not held against the release', async () => {
    const clock = new FakeClock();
    let sleeps = 0;
    const stalling = {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      sleep: async (ms: number) => {
        sleeps += 1;
        // What was answered before we slept is taken in before time goes on.
        await new Promise(resolve => setImmediate(resolve));
        await clock.sleep(sleeps % 20 === 0 ? ms + 400 : ms);
      },
    };
    const held = plan({ objectives: { ...plan().objectives, maxP99Ms: 100 } });
    const report = await measure('http://x', held, { ...deps(fakeProber(() => answer(200))), clock: stalling });
    expect(report.verdict).toBe('inconclusive');
    expect(report.reasons.map(reason => reason.code)).toContain('prober-overloaded');
    expect(report.latency[0]).toMatchObject({ slower: 0, above: false });
  });

  test('a body too large to tell is neither held against the release nor passed', async () => {
    const large = (status: number): Asked => ({
      result: { kind: 'answer', status, headers: {}, body: '{"rows":[', truncated: true },
      retries: 0,
    });
    const probes = probesOf(['GET /a 200', '{"path":"/rows","json":{"$.status":"ok"}}']);
    const prober = fakeProber(() => large(200));
    const report = await measure('http://x', plan({ probes }), deps(prober));
    expect(report.verdict).toBe('inconclusive');
    expect(report.reasons).toContainEqual({
      code: 'body-too-large',
      message:
        'bodies of answers (our probes): GET /rows: 500 of 500 answers are over 1 MiB, and their beginning does not tell json $.status.',
      next: expect.stringContaining('shorter answer'),
    });
    expect(report.errorRates[0]).toMatchObject({ samples: 1000, failed: 0 });
    const failing = await measure('http://x', plan({ probes }), deps(fakeProber(() => large(500))));
    expect(failing.verdict).toBe('fail');
    expect(failing.reasons.map(reason => reason.code)).not.toContain('body-too-large');
  });

  test('a cancelled run rejects with the cancellation and reports nothing', async () => {
    const controller = new AbortController();
    const prober = fakeProber((_ask, index) => {
      if (index === 10) controller.abort(new CancelledError('SIGINT'));
      return answer(200);
    });
    await expect(measure('http://x', plan(), deps(prober, { signal: controller.signal }))).rejects.toThrow(
      CancelledError,
    );
  });

  test('other clients are what the proxy counted less our own requests', async () => {
    const prober = fakeProber(() => answer(200));
    let reads = 0;
    const counters: CounterSource = {
      name: 'proxy',
      read: async () => {
        reads += 1;
        return { requests: 1000 * (reads - 1) + prober.asks.length, failed: 0 };
      },
    };
    const report = await measure('http://x', plan(), deps(prober, { counters }));
    const others = report.errorRates.find(rate => rate.source === 'proxy');
    expect(others).toMatchObject({ failed: 0, within: true });
    expect(others?.samples).toBe(1000 * (reads - 1));
  });

  test('counters that cannot be read are said, and the verdict stands on the probes', async () => {
    const counters: CounterSource = {
      name: 'proxy',
      read: async () => {
        throw new Error('gone');
      },
    };
    const report = await measure(
      'http://x',
      plan(),
      deps(
        fakeProber(() => answer(200)),
        { counters },
      ),
    );
    expect(report.verdict).toBe('pass');
    expect(report.reasons.map(reason => reason.code)).toContain('counters-unavailable');
  });
});
