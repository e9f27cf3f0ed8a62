import type { Clock } from '../../../core/ports.ts';
import { codes } from '../../../domain/metrics/codes.ts';
import { type Count, counterPair } from '../../../domain/metrics/counters.ts';
import {
  type Doubt,
  type Fault,
  neverSeen,
  type Verdict,
  verdictWithoutValue,
} from '../../../domain/metrics/reading.ts';
import { samplesNeeded } from '../../../domain/verification/binomial.ts';
import type { Beginning, Check, CheckReport, Look } from '../../../domain/verification/check.ts';
import { falsePass } from '../../../domain/verification/objectives.ts';
import { type RateReport, type RateWatch, rateWatch } from '../../../domain/verification/rates.ts';
import { percent } from '../../../domain/verification/verdict.ts';
import type { CounterDefinition } from './definition.ts';
import type { CounterReading, CounterSource, Missing } from './providers/counters.ts';

/** A target that shows nothing new for so many of its own intervals is gone. */
const staleAfterIntervals = 3;
const slackMs = 2000;
/** A target that goes away while it is read is no target at the second try. */
const retryAfterMs = 500;

/**
 * Follows counters of all clients and tests, at every look, whether more fail than the objective allows: the same
 * anytime-valid test as for our own probes, with this check’s share of the false alarms.
 */
export class CounterCheck implements Check {
  readonly name: string;
  readonly required: boolean;
  readonly patienceMs: number;
  private readonly definition: CounterDefinition;
  private readonly counters: CounterSource;
  private readonly pair = counterPair();
  private watch: RateWatch | undefined;
  private startedAt = 0;
  private readonly clock: Pick<Clock, 'sleep'>;
  private reading: CounterReading | undefined;
  private failuresSeen = false;
  private problem: Doubt | Fault | undefined;

  constructor(definition: CounterDefinition, counters: CounterSource, clock: Pick<Clock, 'sleep'>) {
    this.definition = definition;
    this.counters = counters;
    this.clock = clock;
    this.name = definition.name;
    this.required = definition.required;
    // Three questions in a row, and all of them once more.
    this.patienceMs = 7 * definition.timeoutMs;
  }

  /** Names how often the counters are new, once that is known. */
  get source(): string {
    const { name, address } = this.counters;
    const every = this.reading?.everyMs ?? null;
    return `${name}${every === null ? '' : `, ${Number((every / 1000).toPrecision(2))} s scrape`}, at ${address}`;
  }

  async begin({ startedAt, alpha }: Beginning): Promise<void> {
    const { maxErrorRate } = this.definition;
    this.startedAt = startedAt;
    this.watch = rateWatch(this.name, this.counters.name, maxErrorRate, alpha);
    // What is counted from here on is this release’s. When nothing can be read yet, the first look begins.
    const signal = AbortSignal.timeout(this.definition.timeoutMs);
    await this.take({ signal, last: false }).catch(() => undefined);
  }

  async look(at: Look): Promise<CheckReport> {
    await this.take(at);
    if (at.last && (this.problem ?? this.unread())?.kind === 'provider-error') {
      await this.clock.sleep(retryAfterMs, at.signal);
      await this.take(at);
    }
    if (this.watch === undefined) throw new Error('looked at before it began');
    return this.report(at, this.watch);
  }

  async close(): Promise<void> {
    await this.counters.close?.();
  }

  private async take({ signal, last }: Pick<Look, 'signal' | 'last'>): Promise<void> {
    const read = await this.counters.read({ timeoutMs: this.definition.timeoutMs, signal, last });
    this.problem = read.kind === 'counters' ? undefined : read.kind === 'nothing' ? empty(read.detail) : read;
    if (read.kind !== 'counters') return;
    this.reading = read;
    this.failuresSeen ||= read.failuresShown;
    for (const { requests, errors } of read.steps) this.observe(this.pair.take(requests, errors));
  }

  private observe({ requests, failed }: Count): void {
    if (requests > 0) this.watch?.observe(requests, failed);
  }

