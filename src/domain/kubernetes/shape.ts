import type { Reason } from '../verdicts/verdicts.ts';
import type { Autoscaler, Config, Deployment, Service } from './kinds.ts';
import type { K8sObject, ObjectRef } from './objects.ts';

/** What a set of rendered objects means for a blue-green rollout: which object is treated how, and why. Types only; see shape-of.ts. */

export type Treatment =
  /** Runs once per colour, as `<name>-blue` and `<name>-green`. */
  | 'coloured'
  /** A Service whose traffic moves. */
  | 'switched'
  /** ConfigMap or Secret, kept as immutable content-hashed versions. */
  | 'versioned'
  /** A copy per colour (HorizontalPodAutoscaler, PodDisruptionBudget). */
  | 'per-colour'
  /** Ingress or HTTPRoute in front of a switched Service. */
  | 'route'
  /** A Job named as a hook. */
  | 'hook'
  /** Applied as it is, before the new colour starts; the same for both colours. */
  | 'in-place'
  /** Not applied, and that is fine (a chart's test, what its annotation leaves out). */
  | 'left-out'
  /** Not deployed: the release is refused. */
  | 'refused';

export interface Treated {
  readonly ref: ObjectRef;
  readonly treatment: Treatment;
  /** One sentence for people: why. */
  readonly why: string;
}

export interface Workload {
  readonly name: string;
  readonly deployment: Deployment;
  /** From the manifest; 1 when it names none. */
  readonly replicas: number;
}

export interface SwitchedService {
  readonly name: string;
  readonly service: Service;
  /** Names of the workloads whose pods it selects. */
  readonly workloads: readonly string[];
}

export interface ScaledWorkload {
  readonly name: string;
  readonly workload: string;
  readonly autoscaler: Autoscaler;
}

export interface VersionedConfig {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly versionedName: string;
  readonly config: Config;
}

/** `warn`: worth mending. `note`: said once, changes nothing. */
export interface Finding {
  readonly code: string;
  readonly level: 'warn' | 'note';
  readonly ref: ObjectRef;
  readonly message: string;
  /** The exact YAML or command that mends it. */
  readonly fix: string;
}

export type SwitchMode = 'atomic' | 'overlap' | 'route';

export interface AppShape {
  readonly namespace: string;
  /** In the order they must become available (what others depend on first). */
  readonly workloads: readonly Workload[];
  /** In the order they are switched: what others depend on first, the entrance last. */
  readonly services: readonly SwitchedService[];
  readonly autoscalers: readonly ScaledWorkload[];
  /** PodDisruptionBudgets that become one per colour. */
  readonly budgets: readonly K8sObject[];
  readonly configs: readonly VersionedConfig[];
  readonly routes: readonly K8sObject[];
  readonly hookJobs: readonly K8sObject[];
  /** What is applied as it is; the routes among them, unless it is they that move the traffic. */
  readonly inPlace: readonly K8sObject[];
  /** What is in front decides; an input can override it. */
  readonly switchMode: { readonly mode: SwitchMode; readonly why: string };
  readonly treated: readonly Treated[];
  readonly findings: readonly Finding[];
  /** Empty: it can be deployed. */
  readonly refusals: readonly Reason[];
}
