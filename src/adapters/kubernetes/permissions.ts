import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Cluster, KindRef } from './cluster.ts';

export interface Permission {
  readonly verb: string;
  /** API group; empty for the core one. */
  readonly group: string;
  /** Plural, with the subresource: `pods/log`. */
  readonly resource: string;
}

export interface Features {
  /** Kinds of the release's objects, beyond those every rollout handles. */
  readonly kinds: readonly KindRef[];
  /** Hooks that run as Jobs. */
  readonly hookJobs: boolean;
}

export const neededPermissions = (_features: Features): readonly Permission[] => {
  throw new Error('not there yet');
};

/** One reason per permission that is missing, with the rule that grants it. */
export const checkPermissions = async (
  _cluster: Cluster,
  _needed: readonly Permission[],
): Promise<readonly Reason[]> => {
  throw new Error('not there yet');
};
