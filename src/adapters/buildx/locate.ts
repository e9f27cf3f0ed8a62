import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Exec, Files, LocatedTool, Log, Tools } from '../../core/ports.ts';
import { dockerConfigFolder } from '../registry/credentials.ts';

/** 0.13 passes SOURCE_DATE_EPOCH on and knows `rewrite-timestamp`. */
const oldest = [0, 13] as const;

const pluginFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

const isNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
};

export interface LocateDeps {
  readonly exec: Exec;
  readonly files: Pick<Files, 'exists'>;
  readonly tools: Tools;
  readonly log: Log;
  readonly env: Readonly<Record<string, string>>;
}

/** Docker's own plugin: there on every machine with a current Docker, hosted runners too. */
const dockerPlugin = async ({ exec, files, env }: LocateDeps): Promise<LocatedTool | undefined> => {
  for (const folder of [join(dockerConfigFolder(env), 'cli-plugins'), ...pluginFolders]) {
    const path = join(folder, 'docker-buildx');
    if (!(await files.exists(path))) continue;
    const { stdout } = await exec.run({ file: path, args: ['version'], timeoutMs: 20_000 });
    const version = /\bv(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    if (version !== undefined && isNewEnough(version)) return { path, version, source: 'path' };
  }
  return undefined;
};

const canFallBack = (thrown: unknown): boolean =>
  thrown instanceof UserError && ['tool-missing', 'tool-wrong-version'].includes(thrown.code);

/** The pinned buildx; where it cannot be had (no network), Docker's own if it is new enough. */
export const locateBuildx = async (deps: LocateDeps): Promise<LocatedTool> => {
  try {
    return await deps.tools.locate('buildx');
  } catch (thrown) {
    const plugin = canFallBack(thrown) ? await dockerPlugin(deps) : undefined;
    if (plugin === undefined) throw thrown;
    deps.log.notice(`The pinned buildx cannot be had here; using Docker’s own, version ${plugin.version}.`);
    return plugin;
  }
};
