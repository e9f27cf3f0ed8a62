import {
  burnWindows,
  factorsFor,
  limitText,
  type PairBurn,
  pairBurns,
  pairText,
  requestsNeeded,
  shortHistories,
  tooFewText,
  type WindowCount,
} from '../../../domain/metrics/burn.ts';
import { codes } from '../../../domain/metrics/codes.ts';
import { fill, names } from '../../../domain/metrics/placeholders.ts';
import { metricNames } from '../../../domain/metrics/promql.ts';
import {
  type Doubt,
  type Fault,
  neverSeen,
  outcomeOf,
  type Verdict,
  verdictWithoutValue,
} from '../../../domain/metrics/reading.ts';
import type { Beginning, Check, CheckReport, Look } from '../../../domain/verification/check.ts';
import type { BurnDefinition } from './definition.ts';
import type { CheckBasis } from './query-check.ts';
import { knownOf } from './span.ts';

const defaultIntervalMs = 15_000;

type Counts = readonly WindowCount[] | Doubt | Fault;

const isCounts = (counts: Counts): counts is readonly WindowCount[] => Array.isArray(counts);

/** Whether the error budget burns too fast in a long and a short window, and did not before this release. */
export class BurnCheck implements Check {
  readonly name: string;
  readonly source: string;
  readonly required: boolean;
  readonly factual = true;
  readonly patienceMs: number;
  private readonly definition: BurnDefinition;
  private readonly basis: CheckBasis;
  private startedAt = 0;
  private nextAt = 0;
  private before: readonly PairBurn[] | undefined;
  private failuresSeen = false;
  private latest: CheckReport | undefined;

  constructor(definition: BurnDefinition, basis: CheckBasis) {
    this.definition = definition;
    this.basis = basis;
    this.name = definition.name;
    this.source = `${basis.provider.name} at ${basis.provider.address}`;
    this.required = definition.required;
    this.patienceMs = 8 * definition.timeoutMs;
  }

  async begin({ startedAt }: Beginning): Promise<void> {
    this.startedAt = startedAt;
  }

  async look(at: Look): Promise<CheckReport> {
    if (!at.last && at.now < this.nextAt && this.latest !== undefined) return this.latest;
    this.nextAt = at.now + (this.definition.intervalMs ?? defaultIntervalMs);
    this.latest = await this.asked(at);
    return this.latest;
  }

  private async asked(at: Look): Promise<CheckReport> {
    const counts = await this.counts(at, 0);
    if (!isCounts(counts)) return this.report(at, null, verdictWithoutValue(counts));
    const pairs = this.burns(counts);
    const short = shortHistories(counts).map(text => ` There is ${text}.`);
    const what = `${pairs.map(pairText).join('; ')}.${short.join('')}`;
    if (pairs.every(one => one.short === undefined))
      return this.report(at, counts, { verdict: 'inconclusive', code: 'metric-nan', what });
    const few = pairs.filter(one => one.requests < this.needed(one));
    // A handful of failures on a quiet service is no burning budget, and a handful of successes none that lasts.
    const sure = pairs.filter(one => one.burns && !few.includes(one));
    if (sure.length > 0) return this.report(at, counts, await this.blamed(at, sure, what));
    if (few.length > 0) return this.report(at, counts, this.tooFew(few, what));
    const unseen = at.last ? await this.unseen(at) : undefined;
    if (unseen === undefined) return this.report(at, counts, { verdict: 'pass', code: null, what });
    const said = verdictWithoutValue(unseen);
    return this.report(at, counts, { ...said, what: `${said.what} ${what}` });
  }

  /** Asked where nothing failed in any window. */
  private async unseen({ signal }: Look): Promise<Doubt | Fault | undefined> {
    const { definition, basis } = this;
    const { errors, requests, timeoutMs } = definition;
    const counted = metricNames(requests);
    if (this.failuresSeen || metricNames(errors).some(name => counted.includes(name))) return undefined;
    const filled = fill(errors, knownOf(basis.subject, Math.max(...burnWindows)));
    if (!('query' in filled)) return undefined;
    const shown = (await basis.provider.shows?.({ query: filled.query, timeoutMs, signal })) ?? true;
    if (typeof shown !== 'boolean') return shown;
    return shown ? undefined : neverSeen(errors);
  }

  private needed(pair: PairBurn): number {
    return this.definition.minSamples ?? requestsNeeded(pair, this.definition.slo);
  }

