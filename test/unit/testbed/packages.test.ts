import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command, Exec } from '../../../src/core/ports.ts';
import { needPrograms, systemPath } from '../../../tools/testbed/packages.ts';
import { execResult, RecordingLog } from '../../support/fakes.ts';

const wanted = [
  { program: 'runc', package: 'runc' },
  { program: 'iptables', package: 'iptables' },
];

const system = (of: { readonly apt: boolean; readonly delivers: boolean; readonly has?: readonly string[] }) => {
  const commands: Command[] = [];
  const exec: Exec = {
    run: async command => {
      commands.push(command);
      return execResult();
    },
    which: async name => {
      if (name === 'apt-get') return of.apt ? '/usr/bin/apt-get' : undefined;
      const delivered = of.delivers && commands.some(command => command.args.includes(name));
      return delivered || of.has?.includes(name) === true ? `/usr/bin/${name}` : undefined;
    },
  };
  return { commands, deps: { exec, log: new RecordingLog(), folders: [] } };
};

describe('programs that only the system can give', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packages-test-'));
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  it('are not installed where they are', async () => {
    const { commands, deps } = system({ apt: true, delivers: true, has: ['runc', 'iptables'] });
    const located = await needPrograms(deps, 'a cluster', wanted);
    expect(await located('runc')).toBe('/usr/bin/runc');
    expect(commands).toEqual([]);
  });

  it('are installed from the system’s packages, only those that are missing', async () => {
    const { commands, deps } = system({ apt: true, delivers: true, has: ['iptables'] });
    const located = await needPrograms(deps, 'a cluster', wanted);
    expect(await located('runc')).toBe('/usr/bin/runc');
    expect(commands.map(command => command.args[0])).toEqual(['update', 'install']);
    expect(commands[1]?.args.slice(-1)).toEqual(['runc']);
  });

  it.each([
    ['there is no apt-get', false],
    ['apt-get does not deliver', true],
  ])('are asked for by name where %s', async (_what, apt) => {
    const { deps } = system({ apt, delivers: false });
    await expect(needPrograms(deps, 'a cluster', wanted)).rejects.toMatchObject({
      message: 'a cluster needs runc, iptables',
      fix: 'Install the packages of your system: runc iptables.',
    });
  });

  it('are found where administrators keep them, and by absolute path', async () => {
    const path = join(folder, 'bridge');
    await writeFile(path, '', { mode: 0o755 });
    const { deps } = system({ apt: false, delivers: false });
    const programs = [{ program: path, package: 'containernetworking-plugins' }];
    expect(await (await needPrograms(deps, 'a cluster', programs))(path)).toBe(path);
    const named = [{ program: 'bridge', package: 'iproute2' }];
    expect(await (await needPrograms({ ...deps, folders: [folder] }, 'a cluster', named))('bridge')).toBe(path);
  });

  it('are on the PATH that the parts get', () => {
    expect(systemPath({ PATH: '/usr/bin' })).toBe('/usr/bin:/usr/sbin:/sbin');
  });
});
