/** Installed tools: `<cache>/<tool>/<version>-<os>-<arch>/{<tool>, receipt.json}`. Written aside and renamed, so never half. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { systemCode } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';

const receiptSchema = z.object({
  schema: z.literal('prod-actions/tool-receipt/v1'),
  tool: z.string(),
  version: z.string(),
  source: z.enum(['download', 'build']),
  sha256: z.string(),
  installedAt: z.string(),
});
export type Receipt = z.output<typeof receiptSchema>;

export const cacheFolder = (env: Readonly<Record<string, string>>): string => {
  const base = env['RUNNER_TOOL_CACHE'] || env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  return join(base, 'prod-actions', 'tools');
};

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const readReceipt = async (folder: string): Promise<Receipt | undefined> => {
  try {
    return receiptSchema.parse(JSON.parse(await readFile(join(folder, 'receipt.json'), 'utf8')));
  } catch {
    return undefined;
  }
};

/** The cached program when it is byte for byte what was installed; anything else counts as absent. */
export const fromCache = async (folder: string, tool: string): Promise<string | undefined> => {
  const path = join(folder, tool);
  const receipt = await readReceipt(folder);
  const actual = receipt === undefined ? undefined : await sha256Of(path).catch(() => undefined);
  return actual !== undefined && actual === receipt?.sha256 ? path : undefined;
};

/** Replaces what stands at `folder`. Another installer that came first, with a stolen lock, has put the same tool there. */
const put = async (aside: string, folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await rename(aside, folder).catch(error => {
    if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
  });
};

/** Runs `make(path)` to create the program, then puts it and its receipt in place in one rename. */
export const intoCache = async (
  folder: string,
  facts: Pick<Receipt, 'tool' | 'version' | 'source'> & { readonly now: number },
  make: (path: string) => Promise<void>,
): Promise<string> => {
  const aside = `${folder}.${randomUUID()}.tmp`;
  await mkdir(aside, { recursive: true });
  try {
    const path = join(aside, facts.tool);
    await make(path);
    await chmod(path, 0o755);
    const { now, ...rest } = facts;
    const receipt: Receipt = {
      schema: 'prod-actions/tool-receipt/v1',
      ...rest,
      sha256: await sha256Of(path),
      installedAt: new Date(now).toISOString(),
    };
    await writeFile(join(aside, 'receipt.json'), `${JSON.stringify(receipt, null, 2)}\n`);
    await put(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return join(folder, facts.tool);
};

const staleAfterMs = 30 * 60_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
};

const isStale = async (path: string, now: number): Promise<boolean> => {
  try {
    const [owner, { mtimeMs }] = [Number(await readFile(path, 'utf8')), await stat(path)];
    return now - mtimeMs > staleAfterMs || (owner > 0 && !isAlive(owner));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
};

/**
 * One installer at a time, so that two jobs do not build the same tool twice. Correctness does not rest on it: a stolen
 * lock costs a second build, and the rename decides.
 */
export const withLock = async <T>(folder: string, clock: Clock, body: () => Promise<T>): Promise<T> => {
  const path = `${folder}.lock`;
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid)).finally(() => file.close());
      break;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
      if (await isStale(path, Date.now())) await rm(path, { force: true });
      else await clock.sleep(250);
    }
  }
  try {
    return await body();
  } finally {
    await rm(path, { force: true });
  }
};
