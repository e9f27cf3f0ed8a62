import type { Runtime, Tools } from '../../core/ports.ts';
import type { ApiCluster } from './api.ts';

export interface AccessSettings {
  /** A path, or the content itself; empty: what kubectl finds (KUBECONFIG, ~/.kube/config, in-cluster). */
  readonly kubeconfig: string;
  /** Empty: the current one. */
  readonly context: string;
  /** Empty: that of the context, else `default`. */
  readonly namespace: string;
}

export type AccessDeps = Pick<Runtime, 'exec' | 'env' | 'log' | 'clock' | 'context' | 'signal'> & {
  readonly tools?: Tools;
};

export interface OpenCluster extends ApiCluster {
  /** Ends the proxy, too. */
  close(): Promise<void>;
}

/** One `kubectl proxy` on a private socket for the whole step. @throws UserError of codes.ts */
export const openCluster = async (_settings: AccessSettings, _deps: AccessDeps): Promise<OpenCluster> => {
  throw new Error('not there yet');
};
