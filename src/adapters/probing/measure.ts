import type { Clock, Log } from '../../core/ports.ts';
import type { Beginning, Check } from '../../domain/verification/check.ts';
import { codes } from '../../domain/verification/codes.ts';
import { type Judge, judge } from '../../domain/verification/judge.ts';
import type { Plan } from '../../domain/verification/objectives.ts';
import type { VerificationReport } from '../../domain/verification/report.ts';
import { undecided } from '../../domain/verification/undecided.ts';
import { type Asker, createAsker } from './asker.ts';
import { CheckWatch } from './check-watch.ts';
import { type CounterSource, CounterWatch } from './counters.ts';
import { Generator } from './generator.ts';
import type { Prober } from './prober.ts';

export interface MeasureDeps {
  readonly prober: Prober;
  readonly clock: Clock;
  readonly log: Log;
  readonly counters: CounterSource | null;
  /** Asked beside our probes; closed at the end. */
  readonly checks?: readonly Check[];
  readonly signal: AbortSignal;
}

/** How often we look whether a fault is certain. */
const lookEveryMs = 100;
/** We wake at least so often, to notice when our own machine stands still. */
const wakeEveryMs = 20;
const readCountersEveryMs = 1000;
const lookAtChecksEveryMs = 1000;
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

/** The checks beside the probes: begun before the first, asked meanwhile, closed at the end whatever happens. */
const withChecks = async <T>(
  checks: readonly CheckWatch[],
  beginning: Beginning,
  body: () => Promise<T>,
): Promise<T> => {
  try {
    await Promise.all(checks.map(async check => await check.begin(beginning)));
    return await body();
  } finally {
    await Promise.all(checks.map(async check => await check.close()));
  }
};

/**
 * Probes `url` as planned and judges. Ends before its time only when a fault is certain or nothing answers at all.
 * Rejects with the reason of `signal` when cancelled.
 */
export const measure = async (url: string, plan: Plan, deps: MeasureDeps): Promise<VerificationReport> => {
  const checks = (deps.checks ?? []).map(check => new CheckWatch(check, deps.signal));
  const mayErr = (deps.checks ?? []).filter(check => check.factual !== true);
  const verdict = judge(plan, deps.counters?.name ?? null, mayErr.length);
  const beginning = { startedAt: deps.clock.now(), durationMs: plan.durationMs, alpha: verdict.checkAlpha };
  const { prober } = deps;
  const asker = await createAsker(plan.probes, {
    url: url.replace(/\/+$/, ''),
    prober,
    timeoutMs: plan.probeTimeoutMs,
  });
  try {
    return await withChecks(checks, beginning, async () => await probed(url, { plan, deps, checks, verdict, asker }));
  } finally {
    asker.close();
  }
};

interface Measuring {
  readonly plan: Plan;
  readonly deps: MeasureDeps;
  readonly checks: readonly CheckWatch[];
  readonly verdict: Judge;
  readonly asker: Asker;
}

const probed = async (url: string, { plan, deps, checks, verdict, asker }: Measuring): Promise<VerificationReport> => {
  const { clock, log, signal } = deps;
  const watch = deps.counters === null ? null : new CounterWatch(deps.counters, more => verdict.addCounters(more));
  await watch?.look();
  const ending = new AbortController();
  const open = undecided(plan.probes);
  const startedAt = clock.now();
  const generator = new Generator({
    plan,
    asker,
    clock,
    stop: AbortSignal.any([signal, ending.signal]),
    onSample: sample => {
      verdict.add(sample);
      open.add(sample);
      watch?.sawOwn(sample);
    },
  });
  let certain = false;
  const look = every(lookEveryMs, () => {
    verdict.completeUntil(generator.completeUntil());
    certain = verdict.certain(generator.pending).length > 0 || checks.some(check => check.latest?.verdict === 'fail');
  });
  const readCounters = every(readCountersEveryMs, () => void watch?.look());
  const lookAtChecks = every(lookAtChecksEveryMs, () => {
    for (const check of checks) check.look({ now: clock.now(), elapsedMs: generator.elapsed() });
  });
  const say = every(sayEveryMs, () => log.info(`${generator.sent} probes sent, ${verdict.answered()} answered`));

  for (;;) {
    const wait = generator.tick();
    const elapsed = generator.elapsed();
    for (const task of [readCounters, lookAtChecks, look, say]) task(elapsed);
    const silent = verdict.answered() === 0 && elapsed >= silenceMs;
    if (certain || silent || elapsed >= plan.durationMs) break;
    const pause = Math.max(1, Math.min(wait, wakeEveryMs, plan.durationMs - elapsed));
    const wakeAt = generator.elapsed() + pause;
    await clock.sleep(pause, signal);
    generator.woke(generator.elapsed() - wakeAt);
  }
  const ranMs = generator.elapsed();
  if (certain) ending.abort();
  const notSent = await generator.finish();
  signal.throwIfAborted();
  await watch?.look();
  verdict.completeUntil(Number.POSITIVE_INFINITY);
  // A certain fault waits for nobody longer than a glance: traffic is on the bad release.
  const last = { now: clock.now(), elapsedMs: ranMs };
  const checked = await Promise.all(checks.map(check => (certain ? check.glance(last) : check.conclude(last))));
  signal.throwIfAborted();
  const findings = verdict.conclude([...checked, ...[open.report()].filter(report => report !== null)]);
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
