import type { Clock } from '../../core/ports.ts';
import type { Plan } from '../../domain/verification/objectives.ts';
import type { Sample } from '../../domain/verification/samples.ts';
import type { Prober } from './prober.ts';

interface Shot {
  readonly index: number;
  readonly at: number;
  /** How late it was meant to be sent before it waited for a slot: our own machine's doing. */
  readonly lateMs: number;
}

/** Our own machine stood still for so long, seen at that time. */
interface Lag {
  readonly seenAt: number;
  readonly ms: number;
}

export interface GeneratorParts {
  readonly url: string;
  readonly plan: Plan;
  readonly prober: Prober;
  readonly clock: Clock;
  /** Aborts what is under way; aborted requests are not reported. */
  readonly stop: AbortSignal;
  onSample(sample: Sample): void;
}

/**
 * Sends requests on a fixed schedule, whether or not earlier ones were answered (open loop): a stalled service cannot
 * slow down its own measurement. Each latency counts from the moment the request was meant to be sent.
 */
export class Generator {
  sent = 0;
  private next = 0;
  private readonly start: number;
  private readonly parts: GeneratorParts;
  /** When each request under way was meant to be sent. */
  private readonly underWay = new Map<number, number>();
  private readonly waiting: Shot[] = [];
  private lags: Lag[] = [];
  private idle: (() => void) | undefined;

  constructor(parts: GeneratorParts) {
    this.parts = parts;
    this.start = parts.clock.monotonic();
  }

  elapsed(): number {
    return this.parts.clock.monotonic() - this.start;
  }

  /** Sends what is due; answers how long until the next is. */
  tick(): number {
    const { rate, durationMs, maxInFlight } = this.parts.plan;
    const now = this.elapsed();
    for (let at = this.dueAt(); at <= now && at < durationMs; at = this.dueAt()) {
      const shot = { index: this.next, at, lateMs: now - at };
      this.next += 1;
      if (this.underWay.size < maxInFlight) this.send(shot);
      else this.waiting.push(shot);
    }
    return (this.next * 1000) / rate - this.elapsed();
  }

  /** We woke up so much later than asked: whatever was under way may have waited for us, not for the service. */
  woke(lateMs: number): void {
    const oldest = Math.min(this.elapsed(), ...this.underWay.values());
    this.lags = this.lags.filter(lag => lag.seenAt >= oldest);
    if (lateMs > 0) this.lags.push({ seenAt: this.elapsed(), ms: lateMs });
  }

  private lagSince(time: number): number {
    return this.lags.reduce((worst, lag) => (lag.seenAt >= time ? Math.max(worst, lag.ms) : worst), 0);
  }

  private dueAt(): number {
    return (this.next * 1000) / this.parts.plan.rate;
  }

  private send(shot: Shot): void {
    this.sent += 1;
    this.underWay.set(shot.index, shot.at);
    void this.ask(shot).finally(() => {
      this.underWay.delete(shot.index);
      const following = this.parts.stop.aborted ? undefined : this.waiting.shift();
      if (following !== undefined) this.send(following);
      if (this.underWay.size === 0) this.idle?.();
    });
  }

  private async ask({ index, at, lateMs }: Shot): Promise<void> {
    const { plan, prober, stop, url } = this.parts;
    const probe = index % plan.probes.length;
    const { method = 'GET', path = '/' } = plan.probes[probe] ?? {};
    // Every probe meets both kinds of connection in turn.
    const connection = Math.floor(index / plan.probes.length) % 2 === 0 ? 'fresh' : 'pooled';
    const ask = { method, url: `${url}${path}`, connection, timeoutMs: plan.probeTimeoutMs, signal: stop } as const;
    const sentAt = this.elapsed();
    const asked = await prober.ask(ask).catch(() => undefined);
    if (asked === undefined) return;
    const ours = lateMs + this.lagSince(sentAt);
    this.parts.onSample({ probe, connection, at, latencyMs: this.elapsed() - at, lateMs: ours, ...asked });
  }

  /** Every request meant to be sent before this time is done. */
  completeUntil(): number {
    return Math.min(this.elapsed(), ...this.underWay.values(), ...this.waiting.slice(0, 1).map(shot => shot.at));
  }

  /** Drops what still waits for a free slot, and waits for what is under way. Answers how many were dropped. */
  async finish(): Promise<number> {
    const dropped = this.waiting.splice(0).length;
    if (this.underWay.size > 0) {
      await new Promise<void>(resolve => {
        this.idle = resolve;
      });
    }
    return dropped;
  }
}
