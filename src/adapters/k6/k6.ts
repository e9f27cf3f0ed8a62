import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { lastLines, messageOf } from '../../core/errors.ts';
import type { ExecResult, LocatedTool, Runtime } from '../../core/ports.ts';
import { codes } from '../../domain/measurements/codes.ts';
import { K6Samples, k6ExitMeaning, k6Measured } from '../../domain/measurements/k6.ts';
import { readK6Summary } from '../../domain/measurements/k6-summary.ts';
import type { LoadOrder, LoadTool } from '../../domain/measurements/ports.ts';
import { invalid, type Run, reduceRun } from '../../domain/measurements/runs.ts';
import { k6Script } from '../../domain/measurements/scenario.ts';
import { scrubbedEnvironment } from '../app/environment.ts';

type Deps = Pick<Runtime, 'exec' | 'files' | 'env'>;

export interface K6Options {
  /** Extra environment of the script (`__ENV`), beside BASE_URL. */
  readonly env: Readonly<Record<string, string>>;
  /** A run that takes longer is killed and invalid. */
  readonly maxRunMs: number;
}

/** Only what the reader of the samples asks for; each system tag is written with every sample. */
const systemTags = 'status,expected_response,group,error_code';

const runK6 = async (
  deps: Deps,
  tool: LocatedTool,
  options: K6Options,
  order: LoadOrder,
  folder: string,
): Promise<ExecResult> => {
  const own = join(folder, 'script.js');
  await deps.files.writeAtomic(own, k6Script(order.scenario));
  const script = order.scenario.script?.path ?? own;
  return await deps.exec.run({
    file: tool.path,
    args: [
      ...['run', '--quiet', '--no-color', '--no-usage-report'],
      ...['--summary-mode', 'compact', '--summary-export', join(folder, 'summary.json')],
      // An own port for its REST API: two k6 on one machine must not stop each other.
      ...['--address', '127.0.0.1:0', '--system-tags', systemTags, '--out', `json=${join(folder, 'samples.json')}`],
      script,
    ],
    cwd: dirname(script),
    env: scrubbedEnvironment(deps.env, { ...options.env, BASE_URL: order.baseUrl }),
    timeoutMs: options.maxRunMs,
    signal: order.signal,
    maxOutputBytes: 1024 * 1024,
  });
};

const read = async (path: string): Promise<K6Samples> => {
  const samples = new K6Samples();
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) samples.push(line);
  return samples;
};

/** Names for exit code 99. A script with its own handleSummary leaves none, and then the exit code alone speaks. */
const crossedThresholds = async (deps: Deps, folder: string): Promise<readonly string[]> => {
  const path = join(folder, 'summary.json');
  const summary = (await deps.files.exists(path))
    ? readK6Summary(JSON.parse(await deps.files.readText(path)))
    : undefined;
  return summary === undefined || summary.crossed.length === 0 ? ['a threshold of the script'] : summary.crossed;
};

const unreadable = (why: string): Run =>
  invalid(codes.reason('load-tool-output-unreadable', `k6 ended well, but its samples can't be used: ${why}.`));

const judge = async (
  deps: Deps,
  result: ExecResult,
  order: LoadOrder,
  options: K6Options,
  folder: string,
): Promise<Run> => {
  if (result.timedOut || !k6Measured(result.exitCode)) {
    const why = result.timedOut
      ? `was killed after ${options.maxRunMs / 1000} s`
      : `ended with exit code ${result.exitCode ?? 'none'}: ${k6ExitMeaning(result.exitCode)}`;
    return invalid(codes.reason('load-tool-failed', `k6 ${why}.\n${lastLines(result.stderr, 8)}`.trimEnd()));
  }
  try {
    const samples = await read(join(folder, 'samples.json'));
    if (samples.unreadable > 0) return unreadable(`${samples.unreadable} lines are cut off or damaged`);
    const crossed = result.exitCode === 99 ? await crossedThresholds(deps, folder) : [];
    return reduceRun(samples.samples(order.scenario.warmUpMs), crossed);
  } catch (error) {
    return unreadable(messageOf(error));
  }
};

export const createK6 = (deps: Deps, tool: LocatedTool, options: K6Options): LoadTool => ({
  name: 'k6',
  version: tool.version,
  source: tool.source,
  run: async (order): Promise<Run> => {
    order.signal.throwIfAborted();
    const folder = await deps.files.temporaryFolder('k6');
    try {
      const result = await runK6(deps, tool, options, order, folder);
      order.signal.throwIfAborted();
      return await judge(deps, result, order, options, folder);
    } finally {
      await deps.files.remove(folder);
    }
  },
});
