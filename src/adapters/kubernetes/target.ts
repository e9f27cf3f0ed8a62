import type { Target } from '../../domain/rollout/ports.ts';
import type { Release } from '../../domain/rollout/release.ts';
import type { Cluster } from './cluster.ts';
import type { TargetContext } from './context.ts';

export interface KubernetesTargetContext extends TargetContext {
  readonly cluster: Cluster & { readonly socketPath: string };
}

export interface KubernetesTarget extends Target {
  readonly kind: 'kubernetes';
  /** What is to be deployed: an app that ran before us is recognised by its names. To be called before a deploy begins. */
  expect(release: Release): Promise<void>;
  /** Closes the addresses it gave out. */
  close(): Promise<void>;
}

export const createKubernetesTarget = async (_context: KubernetesTargetContext): Promise<KubernetesTarget> => {
  throw new Error('not there yet');
};
