/** The Snyk CLI: the one on PATH, or else the pinned one through npm, whose lockfile holds the hash it must have. */
import { join } from 'node:path';
import manifest from '../../../tools/snyk/package.json' with { type: 'json' };
import lock from '../../../tools/snyk/package-lock.json' with { type: 'json' };
import { lastLines } from '../../core/errors.ts';
import type { LocatedTool, Runtime } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import { scannerEnvironment } from '../../domain/findings/scanner-environment.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

type Deps = Pick<Runtime, 'exec' | 'files' | 'env' | 'signal'>;
export type Found = { readonly value: LocatedTool } | { readonly problem: Reason };

const version = manifest.dependencies.snyk;

const missing = (why: string): Found => ({
  problem: codes.reason('snyk-missing', `There is a snyk-token, no snyk CLI on PATH, and ${why}.`),
});

const versionOf = async (path: string, deps: Deps): Promise<string> => {
  const env = scannerEnvironment(deps.env, await deps.files.temporaryFolder('snyk-home'));
  const { exec, signal } = deps;
  const { stdout } = await exec.run({ file: path, args: ['--version'], env, timeoutMs: 30_000, signal });
  return stdout.trim().split(/\s/)[0] || 'unknown';
};

const install = async (npm: string, deps: Deps): Promise<Found> => {
  const { exec, files, signal } = deps;
  const folder = await files.temporaryFolder('snyk-cli');
  await files.writeAtomic(join(folder, 'package.json'), JSON.stringify(manifest));
  await files.writeAtomic(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  // npm keeps the caller's environment: mirrors and proxies are set there. No script of the package runs.
  const { env } = deps;
  const result = await exec.run({ file: npm, args, env, cwd: folder, timeoutMs: 5 * 60_000, signal });
  signal.throwIfAborted();
  if (result.exitCode !== 0) {
    const words = lastLines(result.stderr, 3).replaceAll('\n', ' ');
    return missing(`installing ${version} with npm ended with exit code ${result.exitCode}: ${words}`);
  }
  return { value: { path: join(folder, 'node_modules/.bin/snyk'), version, source: 'download' } };
};

export const locateSnyk = async (deps: Deps): Promise<Found> => {
  const path = await deps.exec.which('snyk');
  if (path !== undefined) return { value: { path, version: await versionOf(path, deps), source: 'path' } };
  const npm = await deps.exec.which('npm');
  return npm === undefined ? missing(`no npm to install ${version} with`) : await install(npm, deps);
};
