import type { K8sObject } from './objects.ts';

export interface ManagedBy {
  /** For people: `Argo CD`, `Flux`, `KEDA` … */
  readonly controller: string;
  /** `refuse`: it would undo our writes. `warn`: it writes only when a person tells it to (Helm). */
  readonly effect: 'refuse' | 'warn';
  /** What says so: `annotation argocd.argoproj.io/tracking-id`. */
  readonly evidence: string;
}

/** Whether something other than us and people writes this object. */
export const managedBy = (_object: K8sObject): ManagedBy | undefined => {
  throw new Error('not there yet');
};
