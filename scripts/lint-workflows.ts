/**
 * `npm run lint:workflows`: zizmor on the originals, actionlint on a copy with `$/` rewritten. GitHub's own parser and
 * the checks across files run with the unit tests. Installs what is missing: actionlint by tools/, zizmor into a
 * virtual environment in the cache.
 */
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../src/adapters/tools/cache.ts';
import { createTools } from '../src/adapters/tools/tools.ts';
import { UserError } from '../src/core/errors.ts';
import { main, terminal } from '../tools/terminal.ts';
import { exportForActionlint } from '../tools/workflow-copies.ts';
import { root } from './actions.ts';

const zizmorVersion = '1.32.0';
const { exec, files, env, ...rest } = terminal();

const run = async (file: string, args: readonly string[], cwd: string): Promise<boolean> => {
  const result = await exec.run({ file, args, cwd, onLine: line => console.log(line) });
  return result.exitCode === 0;
};

const installZizmor = async (folder: string): Promise<void> => {
  const python = (await exec.which('python3')) ?? '';
  const steps = [
    [python, ['-m', 'venv', folder]],
    [join(folder, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', `zizmor==${zizmorVersion}`]],
  ] as const;
  for (const [file, args] of steps) {
    if (python !== '' && (await run(file, args, root))) continue;
    await files.remove(folder);
    throw new UserError(
      'tool-missing',
      `zizmor ${zizmorVersion} could not be installed`,
      'Install Python 3 with venv and pip.',
    );
  }
};

/** zizmor is a Python package: one virtual environment per version in the tools' cache. */
const zizmor = async (): Promise<string> => {
  const folder = join(dirname(cacheFolder(env)), `zizmor-${zizmorVersion}`);
  const path = join(folder, 'bin/zizmor');
  if (!(await files.exists(path))) await installZizmor(folder);
  return path;
};

const lintCopy = async (actionlint: string): Promise<boolean> => {
  const copy = await mkdtemp(join(tmpdir(), 'prod-actions-actionlint-'));
  try {
    await exportForActionlint(root, copy);
    const workflows = await Array.fromAsync(glob('.github/workflows/*.yml', { cwd: copy }));
    return await run(actionlint, ['-no-color', ...workflows.sort()], copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
};

await main(async () => {
  const tools = createTools({ exec, files, env, ...rest });
  const { path, version } = await tools.locate('actionlint');
  const targets = ['--config', '.github/zizmor.yml', '.github', 'actions', 'examples'];
  const good = {
    [`zizmor ${zizmorVersion}, pedantic`]: await run(
      await zizmor(),
      ['--offline', '--quiet', '--persona=pedantic', '--no-progress', ...targets],
      root,
    ),
    [`actionlint ${version}`]: await lintCopy(path),
  };
  for (const [name, passed] of Object.entries(good)) console.log(`${name}: ${passed ? 'clean' : 'found problems'}`);
  if (!Object.values(good).every(passed => passed)) process.exitCode = 1;
});
