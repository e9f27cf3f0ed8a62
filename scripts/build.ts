/**
 * Bundles every action with ncc into dist/<action>/. `--check` builds beside it and fails where a byte differs.
 * Names of actions as arguments build only those.
 */
import { execFile } from 'node:child_process';
import { cp, glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { actionNames, root } from './actions.ts';

const run = promisify(execFile);

/** Bundles of their own beside those of the actions: a program that actions start, and the command line. */
const programs: ReadonlyMap<string, string> = new Map([
  ['process-proxy', 'src/adapters/process/host/main.ts'],
  ['cli', 'src/cli/main.ts'],
]);

const bundle = async (name: string, into: string): Promise<void> => {
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const entry = join(root, programs.get(name) ?? `src/actions/${name}/main.ts`);
  await run(
    process.execPath,
    // Types are checked once, by `npm run typecheck`; with erasable syntax alone, that takes no part in what is written.
    [
      ncc,
      'build',
      entry,
      '--out',
      into,
      '--no-cache',
      '--license',
      'licenses.txt',
      '--target',
      'es2024',
      '--transpile-only',
    ],
    {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    },
  );
};

/** Relative path → content of every file of a folder. */
const contents = async (folder: string): Promise<Map<string, Buffer>> => {
  const files = new Map<string, Buffer>();
  for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length), await readFile(path));
  }
  return files;
};

const differences = async (built: string, committed: string): Promise<string[]> => {
  const [fresh, old] = [await contents(built), await contents(committed)];
  return [...new Set([...fresh.keys(), ...old.keys()])].filter(path => {
    const [a, b] = [fresh.get(path), old.get(path)];
    return a === undefined || b === undefined || !a.equals(b);
  });
};

const main = async (): Promise<void> => {
  const check = process.argv.includes('--check');
  const asked = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
  const temporary = await mkdtemp(join(tmpdir(), 'prod-actions-build-'));
  try {
    for (const name of asked.length > 0 ? asked : [...(await actionNames()), ...programs.keys()]) {
      const [fresh, committed] = [join(temporary, name), join(root, 'dist', name)];
      await bundle(name, fresh);
      const changed = await differences(fresh, committed);
      if (changed.length === 0) console.log(`dist/${name}: unchanged`);
      else if (check) {
        console.error(`dist/${name}: differs in ${changed.join(', ')}. Fix: npm run build, then commit dist.`);
        process.exitCode = 1;
      } else {
        await rm(committed, { recursive: true, force: true });
        await cp(fresh, committed, { recursive: true });
        console.log(`dist/${name}: written (${changed.length} files)`);
      }
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};

await main();
