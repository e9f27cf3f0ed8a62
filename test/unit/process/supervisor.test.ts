import { spawn } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { capLog } from '../../../src/adapters/process/host/logs.ts';
import { isAlive, startTimeOf } from '../../../src/adapters/process/host/processes.ts';
import { instanceVariable } from '../../../src/adapters/process/host/protocol.ts';
import { appRelease, recorded, startReady, type TestBed, testBed, until } from '../../support/app.ts';
import { get } from '../../support/requests.ts';

let bed: TestBed;
beforeEach(async () => {
  bed = await testBed({ graceMs: 300 });
});
afterEach(async () => await bed.end());

const instance = async () => {
  const blue = (await recorded(bed))?.colours.blue;
  if (blue === null || blue === undefined) throw new Error('nothing is recorded in blue');
  return blue;
};

test('an app that dies is broken: with its exit code and last words', async () => {
  const dying = appRelease('mortal', { APP_DIE_AFTER: '200' });
  await bed.target.start('blue', dying, 1);
  const seen = await until(bed.target, 'blue', 'broken');
  expect(seen).toMatchObject({
    releaseId: dying.id,
    cause: 'app-exited',
    detail: 'The app exited with code 3.',
    logTail: 'mortal starts\nfatal: out of luck',
  });
});

test('an app that dies after it had traffic is seen within a second and can be started again in place', async () => {
  const release = appRelease('one');
  await startReady(bed.target, 'blue', release);
  await bed.target.switchTraffic(null, 'blue', 1);
  process.kill((await instance()).pid ?? 0, 'SIGKILL');
  expect(await until(bed.target, 'blue', 'broken')).toMatchObject({ detail: 'The app was ended by SIGKILL.' });
  expect((await get(bed.target.entranceUrl)).status).toBe(502);
  await startReady(bed.target, 'blue', release);
  expect((await get(bed.target.entranceUrl)).body).toBe('one\n');
});

test('an app that never listens stays starting, and can be retired', async () => {
  await bed.target.start('blue', appRelease('mute', { APP_LISTEN: 'never' }), 1);
  while ((await bed.target.logs('blue', 5)) === '') await delay(10);
  await delay(100);
  expect(await until(bed.target, 'blue', 'starting', 'ready', 'broken')).toMatchObject({ state: 'starting' });
  expect(await bed.target.logs('blue', 5)).toBe('mute starts');
  await bed.target.retire('blue', 0, 1);
  expect(await until(bed.target, 'blue', 'absent')).toEqual({ state: 'absent' });
});

test('an app whose own port is taken is broken by that name', async () => {
  const script = "console.error('Error: listen EADDRINUSE: address already in use'); process.exitCode = 1";
  const run = { kind: 'command', command: [process.execPath, '-e', script], cwd: '/' };
  await bed.target.start('blue', { ...appRelease('x'), spec: { run, env: {}, healthPath: '/' } }, 1);
  expect(await until(bed.target, 'blue', 'broken')).toMatchObject({ cause: 'port-in-use' });
});

test('a program that is not there is broken as not startable', async () => {
  const run = { kind: 'command', command: ['/no/such/program'], cwd: '/' };
  await bed.target.start('blue', { ...appRelease('x'), spec: { run, env: {}, healthPath: '/' } }, 1);
  expect(await until(bed.target, 'blue', 'broken')).toMatchObject({
    cause: 'app-not-startable',
    detail: expect.stringContaining('/no/such/program'),
  });
});

test('a working folder that is not there is named', async () => {
  const run = { kind: 'command', command: [process.execPath], cwd: '/no/such/folder' };
  await bed.target.start('blue', { ...appRelease('x'), spec: { run, env: {}, healthPath: '/' } }, 1);
  expect(await until(bed.target, 'blue', 'broken')).toMatchObject({
    cause: 'app-not-startable',
    detail: 'The working folder /no/such/folder does not exist.',
  });
});

test('a release without anything to run is refused before anything is stopped', async () => {
  const nonsense = { ...appRelease('x'), spec: { run: { kind: 'riddle' } } };
  await expect(bed.target.start('blue', nonsense, 1)).rejects.toMatchObject({ code: 'release-not-runnable' });
});

