/** `npm run tools -- list | install [names] | pin <tool>`: the external tools this project runs, at their pinned versions. */

import { join } from 'node:path';
import { createTools, loadPins } from '../src/adapters/tools/tools.ts';
import { table } from '../src/core/markdown.ts';
import { type Pin, platformOf } from '../src/domain/tools/pins.ts';
import { main, terminal } from './terminal.ts';

const usage = 'npm run tools -- list | install [names …] | pin <tool>';

const sources = (one: Pin, platform: string): string => {
  const download = one.release?.assets[platform]?.sha256 === undefined ? 'download off: no published hash' : 'download';
  return ['PATH', 'cache', download, one.build === undefined ? '' : 'Go module'].filter(s => s !== '').join(', ');
};

const list = (): void => {
  const platform = platformOf(process.platform, process.arch);
  const rows = Object.entries(loadPins()).map(([name, one]) => [
    name,
    one.version,
    one.license,
    sources(one, platform),
    one.refused === undefined ? '' : one.refused.versions.join(', '),
  ]);
  console.log(table(['tool', 'version', 'licence', `sources on ${platform}`, 'refused'], rows));
};

/** One after the other: each build already uses every core. */
const install = async (names: readonly string[]): Promise<void> => {
  const tools = createTools(terminal());
  for (const name of names.length > 0 ? names : Object.keys(loadPins())) await tools.locate(name);
};

/** The signature client is loaded only here: it brings Sigstore's whole update framework. */
const pin = async (name: string): Promise<void> => {
  const [{ pinTool }, { sigstore }] = await Promise.all([import('./pin.ts'), import('./signatures.ts')]);
  await pinTool({ ...terminal(), verify: sigstore() }, name, join(import.meta.dirname, 'tools.json'));
  console.log('tools/tools.json is written; next: npm run format, then read the difference before you commit it');
};

await main(async ([command, ...rest]) => {
  if (command === 'list') list();
  else if (command === 'install') await install(rest);
  else if (command === 'pin' && rest[0] !== undefined) await pin(rest[0]);
  else {
    console.error(usage);
    process.exitCode = 2;
  }
});
