import type { Runtime } from '../../core/ports.ts';
import type { GitHubInputs } from './github-inputs.ts';

/** What the app was given under a name that speaks of a secret, and may say in an error. */
const appSecrets = (env: readonly string[]): readonly string[] =>
  env.flatMap(
    line =>
      /^(?:[^=]*[_.-])?(?:secret|token|password|passwd|passphrase|credentials?|(?:api|access|private|secret|encryption|signing)[_.-]?key)=(.{6,})$/i.exec(
        line,
      )?.[1] ?? [],
  );

/** What must stand in nothing that is told. */
export const knownSecrets = (
  { env = [] }: Pick<GitHubInputs, 'env'>,
  { secrets }: Pick<Runtime, 'secrets'>,
): readonly string[] => [...(secrets?.() ?? []), ...appSecrets(env)];
