import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, startTimeOf } from '../../../src/adapters/process/host/processes.ts';
import { killAll, running, start, stop } from '../../../tools/testbed/daemon.ts';

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

  it.runIf(process.platform === 'linux')('is killed with whatever inherited its environment', async () => {
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(sleeps)}], { detached: true, stdio: 'ignore' }); ${sleeps}`;
    const daemon = await start(folder, spec(script));
    const inside = await start(join(folder, 'inside'), spec(sleeps));
    expect(await killAll(folder, ['sleeper'])).toBe(true);
    expect(startTimeOf(daemon.pid)).toBeUndefined();
    expect(startTimeOf(inside.pid)).toBeUndefined();
    expect(await killAll(folder, ['sleeper'])).toBe(false);
  });

  it.runIf(process.platform === 'linux')('of another folder is left alone', async () => {
    const child = spawn(process.execPath, ['-e', sleeps], { env: { PROD_ACTIONS_TESTBED: `${folder}-other` } });
    const startTime = startTimeOf(child.pid ?? 0) ?? null;
    expect(await killAll(folder, [])).toBe(false);
    expect(isAlive(child.pid ?? null, startTime)).toBe(true);
    child.kill();
  });
});
