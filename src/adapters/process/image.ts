/** An unpacked image as a command that runs on this machine, or the reason why it can't. */
import { open, readdir, realpath, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type UserError, userError } from '../../core/errors.ts';
import { codes } from './codes.ts';
import { type Executable, inspectExecutable } from './elf.ts';
import type { Runnable } from './runnable.ts';

/** What is needed of an unpacked image (adapters/registry gives it). */
export interface ImageToRun {
  readonly rootFolder: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
}

const headBytes = 64 * 1024;

const refuse = (code: 'image-needs-root-fs' | 'release-not-runnable', message: string): UserError =>
  userError(codes, code, message);

const inside = (root: string, path: string): boolean => {
  const from = relative(root, path);
  return from !== '..' && !from.startsWith(`..${sep}`);
};

/** The file that a path of the image means; links are followed, but never out of the image. */
const locate = async (root: string, path: string): Promise<string | undefined> => {
  const real = await realpath(join(root, path)).catch(() => undefined);
  if (real === undefined || !inside(await realpath(root), real)) return undefined;
  return (await stat(real)).isFile() ? real : undefined;
};

/** As a container runtime looks it up: absolute, relative to the working folder, or along the image's PATH. */
const findProgram = async (image: ImageToRun, name: string): Promise<string | undefined> => {
  if (name.startsWith('/')) return await locate(image.rootFolder, name);
  if (name.includes('/')) return await locate(image.rootFolder, join(image.workdir, name));
  const folders = (image.env['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':');
  for (const folder of folders) {
    const found = await locate(image.rootFolder, join(folder, name));
    if (found !== undefined) return found;
  }
  return undefined;
};

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const whyNot = (found: Executable): string | undefined => {
  if (found.kind === 'dynamic') return `is linked dynamically (it asks for ${found.interpreter})`;
  if (found.kind === 'script') return `is a script (it asks for ${found.interpreter})`;
  if (found.kind === 'unknown') return 'is not a program this machine knows';
  return found.machine === process.arch ? undefined : `is built for ${found.machine}, this machine is ${process.arch}`;
};

/**
 * The command of an image. `args` take the place of the image's own, as in `docker run`.
 * @throws UserError `image-needs-root-fs`, `release-not-runnable`
 */
export const runnableOf = async (image: ImageToRun, args: readonly string[], reference: string): Promise<Runnable> => {
  const [name, ...rest] = [...image.entrypoint, ...(args.length > 0 ? args : image.cmd)];
  if (name === undefined) throw refuse('release-not-runnable', `${reference} has neither entrypoint nor command.`);
  const program = await findProgram(image, name);
  if (program === undefined) throw refuse('release-not-runnable', `${reference}: its entrypoint ${name} is not in it.`);
  const problem = whyNot(inspectExecutable(await headOf(program)));
  if (problem !== undefined) throw refuse('image-needs-root-fs', `${reference}: its entrypoint ${name} ${problem}.`);
  // PATH inside the image means nothing out here.
  const { PATH: _inside, ...env } = image.env;
  const cwd = resolve(join(image.rootFolder, image.workdir));
  return { command: [program, ...rest], cwd, env, rootFolder: image.rootFolder };
};

/** Two colours and five kept bundles, and one to spare. An image that is gone can be pulled again. */
const keptImages = 8;

/** Removes the images used longest ago; `rootFolder` was used now, `programs` run. */
export const forgetImages = async (rootFolder: string, programs: readonly string[]): Promise<void> => {
  const own = dirname(rootFolder);
  const [now, all] = [new Date(), dirname(own)];
  await utimes(own, now, now);
  const images = await Promise.all(
    (await readdir(all))
      .filter(name => name.startsWith('sha256-'))
      .map(async name => ({ path: join(all, name), usedAt: (await stat(join(all, name))).mtimeMs })),
  );
  const oldest = images.sort((a, b) => b.usedAt - a.usedAt).slice(keptImages);
  for (const { path } of oldest) {
    if (!programs.some(program => inside(path, program))) await rm(path, { recursive: true, force: true });
  }
};
