/** Counters of one lane. Kept in memory: they begin anew with the host, and say since when they count. */
import type { LaneStats } from './protocol.ts';

/** 0.25 ms to about 80 s, each bound a quarter above the last: a quantile read from it is at most 25 % off. */
const bounds: readonly number[] = Array.from({ length: 58 }, (_, at) => Number((0.25 * 1.25 ** at).toPrecision(3)));

const bucketOf = (ms: number): number => {
  const at = bounds.findIndex(bound => ms <= bound);
  return at === -1 ? bounds.length : at;
};

type StatusClass = keyof LaneStats['status'];

const classes: readonly StatusClass[] = ['1xx', '2xx', '3xx', '4xx', '5xx'];

export class Counters {
  readonly since: number = Date.now();
  requests = 0;
  tunnels = 0;
  truncated = 0;
  clientAborted = 0;
  private readonly status: Record<StatusClass, number> = { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 };
  private readonly proxyErrors: Record<string, number> = {};
  private readonly counts: number[] = new Array(bounds.length + 1).fill(0);

  answered(status: number, latencyMs: number): void {
    const found = classes[Math.floor(status / 100) - 1];
    if (found !== undefined) this.status[found] += 1;
    const bucket = bucketOf(latencyMs);
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
  }

  failed(cause: string, latencyMs: number): void {
    this.proxyErrors[cause] = (this.proxyErrors[cause] ?? 0) + 1;
    this.answered(502, latencyMs);
  }

  snapshot(): Omit<LaneStats, 'colour' | 'releaseId' | 'instance' | 'inFlight'> {
    return {
      since: this.since,
      tunnels: this.tunnels,
      requests: this.requests,
      status: { ...this.status },
      proxyErrors: { ...this.proxyErrors },
      truncated: this.truncated,
      clientAborted: this.clientAborted,
      latency: { bounds: [...bounds], counts: [...this.counts] },
    };
  }
}
