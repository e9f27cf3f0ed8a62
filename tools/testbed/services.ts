/** The real services of the testbed, on this machine only: a registry (distribution) and a builder (buildkitd). */
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { UserError } from '../../src/core/errors.ts';
import { type Daemon, start } from './daemon.ts';
import type { Deps } from './deps.ts';
import { needPrograms } from './packages.ts';

const preferredPort = 5000;

/** The port itself when it is free, any free one for 0. */
export const tryPort = async (port: number): Promise<number | undefined> =>
  await new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const got = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(got));
    });
  });

const freePort = async (): Promise<number> => {
  const port = (await tryPort(preferredPort)) ?? (await tryPort(0));
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  return port;
};

export const registryConfig = (address: string, storage: string): string =>
  [
    'version: 0.1',
    'log: { level: warn }',
    `storage: { filesystem: { rootdirectory: ${JSON.stringify(storage)} }, delete: { enabled: true } }`,
    `http: { addr: ${JSON.stringify(address)} }`,
    '',
  ].join('\n');

export const plainEnvironment = (env: Deps['env']): Record<string, string> => ({
  PATH: env['PATH'] ?? '',
  HOME: env['HOME'] ?? '',
  // The registry exports traces to a collector by default; there is none.
  OTEL_TRACES_EXPORTER: 'none',
});

export const startRegistry = async (deps: Deps, folder: string): Promise<Daemon> => {
  const { path } = await deps.tools.locate('registry');
  const address = `127.0.0.1:${await freePort()}`;
  const config = join(folder, 'registry.yml');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(config, registryConfig(address, join(folder, 'registry')));
  const isReady = async (): Promise<boolean> =>
    await deps.http.request({ method: 'GET', url: `http://${address}/v2/`, timeoutMs: 1000 }).then(
      response => response.status === 200,
      () => false,
    );
  const env = plainEnvironment(deps.env);
  return await start(folder, { name: 'registry', file: path, args: ['serve', config], env, address, isReady });
};

export const accepts = async (socket: string): Promise<boolean> =>
  await new Promise(resolve => {
    const client = connect(socket);
    client.once('connect', () => {
      client.destroy();
      resolve(true);
    });
    client.once('error', () => resolve(false));
  });

const buildkitConfig = (root: string, address: string, runc: string, registry: string): string =>
  [
    `root = ${JSON.stringify(root)}`,
    `[grpc]\n  address = [${JSON.stringify(address)}]`,
    `[worker.oci]\n  enabled = true\n  binary = ${JSON.stringify(runc)}`,
    '[worker.containerd]\n  enabled = false',
    `[registry.${JSON.stringify(registry)}]\n  http = true`,
    '',
  ].join('\n');

/**
 * buildkitd asks for seccomp in every RUN step, so runc has to be linked with libseccomp: the system's own is, one built
 * from its Go module without the C headers is not.
 */
const findRunc = async (deps: Pick<Deps, 'exec' | 'log'>): Promise<string> => {
  const located = await needPrograms(deps, 'buildkitd', [{ program: 'runc', package: 'runc' }]);
  return await located('runc');
};

/** `registry` is marked as plain http, so that builds can be pushed there. `enter` is the prefix that puts it beside that registry. */
export const startBuildkit = async (
  deps: Deps,
  folder: string,
  registry: string,
  enter: readonly string[] = [],
): Promise<Daemon> => {
  if (process.getuid?.() !== 0)
    throw new UserError(
      'testbed-needs-root',
      'buildkitd needs root for its mounts',
      'Run it as root, or start a builder yourself (docker buildx create --use).',
    );
  const buildkitd = await deps.tools.locate('buildkitd');
  const runc = await findRunc(deps);
  const socket = join(folder, 'buildkitd.sock');
  const address = `unix://${socket}`;
  const config = join(folder, 'buildkitd.toml');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(config, buildkitConfig(join(folder, 'buildkit'), address, runc, registry));
  const isReady = async (): Promise<boolean> => await accepts(socket);
  const env = plainEnvironment(deps.env);
  const [file = '', ...args] = [...enter, buildkitd.path, '--config', config];
  return await start(folder, {
    name: 'buildkit',
    file,
    args,
    env,
    address,
    isReady,
  });
};
