import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command, Exec } from '../../../src/core/ports.ts';
import { running, start, stop } from '../../../tools/testbed/daemon.ts';
import { findRunc } from '../../../tools/testbed/services.ts';
import { execResult, RecordingLog } from '../../support/fakes.ts';

describe('runc', () => {
  const system = (of: { readonly apt: boolean; readonly delivers: boolean }): Exec & { commands: Command[] } => {
    const commands: Command[] = [];
    const installed = (): boolean => of.delivers && commands.some(command => command.args.includes('runc'));
    return {
      commands,
      run: async command => {
        commands.push(command);
        return execResult();
      },
      which: async name => {
        if (name === 'apt-get') return of.apt ? '/usr/bin/apt-get' : undefined;
        return installed() ? '/usr/sbin/runc' : undefined;
      },
    };
  };

  it('is installed from the system’s packages where it is missing', async () => {
    const exec = system({ apt: true, delivers: true });
    expect(await findRunc({ exec, log: new RecordingLog() })).toBe('/usr/sbin/runc');
    expect(exec.commands.map(command => command.args[0])).toEqual(['update', 'install']);
  });

  it.each([
    ['there is no apt-get', false],
    ['apt-get does not deliver', true],
  ])('is asked for by name where %s', async (_what, apt) => {
    const exec = system({ apt, delivers: false });
    await expect(findRunc({ exec, log: new RecordingLog() })).rejects.toThrow('buildkitd needs runc');
  });
});

describe('a daemon of the testbed', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daemon-test-'));
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  const spec = (script: string, isReady: () => Promise<boolean> = async () => true) => ({
    name: 'sleeper',
    file: process.execPath,
    args: ['-e', script],
    env: {},
    address: 'nowhere',
    isReady,
  });
  const sleeps = 'setInterval(() => undefined, 1000)';

  it('is started once, found again, and stopped', async () => {
    const first = await start(folder, spec(sleeps));
    expect((await start(folder, spec(sleeps))).pid).toBe(first.pid);
    expect(await stop(folder, 'sleeper')).toBe(true);
    expect(await running(folder, 'sleeper')).toBeUndefined();
    expect(await stop(folder, 'sleeper')).toBe(false);
  });

  it('that dies before it is ready is told with its last words', async () => {
    const dying = start(
      folder,
      spec('console.error("no room left"); process.exitCode = 1', async () => false),
    );
    await expect(dying).rejects.toMatchObject({ message: 'sleeper died', stderrTail: 'no room left' });
  });
});
