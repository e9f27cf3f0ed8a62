/** An image by digest as something the process target can run. Loaded only where an image is deployed. */
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import type { ProcessSpec } from '../../domain/rollout/process-spec.ts';
import type { Runnable } from '../process/target.ts';
import { dockerCredentials } from '../registry/credentials.ts';
import { createRegistry } from '../registry/registry.ts';
import { unpackImage } from '../registry/unpack.ts';

/** Pulled by digest, verified and unpacked under `folder`. @throws UserError `release-not-runnable` */
export const imageCommand = async (
  runtime: Pick<Runtime, 'exec' | 'files' | 'env' | 'signal'>,
  folder: string,
  run: Extract<ProcessSpec['run'], { readonly kind: 'image' }>,
): Promise<Runnable> => {
  const registry = createRegistry({ credentials: dockerCredentials(runtime) });
  const image = await unpackImage(registry, { reference: run.reference, folder, signal: runtime.signal });
  const [file, ...rest] = [...image.entrypoint, ...(run.args.length > 0 ? run.args : image.cmd)];
  if (file === undefined)
    throw new UserError(
      'release-not-runnable',
      `${run.reference} has neither an entrypoint nor a command.`,
      'Give the image an ENTRYPOINT.',
    );
  return {
    command: [join(image.rootFolder, file), ...rest],
    cwd: join(image.rootFolder, image.workdir),
    env: image.env,
  };
};
