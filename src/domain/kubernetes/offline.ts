import type { Reason } from '../verdicts/verdicts.ts';
import type { K8sObject } from './objects.ts';
import type { Finding, SwitchMode, Treated } from './shape.ts';
import type { ShapeOptions } from './shape-of.ts';

/** A plan made without a cluster: plain JSON. */
export interface OfflinePlan {
  readonly schema: 'prod-actions/offline-plan/v1';
  readonly verdict: 'planned' | 'refused';
  readonly namespace: string;
  readonly objects: readonly Treated[];
  readonly switchMode: { readonly mode: SwitchMode; readonly why: string };
  readonly images: readonly { readonly image: string; readonly pinned: boolean; readonly usedBy: readonly string[] }[];
  /** What a deploy would do, in order. Empty when refused. */
  readonly steps: readonly string[];
  readonly refusals: readonly Reason[];
  readonly findings: readonly Finding[];
  /** What only a cluster can tell. */
  readonly unknown: readonly string[];
}

export const offlinePlan = async (_objects: readonly K8sObject[], _options: ShapeOptions): Promise<OfflinePlan> => {
  throw new Error('not there yet');
};

export const describeOfflinePlan = (_plan: OfflinePlan): readonly string[] => {
  throw new Error('not there yet');
};
