import type { Clock } from '../../core/ports.ts';
import type { Plan } from '../../domain/verification/objectives.ts';
import { isInTurn, keepsConnections, type Probe } from '../../domain/verification/probing/kinds.ts';
import type { ConnectionKind, Sample } from '../../domain/verification/samples.ts';
import type { Asker } from './asker.ts';
import { Seldom } from './seldom.ts';

interface Shot {
  readonly index: number;
  readonly probe: number;
  readonly connection: ConnectionKind;
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
  readonly plan: Plan;
  readonly asker: Asker;
  readonly clock: Clock;
  /** Aborts what is under way; aborted requests are not reported. */
  readonly stop: AbortSignal;
  onSample(sample: Sample): void;
}

/**
 * Sends requests on a fixed schedule, whether or not earlier ones were answered (open loop): a stalled service cannot
 * slow down its own measurement. Each latency counts from the moment the request was meant to be sent. Probes with a
 * schedule of their own go beside, outside the rate.
 */
export class Generator {
  sent = 0;
  private next = 0;
  private readonly start: number;
  private readonly parts: GeneratorParts;
  /** Indices of the probes that are asked in turn. */
  private readonly inTurn: readonly number[];
  private readonly seldom: Seldom;
  /** When each request under way was meant to be sent. */
  private readonly underWay = new Map<number, number>();
  private readonly waiting: Shot[] = [];
  private lags: Lag[] = [];
  private idle: (() => void) | undefined;

  constructor(parts: GeneratorParts) {
    this.parts = parts;
    this.start = parts.clock.monotonic();
    this.inTurn = parts.plan.probes.flatMap((probe, index) => (isInTurn(probe) ? [index] : []));
    this.seldom = new Seldom(parts.plan.probes, {
      now: () => this.elapsed(),
      ask: async (probe, at) => await this.askSeldom(probe, at),
      sleep: async ms => await parts.clock.sleep(ms, parts.stop),
    });
  }

  elapsed(): number {
    return this.parts.clock.monotonic() - this.start;
  }

  /** Sends what is due; answers how long until the next is. */
  tick(): number {
    const { durationMs, maxInFlight } = this.parts.plan;
    const now = this.elapsed();
    for (let at = this.dueAt(); at <= now && at < durationMs; at = this.dueAt()) {
      const shot = this.shotAt(at, now - at);
      if (this.underWay.size < maxInFlight) this.send(shot);
      else this.waiting.push(shot);
    }
    const seldomAt = now < durationMs ? this.seldom.tick() : Number.POSITIVE_INFINITY;
    return Math.min(this.dueAt(), seldomAt) - this.elapsed();
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
    return this.inTurn.length === 0 ? Number.POSITIVE_INFINITY : (this.next * 1000) / this.parts.plan.rate;
  }

  private shotAt(at: number, lateMs: number): Shot {
    const index = this.next;
    this.next += 1;
    const probe = this.inTurn[index % this.inTurn.length] ?? 0;
    // Every probe meets both kinds of connection in turn, where a kept one means anything.
    const pooled = Math.floor(index / this.inTurn.length) % 2 === 1;
    const kept = pooled && keepsConnections(this.probe(probe));
    return { index, probe, connection: kept ? 'pooled' : 'fresh', at, lateMs };
  }

  private probe(index: number): Probe {
    const probe = this.parts.plan.probes[index];
    if (probe === undefined) throw new RangeError(`no probe ${index}`);
    return probe;
  }

  private send(shot: Shot): void {
    this.underWay.set(shot.index, shot.at);
    void this.ask(shot).finally(() => {
      this.underWay.delete(shot.index);
      const following = this.parts.stop.aborted ? undefined : this.waiting.shift();
      if (following !== undefined) this.send(following);
      if (this.underWay.size === 0) this.idle?.();
    });
  }

  private async ask({ probe, connection, at, lateMs }: Shot): Promise<Sample | undefined> {
    const { asker, stop } = this.parts;
    this.sent += 1;
    const sentAt = this.elapsed();
    const asked = await asker.ask(probe, connection, stop).catch(() => undefined);
    if (asked === undefined) return undefined;
    const ours = lateMs + this.lagSince(sentAt);
    const sample = { probe, connection, at, latencyMs: this.elapsed() - at, lateMs: ours, ...asked };
    this.parts.onSample(sample);
    return sample;
  }

  private async askSeldom(probe: number, at: number): Promise<Sample | undefined> {
    return await this.ask({ index: -1, probe, connection: 'fresh', at, lateMs: this.elapsed() - at });
  }

  /** Requests under way. */
  get pending(): number {
    return this.underWay.size;
  }

  /** Every request meant to be sent before this time is done. */
  completeUntil(): number {
    return Math.min(this.elapsed(), ...this.underWay.values(), ...this.waiting.slice(0, 1).map(shot => shot.at));
  }

  /**
   * Drops what still waits for a free slot, waits for what is under way, and asks what is asked last. Answers how many
   * were dropped.
   */
  async finish(): Promise<number> {
    const dropped = this.waiting.splice(0).length;
    if (this.underWay.size > 0) {
      await new Promise<void>(resolve => {
        this.idle = resolve;
      });
    }
    await this.seldom.finish(this.parts.stop);
    return dropped;
  }
}
