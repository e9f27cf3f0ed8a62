import type { ColourState } from '../rollout/ports.ts';
import type { Deployment, Pod, ReplicaSet } from './kinds.ts';
import type { Fault } from './pod-causes.ts';

/** What one colour is in, from the objects of its Deployments. Pure. */

export interface SeenColour {
  /** All Deployments of the colour. */
  readonly deployments: readonly Deployment[];
  /** Theirs. */
  readonly replicaSets: readonly ReplicaSet[];
  /** Theirs. */
  readonly pods: readonly Pod[];
  /** Started for a rollout that has not settled: a pod that restarts makes it broken. */
  readonly onProbation: boolean;
}

export interface Judged {
  readonly state: ColourState;
  /** Behind `broken`, or what a `starting` colour waits for; events and logs of its pod say more. */
  readonly fault: Fault | null;
}

export const judgeColour = (_seen: SeenColour, _now: number): Judged => {
  throw new Error('not there yet');
};

export const colourStateOf = (seen: SeenColour, now: number): ColourState => judgeColour(seen, now).state;
