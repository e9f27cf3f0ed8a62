import type { K8sObject } from './objects.ts';
import type { AppShape, SwitchMode } from './shape.ts';

export interface ShapeOptions {
  readonly namespace: string;
  /** Names of the Jobs that are hooks. */
  readonly hookJobs?: readonly string[];
  /** What is in the namespace already, for what only a cluster can tell. */
  readonly live?: readonly K8sObject[];
  /** Deploy objects that another controller manages (Argo CD, Flux …). */
  readonly allowManaged?: boolean;
  readonly switchMode?: 'auto' | SwitchMode;
}

/** What a set of rendered objects means for a blue-green rollout. Never throws for what a manifest says: that is a refusal. */
export const shapeOf = async (_objects: readonly K8sObject[], _options: ShapeOptions): Promise<AppShape> => {
  throw new Error('not there yet');
};
