import { z } from 'zod';

/** The part of `autocannon --json` that is needed to read a result made elsewhere. Latencies are whole milliseconds. */
const resultSchema = z.object({
  url: z.string(),
  duration: z.number(),
  errors: z.number(),
  timeouts: z.number(),
  non2xx: z.number(),
  latency: z.object({ p50: z.number(), p90: z.number(), p97_5: z.number(), p99: z.number(), totalCount: z.number() }),
  requests: z.object({ average: z.number(), total: z.number() }),
});

export interface AutocannonResult {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly throughput: number;
  /** Requests that failed or were answered with something else than 2xx, as a share of all. */
  readonly errorRate: number;
  readonly requests: number;
}

/** Undefined when the value is not an autocannon result. */
export const readAutocannonResult = (value: unknown): AutocannonResult | undefined => {
  const parsed = resultSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { latency, requests, errors, timeouts, non2xx } = parsed.data;
  // `errors` already counts the timeouts.
  const all = requests.total + errors;
  return {
    p50: latency.p50,
    p90: latency.p90,
    p99: latency.p99,
    throughput: requests.average,
    errorRate: all === 0 ? 1 : (non2xx + Math.max(errors, timeouts)) / all,
    requests: all,
  };
};
