import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../../src/adapters/process/host/ports.ts';
import { isAlive, startTimeOf } from '../../../src/adapters/process/host/processes.ts';
import { appRelease, recorded, startReady, type TestBed, testBed, until } from '../../support/app.ts';
import { get } from '../../support/requests.ts';

const signal = AbortSignal.timeout(60_000);
let bed: TestBed;
beforeEach(async () => {
  bed = await testBed();
});
afterEach(async () => await bed.end());

const killHost = async (): Promise<void> => {
  const pid = (await recorded(bed))?.pid ?? 0;
  const startTime = startTimeOf(pid) ?? '';
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid, startTime)) await delay(5);
};

test('looking at what was never deployed starts nothing and writes nothing', async () => {
  expect(await bed.target.observe(signal)).toEqual({
    blue: { state: 'absent' },
    green: { state: 'absent' },
    traffic: null,
    fence: 0,
  });
  await expect(stat(bed.folder)).rejects.toThrow('ENOENT');
});

test('killed with SIGKILL the proxy comes back by itself at the next look, with traffic, apps and fence', async () => {
  const { target } = bed;
  await target.fence(7);
  await startReady(target, 'blue', appRelease('one'), 7);
  await target.switchTraffic(null, 'blue', 7);
  const before = (await recorded(bed))?.colours.blue;
  await killHost();
  await expect(get(target.entranceUrl)).rejects.toThrow(/ECONN/);
  expect(await target.observe(signal)).toMatchObject({ traffic: 'blue', blue: { state: 'ready' }, fence: 7 });
  expect((await get(target.entranceUrl)).body).toBe('one\n');
  expect((await recorded(bed))?.colours.blue).toEqual(before);
  expect((await recorded(bed))?.pid).not.toBe(0);
});

test('an app that went while the proxy was dead is broken when it is back', async () => {
  const { target } = bed;
  await startReady(target, 'blue', appRelease('one'));
  await killHost();
  process.kill((await recorded(bed))?.colours.blue?.pid ?? 0, 'SIGKILL');
  expect(await until(target, 'blue', 'broken', 'ready')).toMatchObject({ state: 'broken', cause: 'app-exited' });
});

test('a start cut before its process was made leaves the colour empty', async () => {
  const { target } = bed;
  await target.fence(1);
  await killHost();
  const state = await recorded(bed);
  const blue = {
    id: 'x',
    releaseId: 'r',
    port: 1,
    program: '',
    log: '',
    startedAt: 0,
    pid: null,
    startTime: null,
    ending: null,
  };
  await writeFile(join(bed.folder, 'proxy.json'), JSON.stringify({ ...state, colours: { blue, green: null } }));
  expect((await target.observe(signal)).blue).toEqual({ state: 'absent' });
});

test('two steps that start it in the same moment share one proxy', async () => {
  await Promise.all([bed.target.fence(1), bed.again().fence(1), bed.again().fence(1)]);
  expect((await bed.target.observe(signal)).fence).toBe(1);
  expect(await readFile(join(bed.folder, 'proxy.log'), 'utf8')).toMatch(/host \d+ up/);
});

test('a port in use is refused by name, with who has it', async () => {
  const other = createServer().listen(bed.port, '127.0.0.1');
  await new Promise(resolve => other.once('listening', resolve));
  await expect(bed.target.fence(1)).rejects.toMatchObject({
    code: 'entrance-port-in-use',
    message: expect.stringContaining(process.platform === 'linux' ? `pid ${process.pid}` : `${bed.port}`),
  });
  other.close();
});

test('another entrance port than that of the running proxy is refused with the one it has', async () => {
  await bed.target.fence(1);
  await expect(bed.again({}, bed.port + 1).fence(1)).rejects.toMatchObject({
    code: 'entrance-port-changed',
    message: expect.stringContaining(String(bed.port)),
  });
});

