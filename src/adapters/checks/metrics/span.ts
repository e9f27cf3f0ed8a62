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

/** So much of a release must be seen before a window that grows with it says anything. */
const firstLookMs = 10_000;

/** Which part of the past a metric speaks of, and whether that is the release’s own. */
export class Span {
  private since = 0;
  /** null: from when the release got traffic until now; 0: the metric is of this moment. */
  private readonly fixedMs: number | null;
  private readonly namesRelease: boolean;
  private readonly definition: QueryDefinition;
  private readonly basis: { readonly provider: Provider; readonly subject: Subject };

  constructor(definition: QueryDefinition, basis: { readonly provider: Provider; readonly subject: Subject }) {
    this.definition = definition;
    this.basis = basis;
    const momentary = basis.provider.momentary && definition.reduce === null && !names(definition.query, 'window');
    this.fixedMs = definition.windowMs ?? (momentary ? 0 : null);
    this.namesRelease = names(definition.query, 'release');
  }

  begin(startedAt: number): void {
    this.since = this.basis.subject.switchedAt ?? startedAt;
  }

  /** How long the release has had traffic. */
  sinceMs(now: number): number {
    return Math.max(0, now - this.since);
  }

  windowMs(now: number): number {
    return this.fixedMs ?? Math.max(1000, Math.round(this.sinceMs(now) / 1000) * 1000);
  }

  /** How far the window reaches behind the moment the release got traffic. */
  beforeMs(now: number): number {
    return Math.max(0, this.windowMs(now) - this.sinceMs(now));
  }

  /** Nothing of the window speaks of another release. */
  covered(now: number): boolean {
    if (this.namesRelease || this.fixedMs === null) return true;
    return this.beforeMs(now) <= Math.max(toleranceMs, this.fixedMs * 0.05);
  }

  /** Worth a look before the last one. */
  ripe(now: number): boolean {
    return this.covered(now) && (this.fixedMs !== null || this.sinceMs(now) >= firstLookMs);
  }

  /** How old the newest data may be at the end of any window. */
  get allowedAgeMs(): number {
    return this.definition.maxAgeMs ?? this.basis.provider.usualDelayMs;
  }

  /** Data from before the release got traffic say nothing of it, whatever age is allowed. */
  maxAgeMs(now: number): number {
    return Math.min(this.allowedAgeMs, this.sinceMs(now) + toleranceMs);
  }
}
