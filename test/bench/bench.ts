/** `npm run bench -- <name> [arguments]`: runs test/bench/<name>.ts, which exports `main(args)`. */
import { access, glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const [name, ...args] = process.argv.slice(2);
const known = (await Array.fromAsync(glob('*.ts', { cwd: here })))
  .map(file => file.replace(/\.ts$/, ''))
  .filter(one => one !== 'bench' && one !== 'report');

const exists = name !== undefined && known.includes(name) && (await access(join(here, `${name}.ts`)).then(() => true));
if (exists) {
  const module: { main(args: readonly string[]): Promise<void> } = await import(
    pathToFileURL(join(here, `${name}.ts`)).href
  );
  await module.main(args);
} else {
  console.error(`bench: ${name ?? '(nothing)'} is not a bench; allowed: ${known.sort().join(', ')}`);
  process.exitCode = 2;
}
