/** Private folders for sockets, and the processes that a killed run may have left behind in them. */
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, signalOne, startTimeOf } from '../../process/host/processes.ts';

/** The kernel's limit for the path of a socket is 104 bytes on macOS, 108 on Linux. */
const maxSocketPath = 100;
const longestName = '/xxxxxx/k.sock'.length;

const recordSchema = z.object({
  pid: z.number(),
  startTime: z.string(),
  owner: z.object({ pid: z.number(), startTime: z.string() }),
});

const recordFile = 'process.json';

/** Others may write in the temporary folder, so what is found there must be ours alone. */
const isOurs = async (path: string): Promise<boolean> => {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === userInfo().uid && (found.mode & 0o077) === 0;
};

/**
 * The same for every run of this user on this machine, so that a run finds what the one before left. The runner's own
 * temporary folder is emptied between jobs and would forget it.
 */
export const sharedFolder = async (): Promise<string> => {
  const name = `prod-actions-${userInfo().uid}`;
  const path = join(tmpdir(), name).length + longestName <= maxSocketPath ? join(tmpdir(), name) : join('/tmp', name);
  await mkdir(path, { mode: 0o700 }).catch(() => undefined);
  return (await isOurs(path)) ? path : await mkdtemp(`${path}-`);
};

export const privateFolder = async (parent: string): Promise<string> => await mkdtemp(`${parent}/`);

/** Notes which process a folder belongs to, and which one of ours that serves. */
export const recordProcess = async (folder: string, pid: number): Promise<void> => {
  const record: z.input<typeof recordSchema> = {
    pid,
    startTime: startTimeOf(pid) ?? '',
    owner: { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' },
  };
  await writeFile(join(folder, recordFile), JSON.stringify(record), { mode: 0o600 });
};

const recordIn = async (folder: string): Promise<z.output<typeof recordSchema> | undefined> => {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, recordFile), 'utf8')));
  } catch {
    return undefined;
  }
};

/** Without a record it may just be being made. */
const isNew = async (folder: string): Promise<boolean> => {
  const made = (await lstat(folder).catch(() => undefined))?.mtimeMs ?? Date.now();
  return Date.now() - made < 3_600_000;
};

/** Ends processes whose run is gone and removes their folders. Returns the pids that were ended. */
export const sweepStrays = async (parent: string): Promise<readonly number[]> => {
  const ended: number[] = [];
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name);
    const record = await recordIn(folder);
    if (record === undefined ? await isNew(folder) : isAlive(record.owner.pid, record.owner.startTime)) continue;
    if (record !== undefined && isAlive(record.pid, record.startTime)) {
      signalOne(record.pid, 'SIGKILL');
      ended.push(record.pid);
    }
    await rm(folder, { recursive: true, force: true });
  }
  return ended;
};
