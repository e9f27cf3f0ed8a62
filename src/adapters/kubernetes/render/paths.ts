import { isAbsolute, join, normalize, relative } from 'node:path';
import { systemCode, UserError } from '../../../core/errors.ts';
import type { Files } from '../../../core/ports.ts';

/** Which files the lines of `manifests` mean: files, folders (as kubectl reads them: not what is below), globs. */

const isManifest = (name: string): boolean => /\.(?:ya?ml|json)$/.test(name);
const isGlob = (pattern: string): boolean => /[*?[{]/.test(pattern);
const kustomizations = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

const pieces: Readonly<Record<string, string>> = { '**/': '(?:[^/]+/)*', '**': '.*', '*': '[^/]*', '?': '[^/]' };

/** `**`, `*`, `?`, `[…]` and `{a,b}`; a leading dot is only matched when written. */
export const globPattern = (glob: string): RegExp => {
  let depth = 0;
  const source = glob.replaceAll(/\*\*\/|\*\*|\*|\?|\[[^\]]+\]|[{},]|[.+^$()|\\\]]/g, token => {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (token === '{') return '(?:';
    if (token === '}') return ')';
    if (token === ',') return depth > 0 ? '|' : ',';
    if (token.startsWith('[') && token.length > 1) return token.replace('[!', '[^');
    return pieces[token] ?? `\\${token}`;
  });
  return new RegExp(`^${source}$`);
};

const namesIn = async (files: Files, path: string): Promise<readonly string[]> => {
  try {
    return await files.list(path);
  } catch (error) {
    // A file is not a folder; what cannot be opened holds nothing for us.
    if (['ENOTDIR', 'EACCES', 'ELOOP'].includes(systemCode(error) ?? '')) return [];
    throw error;
  }
};

const walk = async (files: Files, folder: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const name of await namesIn(files, folder)) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    found.push(path, ...(await walk(files, path)));
  }
  return found;
};

const missing = (line: string, why: string, fix = 'Mend the path; it is relative to the workspace.'): UserError =>
  new UserError('manifest-missing', `manifests: ${line} ${why}.`, fix);

/** The part of a glob before its first special character is where the search starts. */
const baseOf = (glob: string): string => {
  const parts = glob.split('/');
  const first = parts.findIndex(isGlob);
  return parts.slice(0, first).join('/');
};

const byGlob = async (files: Files, workspace: string, line: string): Promise<readonly string[]> => {
  const glob = normalize(isAbsolute(line) ? relative(workspace, line) : line);
  const pattern = globPattern(glob);
  const all = await walk(files, join(workspace, baseOf(glob)));
  const hits = all.filter(path => pattern.test(relative(workspace, path)) && isManifest(path));
  if (hits.length === 0) throw missing(line, 'matches no .yaml, .yml or .json file');
  return hits;
};

const inFolder = (line: string, path: string, names: readonly string[]): readonly string[] => {
  if (names.some(name => kustomizations.has(name)))
    throw new UserError(
      'manifest-is-kustomization',
      `manifests: ${line} is a kustomization; its files are parts, not manifests.`,
      `Set \`kustomize: ${line}\` instead.`,
    );
  if (names.includes('Chart.yaml'))
    throw missing(line, 'is a Helm chart; its files are templates', `Set \`helm: ${line}\` instead.`);
  const hits = names.filter(isManifest);
  if (hits.length === 0)
    throw missing(
      line,
      'holds no .yaml, .yml or .json file',
      `Folders below are read by a glob: ${join(line, '**/*.yaml')}.`,
    );
  return hits.map(name => join(path, name));
};

const expand = async (files: Files, workspace: string, line: string): Promise<readonly string[]> => {
  const path = isAbsolute(line) ? normalize(line) : join(workspace, line);
  if (isGlob(line) && !(await files.exists(path))) return await byGlob(files, workspace, line);
  const names = await namesIn(files, path);
  if (names.length > 0) return inFolder(line, path, names);
  if (await files.exists(path)) return [path];
  throw missing(line, 'does not exist');
};

/** In the order of the lines, each file once. @throws UserError `manifest-missing`, `manifest-is-kustomization` */
export const manifestFiles = async (
  files: Files,
  workspace: string,
  lines: readonly string[],
): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const line of lines) for (const path of await expand(files, workspace, line)) found.add(path);
  const part = [...found].find(path => kustomizations.has(path.split('/').at(-1) ?? ''));
  if (part === undefined) return [...found];
  const folder = relative(workspace, join(part, '..')) || '.';
  throw new UserError(
    'manifest-is-kustomization',
    `manifests: ${relative(workspace, part)} makes ${folder} a kustomization; its files are parts, not manifests.`,
    `Set \`kustomize: ${folder}\` instead.`,
  );
};
