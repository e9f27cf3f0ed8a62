/** Starts the load clients as a child process and reads what they wrote down. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { type AskedPlan, decode, type Progress, planSchema, progressSchema, type RequestRecord } from './plan.ts';

export interface Load {
  /** Of the last quarter of a second. */
  readonly progress: Progress;
  /** The latest that any request was sent after it was due: how far the clients themselves can be trusted. */
  readonly worstLateMs: number;
  /** Resolves once the clients run and nothing failed lately: the way in works. */
  settled(withinMs: number): Promise<void>;
  /** Ends the clients and hands over their records, by time. */
  stop(): Promise<RequestRecord[]>;
}

const read = async (path: string): Promise<RequestRecord[]> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter(line => line !== '')
    .map(decode)
    .sort((a, b) => a.at - b.at);

/** `enter` is put before the command, for clients that shall run in another network namespace. */
export const startClients = async (plan: AskedPlan, enter: readonly string[] = []): Promise<Load> => {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  const checked = planSchema.parse({ ...plan, file: join(folder, 'requests') });
  const [command = process.execPath, ...args] = [
    ...enter,
    process.execPath,
    join(import.meta.dirname, 'main.ts'),
    JSON.stringify(checked),
  ];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let progress: Progress = { sent: 0, failed: 0, lateMs: 0 };
  let [told, worstLateMs] = [0, 0];
  createInterface({ input: child.stdout }).on('line', line => {
    progress = progressSchema.parse(JSON.parse(line));
    told += 1;
    worstLateMs = Math.max(worstLateMs, progress.lateMs);
  });
  return {
    get progress() {
      return progress;
    },
    get worstLateMs() {
      return worstLateMs;
    },
    settled: async withinMs => {
      const [began, before] = [performance.now(), told];
      while (told < before + 2 || progress.failed > 0) {
        if (child.exitCode !== null) throw new Error(`the load clients ended with ${child.exitCode}`);
        if (performance.now() - began > withinMs)
          throw new Error(`the load does not settle: ${JSON.stringify(progress)}`);
        await delay(50);
      }
    },
    stop: async () => {
      child.stdin.end();
      await ended;
      const records = await read(checked.file);
      await rm(folder, { recursive: true, force: true });
      return records;
    },
  };
};
