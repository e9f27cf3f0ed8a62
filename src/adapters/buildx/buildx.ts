import { join } from 'node:path';
import type { Clock, Exec, ExecResult, Files, Log, RunContext, Tools } from '../../core/ports.ts';
import type { Digest } from '../../domain/images/digest.ts';
import { type BuildRequest, buildArguments } from './arguments.ts';
import { type Builder, type BuilderChoice, openBuilder } from './builder.ts';
import { codes } from './codes.ts';
import { childEnvironment, type RegistryLogin, registryLogin } from './environment.ts';
import { type BuildFailure, failureOf } from './failure.ts';
import { locateBuildx } from './locate.ts';
import { digestFrom } from './metadata.ts';

export interface BuildResult {
  /** What buildx says it made; known in some failures too. */
  readonly digest: Digest | undefined;
  readonly failure: BuildFailure | undefined;
}

export interface BuildSession {
  readonly builder: string;
  readonly driver: string;
  readonly buildxVersion: string;
  /** One try. */
  build(
    request: BuildRequest,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<BuildResult>;
  close(): Promise<void>;
}

export interface SessionOptions extends BuilderChoice {
  readonly login: RegistryLogin | undefined;
  /** Variable → value; `BuildSecret`s refer to them by name. */
  readonly secretVariables: Readonly<Record<string, string>>;
}

export interface Buildx {
  /** @throws UserError `tool-missing`, `builder-missing` */
  open(options: SessionOptions): Promise<BuildSession>;
}

interface Deps {
  readonly exec: Exec;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly tools: Tools;
  readonly context: Pick<RunContext, 'workspace'>;
  readonly env: Readonly<Record<string, string>>;
}

/** Output of a build is not ours: the runner must not take a line of it for a command. */
const inert = (line: string): string => line.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/, '$1: ');

const shortCallMs = 120_000;

const timedOut = (after: number): BuildFailure => ({
  reason: codes.reason('build-timed-out', `The build did not end within ${Math.round(after / 1000)} s.`),
  at: undefined,
  excerpt: '',
  lastLines: '',
  transient: false,
});

const silent: BuildFailure = {
  reason: codes.reason('digest-unknown', 'buildx exited 0 but its metadata file names no digest.'),
  at: undefined,
  excerpt: '',
  lastLines: '',
  transient: false,
};

const failureIn = (
  result: ExecResult,
  digest: Digest | undefined,
  timeoutMs: number,
  secrets: readonly string[],
): BuildFailure | undefined => {
  if (result.timedOut) return { ...timedOut(timeoutMs), lastLines: failureOf(result.stderr, secrets).lastLines };
  if (result.exitCode !== 0) return failureOf(result.stderr, secrets);
  return digest === undefined ? silent : undefined;
};

const readDigest = async (files: Files, path: string): Promise<Digest | undefined> =>
  (await files.exists(path)) ? digestFrom(await files.readText(path)) : undefined;

export const createBuildx = (deps: Deps): Buildx => ({
  open: async options => {
    const { path, version } = await locateBuildx(deps);
    const folder = await deps.files.temporaryFolder('buildx');
    const base = { ...childEnvironment(deps.env), ...(await registryLogin(deps, options.login, folder)) };
    const buildx = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<ExecResult> =>
      await deps.exec.run({ file: path, args, env: { ...base, ...env }, timeoutMs: shortCallMs });
    const removeFolder = async (): Promise<void> => await deps.files.remove(folder);
    const builder: Builder = await openBuilder({ buildx, folder }, options).catch(async (error: unknown) => {
      await removeFolder();
      throw error;
    });
    return {
      builder: builder.name,
      driver: builder.driver,
      buildxVersion: version,
      build: async (request, { timeoutMs, signal }) => {
        const metadata = join(folder, 'metadata.json');
        await deps.files.remove(metadata);
        const epoch = request.sourceDateEpoch;
        const result = await deps.exec.run({
          file: path,
          cwd: deps.context.workspace,
          args: buildArguments(request, builder.name, metadata),
          env: {
            ...base,
            ...builder.env,
            ...options.secretVariables,
            // We read the digest from the file, not the provenance, which may be megabytes.
            BUILDX_METADATA_PROVENANCE: 'disabled',
            ...(epoch === undefined ? {} : { SOURCE_DATE_EPOCH: String(epoch) }),
          },
          timeoutMs,
          signal,
          onLine: line => deps.log.info(inert(line)),
        });
        const digest = await readDigest(deps.files, metadata);
        return { digest, failure: failureIn(result, digest, timeoutMs, Object.values(options.secretVariables)) };
      },
      close: async () => {
        await builder.release();
        await removeFolder();
      },
    };
  },
});
