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

const cutMark = '[earlier output was cut]';

export interface NewLines {
  readonly lines: readonly string[];
  /** Where the next reading begins: a line without its end is left for that. */
  readonly next: number;
  /** Some of it is gone. */
  readonly cut: boolean;
}

/** Whole lines from `from` on. A file that became shorter was capped: what stood between is lost. */
export const newLines = async (path: string, from: number): Promise<NewLines> => {
  const size = await stat(path).then(
    found => found.size,
    () => 0,
  );
  if (size < from) return { lines: [], next: size, cut: true };
  if (size === from) return { lines: [], next: from, cut: false };
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(size - from, capBytes));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
    const end = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
    const lines = buffer.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    return { lines, next: from + end, cut: from === 0 && lines[0] === cutMark };
  } finally {
    await file.close();
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
    await file.appendFile(Buffer.concat([Buffer.from(`${cutMark}\n`), kept]));
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
