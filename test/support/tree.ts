import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Path → content, or `→ target`, of everything below. */
export const treeOf = async (root: string): Promise<Record<string, string>> => {
  const tree: Record<string, string> = {};
  for (const name of (await readdir(root, { recursive: true })).sort()) {
    const stats = await lstat(join(root, name));
    if (stats.isSymbolicLink()) tree[name] = `→ ${await readlink(join(root, name))}`;
    else if (stats.isFile()) tree[name] = await readFile(join(root, name), 'utf8');
    else tree[name] = '/';
  }
  return tree;
};
