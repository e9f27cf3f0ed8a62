import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sharedFolder } from '../../../src/adapters/kubernetes/access/private-folder.ts';
import { type AccessDeps, type AccessSettings, openCluster } from '../../../src/adapters/kubernetes/access.ts';
import type { ApiCluster } from '../../../src/adapters/kubernetes/api.ts';
import { startTimeOf } from '../../../src/adapters/process/host/processes.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { CancelledError, UserError } from '../../../src/core/errors.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { environment } from '../../../src/core/runtime.ts';
import { RecordingLog } from '../../support/fakes.ts';

const here = import.meta.dirname;

let folder: string;
let log: RecordingLog;
let env: Record<string, string>;
const opened: ApiCluster[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'access-'));
  log = new RecordingLog();
  await mkdir(join(folder, 'bin'));
  await mkdir(join(folder, 'private'), { mode: 0o700 });
  await copyFile(join(here, 'kubectl.sh'), join(folder, 'bin/kubectl'));
  env = {
    ...environment(),
    STUB_CALLS: join(folder, 'calls'),
    STUB_NODE: process.execPath,
    STUB_SERVER: join(here, 'kubectl-server.mjs'),
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
  };
});

afterEach(async () => {
  for (const cluster of opened.splice(0)) await cluster.close();
  await rm(folder, { recursive: true, force: true });
});

const depsOf = (over: Partial<AccessDeps> = {}): AccessDeps => ({
  exec: { run: nodeExec.run, which: async name => join(folder, 'bin', name) },
  env,
  log,
  clock: nodeClock,
  signal: new AbortController().signal,
  folder: join(folder, 'private'),
  ...over,
});

const open = async (settings: Partial<AccessSettings> = {}, over: Partial<AccessDeps> = {}): Promise<ApiCluster> => {
  const cluster = await openCluster({ kubeconfig: '', context: '', namespace: 'shop', ...settings }, depsOf(over));
  opened.push(cluster);
  return cluster;
};

const calls = async (): Promise<string> => await readFile(join(folder, 'calls'), 'utf8');

const recorded = async (socketPath: string): Promise<{ pid: number }> =>
  JSON.parse(await readFile(join(dirname(socketPath), 'process.json'), 'utf8'));

const gone = async (pid: number): Promise<boolean> => {
  for (let tried = 0; startTimeOf(pid) !== undefined; tried += 1) {
    if (tried > 200) return false;
    await delay(10);
  }
  return true;
};

const removed = async (path: string): Promise<boolean> => {
  for (let tried = 0; existsSync(path); tried += 1) {
    if (tried > 200) return false;
    await delay(10);
  }
  return true;
};

describe('an open cluster', () => {
  it('is served by one kubectl proxy on a socket that only we can reach', async () => {
    const cluster = await open({ kubeconfig: '/some/config', context: 'prod' });
    expect(await cluster.raw('GET', '/version')).toEqual({});
    expect(cluster.namespace).toBe('shop');
    expect((await stat(dirname(cluster.socketPath))).mode & 0o777).toBe(0o700);
    expect(await calls()).toMatch(
      /^--kubeconfig=\/some\/config --context=prod proxy --unix-socket=\S+ --accept-hosts=\^localhost\$ --reject-paths=\S+\n$/,
    );
  });

  it('leaves no process and no file behind when it is closed', async () => {
    const cluster = await open();
    const { pid } = await recorded(cluster.socketPath);
    expect(startTimeOf(pid)).toBeDefined();
    await cluster.close();
    expect(startTimeOf(pid)).toBeUndefined();
    expect(await readdir(join(folder, 'private'))).toEqual([]);
  });

  it('keeps credentials given as text in a file of ours that goes with the step', async () => {
    const cluster = await open({ kubeconfig: 'apiVersion: v1\nkind: Config\n' });
    const file = join(dirname(cluster.socketPath), 'kubeconfig');
    expect([await readFile(file, 'utf8'), (await stat(file)).mode & 0o777]).toEqual([
      'apiVersion: v1\nkind: Config\n',
      0o600,
    ]);
    expect(await calls()).toContain(`--kubeconfig=${file}`);
    await cluster.close();
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['that of the context', '{"contexts":[{"name":"a","context":{"namespace":"team"}}]}', 'team'],
    ['`default` when the context has none', '{"contexts":[{"name":"a","context":{"cluster":"c"}}]}', 'default'],
  ])('without a namespace takes %s', async (_, config, namespace) => {
    env['STUB_CONFIG'] = config;
    expect((await open({ namespace: '' })).namespace).toBe(namespace);
  });

  it('says so when kubectl ends in the middle of the step', async () => {
    const cluster = await open();
    await cluster.raw('GET', '/die').catch(() => undefined);
    await removed(dirname(cluster.socketPath));
    expect(log.text()).toContain('kubectl proxy ended in the middle of the step');
  });
});

