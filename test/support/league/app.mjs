/**
 * The app of the fault league. `VERSION` is said by every answer, `REVISION` by /version, `LEAGUE` (JSON, behaviour.ts) says how it behaves.
 * Paths: / · /healthz · /version · /checkout · /account?issued=<ms> (401 once an hour has passed since) · /metrics · WebSocket /ws
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const env = process.env;
const does = JSON.parse(env.LEAGUE ?? '{}');
const startedAt = performance.now();
const version = env.VERSION ?? '';
const revision = does.isRevision ?? env.REVISION ?? '';
const tokenLifeMs = 3_600_000;
let [served, failed] = [0, 0];
let trafficSince;

const chance = share => share !== undefined && Math.random() < share;
const now = () => Date.now() + (does.clockAheadMs ?? 0);

const isFirst = folder => {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
};

if (does.crashes) {
  console.error('fatal: cannot open the database: connection refused');
  process.exit(1);
}
if (does.needs !== undefined && env[does.needs] === undefined) {
  console.error(`fatal: ${does.needs} is not set`);
  process.exit(2);
}
const isBadInstance = does.oneBadInstance !== undefined && isFirst(does.oneBadInstance);

/** Requests of the last second. */
const recent = [];
const isBusy = () => {
  const time = performance.now();
  recent.push(time);
  while ((recent[0] ?? time) < time - 1000) recent.shift();
  return recent.length > does.errorsAbovePerSecond;
};

let connections = 0;
const isBadConnection = () => {
  connections += 1;
  return does.badConnections !== undefined && connections % does.badConnections === 0;
};

const isError = (path, socket) => {
  const busy = does.errorsAbovePerSecond === undefined || isBusy();
  const here = does.errorsOn === undefined || does.errorsOn === path;
  const missing = does.dependsOn !== undefined && existsSync(does.dependsOn) && chance(0.3);
  const broken = isBadInstance || socket.isBad || missing || (does.keptErrors === true && socket.requests > 1);
  return broken || (busy && here && chance(does.errors));
};

const latency = () => {
  const time = performance.now();
  const grown = ((does.latencyGrowsMs ?? 0) * (time - (trafficSince ?? time))) / 1000;
  const { bursts, tail } = does;
  const burst = bursts !== undefined && (time - startedAt) % bursts.everyMs < bursts.forMs ? bursts.ms : 0;
  return (does.latencyMs ?? 0) + grown + burst + (chance(tail?.share) ? tail.ms : 0);
};

const send = (res, status, body, headers = {}) => {
  res.writeHead(status, { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(body), ...headers });
  res.end(body);
};

const account = (res, query) => {
  const age = now() - Number(query.get('issued') ?? now());
  const cache = does.cachesPrivate ? 'public, max-age=86400' : 'private, no-store';
  if (age > tokenLifeMs) return send(res, 401, 'the token has expired\n', { 'cache-control': cache });
  return send(res, 200, 'your account\n', { 'cache-control': cache });
};

/** In the text format of Prometheus. */
const metrics = res => {
  if (does.noMetrics) return send(res, 404, 'not found\n');
  const line = (name, value) => `# TYPE ${name} counter\n${name}{version="${version}"} ${value}\n`;
  return send(res, 200, line('app_requests_total', served) + line('app_errors_total', failed));
};

const answer = (res, path, query) => {
  if (path === '/account') return account(res, query);
  if (path === '/version') return send(res, 200, revision);
  return send(res, 200, `welcome to ${version}\n`.padEnd(512, '.'));
};

/** The sockets of a proxy are kept, so every request behind the first on one counts as kept. */
const meet = (req, res) => {
  const { socket } = req;
  socket.isBad ??= isBadConnection();
  socket.requests = (socket.requests ?? 0) + 1;
  res.setHeader('date', new Date(now()).toUTCString());
  res.setHeader('x-app-version', env.VERSION ?? '');
  if (env.PROD_ACTIONS_RELEASE) res.setHeader('x-prod-actions-release', does.isRevision ?? env.PROD_ACTIONS_RELEASE);
  if (env.HOSTNAME) res.setHeader('x-pod', env.HOSTNAME);
  req.resume();
};

const health = res => {
  const ready = performance.now() - startedAt >= (does.readyAfterMs ?? 0);
  return send(res, ready ? 200 : 503, ready ? 'ok\n' : 'not ready\n');
};

const server = createServer(async (req, res) => {
  meet(req, res);
  const { pathname, searchParams } = new URL(req.url, 'http://app');
  if (pathname === '/healthz') return health(res);
  if (pathname === '/metrics') return metrics(res);
  trafficSince ??= performance.now();
  served += 1;
  if (does.breaks !== undefined && served === 50) writeFileSync(does.breaks, '');
  if (chance(does.hangs)) return;
  if (chance(does.resets)) return req.socket.resetAndDestroy();
  const wait = latency();
  if (wait > 0) await delay(wait);
  if (isError(pathname, req.socket)) {
    failed += 1;
    return send(res, 500, 'out of luck\n');
  }
  if (!chance(does.cuts)) return answer(res, pathname, searchParams);
  res.writeHead(200, { 'content-length': 512 });
  res.write('half');
  setTimeout(() => req.socket.destroy(), 5);
});

server.on('upgrade', (req, socket) => {
  socket.on('error', () => socket.destroy());
  if (req.url !== '/ws' || does.noWebSocket) {
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    return;
  }
  const key = `${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  // Whatever is said, the answer is a text frame with `hello`, or the end of the conversation.
  socket.on('data', data => {
    if ((data[0] & 0x0f) === 8) socket.end(Buffer.from([0x88, 0]));
    else socket.write(Buffer.concat([Buffer.from([0x81, 5]), Buffer.from('hello')]));
  });
});

const standStill = ms => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const burn = ms => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

const kept = [];
const background = () => {
  const every = (ms, body) => setInterval(body, ms).unref();
  if (does.leaks !== undefined)
    every(100, () => kept.push(Array.from({ length: (does.leaks * 2 ** 20) / 80 }, (_, at) => at + 0.5)));
  if (does.pauses !== undefined) every(does.pauses.everyMs, () => standStill(does.pauses.forMs));
  if (does.burns !== undefined) every(100, () => burn(100 * does.burns));
  if (does.logs !== undefined) every(1000 / does.logs, () => console.log('GET / 200 in 1 ms'));
  if (does.errorLogs !== undefined)
    every(1000 / does.errorLogs, () => console.error('ERROR could not write the order to the ledger: deadlock'));
};

process.on('SIGTERM', () => {
  if (does.ignoresTerm) return;
  // As an app behind a load balancer should: it answers on until nobody new is sent, then closes.
  setTimeout(
    () => {
      server.close();
      server.closeIdleConnections();
    },
    Number(env.DRAIN_MS ?? 0),
  );
});

console.log(`${version} starts`);
setTimeout(
  () => server.listen(Number(env.PORT ?? 8080), env.HOST ?? '127.0.0.1', background),
  does.listensAfterMs ?? 0,
);
if (does.diesAfterMs !== undefined) {
  setTimeout(() => {
    console.error('fatal: lost the connection to the queue');
    process.exit(3);
  }, does.diesAfterMs);
}
