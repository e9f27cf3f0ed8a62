/** A plan from the manifests alone; no cluster is touched. */
import { soleNamespace } from '../../domain/kubernetes/namespaces.ts';
import { describeOfflinePlan, type OfflinePlan, offlinePlan } from '../../domain/kubernetes/offline.ts';
import { pinned, type ReleaseInputs, type RenderRuntime, rendered, shapeOptions } from './prepare.ts';

export interface PlannedOffline {
  readonly plan: OfflinePlan;
  /** The same for people. */
  readonly lines: readonly string[];
}

export const planOffline = async (
  inputs: ReleaseInputs & { readonly namespace: string },
  runtime: RenderRuntime,
): Promise<PlannedOffline> => {
  const objects = pinned(await rendered(inputs, inputs.namespace, runtime), inputs.image);
  const namespace = inputs.namespace || soleNamespace(objects) || 'default';
  const plan = await offlinePlan(objects, shapeOptions(inputs, namespace));
  return { plan, lines: describeOfflinePlan(plan) };
};
