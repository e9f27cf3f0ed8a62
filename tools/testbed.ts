/** `npm run testbed -- registry|buildkit up|down|status`: the real services that the end-to-end tests run against. */
import { dirname, join } from 'node:path';
import { cacheFolder } from '../src/adapters/tools/cache.ts';
import { createTools } from '../src/adapters/tools/tools.ts';
import { UserError } from '../src/core/errors.ts';
import { main, terminal } from './terminal.ts';
import { running, stop } from './testbed/daemon.ts';
import { startBuildkit, startRegistry } from './testbed/services.ts';

const usage = 'npm run testbed -- registry|buildkit up|down|status';

const up = async (service: string, folder: string): Promise<void> => {
  const base = terminal();
  const deps = { ...base, tools: createTools(base) };
  const registry = await startRegistry(deps, folder);
  const daemon = service === 'registry' ? registry : await startBuildkit(deps, folder, registry.address);
  console.log(`${daemon.name} runs at ${daemon.address} (pid ${daemon.pid}, log ${daemon.log})`);
};

const down = async (service: string, folder: string): Promise<void> => {
  console.log(`${service} ${(await stop(folder, service)) ? 'stopped' : 'was not running'}`);
};

const status = async (service: string, folder: string): Promise<void> => {
  const daemon = await running(folder, service);
  console.log(daemon === undefined ? `${service} is not running` : `${service} runs at ${daemon.address}`);
};

const commands: Readonly<Record<string, (service: string, folder: string) => Promise<void>>> = { up, down, status };

await main(async ([service = '', command = '']) => {
  if (service === 'kubernetes')
    throw new UserError('testbed-unknown', 'kubernetes is not part of the testbed yet', usage);
  const run = commands[command];
  if (!['registry', 'buildkit'].includes(service) || run === undefined)
    throw new UserError('testbed-unknown', `unknown: ${service} ${command}`.trim(), usage);
  await run(service, join(dirname(cacheFolder(terminal().env)), 'testbed'));
});
