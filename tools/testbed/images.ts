/** Images of one static Go program, made without docker and pushed to a cluster's own registry. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { z } from 'zod';
import { ToolError, UserError } from '../../src/core/errors.ts';
import { platformOf } from '../../src/domain/tools/pins.ts';
import type { Deps } from './deps.ts';
import { makeFolder, writeInFolder } from './folder.ts';

export interface Image {
  readonly tag: string;
  /** Part of the image, so that another value makes another digest. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What push.ts is told. */
export const pushRequest = z.object({
  registry: z.string(),
  repository: z.string(),
  program: z.string(),
  architecture: z.string(),
  images: z.array(z.object({ tag: z.string(), env: z.record(z.string(), z.string()).optional() })),
});

/** Builds the static program of a folder that is a Go module without dependencies. */
export const buildProgram = async (
  { exec, env }: Pick<Deps, 'exec' | 'env'>,
  module: string,
  into: string,
): Promise<void> => {
  const go = await exec.which('go');
  if (go === undefined)
    throw new UserError('testbed-needs-go', 'the images of the testbed are built with Go', 'Put Go on PATH.');
  const result = await exec.run({
    file: go,
    // Without the state of the repository in it: the same source is the same image.
    args: ['build', '-buildvcs=false', '-trimpath', '-ldflags', '-s -w', '-o', into, '.'],
    cwd: module,
    env: { ...env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local' },
    timeoutMs: 5 * 60_000,
  });
  if (result.exitCode !== 0)
    throw new ToolError('testbed-image-not-built', 'go', `the program of ${module} could not be built`, {
      stderr: result.stderr,
    });
};

const answer = z.record(z.string(), z.string());

/** Pushes from inside the cluster's network. Tag → `registry/repository@digest`. */
export const pushImages = async (
  { exec }: Pick<Deps, 'exec'>,
  to: { readonly network: readonly string[]; readonly registry: string; readonly folder: string },
  repository: string,
  program: string,
  images: readonly Image[],
): Promise<Readonly<Record<string, string>>> => {
  const architecture = platformOf('linux', arch).split('/')[1] ?? arch;
  const request = { registry: to.registry, repository, program, architecture, images };
  await makeFolder(to.folder);
  const spec = await writeInFolder(to.folder, `push-${repository}.json`, JSON.stringify(request));
  const [file = '', ...args] = [...to.network, process.execPath, join(import.meta.dirname, 'push.ts'), spec];
  const result = await exec.run({ file, args, timeoutMs: 60_000 });
  if (result.exitCode !== 0)
    throw new ToolError('testbed-image-not-pushed', 'push', `${repository} could not be pushed to ${to.registry}`, {
      stderr: result.stderr,
    });
  return answer.parse(JSON.parse(result.stdout));
};

export const readRequest = async (path: string): Promise<z.output<typeof pushRequest>> =>
  pushRequest.parse(JSON.parse(await readFile(path, 'utf8')));
