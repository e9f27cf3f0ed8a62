import type { Exec, Files, Log } from '../../../core/ports.ts';

/** What rendering needs. Types only. */

export interface HelmSource {
  /** Folder or packed chart on disk. */
  readonly chart: string;
  /** Values files, later ones win. */
  readonly values: readonly string[];
  /** `key=value` lines. */
  readonly set: readonly string[];
  readonly release: string;
  /** Version of the cluster, for charts that ask for it. */
  readonly kubeVersion?: string;
}

/** Where the objects of a release come from. All given ones are put together. */
export interface ManifestSources {
  /** Files, folders and globs. */
  readonly manifests: readonly string[];
  /** Folder of a kustomization; empty: none. */
  readonly kustomize: string;
  readonly helm: HelmSource | null;
  /** Empty: the one that the manifests name, or `default`. */
  readonly namespace: string;
  /** Relative paths start here. */
  readonly workspace: string;
}

export interface RenderDeps {
  readonly files: Files;
  readonly exec: Exec;
  readonly log: Log;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Path of the program; asked only when it is needed. */
  readonly kubectl: () => Promise<string>;
  readonly helm: () => Promise<string>;
}
