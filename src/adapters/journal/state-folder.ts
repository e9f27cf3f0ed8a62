import { join, resolve } from 'node:path';
import type { Runtime } from '../../core/ports.ts';

/** `~` at the start is the home folder; anything else is seen from the workspace. */
export const stateFolder = (stateDir: string, runtime: Pick<Runtime, 'env' | 'context'>): string => {
  const home = runtime.env['HOME'] ?? '';
  const path = stateDir === '~' || stateDir.startsWith('~/') ? join(home, stateDir.slice(1)) : stateDir;
  return resolve(runtime.context.workspace, path);
};
