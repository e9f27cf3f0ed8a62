import type { Json } from './release.ts';

/** What users met of a bad release: the cost of every second until it was found out and gone. Pure. */

export interface Exposure {
  /** Requests that the bad release answered badly, or not at all. */
  readonly failed: number;
  readonly requests: number;
  /** Who counted: our own probes, or the target for all clients. */
  readonly source: string;
}

const numberIn = (value: Json | undefined, name: string): number | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'number' ? found : undefined;
};

const partOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

export const ownProbes = 'our own probes';

/** From the numbers of a verification: what our own probes met; null where it asked nothing. */
export const exposureOf = (evidence: Json): Exposure | null => {
  const connections = partOf(evidence, 'connections');
  const kinds = ['fresh', 'pooled'].map(kind => partOf(connections, kind));
  const sum = (name: string): number => kinds.reduce<number>((so, kind) => so + (numberIn(kind, name) ?? 0), 0);
  const requests = sum('samples');
  return requests === 0 ? null : { failed: sum('failed'), requests, source: ownProbes };
};