describe('a step that is killed', () => {
  const step = async (...args: string[]): Promise<{ child: ChildProcess; socketPath: string }> => {
    const child = spawn(process.execPath, [join(here, 'open-entry.ts'), join(folder, 'private'), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout ?? child, 'data');
    return { child, socketPath: String(line).trim() };
  };

  it('by SIGKILL takes kubectl, its socket and the credentials with it', async () => {
    const { child, socketPath } = await step('stay');
    const { pid } = await recorded(socketPath);
    expect(existsSync(join(dirname(socketPath), 'kubeconfig'))).toBe(true);
    child.kill('SIGKILL');
    expect(await gone(pid)).toBe(true);
    expect(await removed(dirname(socketPath))).toBe(true);
  });

  it('or that forgets to close ends all the same, and so does kubectl', async () => {
    const { child, socketPath } = await step();
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(await removed(dirname(socketPath))).toBe(true);
  });

  it('together with the guard of kubectl leaves a stray that the next run ends', async () => {
    const { child, socketPath } = await step('stay');
    const { pid } = await recorded(socketPath);
    const guard = Number((await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ')[3]);
    process.kill(guard, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(startTimeOf(pid)).toBeDefined();
    const cluster = await open();
    expect(await gone(pid)).toBe(true);
    expect(log.text()).toContain(`ended kubectl proxy ${pid}, left by a run that is gone`);
    expect(await readdir(join(folder, 'private'))).toEqual([dirname(cluster.socketPath).split('/').at(-1)]);
  });

  it('is never mistaken for one that still runs', async () => {
    const first = await open();
    await open();
    expect(await first.raw('GET', '/version')).toEqual({});
    expect(log.text()).toBe('');
  });
});

describe('no way to the cluster', () => {
  const failure = async (settings: Partial<AccessSettings> = {}, over: Partial<AccessDeps> = {}) => {
    const thrown = await open(settings, over).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(await readdir(join(folder, 'private'))).toEqual([]);
    return thrown;
  };

  it('is told when there is no kubectl', async () => {
    const exec = { run: nodeExec.run, which: async () => undefined };
    expect(await failure({}, { exec })).toMatchObject({ code: 'kubectl-missing' });
  });

  it('takes a pinned kubectl where there is none on PATH', async () => {
    const exec = { run: nodeExec.run, which: async () => undefined };
    const path = join(folder, 'bin/kubectl');
    const tools = { locate: async () => ({ path, version: '1', source: 'cache' as const }) };
    expect((await open({}, { exec, tools })).namespace).toBe('shop');
  });

  it('is told in kubectl’s words when it ends at once', async () => {
    env['STUB_KUBECTL'] = 'dies';
    const thrown = await failure({ context: 'nope' });
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown).toMatchObject({
      code: 'kube-context-unknown',
      message: expect.stringContaining('(`kube-context`: nope) error: context "nope" does not exist'),
    });
  });

  it('is told when kubectl cannot be started', async () => {
    await writeFile(join(folder, 'bin/kubectl'), '#!/nowhere/sh\n');
    expect(await failure()).toMatchObject({ code: 'kubectl-failed' });
  });

  it('is told when the API server does not accept who we are', async () => {
    env['STUB_ANSWER'] = JSON.stringify([401, '{"kind":"Status","message":"Unauthorized","code":401}']);
    expect(await failure()).toMatchObject({ code: 'cluster-login-failed' });
  });

  it('is told when the API server cannot be reached', async () => {
    env['STUB_ANSWER'] = JSON.stringify([500, 'dial tcp 10.0.0.1:6443: connect: connection refused']);
    expect(await failure()).toMatchObject({
      code: 'cluster-unreachable',
      message: expect.stringContaining('dial tcp 10.0.0.1:6443: connect: connection refused'),
    });
  });

  it('an account that may not even ask for the version is let through: it is known', async () => {
    env['STUB_ANSWER'] = JSON.stringify([403, '{"kind":"Status","message":"forbidden","code":403}']);
    expect((await open()).namespace).toBe('shop');
  });

  it('ends at once when the run is cancelled, with nothing left behind', async () => {
    env['STUB_KUBECTL'] = 'silent';
    const ending = new AbortController();
    setTimeout(() => ending.abort(new CancelledError('SIGINT')), 100);
    expect(await failure({}, { signal: ending.signal })).toBeInstanceOf(CancelledError);
  });
});

describe('the folder for private folders', () => {
  it('is ours alone, and the same for every run', async () => {
    const one = await sharedFolder();
    const { mode, uid } = await stat(one);
    expect([mode & 0o777, uid]).toEqual([0o700, process.getuid?.()]);
    expect(await sharedFolder()).toBe(one);
  });
});
