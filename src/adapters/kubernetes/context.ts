import type { Clock, Exec, Log } from '../../core/ports.ts';
import type { AppShape, SwitchMode } from '../../domain/kubernetes/shape.ts';
import type { Bundle, KubernetesSpec } from '../../domain/kubernetes/spec.ts';
import type { Release } from '../../domain/rollout/release.ts';
import type { Cluster, Mirror } from './cluster.ts';

/** What the parts of the kubernetes target share. */

export interface KubernetesSettings {
  readonly app: string;
  readonly environment: string;
  readonly namespace: string;
  /** Where users' traffic enters; empty: unknown, the switch is then seen in the control plane only. */
  readonly url: string;
  readonly switchMode: 'auto' | SwitchMode;
  /** Both colours have traffic for so long in `overlap`. */
  readonly overlapMs: number;
  /** Deploy objects that another controller manages (Argo CD, Flux …). */
  readonly allowManaged: boolean;
}

export interface TargetContext {
  readonly settings: KubernetesSettings;
  readonly cluster: Cluster;
  readonly mirror: Mirror;
  readonly bundles: Bundles;
  readonly exec: Exec;
  readonly clock: Clock;
  readonly log: Log;
  readonly env: Readonly<Record<string, string>>;
  /** Aborted when the run is cancelled: long waits (hooks) end then. */
  readonly signal: AbortSignal;
}

/** The contents of releases: those rendered in this run, and those kept in the cluster. */
export interface Bundles {
  /** Makes a bundle rendered in this run known (nothing is written). Returns its hash. */
  add(bundle: Bundle): Promise<string>;
  /** @throws UserError `bundle-missing` when neither this run nor the cluster has it, `bundle-damaged` */
  read(hash: string): Promise<Bundle>;
  /** Durable in the cluster when it resolves. */
  keep(hash: string, token: number): Promise<void>;
  forgetOthers(hashes: ReadonlySet<string>, token: number): Promise<void>;
}

/** A release with what it is made of. */
export interface Loaded {
  readonly release: Release;
  readonly spec: KubernetesSpec;
  readonly shape: AppShape;
}
