/** `npm run testbed -- <service> up|down|status|exec`: the real services that the end-to-end tests run against. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../src/adapters/tools/cache.ts';
import { createTools } from '../src/adapters/tools/tools.ts';
import { messageOf, UserError } from '../src/core/errors.ts';
import { main, terminal } from './terminal.ts';
import type { Cluster } from './testbed/cluster.ts';
import { running, stop } from './testbed/daemon.ts';
import type { Deps } from './testbed/deps.ts';
import {
  clusterTools,
  findKubernetes,
  kubernetesParts,
  startKubernetes,
  stopKubernetes,
} from './testbed/kubernetes.ts';
import { startBuildkit, startRegistry } from './testbed/services.ts';
import { findSimulated, simulatedParts, simulatedTools, startSimulated, stopSimulated } from './testbed/simulated.ts';

interface Service {
  readonly parts: readonly string[];
  up(deps: Deps, folder: string): Promise<void>;
  down(folder: string): Promise<boolean>;
  /** A cluster that commands can be run against. */
  find?(folder: string): Promise<Cluster | undefined>;
  readonly tools?: readonly string[];
}

const registry: Service = {
  parts: ['registry'],
  up: async (deps, folder) => void (await startRegistry(deps, folder)),
  down: async folder => await stop(folder, 'registry'),
};

const buildkit: Service = {
  parts: ['buildkit'],
  up: async (deps, folder) => void (await startBuildkit(deps, folder, (await startRegistry(deps, folder)).address)),
  down: async folder => await stop(folder, 'buildkit'),
};

const kubernetes: Service = {
  parts: kubernetesParts,
  up: async (deps, folder) => void (await startKubernetes(deps, folder)),
  down: stopKubernetes,
  find: findKubernetes,
  tools: clusterTools,
};

const simulated: Service = {
  parts: simulatedParts,
  up: async (deps, folder) => void (await startSimulated(deps, folder)),
  down: stopSimulated,
  find: findSimulated,
  tools: simulatedTools,
};

const services: Readonly<Record<string, Service>> = {
  registry,
  buildkit,
  kubernetes,
  'kubernetes-simulated': simulated,
};

const usage = [
  `npm run testbed -- ${Object.keys(services).join('|')} up|down|status [--folder <folder>]`,
  'npm run testbed -- kubernetes|kubernetes-simulated exec -- <command …>',
].join('\n     ');

/** With several words: the service, what to do, and a folder of its own so that more than one cluster may be up. */
interface Call {
  readonly name: string;
  readonly service: Service;
  readonly folder: string;
  readonly rest: readonly string[];
}

const depsOf = (): Deps => {
  const base = terminal();
  return { ...base, tools: createTools(base) };
};

const status = async ({ name, service, folder }: Call): Promise<void> => {
  for (const part of service.parts) {
    const daemon = await running(folder, part);
    const state =
      daemon === undefined ? 'not running' : `runs, pid ${daemon.pid}, ${daemon.address}, log ${daemon.log}`;
    console.log(`${part.padEnd(24)} ${state}`);
  }
  const cluster = await service.find?.(folder);
  if (cluster === undefined) return;
  console.log(`kubeconfig               ${cluster.kubeconfig}`);
  console.log(`audit log                ${cluster.auditLog}`);
  const option = folder === defaultFolder(name) ? '' : ` --folder ${folder}`;
  console.log(`run a command in it      npm run testbed -- ${name} exec${option} -- kubectl get pods -A`);
};

const up = async (call: Call): Promise<void> => {
  await call.service.up(depsOf(), call.folder);
  await status(call);
};

const down = async ({ name, service, folder }: Call): Promise<void> =>
  console.log(`${name} ${(await service.down(folder)) ? 'stopped' : 'was not running'}`);

/** Ends as the command ended. */
const exec = async ({ name, service, folder, rest }: Call): Promise<void> => {
  const cluster = await service.find?.(folder);
  if (cluster === undefined || rest.length === 0)
    throw new UserError('testbed-not-up', `${name} is not up, or no command is given`, usage);
  const deps = depsOf();
  const quiet = { ...deps, tools: createTools({ ...terminal(), log: { ...terminal().log, info: () => undefined } }) };
  const found = await Promise.all((service.tools ?? []).map(async tool => await quiet.tools.locate(tool)));
  const path = [...new Set(found.map(tool => dirname(tool.path))), deps.env['PATH'] ?? ''].join(delimiter);
  const [file = '', ...args] = [...cluster.enter, ...rest];
  const child = spawn(file, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: path, KUBECONFIG: cluster.kubeconfig },
  });
  process.exitCode = await new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => done(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
};

const defaultFolder = (name: string): string => {
  const root = join(dirname(cacheFolder(terminal().env)), 'testbed');
  return services[name]?.find === undefined ? root : join(root, name);
};

const commands: Readonly<Record<string, (call: Call) => Promise<void>>> = { up, down, status, exec };

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { folder: { type: 'string' } } });
  } catch (error) {
    throw new UserError('testbed-unknown', messageOf(error), usage);
  }
};

await main(async args => {
  const { values, positionals } = parse(args);
  const [name = '', command = '', ...rest] = positionals;
  const [service, run] = [services[name], commands[command]];
  if (service === undefined || run === undefined)
    throw new UserError('testbed-unknown', `unknown: ${name} ${command}`.trim(), usage);
  await run({
    name,
    service,
    rest,
    folder: values.folder === undefined ? defaultFolder(name) : resolve(values.folder),
  });
});
