/** What of the machine a cluster could change: taken before and after, the two must be the same. */
import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { findByEnvironment } from '../../../src/adapters/process/host/processes.ts';
import { nodeExec } from '../../../src/core/exec.ts';

const settings = [
  'net/ipv4/ip_forward',
  'kernel/panic',
  'kernel/panic_on_oops',
  'vm/overcommit_memory',
  'vm/panic_on_oom',
];

const readSetting = async (name: string): Promise<string> =>
  `${name}=${(await readFile(join('/proc/sys', name), 'utf8').catch(() => 'none')).trim()}`;

const firewall = async (): Promise<readonly string[]> => {
  const { stdout } = await nodeExec.run({ file: 'iptables-save', args: [], timeoutMs: 5000 });
  return stdout.split('\n').filter(line => !line.startsWith('#') && line !== '');
};

const mounts = async (): Promise<readonly string[]> =>
  (await readFile('/proc/self/mountinfo', 'utf8')).split('\n').map(line => line.split(' ').slice(3, 5).join(' '));

const cgroups = async (): Promise<readonly string[]> => {
  const trees = await readdir('/sys/fs/cgroup').catch(() => []);
  const groups = await Promise.all(
    ['', ...trees].map(async tree => await readdir(join('/sys/fs/cgroup', tree)).catch(() => [])),
  );
  return groups.flat().filter(name => name.startsWith('prod-actions-'));
};

export const machineState = async () => ({
  mounts: await mounts(),
  cgroups: await cgroups(),
  firewall: await firewall(),
  interfaces: Object.keys(networkInterfaces()).sort(),
  settings: await Promise.all(settings.map(readSetting)),
});

/** Live processes that were started for a folder of the testbed, or inherited its environment. */
export const processesOf = (folder: string): readonly number[] =>
  findByEnvironment('PROD_ACTIONS_TESTBED', folder)
    .filter(one => one.value === folder)
    .map(one => one.pid);
