/** Programs that only the system can give (they need its C libraries or its kernel): found, or installed from its packages. */
import { access, constants } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { UserError } from '../../src/core/errors.ts';
import type { Deps } from './deps.ts';

export interface SystemProgram {
  /** A name to look for on PATH, or an absolute path. */
  readonly program: string;
  /** The Debian package that brings it. */
  readonly package: string;
}

/** Where Debian keeps what is not meant for everybody; often not on PATH. */
const administrative = ['/usr/sbin', '/sbin'];

export const systemPath = (env: Readonly<Record<string, string>>): string =>
  [env['PATH'] ?? '', ...administrative].join(delimiter);

type Finder = Pick<Deps, 'exec' | 'log'> & {
  /** Where else to look; given by tests. */
  readonly folders?: readonly string[];
};

const isProgram = async (path: string): Promise<boolean> =>
  await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** A program that is not on PATH is looked for where Debian keeps it. */
const locate = async ({ exec, folders = administrative }: Finder, name: string): Promise<string | undefined> => {
  const onPath = name.startsWith('/') ? undefined : await exec.which(name);
  if (onPath !== undefined) return onPath;
  for (const path of name.startsWith('/') ? [name] : folders.map(folder => join(folder, name)))
    if (await isProgram(path)) return path;
  return undefined;
};

const missingOf = async (deps: Finder, wanted: readonly SystemProgram[]): Promise<readonly SystemProgram[]> => {
  const found = await Promise.all(
    wanted.map(async one => ((await locate(deps, one.program)) === undefined ? [one] : [])),
  );
  return found.flat();
};

const packagesOf = (programs: readonly SystemProgram[]): readonly string[] => [
  ...new Set(programs.map(one => one.package)),
];

const aptGet = async ({ exec, log }: Finder, packages: readonly string[]): Promise<void> => {
  if ((await exec.which('apt-get')) === undefined) return;
  log.info(`installing the system's packages: ${packages.join(', ')}`);
  const env = { PATH: process.env['PATH'] ?? '', DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]])
    await exec.run({ file: 'apt-get', args, env, timeoutMs: 5 * 60_000 });
};

/** Installs what is missing with apt-get where there is one; what is missing then is named, with its package. */
export const needPrograms = async (
  deps: Finder,
  who: string,
  wanted: readonly SystemProgram[],
): Promise<(program: string) => Promise<string>> => {
  const missing = await missingOf(deps, wanted);
  if (missing.length > 0) await aptGet(deps, packagesOf(missing));
  const still = missing.length > 0 ? await missingOf(deps, missing) : [];
  if (still.length > 0)
    throw new UserError(
      'testbed-needs-packages',
      `${who} needs ${still.map(one => basename(one.program)).join(', ')}`,
      `Install the packages of your system: ${packagesOf(still).join(' ')}.`,
    );
  return async program => (await locate(deps, program)) ?? program;
};
