import { lstat, readdir, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { ReadEntry } from 'tar';
import { messageOf, systemCode, UserError } from '../../core/errors.ts';
import { diskFault } from './faults.ts';

/** The only importer of tar, and only when a layer is unpacked: idle bundles do not pay for it. */
const loadTar = async () => await import('tar');

const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

const refused = (problem: string, cause?: unknown): UserError =>
  new UserError(
    'layer-refused',
    `A layer cannot be unpacked: ${problem}.`,
    'Build the image again; look at the path named here.',
    { cause },
  );

/** `./a//b/` → `a/b`; '' is the root. @throws UserError `layer-refused` for a path that climbs. */
export const entryPath = (path: string): string => {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..') || path.includes('\0')) throw refused(`the path "${path}" leaves the folder`);
  return parts.join('/');
};

/** Where a symbolic link points as seen from inside the image: `/` and too many `..` stop at the image's root. */
export const insideTarget = (path: string, target: string): string => {
  const folder = posix.dirname(`/${path}`);
  const absolute = posix.resolve(folder, target);
  const escapes = posix.isAbsolute(target) || posix.join(folder.slice(1), target).startsWith('..');
  return escapes ? posix.relative(folder, absolute) || '.' : target;
};

interface Listed {
  readonly path: string;
  readonly isFolder: boolean;
}

const list = async (file: string): Promise<readonly Listed[]> => {
  const tar = await loadTar();
  const entries: Listed[] = [];
  const problems: string[] = [];
  await tar.t({
    file,
    onReadEntry: entry => {
      entries.push({ path: entry.path, isFolder: entry.type === 'Directory' });
    },
    onwarn: (_code, message) => {
      problems.push(messageOf(message));
    },
  });
  if (problems[0] !== undefined) throw refused(problems[0]);
  return entries.map(entry => ({ ...entry, path: entryPath(entry.path) }));
};

/** What is at `path` under `root`, reached through real folders only. */
const lookUp = async (root: string, path: string): Promise<'nothing' | 'folder' | 'other'> => {
  const parts = path.split('/');
  for (const [at] of parts.entries()) {
    const stats = await lstat(join(root, ...parts.slice(0, at + 1))).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (stats === undefined) return 'nothing';
    if (at === parts.length - 1) return stats.isDirectory() ? 'folder' : 'other';
    // Through a link the removal could leave the folder; the tar reader refuses such a path as well.
    if (!stats.isDirectory()) return 'nothing';
  }
  return 'nothing';
};

const remove = async (root: string, path: string): Promise<void> => {
  if (path !== '' && (await lookUp(root, path)) !== 'nothing') {
    await rm(join(root, path), { recursive: true, force: true });
  }
};

const clear = async (root: string, folder: string): Promise<void> => {
  if (folder !== '' && (await lookUp(root, folder)) !== 'folder') return;

  for (const name of await readdir(join(root, folder))) {
    await rm(join(root, folder, name), { recursive: true, force: true });
  }
};

/** Takes away what this layer deletes or replaces. It runs before the layer's own files come, so order cannot matter. */
const applyDeletions = async (root: string, entries: readonly Listed[]): Promise<void> => {
  for (const { path, isFolder } of entries) {
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    const name = posix.basename(path);
    if (name === opaque) await clear(root, folder);
    else if (name.startsWith(whiteout)) await remove(root, entryPath(`${folder}/${name.slice(whiteout.length)}`));
    else if (!isFolder && (await lookUp(root, path)) === 'folder') await remove(root, path);
  }
};

const unpackable: readonly string[] = ['File', 'OldFile', 'ContiguousFile', 'Directory', 'Link', 'SymbolicLink'];

/** Decides whether an entry is written, and mends it: no set-user-id, links stay inside. */
const admit = (entry: ReadEntry): boolean => {
  const path = entryPath(entry.path);
  if (path === '' || posix.basename(path).startsWith(whiteout) || !unpackable.includes(entry.type)) return false;
  entry.mode = ((entry.mode ?? 0o644) & 0o777) | 0o400;
  if (entry.type === 'SymbolicLink') entry.linkpath = insideTarget(path, entry.linkpath ?? '');
  return true;
};

/**
 * Lays one uncompressed layer over `root`, with OCI whiteouts. Ownership, devices and set-user-id bits are not kept:
 * what runs from here runs as the caller.
 */
export const applyLayer = async (file: string, root: string): Promise<void> => {
  const tar = await loadTar();
  await applyDeletions(root, await list(file));
  const problems: unknown[] = [];
  try {
    await tar.x({
      file,
      cwd: root,
      preserveOwner: false,
      preservePaths: false,
      filter: (_path, entry) => 'header' in entry && admit(entry),
      onwarn: (code, message) => {
        if (code !== 'TAR_ENTRY_INFO') problems.push(message);
      },
    });
  } catch (error) {
    problems.unshift(error);
  }
  const [problem] = problems;
  if (problem === undefined) return;
  const fault = diskFault(problem, root);
  throw fault instanceof UserError ? fault : refused(messageOf(problem), problem);
};
