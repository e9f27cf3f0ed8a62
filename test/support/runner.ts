/** Starts a built bundle as the GitHub runner does: a child process on Node 24 with the runner's files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../scripts/actions.ts';

export interface ActionRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly temp: string;
  /** From the signal that was sent to the end; null when none was. */
  readonly afterSignalMs: number | null;
}

export interface ActionCall {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly args?: readonly string[];
  /** Prefix of the command line that puts it into another network (a cluster of the testbed). */
  readonly enter?: readonly string[];
  /** Sent as soon as `when` (a pattern in stdout) is seen. */
  /** Called with the child as soon as it runs. */
  readonly started?: (child: ChildProcess) => void;
  readonly send?: { readonly signal: NodeJS.Signals; readonly when: RegExp };
}

/** The file-command format: `name<<delimiter`, lines, delimiter. */
export const parseOutputs = (text: string): Record<string, string> => {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const open = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? '');
    if (open?.[1] === undefined) continue;
    const end = lines.indexOf(open[2] ?? '', at + 1);
    outputs[open[1]] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
};

const defaultsOf = async (action: string): Promise<Record<string, string>> => {
  const yaml: { inputs?: Record<string, { default?: string }> } = parse(
    await readFile(join(root, 'actions', action, 'action.yml'), 'utf8'),
  );
  return Object.fromEntries(Object.entries(yaml.inputs ?? {}).map(([name, one]) => [name, String(one.default ?? '')]));
};

const fileCommands = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH'] as const;

/** The committed bundle; with FROM_SOURCE=1 the source it is made of, which needs no build. */
export const programOf = (name: string): string =>
  process.env['FROM_SOURCE'] === '1'
    ? join(root, 'src', name === 'cli' ? 'cli/main.ts' : `actions/${name}/main.ts`)
    : join(root, 'dist', name, 'index.js');

/** Starts the committed bundle of an action with the defaults of its action.yml. */
export const runBundle = async (action: string, call: ActionCall = {}): Promise<ActionRun> =>
  await runProgram(programOf(action), {
    ...call,
    inputs: { ...(await defaultsOf(action)), ...call.inputs },
  });

/** The folder stays until `cleanUp` is called, so that report files can be read. */
export const runProgram = async (program: string, call: ActionCall = {}): Promise<ActionRun> => {
  const temp = await mkdtemp(join(tmpdir(), 'runner-'));
  const paths = Object.fromEntries(fileCommands.map(name => [name, join(temp, name)]));
  for (const path of Object.values(paths)) await writeFile(path, '');
  const inputs = { ...call.inputs };
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: temp,
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: call.cwd ?? temp,
    ...paths,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
    ),
    ...call.env,
  };
  const [file = process.execPath, ...args] = [...(call.enter ?? []), process.execPath, program, ...(call.args ?? [])];
  const child = spawn(file, args, { env, cwd: call.cwd ?? temp });
  call.started?.(child);
  let [stdout, stderr] = ['', ''];
  let sentAt: number | null = null;
  child.stdout.on('data', chunk => {
    stdout += chunk;
    if (call.send !== undefined && sentAt === null && call.send.when.test(stdout)) {
      sentAt = performance.now();
      child.kill(call.send.signal);
    }
  });
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, by) => resolve([code, by]));
  });
  const endedAt = performance.now();
  const read = async (name: string): Promise<string> => await readFile(paths[name] ?? '', 'utf8');
  return {
    exitCode,
    signal,
    stdout,
    stderr,
    outputs: parseOutputs(await read('GITHUB_OUTPUT')),
    summary: await read('GITHUB_STEP_SUMMARY'),
    temp,
    afterSignalMs: sentAt === null ? null : endedAt - sentAt,
  };
};

export const cleanUp = async (run: ActionRun): Promise<void> => await rm(run.temp, { recursive: true, force: true });
