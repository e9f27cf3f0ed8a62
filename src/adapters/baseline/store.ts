import { open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, systemCode, userError } from '../../core/errors.ts';
import type { Clock, Files } from '../../core/ports.ts';
import { appendEntry, type Baseline, baselineSchema, emptyBaseline } from '../../domain/measurements/baseline.ts';
import { codes } from '../../domain/measurements/codes.ts';
import type { BaselineStore } from '../../domain/measurements/ports.ts';

interface Deps {
  readonly files: Files;
  readonly clock: Clock;
}

/** A lock this old was left by a killed writer: writing takes milliseconds. */
const staleAfterMs = 30_000;
const patienceMs = 20_000;

const readText = async (files: Files, path: string): Promise<string | undefined> => {
  try {
    return await files.readText(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const parse = (path: string, text: string | undefined): Baseline => {
  if (text === undefined) return emptyBaseline;
  try {
    return baselineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw userError(codes, 'baseline-unreadable', `${path} is not a baseline file: ${messageOf(cause).slice(0, 300)}`, {
      cause,
    });
  }
};

const tryLock = async (lock: string): Promise<boolean> => {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
};

const breakStale = async (lock: string, now: number): Promise<void> => {
  const found = await stat(lock).catch(() => undefined);
  if (found !== undefined && now - found.mtimeMs > staleAfterMs) await rm(lock, { force: true });
};

const locked = async (deps: Deps, path: string, body: () => Promise<void>): Promise<void> => {
  const lock = `${path}.lock`;
  const deadline = deps.clock.monotonic() + patienceMs;
  while (!(await tryLock(lock))) {
    await breakStale(lock, deps.clock.now());
    if (deps.clock.monotonic() > deadline) throw userError(codes, 'baseline-busy', `${path} stayed locked`);
    await deps.clock.sleep(20 + Math.random() * 30);
  }
  try {
    await body();
  } finally {
    await rm(lock, { force: true });
  }
};

/**
 * Baselines in a JSON file. Appending reads what is there now, under a lock, and replaces the file in one atomic step:
 * parallel writers lose nothing and a reader never sees half a file.
 */
export const createBaselineStore = (deps: Deps): BaselineStore => ({
  read: async path => parse(path, await readText(deps.files, path)),
  append: async (path, entry) => {
    await deps.files.makeFolder(dirname(path), 0o755);
    await locked(deps, path, async () => {
      const current = parse(path, await readText(deps.files, path));
      await deps.files.writeAtomic(path, `${JSON.stringify(appendEntry(current, entry), null, 2)}\n`, 0o644);
    });
  },
});
