import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ActionDefinition } from '../src/core/action.ts';
import type { InputsSchema } from '../src/core/inputs.ts';
import type { Gate } from '../src/domain/verdicts/verdicts.ts';

export const root = join(import.meta.dirname, '..');

/** Names of the actions, from the folders under src/actions. */
export const actionNames = async (): Promise<readonly string[]> =>
  (await readdir(join(root, 'src/actions'), { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();

export type AnyDefinition = ActionDefinition<InputsSchema, Gate>;

/** Every action's `inputs.ts` exports `definition`. */
export const loadDefinition = async (name: string): Promise<AnyDefinition> => {
  const module: { definition?: AnyDefinition } = await import(
    pathToFileURL(join(root, 'src/actions', name, 'inputs.ts')).href
  );
  if (module.definition === undefined) throw new Error(`src/actions/${name}/inputs.ts exports no definition`);
  return module.definition;
};
