import type { Pod } from './kinds.ts';

/** Why a pod does not come, or does not stay, from its status alone. Pure. */

/** `permanent`: it will not mend itself. `transient`: it may, so it counts only after a grace of its own. */
export interface Fault {
  /** A code of release/codes.ts. */
  readonly code: string;
  readonly permanent: boolean;
  readonly message: string;
  /** Milliseconds since the epoch; a transient fault counts `graceMs` after it. */
  readonly since: number;
  readonly graceMs: number;
  /** The pod and container whose events and logs say more; empty: none. */
  readonly pod: string;
  readonly podUid: string;
  readonly container: string;
}

/** The worst fault first. */
export const faultsOf = (_pod: Pod, _now: number): readonly Fault[] => {
  throw new Error('not there yet');
};
