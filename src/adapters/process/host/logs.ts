/** Log files of apps: capped, and their last lines. */
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines, systemCode } from '../../../core/errors.ts';

export const logsFolder = 'logs';
const capBytes = 8 * 1024 * 1024;
const keptFiles = 6;
const tailBytes = 64 * 1024;

const tailOf = async (path: string, bytes: number): Promise<Buffer> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(bytes, size));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, Math.max(0, size - bytes));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** The last lines of a log; empty when there is none. */
export const readTail = async (path: string, lines: number): Promise<string> => {
  try {
    return lastLines((await tailOf(path, tailBytes)).toString('utf8'), lines);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
};

/**
 * Keeps the last quarter of a log that grew over its cap. The app holds the file open for appending, so it is emptied
 * in place; what it writes in that very moment may be lost.
 */
export const capLog = async (path: string, cap: number = capBytes): Promise<void> => {
  const size = await stat(path).then(
    found => found.size,
    () => 0,
  );
  if (size <= cap) return;
  const kept = await tailOf(path, Math.floor(cap / 4));
  const file = await open(path, 'a');
  try {
    await file.truncate(0);
    await file.appendFile(Buffer.concat([Buffer.from('[earlier output was cut]\n'), kept]));
  } finally {
    await file.close();
  }
};

/** Removes logs of instances long gone. Names begin with the time of the start, so they sort by age. */
export const forgetOldLogs = async (folder: string, inUse: readonly string[]): Promise<void> => {
  const names = (await readdir(folder)).sort();
  const old = names.slice(0, Math.max(0, names.length - keptFiles)).map(name => join(folder, name));
  for (const path of old) if (!inUse.includes(path)) await rm(path, { force: true });
};