  private report(at: Look, watch: RateWatch): CheckReport {
    const known = at.last ? watch.report() : watch.soFar();
    const { verdict, code, what } = this.judged(known, at.last);
    return {
      name: this.name,
      source: this.source,
      query: this.reading?.query ?? `${this.definition.errors} of ${this.definition.requests}`,
      window: { from: this.startedAt, to: at.now },
      samples: known.samples,
      value: known.rate === null ? null : known.rate * 100,
      unit: '%',
      objective: `≤ ${percent(known.objective)}`,
      verdict,
      code,
      what,
      next: code === null ? '' : codes.docs[code].next,
      ...(this.counters.ofRelease ? { counted: { failed: known.failed, requests: known.samples } } : {}),
      required: this.required,
    };
  }

  private judged(known: RateReport, last: boolean): Verdict {
    const counted = `${known.failed} of ${known.samples} requests of all clients failed (${percent(known.rate ?? 0)})`;
    if (known.above) {
      const sure = `at least ${percent(known.lower)} with a chance of error of ${(1 - known.lowerConfidence).toExponential(1)}`;
      return { verdict: 'fail', code: 'metric-objective-missed', what: `${counted}; ${sure}.${this.gaps()}` };
    }
    const problem = this.problem ?? this.stale();
    if (problem !== undefined) {
      const said = verdictWithoutValue(problem);
      return { ...said, what: `${said.what} Until then ${counted}.` };
    }
    const lack = last
      ? (this.unread() ?? (this.failuresSeen ? undefined : neverSeen(this.definition.errors)))
      : undefined;
    if (lack !== undefined) {
      const said = verdictWithoutValue(lack);
      return { ...said, what: `${said.what} Of the rest, ${counted}.` };
    }
    return this.within(known, counted);
  }

  private within(known: RateReport, counted: string): Verdict {
    const { minSamples, maxErrorRate } = this.definition;
    const needed = minSamples ?? samplesNeeded(maxErrorRate, falsePass);
    if (known.samples < needed) {
      const what = `${counted}; ${needed} requests are needed.${this.gaps()}`;
      return { verdict: 'inconclusive', code: 'metric-too-few-samples', what };
    }
    const upper = `it may be up to ${percent(known.upper)} (95 % confidence)`;
    if (known.within) return { verdict: 'pass', code: null, what: `${counted}; ${upper}.${this.gaps()}` };
    if (minSamples !== null && (known.rate ?? 1) <= maxErrorRate) {
      const unseen = `a rise to less than ${percent(known.visibleRate)} could have gone unseen`;
      return { verdict: 'pass', code: null, what: `${counted}; ${unseen}.${this.gaps()}` };
    }
    return { verdict: 'inconclusive', code: 'metric-not-shown', what: `${counted}; ${upper}.${this.gaps()}` };
  }

  private gaps(): string {
    const missing = this.reading?.missing ?? [];
    return missing.length === 0 ? '' : ` Not counted: ${missing.map(missingText).join('; ')}.`;
  }

  /** Who is there and was not counted may have met every failure. */
  private unread(): Doubt | Fault | undefined {
    const missing = (this.reading?.missing ?? []).filter(({ why }) => why !== 'gone');
    if (missing.length === 0) return undefined;
    const kind = missing.every(({ why }) => why === 'empty') ? 'empty' : 'provider-error';
    return { kind, detail: `only a part was counted, not ${missing.map(missingText).join('; ')}` };
  }

  private stale(): Doubt | undefined {
    if (this.reading === undefined) return empty('nothing was counted');
    const { ageMs, everyMs } = this.reading;
    const allowed = this.definition.maxAgeMs ?? staleAfterIntervals * (everyMs ?? 60_000) + slackMs;
    if (ageMs <= allowed) return undefined;
    const age = Math.round(ageMs / 1000);
    return {
      kind: 'stale',
      detail: `the newest values are ${age} s old, at most ${Math.round(allowed / 1000)} s are allowed`,
    };
  }
}

const missingText = ({ name, detail }: Missing): string => `${name}: ${detail}`;

const empty = (detail: string): Doubt => ({ kind: 'empty', detail });
