import type { Clock } from '../../../core/ports.ts';
import { codes } from '../../../domain/metrics/codes.ts';
import { allowanceText, direction, isWorse } from '../../../domain/metrics/comparison.ts';
import { holds, inUnit, objectiveText, shown } from '../../../domain/metrics/objective.ts';
import { fill, names, spanText } from '../../../domain/metrics/placeholders.ts';
import { enough, type Outcome, outcomeOf, type Verdict, verdictWithoutValue } from '../../../domain/metrics/reading.ts';
import type { Beginning, Check, CheckReport, Look } from '../../../domain/verification/check.ts';
import type { Subject } from '../subject.ts';
import type { QueryDefinition } from './definition.ts';
import type { Provider } from './providers/provider.ts';
import { knownOf, Span } from './span.ts';

/** Misses in a row that end a verification early: one bad reading does not. The last look stands alone. */
const missesInARow = 3;
/** A fault of the way to the provider is worth a second try, once it counts. */
const retryAfterMs = 500;
const defaultIntervalMs = 5000;

export interface CheckBasis {
  readonly provider: Provider;
  readonly subject: Subject;
  readonly clock: Clock;
}

interface Reading {
  readonly outcome: Outcome;
  readonly query: string;
}

/** Nothing is asked when it is not known what. */
const unknownIn = (where: string, missing: readonly string[], query: string): Reading => {
  const detail = `${where} names ${missing.map(name => `{{${name}}}`).join(', ')}, not known in this run`;
  return { outcome: { kind: 'unparsable', detail }, query };
};

interface Compared {
  readonly text: string;
  readonly worse: boolean;
  readonly missing: Verdict | null;
}

/** Holds one number of a provider to an objective, and to what it was before. */
export class QueryCheck implements Check {
  readonly name: string;
  readonly source: string;
  readonly required: boolean;
  /** A number is held to a limit; chance has no part in it. */
  readonly factual = true;
  readonly patienceMs: number;
  private readonly definition: QueryDefinition;
  private readonly basis: CheckBasis;
  private readonly span: Span;
  private latest: CheckReport | undefined;
  private nextAt = 0;
  private looks = 0;
  private misses = 0;
  private inARow = 0;
  /** What it was before does not change any more. */
  private readonly before = new Map<string, Reading>();

  constructor(definition: QueryDefinition, basis: CheckBasis) {
    this.definition = definition;
    this.basis = basis;
    this.name = definition.name;
    this.source = `${basis.provider.name} at ${basis.provider.address}`;
    this.required = definition.required;
    this.patienceMs = 5 * definition.timeoutMs;
    this.span = new Span(definition, basis);
  }

  async begin({ startedAt }: Pick<Beginning, 'startedAt'>): Promise<void> {
    this.span.begin(startedAt);
  }

  async look(at: Look): Promise<CheckReport> {
    const waits = !at.last && (at.now < this.nextAt || !this.span.ripe(at.now));
    if (waits) return this.latest ?? this.report(at, null, this.waiting());
    this.nextAt = at.now + (this.definition.intervalMs ?? defaultIntervalMs);
    this.latest = await this.asked(at);
    return this.latest;
  }

  private async asked(at: Look): Promise<CheckReport> {
    const reading = await this.patiently(at, 0);
    const { outcome } = reading;
    if (outcome.kind !== 'value') return this.report(at, reading, verdictWithoutValue(outcome));
    if (!this.span.covered(at.now)) return this.report(at, reading, this.tooLong(at, outcome.value));
    const compared = await this.compared(at, outcome.value);
    return this.report(at, reading, this.judged(at, outcome, compared));
  }

  /** A miss, or the value, with everything that was found out beside it. */
  private judged(at: Look, outcome: Extract<Outcome, { kind: 'value' }>, compared: readonly Compared[]): Verdict {
    const { objective } = this.definition;
    const missed = objective !== null && !holds(objective, outcome.value);
    const worse = compared.some(one => one.worse);
    this.looks += 1;
    this.misses += missed || worse ? 1 : 0;
    this.inARow = missed || worse ? this.inARow + 1 : 0;
    const often = this.misses === 0 || this.looks === 1 ? '' : `; missed in ${this.misses} of ${this.looks} looks`;
    const beside = [...compared.map(one => one.text), ...outcome.notes].map(text => `; ${text}`).join('');
    const what = `${shown(outcome.value, this.unit())}${objective === null ? '' : `, objective ${objectiveText(objective)}`}${beside}${often}.`;
    if (missed || worse) {
      const code = missed ? 'metric-objective-missed' : 'metric-worse-than-before';
      const sure = at.last || this.inARow >= missesInARow;
      return { verdict: sure ? 'fail' : 'inconclusive', code, what };
    }
    const missing = compared.find(one => one.missing !== null)?.missing ?? null;
    return missing === null ? { verdict: 'pass', code: null, what } : { ...missing, what: `${missing.what} ${what}` };
  }

  private waiting(): Verdict {
    return { verdict: 'inconclusive', code: 'metric-too-few-samples', what: 'Not asked yet.' };
  }

  private tooLong(at: Look, value: number): Verdict {
    const what = `${shown(value, this.unit())}, but the window of ${this.span.windowMs(at.now) / 1000} s reaches ${Math.round(this.span.beforeMs(at.now) / 1000)} s behind the moment the release got traffic.`;
    return { verdict: 'inconclusive', code: 'metric-window-too-long', what };
  }

