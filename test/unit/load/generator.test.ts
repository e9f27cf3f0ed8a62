import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type LoadPlan, type LoadRecord, startLoad } from '../../../src/adapters/load/generator.ts';
import { summarize } from '../../../src/adapters/load/summary.ts';
import { freePort } from '../../../src/adapters/process/host/ports.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

const serve = async (listener: RequestListener): Promise<string> => {
  const port = await freePort();
  const made = createServer(listener);
  server = made;
  await new Promise<void>(resolve => made.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${port}/`;
};

const run = async (plan: Partial<LoadPlan> & { readonly url: string }, forMs: number): Promise<LoadRecord[]> => {
  const records: LoadRecord[] = [];
  const rates = { freshPerSecond: 50, keptPerSecond: 50, keptConnections: 3, timeoutMs: 1000 };
  const load = startLoad({ ...rates, ...plan }, record => records.push(record));
  await delay(forMs);
  await load.stop();
  return records;
};

test('requests come at the rate asked for, fresh ones each on a connection of its own', async () => {
  const sockets = new Set<unknown>();
  const url = await serve((req, res) => {
    sockets.add(req.socket);
    res.setHeader('x-prod-actions-release', 'r').end('ok');
  });
  const records = await run({ url }, 1000);
  const [fresh, kept] = [summarize(records, 'fresh'), summarize(records, 'kept')];
  const due = records.filter(({ connection }) => connection === 'fresh').map(({ at }) => at);
  const seconds = (Math.max(...due) - Math.min(...due)) / 1000;
  expect((fresh.requests - 1) / seconds).toBeCloseTo(50, 0);
  expect(Math.abs(fresh.requests - kept.requests)).toBeLessThan(3);
  expect(sockets.size).toBeGreaterThanOrEqual(fresh.requests);
  expect(sockets.size).toBeLessThanOrEqual(fresh.requests + 3);
  expect(records.every(({ release, fault, status }) => release === 'r' && fault === null && status === 200)).toBe(true);
});

test('a stall of the server shows in full in the latencies of all that were due meanwhile', async () => {
  const began = performance.now();
  const url = await serve((_req, res) => setTimeout(() => res.end(), Math.max(0, 500 - (performance.now() - began))));
  const { maxMs, p50Ms, lost } = summarize(await run({ url, keptConnections: 1 }, 600));
  expect(lost).toBe(0);
  expect(maxMs).toBeGreaterThan(400);
  expect(p50Ms).toBeGreaterThan(100);
});

test('each kind of loss has its name, and nothing is tried twice', async () => {
  let asked = 0;
  const url = await serve((req, res) => {
    asked += 1;
    if (asked % 4 === 0) req.socket.resetAndDestroy();
    else if (asked % 4 === 1) res.writeHead(200, { 'content-length': 100 }).write('half', () => res.destroy());
    else if (asked % 4 === 2) res.writeHead(503).end();
    // The rest hang until the time is over.
  });
  const records = await run({ url, timeoutMs: 200 }, 400);
  const { faults, errors, requests } = summarize(records);
  expect(Object.keys(faults).sort()).toEqual(['ECONNRESET', 'cut', 'timeout']);
  expect(errors).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(requests);
});

test('a server that is not there is refused, in every record', async () => {
  const records = await run({ url: `http://127.0.0.1:${await freePort()}/` }, 200);
  expect(records.length).toBeGreaterThan(10);
  expect(new Set(records.map(({ fault }) => fault))).toEqual(new Set(['ECONNREFUSED']));
  expect(summarize(records)).toMatchObject({ lost: records.length, p50Ms: null });
});

test('a kept connection that the server closes under a request loses it, unless the plan sends it again', async () => {
  /** Answers each connection once. */
  const once = async (): Promise<string> =>
    await serve((req, res) => {
      if (req.socket.bytesWritten > 0) req.socket.destroy();
      else res.end('ok');
    });
  expect(summarize(await run({ url: await once() }, 300), 'kept').lost).toBeGreaterThan(0);
  server?.close();
  const records = await run({ url: await once(), sendsAgain: true }, 300);
  expect(summarize(records)).toMatchObject({ lost: 0, errors: 0 });
  const again = records.filter(({ sentAgain }) => sentAgain);
  expect(again.length).toBeGreaterThan(0);
  expect(new Set(again.map(({ connection }) => connection))).toEqual(new Set(['kept']));
});
