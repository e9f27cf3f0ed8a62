import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Asked, faultOf, nodeProber, type Prober } from '../../../src/adapters/probing/prober.ts';
import type { ConnectionKind } from '../../../src/domain/verification/samples.ts';

let server: Server | undefined;
let prober: Prober | undefined;
let connections = 0;

const serve = async (listener: RequestListener): Promise<string> => {
  connections = 0;
  prober = nodeProber();
  const made = createServer(listener).on('connection', () => {
    connections += 1;
  });
  server = made;
  await new Promise<void>(resolve => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
};

const ask = async (
  url: string,
  connection: ConnectionKind = 'fresh',
  signal = new AbortController().signal,
): Promise<Asked> => {
  if (prober === undefined) throw new Error('no prober');
  return await prober.ask({ method: 'GET', url, connection, timeoutMs: 300, signal });
};

const faultIn = ({ result }: Asked): string => (result.kind === 'fault' ? result.fault : `status ${result.status}`);

afterEach(() => {
  prober?.close();
  server?.closeAllConnections();
  server?.close();
});

describe('connections', () => {
  test('a fresh probe opens its own, kept ones share theirs', async () => {
    const url = await serve((_req, res) => res.end('hello'));
    for (let at = 0; at < 3; at += 1) await ask(url, 'fresh');
    expect(connections).toBe(3);
    for (let at = 0; at < 5; at += 1) await ask(url, 'pooled');
    expect(connections).toBe(4);
  });

  test('status, headers and body arrive', async () => {
    const url = await serve((_req, res) => {
      res.writeHead(418, { 'X-Prod-Actions-Release': 'r1' });
      res.end('short and stout');
    });
    expect((await ask(url)).result).toMatchObject({
      kind: 'answer',
      status: 418,
      body: 'short and stout',
      headers: { 'x-prod-actions-release': 'r1' },
    });
  });

  test('a kept connection closed under us is asked again, once, and counted', async () => {
    const seen = new Set<Socket>();
    const url = await serve((req, res) => {
      if (seen.has(req.socket)) return req.socket.resetAndDestroy();
      seen.add(req.socket);
      res.end('ok');
      return undefined;
    });
    expect((await ask(url, 'pooled')).retries).toBe(0);
    const again = await ask(url, 'pooled');
    expect(again).toMatchObject({ retries: 1, result: { kind: 'answer', status: 200 } });
  });

  test('an early one comes from a port that no other connection is given', async () => {
    const ports: number[] = [];
    const url = await serve((req, res) => {
      ports.push(req.socket.remotePort ?? 0);
      res.end('ok');
    });
    const { signal } = new AbortController();
    for (let at = 0; at < 20; at += 1)
      await prober?.ask({ method: 'GET', url, connection: 'fresh', early: true, timeoutMs: 300, signal });
    expect(ports).toHaveLength(20);
    expect(Math.max(...ports)).toBeLessThan(32_768);
    expect(new Set(ports).size).toBeGreaterThan(10);
  });

  test('a reset on a fresh connection is a fault, never asked again', async () => {
    let requests = 0;
    const url = await serve(req => {
      requests += 1;
      req.socket.resetAndDestroy();
    });
    expect(await ask(url)).toMatchObject({ retries: 0, result: { kind: 'fault', fault: 'connection-cut' } });
    expect(requests).toBe(1);
  });
});

describe('faults', () => {
  test('nothing listens', async () => {
    const url = await serve((_req, res) => res.end());
    await new Promise<void>(resolve => server?.close(() => resolve()));
    expect(faultIn(await ask(url))).toBe('connection-refused');
  });

  test('no answer in time', async () => {
    expect(faultIn(await ask(await serve(() => undefined)))).toBe('probe-timeout');
  });

  test('an answer that arrived while this process stood still past the time limit counts', async () => {
    const url = await serve((_req, res) => {
      res.end('ok');
      for (const since = performance.now(); performance.now() - since < 500; );
    });
    expect((await ask(url)).result).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('an answer that stops in its middle and stays open', async () => {
    const url = await serve((_req, res) => void res.write('half'));
    expect(faultIn(await ask(url))).toBe('probe-timeout');
  });

  test('an answer that is cut in its middle', async () => {
    const url = await serve((req, res) => {
      res.write('half');
      setTimeout(() => req.socket.destroy(), 20);
    });
    expect(faultIn(await ask(url))).toBe('connection-cut');
  });

  test('TLS spoken to something that does not', async () => {
    const url = await serve((_req, res) => res.end());
    expect(faultIn(await ask(url.replace('http:', 'https:')))).toBe('tls-failed');
  });

  test.each([
    ['ENOTFOUND', 'name-not-resolved'],
    ['EAI_AGAIN', 'name-not-resolved'],
    ['CERT_HAS_EXPIRED', 'tls-failed'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-failed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-failed'],
    ['ETIMEDOUT', 'probe-timeout'],
    ['EPIPE', 'connection-cut'],
  ])('%s is %s', (code, fault) => {
    expect(faultOf(Object.assign(new Error('x'), { code })).fault).toBe(fault);
  });

  test('an aborted probe rejects with the reason', async () => {
    const url = await serve(() => undefined);
    const controller = new AbortController();
    const asking = ask(url, 'fresh', controller.signal);
    controller.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
  });
});
