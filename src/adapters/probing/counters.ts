import { messageOf } from '../../core/errors.ts';
import type { Counters, Sample } from '../../domain/verification/samples.ts';

export interface Count {
  /** Requests answered. One that its client gave up before says nothing of the release, and counts neither way. */
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

/** Of the requests that got no answer the target counts those cut short alone. */
const isCounted = ({ result }: Sample): boolean => result.kind !== 'fault' || result.fault === 'connection-cut';

const isFailed = ({ result }: Sample): boolean =>
  result.kind === 'fault' || (result.kind === 'answer' && result.status >= 500);

/** Follows a counter and hands on what other clients did: everything less our own requests. */
export class CounterWatch {
  /** Why it could not be read, the last time it could not. */
  problem: string | undefined;
  private own: Count = { requests: 0, failed: 0 };
  /** What was handed on, counted from the first reading. */
  private last: Count | undefined;
  /** Requests at the last reading, ours among them. */
  private read = 0;
  private reading: Promise<void> | undefined;
  private readonly source: CounterSource;
  private readonly hand: (more: Counters) => void;

  constructor(source: CounterSource, hand: (more: Counters) => void) {
    this.source = source;
    this.hand = hand;
  }

  sawOwn(sample: Sample): void {
    const { requests = 1 } = sample;
    if (requests === 0) return;
    const counted = isCounted(sample);
    this.own = {
      requests: this.own.requests + requests - (counted ? 0 : 1),
      failed: this.own.failed + (counted && isFailed(sample) ? 1 : 0),
    };
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
      if (read.requests < this.read) this.beginAnew();
      this.read = read.requests;
      this.step({ ...read, requests: read.requests - this.own.requests, failed: read.failed - this.own.failed });
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  /** Who counts was started again, and counts from nothing. */
  private beginAnew(): void {
    this.own = { requests: 0, failed: 0 };
    this.last = undefined;
  }

  // Our own requests are counted there and here at slightly different moments, and now and then one here alone, so a
  // step may come out below zero; as much is left out of the next ones, and no more.
  private step(now: Count): void {
    const before = this.last ?? now;
    const requests = Math.max(0, now.requests - before.requests);
    const failed = Math.min(requests, Math.max(0, now.failed - before.failed));
    this.last = { requests: before.requests + requests, failed: before.failed + failed };
    if (requests > 0) this.hand({ source: this.source.name, requests, failed, inFlight: now.inFlight ?? 0 });
  }
}