test('once nothing runs the entrance may be moved', async () => {
  await bed.target.fence(1);
  await expect(bed.again({}, bed.port + 1).fence(1)).rejects.toMatchObject({ code: 'entrance-port-changed' });
  await bed.target.takeDown();
  const port = await freePort();
  const moved = bed.again({}, port);
  await startReady(moved, 'blue', appRelease('one'), 1);
  await moved.switchTraffic(null, 'blue', 1);
  expect((await get(`http://127.0.0.1:${port}`)).body).toBe('one\n');
  await moved.takeDown();
});

test('a damaged state file is an error, not a fresh start', async () => {
  await bed.target.fence(1);
  const path = join(bed.folder, 'proxy.json');
  const whole = await readFile(path, 'utf8');
  await writeFile(path, whole.slice(0, whole.length / 2));
  await expect(bed.again().observe(signal)).rejects.toMatchObject({ code: 'proxy-state-unreadable' });
  await writeFile(path, whole);
});

test('the control socket and the state are for their owner alone', async () => {
  await bed.target.fence(1);
  for (const name of ['control.sock', 'proxy.json']) {
    expect(((await stat(join(bed.folder, name))).mode & 0o777).toString(8)).toBe('600');
  }
});

test('a state folder with a path too long for a socket works', async () => {
  const long = await testBed({ folder: 'x'.repeat(120) });
  try {
    await startReady(long.target, 'blue', appRelease('far'));
    expect(await long.target.logs('blue', 1)).toBe('far starts');
  } finally {
    await long.end();
  }
});

test('a state folder behind a link is the same folder: its host is not taken for another version', async () => {
  const link = `${bed.stateDir}-link`;
  await symlink(bed.stateDir, link);
  await bed.target.fence(1);
  const pid = (await recorded(bed))?.pid;
  await bed.again({}, bed.port, link).fence(2);
  expect(await recorded(bed)).toMatchObject({ pid, fence: 2 });
  await rm(link);
});

// Root writes anywhere, so the disk that takes nothing is a device that is always full.
test.runIf(process.platform === 'linux')(
  'when the state can’t be written nothing changes, and it is said',
  async () => {
    const { target } = bed;
    await startReady(target, 'blue', appRelease('one'));
    await target.switchTraffic(null, 'blue', 1);
    await startReady(target, 'green', appRelease('two'));
    const away = `${bed.folder}-away`;
    const { rename } = await import('node:fs/promises');
    await rename(bed.folder, away);
    await writeFile(bed.folder, 'not a folder');
    const { callHost } = await import('../../../src/adapters/process/client.ts');
    await expect(callHost(away, 'switch', { from: 'blue', to: 'green', token: 2 })).rejects.toMatchObject({
      code: 'proxy-state-not-writable',
    });
    expect((await get(target.entranceUrl)).body).toBe('one\n');
    await rm(bed.folder);
    await rename(away, bed.folder);
    expect(await target.observe(signal)).toMatchObject({ traffic: 'blue', fence: 1 });
    expect(await target.switchTraffic('blue', 'green', 2)).toBe('switched');
  },
);

test('a state folder that can’t be made is refused before anything starts', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'no-folder-'));
  const file = join(parent, 'file');
  await writeFile(file, '');
  await chmod(file, 0o600);
  await expect(bed.again({}, bed.port, file).fence(1)).rejects.toMatchObject({ code: 'proxy-state-not-writable' });
  await rm(parent, { recursive: true });
});

test('taken down, nothing is left running and the fence is kept', async () => {
  const { target } = bed;
  await startReady(target, 'blue', appRelease('one'), 3);
  await target.switchTraffic(null, 'blue', 3);
  const state = await recorded(bed);
  const apps = [state?.pid ?? 0, state?.colours.blue?.pid ?? 0].map(pid => [pid, startTimeOf(pid) ?? ''] as const);
  await target.takeDown();
  while (apps.some(([pid, startTime]) => isAlive(pid, startTime))) await delay(10);
  expect(await target.observe(signal)).toMatchObject({ traffic: null, fence: 3, blue: { state: 'absent' } });
  await expect(get(target.entranceUrl)).rejects.toThrow('ECONNREFUSED');
});
