import { type Known, names, windowText } from '../../../domain/metrics/placeholders.ts';
import type { Subject } from '../subject.ts';
import type { QueryDefinition } from './definition.ts';
import type { Provider } from './providers/provider.ts';

/** The values of placeholders for one release. */
export const knownOf = ({ releaseId, app, environment, baselineId }: Subject, windowMs: number): Known => ({
  release: releaseId,
  app,
  environment,
  baseline: baselineId,
  window: windowText(windowMs),
});

/** Clocks and scrapes are not exact to the second. */
const toleranceMs = 2000;

/** Which part of the past a metric speaks of, and whether that is the release’s own. */
export class Span {
  /** 0: the metric is of this moment. */
  windowMs = 0;
  private since = 0;
  private readonly definition: QueryDefinition;
  private readonly basis: { readonly provider: Provider; readonly subject: Subject };

  constructor(definition: QueryDefinition, basis: { readonly provider: Provider; readonly subject: Subject }) {
    this.definition = definition;
    this.basis = basis;
  }

  begin(startedAt: number, durationMs: number): void {
    const { definition, basis } = this;
    const momentary = basis.provider.momentary && definition.reduce === null && !names(definition.query, 'window');
    this.windowMs = definition.windowMs ?? (momentary ? 0 : durationMs);
    this.since = basis.subject.switchedAt ?? startedAt;
  }

  /** How long the release has had traffic. */
  sinceMs(now: number): number {
    return Math.max(0, now - this.since);
  }

  /** How far the window reaches behind that. */
  beforeMs(now: number): number {
    return Math.max(0, this.windowMs - this.sinceMs(now));
  }

  /** Nothing of the window speaks of another release. */
  covered(now: number): boolean {
    return names(this.definition.query, 'release') || this.beforeMs(now) <= Math.max(toleranceMs, this.windowMs * 0.05);
  }

  /** Data from before the release got traffic say nothing of it, whatever age is allowed. */
  maxAgeMs(now: number): number {
    const allowed = this.definition.maxAgeMs ?? this.basis.provider.usualDelayMs;
    return Math.min(allowed, this.sinceMs(now) + toleranceMs);
  }
}
