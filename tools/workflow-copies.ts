/**
 * The one place where what is tested differs from what is released. `uses: $/…` (this repository at this commit) is
 * unknown to act and actionlint, and act refuses two keys; so they read rewritten copies. GitHub's own parser and
 * zizmor read the originals.
 */
import { cp, glob, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How act's `--local-repository` names this package: `act --local-repository <actRepository>=<copy>`. */
export const actRepository = 'org/prod-actions@v1';

const sibling = /^(\s*(?:-\s+)?uses:\s*)\$\/(\S+)/gm;
const onlyOnGitHub = /^[ \t]+(?:queue|deployment):[ \t]*(?:max\b|single\b|true\b|false\b|\$\{\{).*\n/gm;

/** `$/actions/x` → `org/prod-actions/actions/x@v1`; `queue` and `environment.deployment` are left out. */
export const forAct = (yaml: string): string => {
  const [name, ref] = actRepository.split('@');
  return yaml
    .replaceAll(sibling, (_all, head: string, path: string) => `${head}${name}/${path}@${ref}`)
    .replaceAll(onlyOnGitHub, '');
};

const queue = /^[ \t]+queue:.*\n/gm;

/** `$/actions/x` → `./actions/x`: actionlint then checks every input against the action's own file. */
export const forActionlint = (yaml: string): string =>
  yaml.replaceAll(sibling, (_all, head: string, path: string) => `${head}./${path}`).replaceAll(queue, '');

const rewritten = ['.github/workflows/*.yml', 'actions/*/action.yml'];

const copyYaml = async (root: string, into: string, rewrite: (yaml: string) => string): Promise<void> => {
  for (const pattern of rewritten) {
    for await (const file of glob(pattern, { cwd: root })) {
      await mkdir(dirname(join(into, file)), { recursive: true });
      await writeFile(join(into, file), rewrite(await readFile(join(root, file), 'utf8')));
    }
  }
};

/** A clean export for act: actions, bundles and workflows. It copies this folder at every step, so nothing else. */
export const exportForAct = async (root: string, into: string): Promise<void> => {
  await copyYaml(root, into, forAct);
  await cp(join(root, 'dist'), join(into, 'dist'), { recursive: true });
};

/** A copy for actionlint; the bundles are linked, because it checks that each `main` exists. */
export const exportForActionlint = async (root: string, into: string): Promise<void> => {
  await copyYaml(root, into, forActionlint);
  // actionlint looks for siblings only in what it takes for a repository.
  await mkdir(join(into, '.git'));
  await symlink(join(root, 'dist'), join(into, 'dist'));
};