  private tooFew(pairs: readonly PairBurn[], what: string): Verdict {
    const needed = pairs.map(pair => tooFewText(pair, this.needed(pair))).join('; ');
    return { verdict: 'inconclusive', code: 'metric-too-few-samples', what: `${needed}. ${what}` };
  }

  /** What burnt before this release is not its doing. */
  private async blamed(at: Look, burning: readonly PairBurn[], what: string): Promise<Verdict> {
    const since = this.basis.subject.switchedAt ?? this.startedAt;
    if (this.before === undefined) {
      const counts = await this.counts(at, at.now - since);
      if (!isCounts(counts)) {
        const said = verdictWithoutValue(counts);
        // Nothing at all before: then there was nothing that burnt.
        if (counts.kind !== 'empty') return { ...said, what: `${what} Before this release: ${said.what}` };
        this.before = [];
      } else this.before = this.burns(counts);
    }
    const { before } = this;
    const burnt = (pair: PairBurn): boolean =>
      before.some(one => one.factor === pair.factor && one.burns && one.requests >= this.needed(one));
    if (!burning.every(burnt)) return { verdict: 'fail', code: 'burn-rate-too-high', what };
    const then = before.map(pairText).join('; ');
    return { verdict: 'inconclusive', code: 'burn-rate-high-before', what: `${what} Before this release: ${then}.` };
  }

  private burns(counts: readonly WindowCount[]): readonly PairBurn[] {
    return pairBurns(counts, this.definition.slo, this.definition.periodMs);
  }

  private async counts(at: Look, agoMs: number): Promise<Counts> {
    const counts: WindowCount[] = [];
    for (const windowMs of burnWindows) {
      const requests = await this.total(this.definition.requests, windowMs, at, agoMs);
      if (requests.kind !== 'total') return requests;
      const errors = await this.total(this.definition.errors, windowMs, at, agoMs);
      // Where nothing failed yet, nothing is counted.
      if (errors.kind !== 'total' && errors.kind !== 'empty') return errors;
      this.failuresSeen ||= errors.kind === 'total';
      const coveredMs = requests.coveredMs;
      counts.push({
        windowMs,
        coveredMs,
        requests: requests.value,
        errors: errors.kind === 'total' ? errors.value : 0,
      });
    }
    return counts;
  }

  private async total(
    query: string,
    windowMs: number,
    at: Look,
    agoMs: number,
  ): Promise<{ readonly kind: 'total'; readonly value: number; readonly coveredMs: number } | Doubt | Fault> {
    const { definition, basis } = this;
    const { provider } = basis;
    const filled = fill(query, knownOf(basis.subject, windowMs));
    if ('missing' in filled)
      return { kind: 'unparsable', detail: `the query names {{${filled.missing[0]}}}, not known` };
    const text = names(query, 'window') ? filled.query : (provider.increase?.(filled.query, windowMs) ?? filled.query);
    const ask = { windowMs, agoMs, timeoutMs: definition.timeoutMs, signal: at.signal };
    const read = await provider.read({ ...ask, query: text, shape: 'instant' });
    const maxAgeMs = agoMs > 0 ? Number.POSITIVE_INFINITY : (definition.maxAgeMs ?? provider.usualDelayMs);
    const reducer = provider.momentary ? 'last' : 'sum';
    const outcome = outcomeOf(read, { reducer, maxAgeMs, now: basis.clock.now() });
    if (outcome.kind !== 'value') return outcome;
    const coveredMs = (await provider.history?.({ ...ask, query: filled.query, shape: 'instant' })) ?? windowMs;
    return { kind: 'total', value: outcome.value, coveredMs };
  }

  private report(at: Look, counts: readonly WindowCount[] | null, { verdict, code, what }: Verdict): CheckReport {
    const { errors, requests, slo, periodMs } = this.definition;
    const longest = Math.max(...burnWindows);
    const worst = counts === null ? [] : this.burns(counts).flatMap(one => one.short ?? []);
    return {
      name: this.name,
      source: this.source,
      query: `${errors} of ${requests}`,
      window: { from: at.now - longest, to: at.now },
      samples: counts === null ? null : Math.round(Math.max(...counts.map(one => one.requests))),
      value: worst.length === 0 ? null : Math.max(...worst),
      unit: '× budget',
      objective: `SLO ${Number((slo * 100).toPrecision(6))} % over ${periodMs / 86_400_000} d: ${factorsFor(periodMs).map(limitText).join(', nor ')}`,
      verdict,
      code,
      what,
      next: code === null ? '' : codes.docs[code].next,
      required: this.required,
    };
  }
}
