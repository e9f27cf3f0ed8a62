/** An image by digest as something the process target can run. Loaded only where an image is deployed. */
import type { Runtime } from '../../core/ports.ts';
import type { ProcessSpec } from '../../domain/rollout/process-spec.ts';
import { runnableOf } from '../process/image.ts';
import type { Runnable } from '../process/runnable.ts';
import { dockerCredentials } from '../registry/credentials.ts';
import { createRegistry } from '../registry/registry.ts';
import { unpackImage } from '../registry/unpack.ts';

/** Pulled by digest, verified and unpacked under `folder`. @throws UserError `release-not-runnable`, `image-needs-root-fs` */
export const imageCommand = async (
  runtime: Pick<Runtime, 'exec' | 'files' | 'env' | 'signal'>,
  folder: string,
  run: Extract<ProcessSpec['run'], { readonly kind: 'image' }>,
): Promise<Runnable> => {
  const registry = createRegistry({ credentials: dockerCredentials(runtime) });
  const image = await unpackImage(registry, { reference: run.reference, folder, signal: runtime.signal });
  return await runnableOf(image, run.args, run.reference);
};
