/** Runs workflows with act in host mode (no containers) and reads what it reports as JSON lines. */
import { z } from 'zod';
import { nodeExec } from '../../src/core/exec.ts';

const lineSchema = z.object({
  job: z.string().default(''),
  jobID: z.string().default(''),
  jobResult: z.string().optional(),
  step: z.string().optional(),
  command: z.string().optional(),
  name: z.string().default(''),
  arg: z.string().default(''),
  content: z.string().default(''),
  msg: z.string().default(''),
});
type Line = z.output<typeof lineSchema>;

export interface ActCall {
  readonly act: string;
  /** The caller's checkout. */
  readonly repository: string;
  readonly event: 'push' | 'workflow_dispatch';
  /** Only this one of the caller's workflows. */
  readonly workflow?: string;
  /** Of a dispatch. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Prefix of the command line that puts act and its jobs into another network. */
  readonly enter?: readonly string[];
  /** `owner/name@ref` → folder, for everything the workflows use. */
  readonly local: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** The environment of act itself; jobs inherit PATH from it. */
  readonly hostEnv: Readonly<Record<string, string>>;
  /** For act's copies of actions and the workspaces of jobs. */
  readonly folder: string;
  readonly timeoutMs: number;
}

export interface ActRun {
  readonly exitCode: number | null;
  /** `<calling job>/<workflow>/<job>` → `success`, `failure` …; a job that did not start is absent. */
  readonly results: Readonly<Record<string, string>>;
  /** Outputs that steps set, by the same names. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly summaries: Readonly<Record<string, string>>;
  /** Everything said, for the message of a failed assertion. */
  readonly log: string;
}

const parseLine = (text: string): Line | undefined => {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const collect = (lines: readonly Line[], exitCode: number | null, log: string): ActRun => {
  const results: Record<string, string> = {};
  const outputs: Record<string, Record<string, string>> = {};
  const summaries: Record<string, string> = {};
  for (const line of lines) {
    const job = line.job.trim();
    if (line.jobResult !== undefined) results[job] = line.jobResult;
    if (line.command === 'set-output') outputs[job] = { ...outputs[job], [line.name]: line.arg };
    if (line.command === 'summary') summaries[job] = `${summaries[job] ?? ''}${line.content}`;
  }
  return { exitCode, results, outputs, summaries, log };
};

export const runAct = async (call: ActCall): Promise<ActRun> => {
  const pairs = (flag: string, values: Readonly<Record<string, string>>): string[] =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const args = [
    call.event,
    '--json',
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    '--no-cache-server',
    ...['--action-cache-path', `${call.folder}/actions`],
    ...pairs('--local-repository', call.local),
    ...pairs('--env', call.env),
    ...pairs('--secret', call.secrets),
    ...(call.workflow === undefined ? [] : ['--workflows', call.workflow]),
    ...pairs('--input', call.inputs ?? {}),
  ];
  const [file = '', ...prefixed] = [...(call.enter ?? []), call.act, ...args];
  const result = await nodeExec.run({
    file,
    args: prefixed,
    cwd: call.repository,
    env: call.hostEnv,
    timeoutMs: call.timeoutMs,
  });
  const lines = result.stdout.split('\n').flatMap(text => parseLine(text) ?? []);
  const log = [...lines.map(line => `${line.job.trim()} | ${line.msg.trimEnd()}`), result.stderr].join('\n');
  return collect(lines, result.exitCode, log);
};
