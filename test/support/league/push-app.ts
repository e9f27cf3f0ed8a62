/** `node push-app.ts <registry>`, run inside a cluster's network: the app of the league as an image; prints its reference. */
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { nodeExec } from '../../../src/core/exec.ts';
import { platformOf } from '../../../src/domain/tools/pins.ts';
import { pushImage } from '../push-image.ts';

/** The shared libraries of a program, where it looks for them. */
const librariesOf = async (program: string): Promise<readonly string[]> => {
  const { stdout } = await nodeExec.run({ file: 'ldd', args: [program], timeoutMs: 10_000 });
  return stdout.split('\n').flatMap(line => /(\/\S+) \(0x/.exec(line)?.[1] ?? []);
};

const support = join(import.meta.dirname, '..');
const sources = [
  'league/app.mjs',
  'league/starvation-pod.ts',
  'league/starvation.ts',
  'load-clients/clock.ts',
] as const;

/** This very Node, what it needs, the app, and what watches whether pods get a processor. */
const filesOf = async () => {
  const node = await realpath(process.execPath);
  const entries = [
    { name: 'node', path: node },
    ...sources.map(name => ({ name, path: join(support, name) })),
    ...(await librariesOf(node)).map(path => ({ name: path.slice(1), path })),
  ];
  return await Promise.all(
    entries.map(async ({ name, path }) => ({ name, content: await readFile(path), mode: 0o755 })),
  );
};

const registry = process.argv[2] ?? '';
const architecture = platformOf('linux', arch).split('/')[1] ?? arch;
const config = { Entrypoint: ['/node', '/league/app.mjs'] };
console.log(await pushImage(registry, 'league', { [architecture]: await filesOf() }, { tag: 'league', config }));
