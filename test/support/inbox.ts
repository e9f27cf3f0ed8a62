/** A service on 127.0.0.1 that takes POSTs and remembers them; it answers as it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

export interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Waits before it answers. */
  readonly afterMs?: number;
  /** Closes the connection instead. */
  readonly cut?: boolean;
}

export interface Inbox {
  readonly url: string;
  received(): readonly Received[];
  /** How each next request is answered; `n` counts from 1. */
  answer(how: (request: Received, n: number) => Answer): void;
  close(): Promise<void>;
}

export const inbox = async (): Promise<Inbox> => {
  const received: Received[] = [];
  let how: (request: Received, n: number) => Answer = () => ({ status: 200, body: 'ok' });
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', async () => {
      const request = {
        path: req.url ?? '',
        headers: req.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        at: performance.now(),
      };
      received.push(request);
      const { status, body = '', headers = {}, afterMs = 0, cut = false } = how(request, received.length);
      if (afterMs > 0) await delay(afterMs, undefined, { ref: false });
      if (cut) req.socket.destroy();
      else res.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received: () => received,
    answer: next => {
      how = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
};
