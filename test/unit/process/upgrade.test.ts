import { readdir, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LoadRecord, startLoad } from '../../../src/adapters/load/generator.ts';
import { summarize } from '../../../src/adapters/load/summary.ts';
import { callHost } from '../../../src/adapters/process/client.ts';
import { isAlive, startTimeOf } from '../../../src/adapters/process/host/processes.ts';
import { appRelease, recorded, startReady, type TestBed, testBed } from '../../support/app.ts';
import { get, TestSocket } from '../../support/requests.ts';

const signal = AbortSignal.timeout(60_000);
const [one, two] = [appRelease('one'), appRelease('two')];
let bed: TestBed;
beforeEach(async () => {
  bed = await testBed({ graceMs: 500 });
  await startReady(bed.target, 'blue', one);
  await bed.target.switchTraffic(null, 'blue', 1);
});
afterEach(async () => await bed.end());

/** Another version of the program, as far as its name goes. */
const newer = async (text?: string): Promise<{ node: string; program: string }> => {
  const program = join(bed.folder, 'newer.mjs');
  const main = join(import.meta.dirname, '../../../src/adapters/process/host/main.ts');
  await writeFile(program, text ?? `import ${JSON.stringify(main)};\n`);
  return { node: process.execPath, program };
};

const upgrade = async (): Promise<number> => (await callHost(bed.folder, 'upgrade', await newer(), 30_000)).pid;

test('an upgrade under load loses nothing, and the old program leaves when its connections have', async () => {
  const before = (await recorded(bed))?.pid ?? 0;
  const started = startTimeOf(before) ?? '';
  const records: LoadRecord[] = [];
  const plan = { url: bed.target.entranceUrl, freshPerSecond: 80, keptPerSecond: 80, keptConnections: 6 };
  const load = startLoad({ ...plan, timeoutMs: 5000 }, record => records.push(record));
  await delay(150);
  const pid = await upgrade();
  await delay(300);
  expect((await recorded(bed))?.pid).toBe(pid);
  await load.stop();
  expect(summarize(records)).toMatchObject({ lost: 0, errors: 0, faults: {} });
  while (isAlive(before, started)) await delay(20);
  expect((await get(bed.target.entranceUrl)).body).toBe('one\n');
});

test('a kept connection of the old program goes by a switch made in the new one', async () => {
  const agent = new Agent({ keepAlive: true });
  const first = await get(bed.target.entranceUrl, { agent });
  await upgrade();
  await startReady(bed.target, 'green', two);
  await bed.target.switchTraffic('blue', 'green', 1);
  const second = await get(bed.target.entranceUrl, { agent });
  expect([second.body, second.localPort, second.headers.connection]).toEqual(['two\n', first.localPort, 'close']);
  agent.destroy();
});

test('retiring waits for requests that the old program still serves', async () => {
  const slow = get(`${bed.target.entranceUrl}/slow?ms=1500`);
  const socket = await TestSocket.open(bed.port);
  await delay(50);
  await upgrade();
  await startReady(bed.target, 'green', two);
  await bed.target.switchTraffic('blue', 'green', 1);
  expect(await socket.echo('still')).toBe('one: still');
  socket.close();
  expect(await bed.target.retire('blue', 5000, 1)).toMatchObject({ cutRequests: 0 });
  expect((await slow).body).toBe('one');
});

test('a program that does not come up changes nothing', async () => {
  const broken = await newer('throw new Error("broken build");\n');
  await expect(callHost(bed.folder, 'upgrade', broken, 30_000)).rejects.toMatchObject({ code: 'proxy-not-started' });
  await startReady(bed.target, 'green', two);
  expect(await bed.target.switchTraffic('blue', 'green', 1)).toBe('switched');
  expect((await get(bed.target.entranceUrl)).body).toBe('two\n');
});

test('the first effect of a step upgrades a host of another program', async () => {
  const old = await upgrade();
  await writeFile(join(bed.folder, 'bin', 'proxy-0000.mjs'), 'an earlier version');
  await bed.again().fence(5);
  expect((await recorded(bed))?.pid).not.toBe(old);
  expect(await readdir(join(bed.folder, 'bin'))).toEqual([`node-${process.version}`]);
  expect(await bed.target.observe(signal)).toMatchObject({ traffic: 'blue', fence: 5, blue: { state: 'ready' } });
});
