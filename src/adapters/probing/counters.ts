import { messageOf } from '../../core/errors.ts';
import type { Counters, Sample } from '../../domain/verification/samples.ts';

export interface Count {
  /** Requests answered, or given up. */
  readonly requests: number;
  /** Of these: answered with a 5xx, or cut short. */
  readonly failed: number;
  /** Requests under way, where the target counts them. */
  readonly inFlight?: number;
}

/** The target's own count of the release's requests by all clients, since whenever it began to count. */
export interface CounterSource {
  readonly name: string;
  read(): Promise<Count>;
}

/** Follows a counter and hands on what other clients did: everything less our own requests. */
export class CounterWatch {
  /** Why it could not be read, the last time it could not. */
  problem: string | undefined;
  private own: Count = { requests: 0, failed: 0 };
  private last: Count | undefined;
  private reading: Promise<void> | undefined;
  private readonly source: CounterSource;
  private readonly hand: (more: Counters) => void;

  constructor(source: CounterSource, hand: (more: Counters) => void) {
    this.source = source;
    this.hand = hand;
  }

  sawOwn({ result, requests = 1 }: Sample): void {
    if (requests === 0) return;
    const failed = result.kind === 'fault' || (result.kind === 'answer' && result.status >= 500);
    this.own = { requests: this.own.requests + requests, failed: this.own.failed + (failed ? 1 : 0) };
  }

  /** One reading at a time; a look during another one waits for that. */
  async look(): Promise<void> {
    this.reading ??= this.readOnce().finally(() => {
      this.reading = undefined;
    });
    await this.reading;
  }

  private async readOnce(): Promise<void> {
    try {
      const read = await this.source.read();
      this.step({ ...read, requests: read.requests - this.own.requests, failed: read.failed - this.own.failed });
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  // Our own requests are counted there and here at slightly different moments, so a step may come out a few below zero;
  // it is then left for the next one.
  private step(now: Count): void {
    const before = this.last ?? now;
    const requests = now.requests - before.requests;
    const failed = now.failed - before.failed;
    if (requests < 0 || failed < 0 || failed > requests) return;
    this.last = now;
    if (requests > 0) this.hand({ source: this.source.name, requests, failed, inFlight: now.inFlight ?? 0 });
  }
}
