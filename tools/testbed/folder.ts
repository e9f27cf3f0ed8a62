/** Files of one service of the testbed. Its folder belongs to the testbed alone and is removed with it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const makeFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
};

/** Returns the path. */
export const writeInFolder = async (folder: string, name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content, { mode: 0o600 });
  return path;
};
