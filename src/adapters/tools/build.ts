/** Builds a tool from its own small Go module in tools/go: the module's go.sum is the pin of everything in it. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ToolError } from '../../core/errors.ts';
import type { Exec, Files } from '../../core/ports.ts';
import { atLeast, type Build } from '../../domain/tools/pins.ts';

const timeoutMs = 40 * 60_000;

/** What the compiler needs and nothing else: it runs no code of the modules, but it has no use for a token either. */
const passed = /^(PATH|HOME|TMPDIR|XDG_CACHE_HOME|SSL_CERT_FILE|SSL_CERT_DIR|(HTTPS?|NO)_PROXY|GO[A-Z]+)$/i;

const buildEnvironment = (env: Readonly<Record<string, string>>, build: Build): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name))),
  GOFLAGS: '',
  GOWORK: 'off',
  GOTOOLCHAIN: 'local',
  CGO_ENABLED: '0',
  ...build.env,
});

/** The folder of Go modules of this very package: beside the bundle (dist/<action>/) or the script that runs. */
export const modulesFolder = async (files: Files, entry: string): Promise<string | undefined> => {
  let folder = dirname(entry);
  for (let up = 0; up < 6; up += 1) {
    if (await files.exists(join(folder, 'tools', 'tools.json'))) return join(folder, 'tools', 'go');
    folder = dirname(folder);
  }
  return undefined;
};

/** Why a build is not possible here, or undefined when it is. */
export const cannotBuild = async (exec: Exec, module: string): Promise<string | undefined> => {
  const wanted = /^go (\d+(?:\.\d+)+)$/m.exec(await readFile(join(module, 'go.mod'), 'utf8').catch(() => ''))?.[1];
  if (wanted === undefined) return 'its Go module is not here';
  const go = await exec.which('go');
  if (go === undefined) return `Go ${wanted} or newer is not on PATH`;
  const { stdout } = await exec.run({ file: go, args: ['env', 'GOVERSION'], cwd: module, timeoutMs: 60_000 });
  const found = /go(\d+(?:\.\d+)+)/.exec(stdout)?.[1];
  return found !== undefined && atLeast(found, wanted)
    ? undefined
    : `Go ${wanted} or newer is needed, PATH has ${found ?? 'none that answers'}`;
};

export const buildFromModule = async (
  deps: { readonly exec: Exec; readonly env: Readonly<Record<string, string>> },
  tool: string,
  build: Build,
  module: string,
  into: string,
): Promise<void> => {
  const ldflags = ['-s', '-w', build.ldflags ?? ''].join(' ').trim();
  const result = await deps.exec.run({
    file: 'go',
    args: ['build', '-mod=readonly', '-trimpath', '-ldflags', ldflags, '-o', into, build.package],
    cwd: module,
    env: buildEnvironment(deps.env, build),
    timeoutMs,
  });
  if (result.exitCode !== 0)
    throw new ToolError(
      'tool-build-failed',
      'go',
      `${tool} could not be built${result.timedOut ? ': time ran out' : ''}`,
      {
        exitCode: result.exitCode,
        stderr: result.stderr,
      },
    );
};
