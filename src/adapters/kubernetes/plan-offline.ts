/** A plan from the manifests alone; no cluster is touched. */
import { type OfflinePlan, offlinePlan } from '../../domain/kubernetes/offline.ts';
import { pinned, type ReleaseInputs, type RenderRuntime, rendered, shapeOptions } from './prepare.ts';

export const planOffline = async (
  inputs: ReleaseInputs & { readonly namespace: string },
  runtime: RenderRuntime,
): Promise<OfflinePlan> => {
  const namespace = inputs.namespace || 'default';
  const objects = pinned(await rendered(inputs, namespace, runtime), inputs.image);
  return await offlinePlan(objects, shapeOptions(inputs, namespace));
};
