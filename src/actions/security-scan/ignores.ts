import { join, resolve } from 'node:path';
import type { Files, RunContext } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { Ignore } from '../../domain/findings/ignores.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { parseIgnoreFile } from './ignore-file.ts';
import type { Inputs } from './inputs.ts';

interface Deps {
  readonly files: Pick<Files, 'exists' | 'readText'>;
  readonly context: Pick<RunContext, 'workspace'>;
}

const nativeFiles = ['.trivyignore', '.trivyignore.yaml', '.snyk', 'trivy.yaml'] as const;

/** Ignore files of single scanners would otherwise be missed in silence. */
const nativeNotices = async (inputs: Inputs, { files, context }: Deps): Promise<readonly Reason[]> => {
  const folders = ['', './', '.'].includes(inputs.path) ? ['.'] : ['.', inputs.path];
  const found: string[] = [];
  for (const path of folders.flatMap(folder => nativeFiles.map(name => join(folder, name)))) {
    if (await files.exists(resolve(context.workspace, path))) found.push(path);
  }
  return found.length === 0
    ? []
    : [codes.reason('native-ignore-not-read', `Not read: ${found.join(', ')}. Only ${inputs['ignore-file']} counts.`)];
};

/** @throws UserError `ignore-file-invalid` */
export const readIgnores = async (
  inputs: Inputs,
  deps: Deps,
): Promise<{ readonly entries: readonly Ignore[]; readonly notices: readonly Reason[] }> => {
  const path = resolve(deps.context.workspace, inputs['ignore-file']);
  const notices = await nativeNotices(inputs, deps);
  if (!(await deps.files.exists(path))) return { entries: [], notices };
  return { entries: await parseIgnoreFile(await deps.files.readText(path), inputs['ignore-file']), notices };
};
