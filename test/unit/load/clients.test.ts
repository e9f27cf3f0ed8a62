import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startClients } from '../../support/load-clients/load.ts';
import { decode, encode, type LoadPlan, planSchema, type RequestRecord } from '../../support/load-clients/plan.ts';
import { parseAnswer } from '../../support/load-clients/wire.ts';

let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  sockets.clear();
});

const serve = async (listener: RequestListener): Promise<number> => {
  const made = createServer({ keepAliveTimeout: 60_000 }, listener);
  server = made;
  made.on('connection', socket => sockets.add(socket));
  await new Promise<void>(resolve => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  return (address as AddressInfo).port;
};

const rates = (given: Partial<LoadPlan['perSecond']>): LoadPlan['perSecond'] => ({
  fresh: 0,
  kept: 0,
  blind: 0,
  ...given,
});

const run = async (
  port: number,
  perSecond: Partial<LoadPlan['perSecond']>,
  body: () => Promise<unknown>,
  timeoutMs = 2000,
): Promise<RequestRecord[]> => {
  const load = await startClients({ port, path: '/', perSecond: rates(perSecond), connections: 4, timeoutMs });
  await load.settled(5000);
  await body();
  return await load.stop();
};

const named: RequestListener = (_req, res) => {
  res.setHeader('x-app-version', 'v1').setHeader('x-pod', 'p').end('ok');
};

test('all kinds keep their rate, every request is recorded with the release that answered, and nothing fails', async () => {
  const seen: IncomingMessage[] = [];
  const port = await serve((req, res) => {
    seen.push(req);
    named(req, res);
  });
  const records = await run(port, { fresh: 100, kept: 100, blind: 50 }, async () => await delay(500));
  expect(records).toHaveLength(seen.length);
  expect(records.filter(record => record.fault !== null)).toEqual([]);
  expect(records.every(record => record.version === 'v1' && record.pod === 'p')).toBe(true);
  const fresh = records.filter(record => record.kind === 'fresh').map(record => record.at);
  expect(((fresh.length - 1) * 1000) / (Math.max(...fresh) - Math.min(...fresh))).toBeCloseTo(100, 0);
});

test('every connection has a source address of its own; kept ones are used again', async () => {
  const sources = { close: new Set<string>(), 'keep-alive': new Set<string>() };
  const port = await serve((req, res) => {
    sources[req.headers.connection === 'close' ? 'close' : 'keep-alive'].add(req.socket.remoteAddress ?? '');
    named(req, res);
  });
  const records = await run(port, { fresh: 50, kept: 50, blind: 50 }, async () => await delay(300));
  const count = records.filter(record => record.kind === 'fresh').length;
  expect(sources.close.size).toBe(count);
  const kept = sources['keep-alive'].size;
  expect(sockets.size).toBe(count + kept);
  // More than asked for only while none is idle, as on a machine that is short of breath.
  expect(kept).toBeGreaterThanOrEqual(8);
  expect(kept).toBeLessThan(20);
});

test('when the server closes idle connections, who looks first loses nothing and who writes blind one request each', async () => {
  const port = await serve(named);
  const records = await run(port, { kept: 20, blind: 40 }, async () => {
    server?.closeIdleConnections();
    await delay(500);
  });
  const failed = (kind: string) => records.filter(record => record.kind === kind && record.fault !== null);
  expect(failed('blind').map(({ fault }) => fault)).toEqual(Array(4).fill('closed'));
  // One may cross the close on its way.
  expect(failed('kept').length).toBeLessThan(2);
});

test('a server that says it will close is left in peace by both', async () => {
  const port = await serve((_req, res) => {
    res.setHeader('connection', 'close').end('ok');
  });
  const records = await run(port, { kept: 50, blind: 50 }, async () => await delay(200));
  expect(records.filter(record => record.fault !== null)).toEqual([]);
});

test('refused, cut, timed out and 5xx are told apart, and nothing is tried twice', async () => {
  let asked = 0;
  let faulty = false;
  const port = await serve((req, res) => {
    asked += 1;
    if (!faulty) return named(req, res);
    if (asked % 3 === 0) res.writeHead(503, { 'content-length': 0 }).end();
    if (asked % 3 === 1) req.socket.destroy();
    return undefined;
  });
  const records = await run(
    port,
    { fresh: 100 },
    async () => {
      faulty = true;
      await delay(500);
      server?.close();
      server?.closeAllConnections();
      await delay(300);
    },
    200,
  );
  const faults = new Set(records.map(record => record.fault));
  for (const fault of ['HTTP 503', 'cut', 'timeout', 'ECONNREFUSED']) expect(faults).toContain(fault);
  const answered = records.filter(record => record.fault !== 'ECONNREFUSED');
  // Connections that were open when the server went may not have become a request of its own.
  expect(answered.length - asked).toBeGreaterThanOrEqual(0);
  expect(answered.length - asked).toBeLessThan(5);
});

test('a record survives being written down, and a plan beyond the bounds is refused', () => {
  const record: RequestRecord = { kind: 'kept', at: 1.5, latencyMs: 2, fault: null, version: 'v', pod: '' };
  expect(decode(encode(record).trimEnd())).toEqual(record);
  const plan = { port: 80, path: '/', connections: 1, timeoutMs: 1, file: 'f' };
  expect(planSchema.safeParse({ ...plan, perSecond: { fresh: 600, kept: 400, blind: 1 } }).success).toBe(false);
});

test('an answer counts when all of it is there', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-App-Version: 7\r\nConnection: close\r\n\r\n';
  expect(parseAnswer(head.slice(0, 20))).toBeUndefined();
  expect(parseAnswer(`${head}ab`)).toBeUndefined();
  expect(parseAnswer(`${head}abc`)).toEqual({ status: 200, version: '7', pod: '', close: true });
  expect(parseAnswer('HTTP/1.1 200 OK\r\n\r\n')).toEqual({ fault: 'no-content-length' });
});
