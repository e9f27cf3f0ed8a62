/**
 * The folder of a cluster. It belongs to the testbed alone and is removed with it, so it carries a mark, and nothing that
 * has no mark is ever removed.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../src/core/errors.ts';

const mark = '.prod-actions-testbed';

export const makeFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
};

/** Returns the path. */
export const writeInFolder = async (folder: string, name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content, { mode: 0o600 });
  return path;
};

/** Files of somebody else: nothing in here may be removed, and no process that belongs here ended. */
export const isForeign = async (folder: string): Promise<boolean> => {
  const names = await readdir(folder).catch((): string[] => []);
  return names.length > 0 && !names.includes(mark);
};

/** Makes the folder, or takes one that is empty or was the testbed's before. */
export const claimFolder = async (folder: string): Promise<void> => {
  if (await isForeign(folder))
    throw new UserError(
      'testbed-folder-taken',
      `${folder} holds files that are not the testbed's; taking the cluster down would remove them`,
      'Name a folder that does not exist yet.',
    );
  await makeFolder(folder);
  await writeInFolder(folder, mark, '');
};

export const removeFolder = async (folder: string): Promise<void> => {
  if (!(await isForeign(folder))) await rm(folder, { recursive: true, force: true });
};
