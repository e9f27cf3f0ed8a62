/**
 * A small app for tests, bench and demo. Behaviour comes from the environment:
 *   APP_NAME           said in every body
 *   APP_LISTEN         'never': runs without listening · a number: listens after so many milliseconds
 *   APP_DIE_AFTER      milliseconds after which it exits with code 3
 *   APP_ERROR_LINES    lines a second on standard error that begin with ERROR
 *   APP_LEAK           MiB a second that it never gives back
 *   APP_ERROR_RATE     share of requests answered 500 (not the health path), evenly spread
 *   APP_WORK_MS        how long each answer takes
 *   APP_IGNORE_TERM    '1': does not end on SIGTERM
 *   APP_HEALTH_LIES    '1': /healthz is always 200; otherwise it fails when APP_ERROR_RATE is 1
 * Paths: /healthz · /slow?ms= · /stream?chunks=&ms= · /echo · /headers · /reset · /log?bytes= · WebSocket echo on /ws
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const env = process.env;
const name = env.APP_NAME ?? 'app';
const errorRate = Number(env.APP_ERROR_RATE ?? 0);
const workMs = Number(env.APP_WORK_MS ?? 0);
let served = 0;

const isBad = () => {
  served += 1;
  return Math.floor(served * errorRate) > Math.floor((served - 1) * errorRate);
};

const send = (res, status, body, headers = {}) => {
  res.writeHead(status, { 'content-type': 'text/plain', ...headers });
  res.end(body);
};

const routes = {
  '/healthz': (_req, res) => send(res, errorRate >= 1 && env.APP_HEALTH_LIES !== '1' ? 500 : 200, 'ok'),
  '/slow': async (_req, res, query) => {
    await delay(Number(query.get('ms')));
    send(res, 200, name);
  },
  '/stream': async (_req, res, query) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let at = 0; at < Number(query.get('chunks')); at += 1) {
      await delay(Number(query.get('ms')));
      res.write(`${at} ${name}\n`);
    }
    res.end();
  },
  '/echo': (req, res) => {
    res.writeHead(200, { trailer: 'x-sum' });
    const hash = createHash('sha256');
    req.on('data', chunk => {
      hash.update(chunk);
      if (!res.write(chunk)) {
        req.pause();
        res.once('drain', () => req.resume());
      }
    });
    req.on('end', () => {
      res.addTrailers({ 'x-sum': hash.digest('hex') });
      res.end();
    });
  },
  '/headers': (req, res) =>
    send(res, 200, JSON.stringify({ method: req.method, raw: req.rawHeaders, name }), {
      'x-twice': ['a', 'b'],
      'x-hop': 'secret',
      connection: 'keep-alive, x-hop',
      'x-prod-actions-release': 'a lie',
    }),
  '/reset': (req, res) => {
    res.write('half');
    setTimeout(() => req.socket.resetAndDestroy(), 20);
  },
  '/log': (_req, res, query) => {
    process.stdout.write(`${'x'.repeat(79)}\n`.repeat(Math.ceil(Number(query.get('bytes')) / 80)));
    send(res, 200, name);
  },
};

const server = createServer(async (req, res) => {
  const url = new URL(req.url, 'http://app');
  const route = routes[url.pathname];
  if (workMs > 0 && url.pathname !== '/healthz') await delay(workMs);
  if (route !== undefined) return await route(req, res, url.searchParams);
  req.resume();
  if (isBad()) return send(res, 500, `${name} failed\n`);
  send(res, 200, `${name}\n`);
});

const frame = text => Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);

/** Enough of a client frame for short masked texts. */
const unframe = data => {
  const length = data[1] & 0x7f;
  const mask = data.subarray(2, 6);
  return Buffer.from(data.subarray(6, 6 + length).map((byte, at) => byte ^ mask[at % 4])).toString();
};

server.on('upgrade', (req, socket) => {
  if (req.url !== '/ws') {
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\nConnection: close\r\n\r\nno ws');
    return;
  }
  const accept = createHash('sha1')
    .update(`${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  socket.on('data', data => {
    if ((data[0] & 0x0f) === 8) socket.end(Buffer.from([0x88, 0]));
    else socket.write(frame(`${name}: ${unframe(data)}`));
  });
});

const end = () => {
  if (env.APP_IGNORE_TERM === '1') return;
  server.close();
  server.closeIdleConnections();
};
process.on('SIGTERM', end);
console.log(`${name} starts`);
if (env.APP_LISTEN === 'never') setInterval(() => undefined, 1000);
else setTimeout(() => server.listen(Number(env.PORT), '127.0.0.1'), Number(env.APP_LISTEN ?? 0));
if (env.APP_ERROR_LINES !== undefined)
  setInterval(() => console.error('ERROR no database password=hunter2'), 1000 / Number(env.APP_ERROR_LINES)).unref();
const kept = [];
if (env.APP_LEAK !== undefined)
  setInterval(() => kept.push(Buffer.alloc((Number(env.APP_LEAK) * 1024 * 1024) / 5, 1)), 200).unref();
if (env.APP_DIE_AFTER !== undefined) {
  setTimeout(() => {
    console.error('fatal: out of luck');
    process.exitCode = 3;
    server.close();
    server.closeAllConnections();
    process.removeListener('SIGTERM', end);
  }, Number(env.APP_DIE_AFTER)).unref();
}
