/** `npm run bench -- <name> [arguments]`: runs test/bench/<name>.ts, or kubernetes/<name>.ts for `kubernetes-<name>`; it exports `main(args)`. */
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const [name, ...args] = process.argv.slice(2);
const ofKubernetes = ['switch', 'detection', 'api-calls'];
const files = new Map([
  ...(await Array.fromAsync(glob('*.ts', { cwd: here })))
    .filter(file => file !== 'bench.ts' && file !== 'report.ts')
    .map(file => [file.replace(/\.ts$/, ''), file] as const),
  ...ofKubernetes.map(one => [`kubernetes-${one}`, join('kubernetes', `${one}.ts`)] as const),
]);

const file = files.get(name ?? '');
if (file !== undefined) {
  const module: { main(args: readonly string[]): Promise<void> } = await import(pathToFileURL(join(here, file)).href);
  await module.main(args);
} else {
  console.error(`bench: ${name ?? '(nothing)'} is not a bench; allowed: ${[...files.keys()].sort().join(', ')}`);
  process.exitCode = 2;
}
