/** A running cluster, with real pods or simulated ones, as its users see it. */
import { join } from 'node:path';
import { kubeconfigPath } from './credentials.ts';

export interface Cluster {
  readonly folder: string;
  /** Of an administrator. */
  readonly kubeconfig: string;
  /** Prefix of a command that shall reach the cluster; empty where nothing has to be entered. */
  readonly enter: readonly string[];
  /** `host:port` as pods and commands inside reach it; empty without one. */
  readonly registry: string;
  /** One JSON object a line, for every request but those of the cluster's own parts, and for each pod that is ended. */
  readonly auditLog: string;
}

export const clusterOf = (folder: string, enter: readonly string[], registry: string): Cluster => ({
  folder,
  kubeconfig: kubeconfigPath(folder, 'admin'),
  enter,
  registry,
  auditLog: join(folder, 'audit.log'),
});
