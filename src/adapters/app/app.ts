import { join } from 'node:path';
import { formatDuration } from '../../core/durations.ts';
import { CancelledError, lastLines, messageOf, ToolError } from '../../core/errors.ts';
import type { ExecResult, Runtime } from '../../core/ports.ts';
import type { App, AppSource, RunningApp } from '../../domain/measurements/ports.ts';
import { freePort } from '../process/host/ports.ts';
import { scrubbedEnvironment } from './environment.ts';

export interface AppOptions {
  readonly healthPath: string;
  readonly startTimeoutMs: number;
  /** Extra environment of the app, both sides alike. */
  readonly env: Readonly<Record<string, string>>;
}

type Deps = Pick<Runtime, 'exec' | 'files' | 'http' | 'clock' | 'env' | 'context' | 'signal'>;

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

const stopped = new CancelledError('the end of the run');

const endText = (result: ExecResult): string => {
  const how = result.exitCode === null ? `by ${result.signal}` : `with exit code ${result.exitCode}`;
  const output = lastLines(`${result.stdout}\n${result.stderr}`, 10).trim();
  return `the app ended ${how}${output === '' ? ' and printed nothing' : `; its last output:\n${output}`}`;
};

const isWell = async (deps: Deps, url: string, signal: AbortSignal): Promise<boolean> => {
  try {
    const response = await deps.http.request({ method: 'GET', url, timeoutMs: 2000, signal });
    return response.status >= 200 && response.status < 400;
  } catch (error) {
    if (error instanceof ToolError) return false;
    throw error;
  }
};

const notWell = (text: string): ToolError => new ToolError('app-not-started', 'app', text);

const untilWell = async (deps: Deps, options: AppOptions, running: RunningApp, signal: AbortSignal): Promise<void> => {
  const deadline = deps.clock.monotonic() + options.startTimeoutMs;
  while (!(await isWell(deps, `${running.url}${options.healthPath}`, signal))) {
    const ended = running.ended();
    if (ended !== undefined) throw notWell(`Before it was well, ${ended}`);
    if (deps.clock.monotonic() > deadline) {
      const waited = formatDuration(options.startTimeoutMs);
      throw notWell(`${running.url}${options.healthPath} did not answer with 2xx or 3xx within ${waited}.`);
    }
    await deps.clock.sleep(50, signal);
  }
};

/** Nothing is left running when it does not become well. */
const wellOrStopped = async (
  deps: Deps,
  options: AppOptions,
  running: RunningApp,
  signal: AbortSignal,
): Promise<RunningApp> => {
  try {
    await untilWell(deps, options, running, signal);
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
};

/** A fresh process in its own group on a free port; `stop` takes the whole group down and waits for it. */
const startProgram = async (
  deps: Deps,
  options: AppOptions,
  program: Program,
  signal: AbortSignal,
): Promise<RunningApp> => {
  signal.throwIfAborted();
  const port = String(await freePort());
  const end = new AbortController();
  let ended: string | undefined;
  const done = deps.exec
    .run({
      file: program.file,
      args: program.args,
      cwd: program.folder,
      env: scrubbedEnvironment(deps.env, { ...program.env, ...options.env, PORT: port, HOST: '127.0.0.1' }),
      signal: AbortSignal.any([signal, end.signal]),
      maxOutputBytes: 64 * 1024,
    })
    .then(
      result => {
        ended = endText(result);
      },
      error => {
        ended = messageOf(error);
      },
    );
  const running: RunningApp = {
    url: `http://127.0.0.1:${port}`,
    ended: () => ended,
    stop: async () => {
      end.abort(stopped);
      await done;
    },
  };
  return await wellOrStopped(deps, options, running, signal);
};

const startUrl = async (deps: Deps, options: AppOptions, url: string, signal: AbortSignal): Promise<RunningApp> => {
  const running = { url: url.replace(/\/+$/, ''), ended: () => undefined, stop: async () => undefined };
  return await wellOrStopped(deps, options, running, signal);
};

/** Pulled by digest, verified and unpacked, as the process target does it; the code for it is loaded only here. */
const imageProgram = async (deps: Deps, reference: string): Promise<Program> => {
  const { imageCommand } = await import('../rollout/image.ts');
  const folder = join(deps.context.temp, 'prod-actions-images');
  const { command, cwd, env } = await imageCommand(deps, folder, { kind: 'image', reference, args: [] });
  const [file = '', ...args] = command;
  return { file, args, folder: cwd, env };
};

/** The app of one side. An image is pulled and unpacked here, once. */
export const createApp = async (deps: Deps, options: AppOptions, source: AppSource): Promise<App> => {
  if (source.kind === 'url') {
    return { description: source.url, start: async signal => await startUrl(deps, options, source.url, signal) };
  }
  const program: Program =
    source.kind === 'image'
      ? await imageProgram(deps, source.reference)
      : { file: 'sh', args: ['-c', source.command], folder: source.folder, env: {} };
  const description = source.kind === 'image' ? source.reference : source.command;
  return { description, start: async signal => await startProgram(deps, options, program, signal) };
};
