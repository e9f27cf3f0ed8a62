import type { Clock } from '../../../core/ports.ts';
import type { Answered, Pair } from '../../../domain/verification/comparison.ts';
import { missesOf } from '../../../domain/verification/expectations.ts';
import type { Plan } from '../../../domain/verification/objectives.ts';
import { isComparable } from '../../../domain/verification/probing/kinds.ts';
import type { Sample } from '../../../domain/verification/samples.ts';
import { releaseOf } from '../../../domain/verification/tally.ts';
import { createAsker } from '../asker.ts';
import { Generator } from '../generator.ts';
import type { Prober } from '../prober.ts';
import type { Side, Sides } from './sides.ts';

export interface PairDeps {
  readonly prober: Prober;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Half of the probe rate, and never more than this: the old release and the way to it are not there for our load. */
const maxPairsASecond = 20;
const wakeEveryMs = 20;

export const pairRate = (plan: Plan): number => Math.min(maxPairsASecond, Math.max(1, plan.rate / 2));

interface Half {
  readonly release?: Sample;
  readonly baseline?: Sample;
}

/** Asks both releases the same, straight and at the same moment, on the same kind of connection. */
export class PairSource {
  /** Somebody else answered at one of the two addresses. */
  strays = 0;
  private readonly halves = new Map<number, Half>();
  private next = 0;
  private ended = false;
  private running: Promise<void> | undefined;
  private readonly plan: Plan;
  private readonly sides: Sides;
  private readonly deps: PairDeps;
  private readonly stop = new AbortController();
  private readonly listeners: ((pair: Pair, completeUntil: number) => void)[] = [];

  constructor(plan: Plan, sides: Sides, deps: PairDeps) {
    const probes = plan.probes.filter(isComparable);
    this.plan = { ...plan, probes, rate: pairRate(plan), maxInFlight: Math.ceil(plan.maxInFlight / 4) };
    this.sides = sides;
    this.deps = deps;
  }

  /** Pairs come in the order in which they were sent, each once both answers are there. */
  listen(listener: (pair: Pair, completeUntil: number) => void): void {
    this.listeners.push(listener);
  }

  start(): void {
    this.running ??= this.run().catch(() => undefined);
  }

  /** Everything that was sent is answered. Ends only once the planned time is over. */
  async done(): Promise<void> {
    await this.running;
  }

  async close(): Promise<void> {
    this.ended = true;
    this.stop.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { clock, signal } = this.deps;
    const two = [await this.generator('release'), await this.generator('baseline')] as const;
    for (let turn = 0; !this.ended && !signal.aborted; turn += 1) {
      // Who is asked first changes, so that it favours neither.
      const order = turn % 2 === 0 ? two : [two[1], two[0]];
      const [wait = 0] = order.map(one => one.tick());
      const elapsed = two[0].elapsed();
      if (elapsed >= this.plan.durationMs) break;
      const pause = Math.max(1, Math.min(wait, wakeEveryMs, this.plan.durationMs - elapsed));
      const wakeAt = two[0].elapsed() + pause;
      await clock.sleep(pause, AbortSignal.any([signal, this.stop.signal]));
      for (const one of two) one.woke(one.elapsed() - wakeAt);
    }
    await Promise.all(two.map(async one => await one.finish()));
  }

  private async generator(side: keyof Sides): Promise<Generator> {
    const url = this.sides[side].url.replace(/\/+$/, '');
    const { clock, prober, signal } = this.deps;
    const { plan } = this;
    return new Generator({
      plan,
      asker: await createAsker(plan.probes, { url, prober, timeoutMs: plan.probeTimeoutMs }),
      clock,
      stop: AbortSignal.any([signal, this.stop.signal]),
      onSample: sample => this.take(side, sample),
    });
  }

  private take(side: keyof Sides, sample: Sample): void {
    if (isStray(this.sides[side], sample)) this.strays += 1;
    const index = Math.round((sample.at * this.plan.rate) / 1000);
    this.halves.set(index, { ...this.halves.get(index), [side]: sample });
    for (let half = this.halves.get(this.next); half !== undefined; half = this.halves.get(this.next)) {
      const { release, baseline } = half;
      if (release === undefined || baseline === undefined) return;
      this.halves.delete(this.next);
      this.next += 1;
      const pair = { at: release.at, release: this.answered(release), baseline: this.answered(baseline) };
      for (const listener of this.listeners) listener(pair, (this.next * 1000) / this.plan.rate);
    }
  }

  private answered(sample: Sample): Answered {
    const probe = this.plan.probes[sample.probe];
    const { result } = sample;
    const isLatency = result.kind !== 'fault' || result.fault === 'probe-timeout';
    return {
      bad: probe === undefined || missesOf(probe, sample).length > 0,
      latencyMs: isLatency ? sample.latencyMs : null,
      lateMs: sample.lateMs,
    };
  }
}

const isStray = (side: Side, sample: Sample): boolean => {
  const named = releaseOf(sample);
  return named !== null && named !== side.releaseId;
};