test('starting what runs already starts nothing', async () => {
  const release = appRelease('one');
  await startReady(bed.target, 'blue', release);
  const { pid } = await instance();
  await bed.target.start('blue', release, 1);
  expect((await instance()).pid).toBe(pid);
});

test('a new release in a colour without traffic replaces the old one', async () => {
  await startReady(bed.target, 'blue', appRelease('one'));
  const old = await instance();
  await startReady(bed.target, 'blue', appRelease('two'));
  expect(isAlive(old.pid, old.startTime)).toBe(false);
  expect(await (await fetch(await bed.target.directUrl('blue'))).text()).toBe('two\n');
});

test('an app that ignores SIGTERM is killed after the grace time', async () => {
  await startReady(bed.target, 'blue', appRelease('deaf', { APP_IGNORE_TERM: '1' }));
  const { pid, startTime } = await instance();
  const began = performance.now();
  await bed.target.retire('blue', 0, 1);
  expect(performance.now() - began).toBeGreaterThan(280);
  expect(isAlive(pid, startTime)).toBe(false);
});

test('the app sees its port and release, and nothing of the job', async () => {
  const print = [process.execPath, '-e', 'console.log(JSON.stringify(process.env)); setInterval(() => {}, 1000)'];
  const run = { kind: 'command', command: print, cwd: '/' };
  const release = { ...appRelease('x'), spec: { run, env: { OWN: 'yes' }, healthPath: '/' } };
  const secret = { GITHUB_TOKEN: 't', RUNNER_TRACKING_ID: 'r', ACTIONS_ID_TOKEN_REQUEST_URL: 'u', INPUT_X: 'i' };
  await bed.again(secret).start('blue', release, 1);
  while ((await bed.target.logs('blue', 1)) === '') await delay(10);
  const env: Record<string, string> = JSON.parse(await bed.target.logs('blue', 1));
  const own = ['OWN', 'PATH', 'PORT', 'PROD_ACTIONS_INSTANCE', 'PROD_ACTIONS_RELEASE'];
  expect(
    Object.keys(env)
      .filter(name => !['LANG', 'PWD', 'SHLVL', '_'].includes(name))
      .sort(),
  ).toEqual(own);
  expect(env['PROD_ACTIONS_RELEASE']).toBe(release.id);
});

test('a log over its cap keeps its end, while the app goes on writing', async () => {
  await startReady(bed.target, 'blue', appRelease('talker'));
  const url = await bed.target.directUrl('blue');
  const { log } = await instance();
  await get(`${url}/log?bytes=200000`);
  while ((await stat(log)).size < 200_000) await delay(10);
  await capLog(log, 100_000);
  expect((await stat(log)).size).toBeLessThan(30_000);
  await get(`${url}/log?bytes=80`);
  expect(await bed.target.logs('blue', 1)).toBe('x'.repeat(79));
});

test.runIf(process.platform === 'linux')(
  'a process left over from a kill between start and record is found and ended',
  async () => {
    await startReady(bed.target, 'blue', appRelease('one'));
    const stray = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      env: { [instanceVariable]: `${await realpath(bed.folder)}#00000000-dead` },
      stdio: 'ignore',
      detached: true,
    });
    await new Promise(resolve => stray.once('spawn', resolve));
    const ended = new Promise(resolve => stray.once('exit', (_code, signal) => resolve(signal)));
    process.kill((await recorded(bed))?.pid ?? 0, 'SIGKILL');
    expect(await until(bed.target, 'blue', 'ready')).toMatchObject({ state: 'ready' });
    expect(await ended).toBe('SIGKILL');
  },
);

test('a process is told from a later one with its number by its start time', () => {
  const mine = startTimeOf(process.pid) ?? '';
  expect(isAlive(process.pid, mine)).toBe(true);
  expect(isAlive(process.pid, `${mine}1`)).toBe(false);
  expect(startTimeOf(2 ** 22 + 1)).toBeUndefined();
});
