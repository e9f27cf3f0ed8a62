import type { Clock, Log } from '../../core/ports.ts';
import type { Cluster, KindRef, ListOptions, Mirror } from './cluster.ts';

export interface MirrorDeps {
  readonly clock: Clock;
  readonly log: Log;
}

/** Lists and watches `kinds` in the cluster's namespace; resolves once all are known. */
export const createMirror = async (
  _cluster: Cluster,
  _kinds: readonly (KindRef & ListOptions)[],
  _deps: MirrorDeps,
): Promise<Mirror> => {
  throw new Error('not there yet');
};
