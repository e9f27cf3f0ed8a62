import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LoadRecord, startLoad } from '../../../src/adapters/load/generator.ts';
import { summarize } from '../../../src/adapters/load/summary.ts';
import { colourHeader, releaseHeader } from '../../../src/domain/rollout/identity.ts';
import { FencedOut } from '../../../src/domain/rollout/ports.ts';
import { otherColour } from '../../../src/domain/rollout/release.ts';
import { appRelease, startReady, type TestBed, testBed } from '../../support/app.ts';
import { get, TestSocket } from '../../support/requests.ts';

const [one, two] = [appRelease('one'), appRelease('two')];
let bed: TestBed;
beforeEach(async () => {
  bed = await testBed({ graceMs: 500 });
  await startReady(bed.target, 'blue', one);
  expect(await bed.target.switchTraffic(null, 'blue', 1)).toBe('switched');
});
afterEach(async () => await bed.end());

test('a release is started, takes over traffic from the one before, which is retired', async () => {
  const { target } = bed;
  await startReady(target, 'green', two);
  const before = await get(target.entranceUrl);
  expect([before.body, before.headers[releaseHeader], before.headers[colourHeader]]).toEqual(['one\n', one.id, 'blue']);
  expect(await (await fetch(await target.directUrl('green'))).text()).toBe('two\n');
  expect(await target.switchTraffic('blue', 'green', 1)).toBe('switched');
  expect((await get(target.entranceUrl)).headers[releaseHeader]).toBe(two.id);
  expect(await target.retire('blue', 1000, 1)).toEqual({ cutRequests: 0, drainedMs: 0 });
  expect(await target.observe(AbortSignal.timeout(5000))).toEqual({
    blue: { state: 'absent' },
    green: { state: 'ready', releaseId: two.id },
    traffic: 'green',
    fence: 1,
  });
});

test('a switch is a compare-and-swap, and one that was done already is done', async () => {
  const { target } = bed;
  await startReady(target, 'green', two);
  expect(await target.switchTraffic(null, 'green', 1)).toBe('moved-by-other');
  expect(await target.switchTraffic('blue', 'green', 1)).toBe('switched');
  expect(await target.switchTraffic('blue', 'green', 1)).toBe('switched');
  expect(await target.switchTraffic('blue', 'green', 1)).toBe('switched');
});

test('traffic is never moved to a colour where nothing runs', async () => {
  await expect(bed.target.switchTraffic('blue', 'green', 1)).rejects.toMatchObject({ code: 'colour-not-running' });
  expect((await get(bed.target.entranceUrl)).body).toBe('one\n');
});

test('a kept client connection stays open and moves with its next request', async () => {
  const { target } = bed;
  const agent = new Agent({ keepAlive: true });
  await startReady(target, 'green', two);
  const before = await get(target.entranceUrl, { agent });
  await target.switchTraffic('blue', 'green', 1);
  await target.retire('blue', 1000, 1);
  const after = await get(target.entranceUrl, { agent });
  expect([before.body, after.body]).toEqual(['one\n', 'two\n']);
  expect(after.localPort).toBe(before.localPort);
  agent.destroy();
});

test('a request in flight is finished by the release that began it, and retiring waits for it', async () => {
  const { target } = bed;
  await startReady(target, 'green', two);
  const slow = get(`${target.entranceUrl}/slow?ms=600`);
  await delay(100);
  await target.switchTraffic('blue', 'green', 1);
  const report = await target.retire('blue', 5000, 1);
  expect(await slow).toMatchObject({ status: 200, body: 'one' });
  expect(report.cutRequests).toBe(0);
  expect(report.drainedMs).toBeGreaterThan(100);
  expect(report.drainedMs).toBeLessThan(2000);
});

test('requests that outlast the drain time are counted as cut', async () => {
  const { target } = bed;
  await startReady(target, 'green', two);
  const stream = get(`${target.entranceUrl}/stream?chunks=1000&ms=20`).catch(() => 'cut');
  await delay(100);
  await target.switchTraffic('blue', 'green', 1);
  expect(await target.retire('blue', 200, 1)).toMatchObject({ cutRequests: 1 });
  expect(await stream).toBe('cut');
});

test('a WebSocket lives through the switch on its release until that is retired', async () => {
  const { target } = bed;
  await startReady(target, 'green', two);
  const old = await TestSocket.open(bed.port);
  await target.switchTraffic('blue', 'green', 1);
  expect(await old.echo('still')).toBe('one: still');
  const fresh = await TestSocket.open(bed.port);
  expect(await fresh.echo('new')).toBe('two: new');
  expect(await target.retire('blue', 100, 1)).toMatchObject({ cutRequests: 1 });
  await old.closed();
  expect(await fresh.echo('on')).toBe('two: on');
  fresh.close();
});

test('of two holders the one with the older token is refused everywhere', async () => {
  const { target } = bed;
  const other = bed.again();
  await startReady(target, 'green', two, 1);
  await other.fence(2);
  const refused = await Promise.allSettled([
    target.fence(1),
    target.start('green', appRelease('three'), 1),
    target.switchTraffic('blue', 'green', 1),
    target.retire('green', 0, 1),
  ]);
  for (const result of refused) {
    expect(result).toMatchObject({ status: 'rejected', reason: { token: 1, fence: 2 } });
    expect(result.status === 'rejected' && result.reason instanceof FencedOut).toBe(true);
  }
  const seen = await other.observe(AbortSignal.timeout(5000));
  expect([seen.traffic, seen.green, seen.fence]).toEqual(['blue', { state: 'ready', releaseId: two.id }, 2]);
});

test('a takeover while the old holder drains keeps its colour from being stopped', async () => {
  const { target } = bed;
  await startReady(target, 'green', two, 1);
  const slow = get(`${target.entranceUrl}/slow?ms=700`);
  await delay(100);
  await target.switchTraffic('blue', 'green', 1);
  const retiring = target.retire('blue', 5000, 1);
  await delay(100);
  await bed.again().switchTraffic('green', 'blue', 2);
  await expect(retiring).rejects.toThrow(FencedOut);
  expect((await slow).body).toBe('one');
  expect((await get(target.entranceUrl)).body).toBe('one\n');
});

test('a running release with traffic is neither stopped nor replaced', async () => {
  await expect(bed.target.retire('blue', 0, 1)).rejects.toMatchObject({ code: 'colour-has-traffic' });
  await expect(bed.target.start('blue', two, 1)).rejects.toMatchObject({ code: 'colour-has-traffic' });
  expect((await get(bed.target.entranceUrl)).body).toBe('one\n');
});

test('under load, fresh and kept, switches to and fro lose nothing and each request has one release', async () => {
  const { target } = bed;
  await startReady(target, 'green', two);
  const records: LoadRecord[] = [];
  const load = startLoad(
    { url: target.entranceUrl, freshPerSecond: 100, keptPerSecond: 100, keptConnections: 8, timeoutMs: 5000 },
    record => records.push(record),
  );
  await delay(200);
  let at: 'blue' | 'green' = 'blue';
  for (let times = 0; times < 6; times += 1) {
    expect(await target.switchTraffic(at, otherColour(at), 1)).toBe('switched');
    at = otherColour(at);
    await delay(150);
  }
  await load.stop();
  expect(records.length).toBeGreaterThan(150);
  expect(summarize(records)).toMatchObject({ lost: 0, errors: 0, faults: {} });
  expect(new Set(records.map(({ release }) => release))).toEqual(new Set([one.id, two.id]));
});
