import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../../src/adapters/process/host/ports.ts';
import { createProxy } from '../../../src/adapters/process/host/proxy.ts';
import { Traffic } from '../../../src/adapters/process/host/traffic.ts';
import { appRelease, startReady, type TestBed, testBed } from '../../support/app.ts';
import { get, raw, TestSocket } from '../../support/requests.ts';

/** The proxy in this process in front of a server of the test's own: for what an app would not do by itself. */
let [traffic, proxy, port]: [Traffic, Server, number] = [new Traffic(), createServer(), 0];
const servers: Server[] = [];

const listen = async (server: Server): Promise<number> => {
  const at = await freePort();
  await new Promise<void>(resolve => server.listen(at, '127.0.0.1', resolve));
  servers.push(server);
  return at;
};

const pointAt = (appPort: number): void =>
  traffic.apply({
    schema: 'prod-actions/process-proxy/v1',
    entrance: { host: '127.0.0.1', port },
    pid: 1,
    fence: 1,
    traffic: 'blue',
    colours: {
      blue: {
        id: 'i',
        releaseId: 'r1',
        port: appPort,
        program: '',
        log: '',
        startedAt: 0,
        pid: 1,
        startTime: '1',
        ending: null,
      },
      green: null,
    },
  });

beforeEach(async () => {
  traffic = new Traffic();
  proxy = createProxy(traffic);
  port = await listen(proxy);
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const url = (path: string): string => `http://127.0.0.1:${port}${path}`;
const lane = () => traffic.stats().lanes[0];

test('without a release the answer is 503 and is counted', async () => {
  const got = await get(url('/'));
  expect([got.status, got.headers['retry-after']]).toEqual([503, '1']);
  expect(traffic.stats().withoutRelease).toBe(1);
});

test('an app that refuses connections gives 502 with its release and the cause, once per request', async () => {
  pointAt(await freePort());
  const got = await get(url('/'));
  expect([got.status, got.headers['x-prod-actions-release'], got.headers['x-prod-actions-proxy-error']]).toEqual([
    502,
    'r1',
    'ECONNREFUSED',
  ]);
  expect(lane()).toMatchObject({ requests: 1, proxyErrors: { ECONNREFUSED: 1 }, status: { '5xx': 1 }, inFlight: 0 });
});

/** Answers the first request on each connection and closes it under the second one, as an app at its idle limit does. */
const closingApp = async (seen: string[]): Promise<number> =>
  await listen(
    createServer((req, res) => {
      seen.push(req.method ?? '');
      const { socket } = req;
      if (socket.bytesWritten > 0) socket.destroy();
      else {
        req.resume();
        res.end('ok');
      }
    }),
  );

test('a request without a body is sent again when the app closed the kept connection under it', async () => {
  const seen: string[] = [];
  pointAt(await closingApp(seen));
  expect([(await get(url('/'))).status, (await get(url('/'))).status]).toEqual([200, 200]);
  expect(seen).toEqual(['GET', 'GET', 'GET']);
  expect(lane()).toMatchObject({ requests: 2, status: { '2xx': 2, '5xx': 0 } });
});

test('a request with a body is never sent twice', async () => {
  const seen: string[] = [];
  pointAt(await closingApp(seen));
  const post = { method: 'POST', body: 'x' };
  expect([(await get(url('/'), post)).status, (await get(url('/'), post)).status]).toEqual([200, 502]);
  expect(seen).toEqual(['POST', 'POST']);
});

test('an early answer to a body that is still coming leaves the connection usable', async () => {
  pointAt(
    await listen(
      createServer((req, res) => {
        if (req.method === 'POST') res.writeHead(413).end('too big');
        else res.end('next');
      }),
    ),
  );
  const body = 'x'.repeat(300_000);
  const bytes = `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}GET / HTTP/1.1\r\nHost: x\r\n\r\n`;
  const text = await raw(port, bytes, all => all.endsWith('next'));
  expect(text).toContain('413 Payload Too Large');
});

test('the head of an answer is passed on at once, before there is a body', async () => {
  pointAt(
    await listen(
      createServer((_req, res) => {
        res.writeHead(200);
        res.flushHeaders();
        setTimeout(() => res.end('late'), 500);
      }),
    ),
  );
  const began = performance.now();
  const text = await raw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', all => all.includes('\r\n\r\n'));
  expect(text).not.toContain('late');
  expect(performance.now() - began).toBeLessThan(400);
});

test('a client that goes away takes its request away from the app', async () => {
  const gone = new Promise<void>(resolve => {
    void listen(createServer((_req, res) => res.on('close', resolve))).then(pointAt);
  });
  await delay(20);
  const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  await delay(50);
  socket.destroy();
  await gone;
  await delay(20);
  expect(lane()).toMatchObject({ clientAborted: 1, inFlight: 0 });
});

test('an upgrade other than WebSocket is ignored and the request answered as HTTP/1.1', async () => {
  pointAt(await listen(createServer((req, res) => res.end(`${req.headers.upgrade}`))));
  const got = await get(url('/'), { headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c' } });
  expect([got.status, got.body]).toEqual([200, 'undefined']);
});

test('bytes that are not HTTP get 400', async () => {
  expect(await raw(port, 'nonsense\r\n\r\n', () => false)).toMatch(/^HTTP\/1.1 400 /);
});

test('an HTTP/1.0 client gets a body ended by the close of the connection', async () => {
  pointAt(
    await listen(
      createServer((_req, res) => {
        res.write('a');
        res.end('b');
      }),
    ),
  );
  const text = await raw(port, 'GET / HTTP/1.0\r\n\r\n', () => false);
  expect(text.toLowerCase()).not.toContain('transfer-encoding');
  expect(text.endsWith('\r\n\r\nab')).toBe(true);
});

let bed: TestBed | undefined;
afterEach(async () => {
  await bed?.end();
  bed = undefined;
});

const live = async (): Promise<{ url: string; port: number; id: string }> => {
  bed = await testBed();
  const release = appRelease('one');
  await startReady(bed.target, 'blue', release);
  await bed.target.switchTraffic(null, 'blue', 1);
  return { url: bed.target.entranceUrl, port: bed.port, id: release.id };
};

test('a real app behind the real proxy: bodies, trailers, HEAD, Expect, headers, cuts, streams', async () => {
  const app = await live();
  const big = Buffer.alloc(2_000_000, 'abc');
  const echoed = await get(`${app.url}/echo`, { method: 'POST', body: big });
  expect([echoed.status, echoed.body.length]).toEqual([200, big.length]);
  expect(echoed.trailers['x-sum']).toHaveLength(64);
  const chunked = await get(`${app.url}/echo`, {
    method: 'PUT',
    body: 'chunks',
    headers: { 'transfer-encoding': 'chunked' },
  });
  expect(chunked.body).toBe('chunks');

  const head = await get(`${app.url}/`, { method: 'HEAD' });
  expect([head.status, head.body]).toEqual([200, '']);

  let continued = 0;
  const expecting = await get(`${app.url}/echo`, {
    method: 'POST',
    body: 'held back',
    headers: { expect: '100-continue', 'content-length': '9' },
    onContinue: () => {
      continued += 1;
    },
  });
  expect([expecting.body, continued]).toEqual(['held back', 1]);

  const sent = {
    'x-forwarded-for': '9.9.9.9',
    'x-own': 'kept',
    connection: 'close, x-drop',
    'x-drop': '1',
    te: 'gzip',
  };
  const seen = await get(`${app.url}/headers`, { headers: sent });
  const got: { raw: string[] } = JSON.parse(seen.body);
  const value = (name: string): string | undefined =>
    got.raw[got.raw.findIndex((one, at) => at % 2 === 0 && one.toLowerCase() === name) + 1];
  expect([value('x-forwarded-for'), value('x-forwarded-host'), value('x-own')]).toEqual([
    '9.9.9.9, 127.0.0.1',
    `127.0.0.1:${app.port}`,
    'kept',
  ]);
  expect(got.raw.map(one => one.toLowerCase())).not.toContain('x-drop');
  expect(got.raw.map(one => one.toLowerCase())).not.toContain('te');
  expect(seen.headers['x-twice']).toBe('a, b');
  expect(seen.headers['x-hop']).toBeUndefined();
  expect([seen.headers['x-prod-actions-release'], seen.headers['x-prod-actions-colour']]).toEqual([app.id, 'blue']);

  await expect(get(`${app.url}/reset`)).rejects.toThrow(/aborted|ECONNRESET|hang up/);

  const times: number[] = [];
  const stream = await fetch(`${app.url}/stream?chunks=3&ms=100`);
  for await (const _chunk of stream.body ?? []) times.push(performance.now());
  expect(times).toHaveLength(3);
  expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(120);

  const stats = (await bed?.target.stats())?.lanes[0];
  expect(stats).toMatchObject({ truncated: 1, inFlight: 0, proxyErrors: {} });
  expect(stats?.latency.counts.reduce((sum, count) => sum + count, 0)).toBe(stats?.requests);
});

test('a WebSocket goes through, a refused handshake comes back as the app said it', async () => {
  const app = await live();
  const socket = await TestSocket.open(app.port);
  expect(socket.head).toContain('101 Switching Protocols');
  expect(socket.head).toContain(`x-prod-actions-release: ${app.id}`);
  expect(await socket.echo('hello')).toBe('one: hello');
  expect((await bed?.target.stats())?.lanes[0]).toMatchObject({ inFlight: 1, tunnels: 1 });
  socket.close();
  const refused = await TestSocket.open(app.port, '/other');
  expect(refused.head).toMatch(/^HTTP\/1.1 404 Not Found/);
  await refused.closed();
});
