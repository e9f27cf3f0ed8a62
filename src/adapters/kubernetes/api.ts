import type { Clock } from '../../core/ports.ts';
import type { Cluster } from './cluster.ts';

/** The API server over a unix socket, such as the one of `kubectl proxy`. */

export interface ClusterStats {
  readonly calls: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Calls by verb and kind, such as `patch services`. */
  readonly byVerb: Readonly<Record<string, number>>;
}

export interface ApiCluster extends Cluster {
  readonly socketPath: string;
  stats(): ClusterStats;
  /** Ends kept connections and open watches. */
  close(): void;
}

export interface ApiOptions {
  readonly namespace: string;
  readonly clock: Clock;
  /** Of one try; default 10 s. */
  readonly timeoutMs?: number;
}

export const clusterOver = (_socketPath: string, _options: ApiOptions): ApiCluster => {
  throw new Error('not there yet');
};
