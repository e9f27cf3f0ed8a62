/** WebSocket: the handshake goes to the claimed lane, then bytes flow both ways until either side closes. */
import { type IncomingMessage, request, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { systemCode } from '../../../core/errors.ts';
import { type Flat, identityHeaders, pairs, responseHeaders, upgradeRequestHeaders } from './headers.ts';
import type { Lane, Traffic } from './traffic.ts';

const head = (status: number, text: string, headers: Flat): string =>
  [`HTTP/1.1 ${status} ${text}`, ...pairs(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');

const join = (client: Socket, app: Socket): void => {
  for (const [from, to] of [
    [client, app],
    [app, client],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    // Half a WebSocket is none: what was sent is passed on, then both sides close.
    from.on('end', () => to.destroySoon());
    from.pipe(to, { end: false });
  }
};

/** The app answered the handshake with an ordinary response (401, 404 …): pass it on and close. */
const refuse = (req: IncomingMessage, incoming: IncomingMessage, client: Socket, lane: Lane): void => {
  const res = new ServerResponse(req);
  res.assignSocket(client);
  res.shouldKeepAlive = false;
  res.on('finish', () => client.end());
  res.writeHead(incoming.statusCode ?? 502, incoming.statusMessage ?? '', responseHeaders(incoming, lane));
  incoming.pipe(res);
};

export const tunnel = (traffic: Traffic, req: IncomingMessage, client: Socket, early: Buffer): void => {
  const claimed = traffic.claim();
  client.on('error', () => client.destroy());
  if (claimed === undefined) {
    client.end(head(503, 'Service Unavailable', ['Connection', 'close', 'Retry-After', '1', 'Content-Length', '0']));
    return;
  }
  const { lane, release } = claimed;
  const began = performance.now();
  const outgoing = request({
    host: '127.0.0.1',
    port: lane.port,
    method: req.method,
    path: req.url,
    headers: upgradeRequestHeaders(req),
    agent: false,
    setDefaultHeaders: false,
  });
  lane.counters.tunnels += 1;
  client.on('close', () => {
    lane.counters.tunnels -= 1;
    outgoing.destroy();
    release();
  });
  const answered = (status: number): void => lane.counters.answered(status, performance.now() - began);
  outgoing.on('upgrade', (incoming, app: Socket, first: Buffer) => {
    answered(101);
    const upgrade = ['Connection', 'Upgrade', 'Upgrade', incoming.headers.upgrade ?? ''];
    client.write(head(101, incoming.statusMessage ?? '', [...upgrade, ...responseHeaders(incoming, lane)]));
    client.write(first);
    app.write(early);
    join(client, app);
  });
  outgoing.on('response', incoming => {
    answered(incoming.statusCode ?? 0);
    refuse(req, incoming, client, lane);
  });
  outgoing.on('error', error => {
    if (client.destroyed) return;
    lane.counters.failed(systemCode(error) ?? 'unknown', performance.now() - began);
    client.end(head(502, 'Bad Gateway', ['Connection', 'close', 'Content-Length', '0', ...identityHeaders(lane)]));
  });
  outgoing.end();
};
