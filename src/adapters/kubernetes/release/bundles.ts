import type { Cluster } from '../cluster.ts';
import type { Bundles } from '../context.ts';

export interface BundleOwner {
  readonly app: string;
  readonly environment: string;
  readonly namespace: string;
}

export const createBundles = (_cluster: Cluster, _owner: BundleOwner): Bundles => {
  throw new Error('not there yet');
};
