import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Pulls an image by digest, verifies and unpacks it, and names the program to run: a static binary, as in the process target. */
export const imageProgram = async (
  deps: Pick<Runtime, 'exec' | 'files' | 'env' | 'context'>,
  reference: string,
  signal: AbortSignal,
): Promise<Program> => {
  // Loaded only where an image is measured: it brings tar and the registry client.
  const [{ createRegistry }, { dockerCredentials }, { unpackImage }] = await Promise.all([
    import('../registry/registry.ts'),
    import('../registry/credentials.ts'),
    import('../registry/unpack.ts'),
  ]);
  const registry = createRegistry({ credentials: dockerCredentials(deps) });
  const folder = join(deps.context.temp, 'prod-actions-images');
  const image = await unpackImage(registry, { reference, folder, signal });
  const [file, ...args] = [...image.entrypoint, ...image.cmd];
  if (file === undefined) {
    throw new UserError(
      'image-without-program',
      `${reference} has neither an entrypoint nor a command, so there is nothing to start.`,
      'Give the image an ENTRYPOINT, or measure it by base-url and candidate-url.',
    );
  }
  const inside = (path: string): string => join(image.rootFolder, path);
  return { file: inside(file), args, folder: inside(image.workdir), env: image.env };
};