  private async compared(at: Look, value: number): Promise<readonly Compared[]> {
    const { compare } = this.definition;
    if (compare === null) return [];
    const { offsetMs, baseline } = compare;
    const asks = [
      ...(offsetMs === null ? [] : [{ agoMs: offsetMs, label: `${spanText(offsetMs)} earlier` }]),
      ...(baseline ? [{ agoMs: this.span.sinceMs(at.now), label: 'the release before' }] : []),
    ];
    const found: Compared[] = [];
    for (const one of asks) found.push(await this.comparedWith(at, value, one));
    return found;
  }

  private async comparedWith(
    at: Look,
    value: number,
    { agoMs, label }: { readonly agoMs: number; readonly label: string },
  ): Promise<Compared> {
    const { compare, objective, query } = this.definition;
    if (names(query, 'release') && this.basis.subject.baselineId === null) {
      const what = `${label}: no release before this one is known.`;
      // With an objective of its own the metric was held to something.
      const missing: Verdict = { verdict: 'inconclusive', code: 'metric-no-baseline', what };
      return { text: what.slice(0, -1), worse: false, missing: objective === null ? missing : null };
    }
    const known = this.before.get(label) ?? (await this.patiently(at, agoMs));
    if (known.outcome.kind !== 'value') {
      const missing = verdictWithoutValue(known.outcome);
      return { text: label, worse: false, missing: { ...missing, what: `${label}: ${missing.what}` } };
    }
    this.before.set(label, known);
    const before = known.outcome.value;
    const allowance = { maxRatio: compare?.maxRatio ?? null, maxDifference: compare?.maxDifference ?? null };
    const worse = isWorse(value, before, allowance, direction(objective));
    const allowed = `${allowanceText(allowance, this.unit())} allowed`;
    return { text: `${label} ${shown(before, this.unit())} (${allowed})`, worse, missing: null };
  }

  /** Asks, and once more when the way to the provider broke and there will be no other look. */
  private async patiently(at: Look, agoMs: number): Promise<Reading> {
    const first = await this.read(at, agoMs);
    if (!at.last || first.outcome.kind !== 'provider-error') return first;
    await this.basis.clock.sleep(retryAfterMs, at.signal);
    return await this.read(at, agoMs);
  }

  private async read(at: Look, agoMs: number): Promise<Reading> {
    const { definition, basis, span } = this;
    const windowMs = span.windowMs(at.now);
    const asked = agoMs === 0 ? basis.subject : { ...basis.subject, releaseId: basis.subject.baselineId };
    const known = knownOf(asked, windowMs);
    const filled = fill(definition.query, known);
    if ('missing' in filled) return unknownIn('the query', filled.missing, definition.query);
    // Filled before anything is asked: without it the number of samples, and so the limit on it, would be lost.
    const counting = definition.samples === null ? null : fill(definition.samples, known);
    if (counting !== null && 'missing' in counting)
      return unknownIn('the query of `samples`', counting.missing, definition.query);
    const ask = { agoMs, windowMs, timeoutMs: definition.timeoutMs, signal: at.signal };
    const shape = definition.reduce === null ? 'instant' : 'series';
    const read = await basis.provider.read({ ...ask, query: filled.query, shape });
    const maxAgeMs = agoMs === 0 ? span.maxAgeMs(at.now) : span.allowedAgeMs;
    const rules = { reducer: definition.reduce ?? basis.provider.reducer, maxAgeMs, agoMs, now: basis.clock.now() };
    const outcome = outcomeOf(read, rules);
    if (counting === null || outcome.kind !== 'value')
      return { outcome: enough(outcome, null, definition.minSamples), query: filled.query };
    const counted = outcomeOf(await basis.provider.read({ ...ask, query: counting.query, shape }), {
      ...rules,
      reducer: definition.reduce === null ? basis.provider.reducer : 'sum',
    });
    // Nothing counted is no sample; what could not be counted is no number at all.
    if (counted.kind !== 'value' && counted.kind !== 'empty')
      return { outcome: { ...counted, detail: `\`samples\`: ${counted.detail}` }, query: filled.query };
    const samples = counted.kind === 'value' ? counted.value : 0;
    return { outcome: enough(outcome, samples, definition.minSamples ?? 1), query: filled.query };
  }

  private unit(): string {
    return this.definition.objective?.unit ?? this.definition.compare?.unit ?? '';
  }

  private report(at: Look, reading: Reading | null, { verdict, code, what }: Verdict): CheckReport {
    const { definition, basis, span } = this;
    const windowMs = span.windowMs(at.now);
    const outcome = reading?.outcome;
    const value = outcome?.kind === 'value' ? outcome : null;
    const query = reading?.query ?? definition.query;
    return {
      name: this.name,
      source: this.source,
      query: basis.provider.shown?.(query) ?? query,
      window: windowMs === 0 ? null : { from: at.now - windowMs, to: at.now },
      samples: value?.samples ?? null,
      value: value === null ? null : inUnit(value.value, this.unit()),
      unit: this.unit(),
      objective: this.objectiveText(),
      verdict,
      code,
      what,
      next: code === null ? '' : codes.docs[code].next,
      required: this.required,
    };
  }

  private objectiveText(): string {
    const { objective, compare } = this.definition;
    const allowance = compare === null ? [] : [`before: ${allowanceText(compare, this.unit())}`];
    return [...(objective === null ? [] : [objectiveText(objective)]), ...allowance].join('; ');
  }
}
