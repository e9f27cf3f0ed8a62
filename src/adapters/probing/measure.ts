import type { Clock, Log } from '../../core/ports.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { codes } from '../../domain/verification/codes.ts';
import { judge } from '../../domain/verification/judge.ts';
import type { Plan } from '../../domain/verification/objectives.ts';
import type { VerificationReport } from '../../domain/verification/report.ts';
import { type CounterSource, CounterWatch } from './counters.ts';
import { Generator } from './generator.ts';
import type { Prober } from './prober.ts';

export interface MeasureDeps {
  readonly prober: Prober;
  readonly clock: Clock;
  readonly log: Log;
  readonly counters: CounterSource | null;
  readonly signal: AbortSignal;
}

/** How often we look whether a fault is certain. */
const lookEveryMs = 100;
/** We wake at least so often, to notice when our own machine stands still. */
const wakeEveryMs = 20;
const readCountersEveryMs = 1000;
const sayEveryMs = 10_000;
/** When nothing at all has answered for so long, nothing will be learnt by going on. */
const silenceMs = 10_000;

/** Runs `task` at most once every `ms`. */
const every = (ms: number, task: () => void): ((elapsed: number) => void) => {
  let next = ms;
  return elapsed => {
    if (elapsed < next) return;
    next = elapsed + ms;
    task();
  };
};

/**
 * Probes `url` as planned and judges. Ends before its time only when a fault is certain or nothing answers at all.
 * Rejects with the reason of `signal` when cancelled.
 */
export const measure = async (url: string, plan: Plan, deps: MeasureDeps): Promise<VerificationReport> => {
  const { clock, log, signal } = deps;
  const verdict = judge(plan, deps.counters?.name ?? null);
  const watch = deps.counters === null ? null : new CounterWatch(deps.counters, more => verdict.addCounters(more));
  const ending = new AbortController();
  const startedAt = clock.now();
  const generator = new Generator({
    url: url.replace(/\/+$/, ''),
    plan,
    prober: deps.prober,
    clock,
    stop: AbortSignal.any([signal, ending.signal]),
    onSample: sample => {
      verdict.add(sample);
      watch?.sawOwn(sample);
    },
  });
  let certain: readonly Reason[] = [];
  const look = every(lookEveryMs, () => {
    verdict.completeUntil(generator.completeUntil());
    certain = verdict.certain();
  });
  const readCounters = every(readCountersEveryMs, () => void watch?.look());
  const say = every(sayEveryMs, () => log.info(`${generator.sent} probes sent, ${verdict.answered()} answered`));

  await watch?.look();
  for (;;) {
    const wait = generator.tick();
    const elapsed = generator.elapsed();
    readCounters(elapsed);
    look(elapsed);
    say(elapsed);
    const silent = verdict.answered() === 0 && elapsed >= silenceMs;
    if (certain.length > 0 || silent || elapsed >= plan.durationMs) break;
    const pause = Math.max(1, Math.min(wait, wakeEveryMs, plan.durationMs - elapsed));
    const wakeAt = generator.elapsed() + pause;
    await clock.sleep(pause, signal);
    generator.woke(generator.elapsed() - wakeAt);
  }
  const ranMs = generator.elapsed();
  if (certain.length > 0) ending.abort();
  const notSent = await generator.finish();
  signal.throwIfAborted();
  await watch?.look();
  verdict.completeUntil(Number.POSITIVE_INFINITY);
  const findings = verdict.conclude();
  const lost =
    watch?.problem === undefined
      ? []
      : [codes.reason('counters-unavailable', `${deps.counters?.name}: ${watch.problem}`)];
  return {
    schema: 'prod-actions/verification/v1',
    ...findings,
    reasons: [...findings.reasons, ...lost],
    url,
    startedAt,
    endedAt: clock.now(),
    plannedMs: plan.durationMs,
    ranMs,
    endedEarly: ranMs < plan.durationMs,
    detectionMs: findings.verdict === 'fail' ? ranMs : null,
    load: { rate: plan.rate, sent: generator.sent, notSent, maxInFlight: plan.maxInFlight },
    counterSource: deps.counters?.name ?? null,
  };
};
