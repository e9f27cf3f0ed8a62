import { z } from 'zod';

/** What users met of a bad release: the cost of every second until it was found out and gone. Pure. */

export interface Exposure {
  /** Requests that the bad release answered badly, or not at all. */
  readonly failed: number;
  readonly requests: number;
  /** Who counted: for all clients, or our own probes. */
  readonly source: string;
}

export const ownProbes = 'our own probes';

const counted = z.object({ failed: z.number(), requests: z.number() });
const connection = z.object({ samples: z.number(), failed: z.number() }).catch({ samples: 0, failed: 0 });

/** The part of a verification that counts requests. What it cannot read it leaves out. */
const counts = z.object({
  checks: z.array(z.object({ source: z.string(), counted: counted.optional().catch(undefined) })).catch([]),
  errorRates: z
    .array(z.object({ what: z.string(), source: z.string(), samples: z.number(), failed: z.number() }))
    .catch([]),
  connections: z.object({ fresh: connection, pooled: connection }).catch({
    fresh: { samples: 0, failed: 0 },
    pooled: { samples: 0, failed: 0 },
  }),
});

/** From a verification: all clients where something counts them, else our own probes; null where nothing was asked. */
export const exposureOf = (verification: unknown): Exposure | null => {
  const { success, data } = counts.safeParse(verification);
  if (!success) return null;
  const { fresh, pooled } = data.connections;
  const all: readonly Exposure[] = [
    ...data.checks.flatMap(one => (one.counted === undefined ? [] : [{ ...one.counted, source: one.source }])),
    ...data.errorRates
      .filter(({ what }) => what === 'other clients')
      .map(({ failed, samples, source }) => ({ failed, requests: samples, source })),
    { failed: fresh.failed + pooled.failed, requests: fresh.samples + pooled.samples, source: ownProbes },
  ];
  return all.find(({ requests }) => requests > 0) ?? null;
};
