/** A background process of the testbed: started once, recorded by pid and start time, stopped by exactly that. */
import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { findByEnvironment, isAlive, signalOne, startTimeOf } from '../../src/adapters/process/host/processes.ts';
import { lastLines, ToolError } from '../../src/core/errors.ts';

const recordSchema = z.object({
  name: z.string(),
  pid: z.number(),
  /** A pid that is used again has another one. */
  startTime: z.string(),
  address: z.string(),
  log: z.string(),
});
export type Daemon = z.output<typeof recordSchema>;

export interface DaemonSpec {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What clients use to reach it. */
  readonly address: string;
  readonly isReady: () => Promise<boolean>;
  /** Default: 30 s. */
  readonly readyWithinMs?: number;
}

/** Every daemon carries its folder in its environment, so that one is found that was started but not yet recorded. */
const mark = 'PROD_ACTIONS_TESTBED';

const recordPath = (folder: string, name: string): string => join(folder, `${name}.json`);

const isRunning = (daemon: Daemon): boolean => isAlive(daemon.pid, daemon.startTime);

/** The recorded daemon when it still runs. */
export const running = async (folder: string, name: string): Promise<Daemon | undefined> => {
  const text = await readFile(recordPath(folder, name), 'utf8').catch(() => undefined);
  const daemon = text === undefined ? undefined : recordSchema.parse(JSON.parse(text));
  return daemon !== undefined && isRunning(daemon) ? daemon : undefined;
};

const untilReady = async (daemon: Daemon, { isReady, readyWithinMs = 30_000 }: DaemonSpec): Promise<void> => {
  const deadline = Date.now() + readyWithinMs;
  while (!(await isReady())) {
    const gone = !isRunning(daemon);
    if (gone || Date.now() > deadline)
      throw new ToolError('testbed-not-ready', daemon.name, `${daemon.name} ${gone ? 'died' : 'is not ready'}`, {
        stderr: lastLines(await readFile(daemon.log, 'utf8'), 15),
      });
    await delay(50);
  }
};

/** Starts the daemon, or gives back the one that runs already. */
export const start = async (folder: string, spec: DaemonSpec): Promise<Daemon> => {
  const existing = await running(folder, spec.name);
  if (existing !== undefined) return existing;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const logPath = join(folder, `${spec.name}.log`);
  const log = await open(logPath, 'w');
  const child = spawn(spec.file, [...spec.args], {
    cwd: folder,
    env: { ...spec.env, [mark]: folder },
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  }).finally(() => log.close());
  child.unref();
  const startTime = startTimeOf(pid) ?? '';
  const daemon: Daemon = { name: spec.name, pid, startTime, address: spec.address, log: logPath };
  await writeFile(recordPath(folder, spec.name), `${JSON.stringify(daemon, null, 2)}\n`);
  try {
    await untilReady(daemon, spec);
  } catch (error) {
    await stop(folder, spec.name);
    throw error;
  }
  return daemon;
};

/** SIGTERM, then SIGKILL after ten seconds; true when there was something to stop. */
export const stop = async (folder: string, name: string): Promise<boolean> => {
  const daemon = await running(folder, name);
  if (daemon !== undefined) {
    process.kill(daemon.pid, 'SIGTERM');
    for (const deadline = Date.now() + 10_000; isRunning(daemon); await delay(50)) {
      if (Date.now() > deadline) process.kill(daemon.pid, 'SIGKILL');
    }
  }
  await rm(recordPath(folder, name), { force: true });
  return daemon !== undefined;
};

const untilGone = async (pid: number, startTime: string): Promise<void> => {
  for (const deadline = Date.now() + 20_000; isAlive(pid, startTime); await delay(20))
    if (Date.now() > deadline) throw new ToolError('testbed-not-stopped', 'kill', `process ${pid} does not end`);
};

/**
 * SIGKILL for everything that was started for this folder or one inside it, recorded or not, and for what inherited its environment.
 * Only for daemons whose data goes with them. True when there was something to end.
 */
export const killAll = async (folder: string, names: readonly string[]): Promise<boolean> => {
  const daemons = await Promise.all(names.map(async name => await running(folder, name)));
  const strays = findByEnvironment(mark, folder).filter(
    one => one.value === folder || one.value.startsWith(`${folder}${sep}`),
  );
  const pids = new Set([
    ...daemons.flatMap(one => (one === undefined ? [] : [one.pid])),
    ...strays.map(one => one.pid),
  ]);
  const ended = [...pids].flatMap(pid => {
    const startTime = startTimeOf(pid);
    return startTime === undefined ? [] : [{ pid, startTime }];
  });
  for (const { pid } of ended) signalOne(pid, 'SIGKILL');
  for (const { pid, startTime } of ended) await untilGone(pid, startTime);
  await Promise.all(names.map(async name => await rm(recordPath(folder, name), { force: true })));
  return ended.length > 0;
};
