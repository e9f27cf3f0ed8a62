/** The reverse proxy: HTTP/1.1, streaming both ways, claiming each request's lane on arrival. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { systemCode } from '../../../core/errors.ts';
import { type Flat, hasBody, identityHeaders, pairs, requestHeaders, responseHeaders } from './headers.ts';
import type { Lane, Traffic } from './traffic.ts';
import { tunnel } from './tunnel.ts';

/** Idle client connections stay open this long; clients are told, so that they do not send into a closing one. */
const clientIdleMs = 75_000;
const maxHeaderSize = 64 * 1024;

const repeatableMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

const isRepeatable = (message: IncomingMessage): boolean =>
  repeatableMethods.has(message.method ?? '') && !hasBody(message);

const trailersOf = (message: IncomingMessage): [string, string][] => pairs(message.rawTrailers);

/** Copies a body with back-pressure, then its trailers. Calls `first` before the first byte is written. */
const stream = (
  from: IncomingMessage,
  to: {
    write(chunk: Buffer): boolean;
    once(event: 'drain', listener: () => void): unknown;
    addTrailers(trailers: [string, string][]): void;
    end(): unknown;
  },
  first: () => void = () => undefined,
): void => {
  from.once('data', first);
  from.on('data', (chunk: Buffer) => {
    if (to.write(chunk)) return;
    from.pause();
    to.once('drain', () => from.resume());
  });
  from.on('end', () => {
    first();
    const trailers = trailersOf(from);
    if (trailers.length > 0) to.addTrailers(trailers);
    to.end();
  });
};

/** One request and its answer. */
class Exchange {
  private readonly req: IncomingMessage;
  private readonly res: ServerResponse;
  private readonly lane: Lane;
  private readonly release: () => void;
  private readonly began = performance.now();
  private answered = false;
  private cut = false;

  constructor(req: IncomingMessage, res: ServerResponse, lane: Lane, release: () => void) {
    this.req = req;
    this.res = res;
    this.lane = lane;
    this.release = release;
    res.on('close', () => this.over());
  }

  /** `mayRepeat`: a kept connection that the app closed under an unsent request is worth one more try. */
  forward(mayRepeat: boolean): void {
    const repeatable = isRepeatable(this.req);
    const outgoing = request({
      host: '127.0.0.1',
      port: this.lane.port,
      method: this.req.method,
      path: this.req.url,
      headers: requestHeaders(this.req),
      agent: repeatable ? this.lane.pools.repeatable : this.lane.pools.unsafe,
      setDefaultHeaders: false,
      maxHeaderSize,
    });
    outgoing.on('continue', () => this.res.writeContinue());
    outgoing.on('response', incoming => this.answer(incoming));
    let readBefore = 0;
    outgoing.on('socket', socket => {
      readBefore = socket.bytesRead;
    });
    outgoing.on('error', error => {
      if (this.answered || this.res.destroyed) return;
      const silent = outgoing.socket?.bytesRead === readBefore;
      if (mayRepeat && repeatable && outgoing.reusedSocket && silent) this.forward(false);
      else this.fail(error);
    });
    this.res.on('close', () => {
      if (!this.res.writableFinished) outgoing.destroy();
    });
    // With `Expect: 100-continue` the head must go before there is a body.
    if (this.req.headers.expect !== undefined) outgoing.flushHeaders();
    if (hasBody(this.req)) stream(this.req, outgoing);
    else outgoing.end();
  }

  private answer(incoming: IncomingMessage): void {
    this.answered = true;
    this.lane.counters.answered(incoming.statusCode ?? 0, performance.now() - this.began);
    const { res } = this;
    res.writeHead(incoming.statusCode ?? 502, incoming.statusMessage ?? '', responseHeaders(incoming, this.lane));
    let began = false;
    stream(incoming, res, () => {
      began = true;
    });
    // Head and first bytes go in one packet when both are here; a head alone (events) does not wait for a body.
    setImmediate(() => {
      if (!began) res.flushHeaders();
    });
    // The app cut its answer: so do we, for the client must see that it is not whole.
    incoming.on('error', () => {
      this.cut = true;
      res.destroy();
    });
  }

  private fail(error: Error): void {
    this.answered = true;
    const cause = systemCode(error) ?? 'unknown';
    this.discardBody();
    this.lane.counters.failed(cause, performance.now() - this.began);
    const refused = cause === 'ECONNREFUSED';
    const text = refused ? 'The release does not accept connections.\n' : 'The release gave no answer.\n';
    plainAnswer(this.res, 502, text, [...identityHeaders(this.lane), 'x-prod-actions-proxy-error', cause]);
  }

  private over(): void {
    if (!this.res.writableFinished) {
      if (this.cut) this.lane.counters.truncated += 1;
      else this.lane.counters.clientAborted += 1;
    }
    this.discardBody();
    this.release();
  }

  /** Nobody wants the rest of the body, but the client's next request stands behind it. */
  private discardBody(): void {
    if (this.req.complete) return;
    this.req.removeAllListeners('data');
    this.req.resume();
  }
}

const plainAnswer = (res: ServerResponse, status: number, text: string, headers: Flat): void => {
  const own = ['Content-Type', 'text/plain; charset=utf-8', 'Content-Length', String(Buffer.byteLength(text))];
  res.writeHead(status, [...own, ...headers]);
  res.end(text);
};

const handle =
  (traffic: Traffic) =>
  (req: IncomingMessage, res: ServerResponse): void => {
    const claimed = traffic.claim();
    if (claimed === undefined) {
      plainAnswer(res, 503, 'No release has traffic.\n', ['Retry-After', '1']);
      return;
    }
    if (traffic.leaving) res.shouldKeepAlive = false;
    new Exchange(req, res, claimed.lane, claimed.release).forward(true);
  };

const badRequest = (error: Error, socket: Socket): void => {
  if (!socket.writable || systemCode(error) === 'ECONNRESET') socket.destroy();
  else socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
};

/** Not yet listening. */
export const createProxy = (traffic: Traffic): Server => {
  const handler = handle(traffic);
  const server = createServer(
    {
      keepAliveTimeout: clientIdleMs,
      // Long uploads and streams are the app's business; a head must come within a minute.
      requestTimeout: 0,
      headersTimeout: 60_000,
      maxHeaderSize,
      // Other upgrades (h2c) may be ignored by a server, and are: the request goes on as plain HTTP/1.1.
      shouldUpgradeCallback: req => req.headers.upgrade?.toLowerCase() === 'websocket',
    },
    handler,
  );
  server.on('checkContinue', handler);
  server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => tunnel(traffic, req, socket, head));
  server.on('clientError', badRequest);
  return server;
};
