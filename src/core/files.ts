import { randomUUID } from 'node:crypto';
import { access, mkdir, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemCode } from './errors.ts';
import type { Files } from './ports.ts';

const syncFolder = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeAtomic = async (path: string, content: string | Uint8Array, mode = 0o600): Promise<void> => {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
};

const list = async (path: string): Promise<readonly string[]> => {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
};

export const nodeFiles = (temporaryRoot: string = tmpdir()): Files => ({
  readText: async path => await readFile(path, 'utf8'),
  readBytes: async path => await readFile(path),
  writeAtomic,
  exists: async path =>
    await access(path).then(
      () => true,
      () => false,
    ),
  makeFolder: async (path, mode = 0o700) => {
    await mkdir(path, { recursive: true, mode });
  },
  list,
  remove: async path => await rm(path, { recursive: true, force: true }),
  temporaryFolder: async prefix => {
    await mkdir(temporaryRoot, { recursive: true });
    return await mkdtemp(join(temporaryRoot, `${prefix}-`));
  },
});
