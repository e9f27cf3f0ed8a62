import { createServer, type ServerHttp2Stream } from 'node:http2';
import { afterEach, describe, expect, test } from 'vitest';
import { healthRequest, servingOf } from '../../../src/adapters/probing/kinds/health-message.ts';
import { factOf } from '../../../src/domain/verification/expectations.ts';
import { listen } from '../../support/listen.ts';
import { type Bed, bed } from './bed.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

let sessions = 0;
let asked: Buffer[] = [];

const message = (...bytes: number[]): Buffer => Buffer.from([0, 0, 0, 0, bytes.length, ...bytes]);

/** Answers as a gRPC server does: headers, message, trailers. */
const answer = (stream: ServerHttp2Stream, body: Buffer, trailers: Record<string, string> = { 'grpc-status': '0' }) => {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.end(body);
};

const serve = async (onStream: (stream: ServerHttp2Stream, session: number) => void, service = ''): Promise<Bed> => {
  [sessions, asked] = [0, []];
  const server = createServer();
  server.on('session', () => {
    sessions += 1;
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => void asked.push(chunk));
    if (headers[':path'] === '/grpc.health.v1.Health/Check') onStream(stream, sessions);
    else stream.respond({ ':status': 404 }, { endStream: true });
  });
  const { port, close } = await listen(server);
  const made = await bed(`GRPC 127.0.0.1:${port} ${service}`.trim(), 'http://127.0.0.1:1');
  closers.push(close, made.close);
  return made;
};

describe('the health service', () => {
  test.each([
    [[0x08, 1], []],
    [[0x08, 2], ['grpc-not-serving']],
    [[0x08, 3], ['grpc-service-unknown']],
    [[0x08, 0], ['grpc-status-unknown']],
    [[], ['grpc-status-unknown']],
    [[0x08, 9], ['grpc-call-failed']],
    [[0x12, 1, 65], ['grpc-call-failed']],
  ])('message %j', async (bytes, codes) => {
    const { codes: found } = await serve(stream => answer(stream, message(...bytes)));
    expect(await found()).toEqual(codes);
  });

  test('the service is named in the request', async () => {
    const { ask, misses } = await serve(stream => answer(stream, message(0x08, 2)), 'shop.v1.Cart');
    expect(factOf((await ask()).result)).toBe('NOT_SERVING');
    expect(Buffer.concat(asked)).toEqual(
      Buffer.concat([Buffer.from([0, 0, 0, 0, 14, 0x0a, 12]), Buffer.from('shop.v1.Cart')]),
    );
    expect((await misses())[0]?.what).toBe('service shop.v1.Cart is NOT_SERVING, expected SERVING');
  });

  test.each([
    ['5', 'grpc-service-unknown'],
    ['12', 'grpc-no-health-service'],
    ['14', 'grpc-call-failed'],
  ])('grpc-status %s, with or without a body', async (status, code) => {
    const trailers = { 'grpc-status': status, 'grpc-message': 'no%20such%20thing' };
    const [late] = await (await serve(stream => answer(stream, Buffer.alloc(0), trailers))).misses();
    const [alone] = await (
      await serve(stream => stream.respond({ ':status': 200, ...trailers }, { endStream: true }))
    ).misses();
    expect([late?.code, alone?.code]).toEqual([code, code]);
    expect(late?.what).toContain('no such thing');
  });

  test('something else than gRPC', async () => {
    const [miss] = await (
      await serve(stream => {
        stream.respond({ ':status': 502 });
        stream.end('bad gateway');
      })
    ).misses();
    expect(miss).toMatchObject({ code: 'grpc-call-failed', what: expect.stringContaining('HTTP 502') });
  });

  test('no answer in time', async () => {
    expect(await (await serve(() => undefined)).codes()).toEqual(['probe-timeout']);
  });

  test('nobody there', async () => {
    const made = await bed('GRPC 127.0.0.1:1', 'http://127.0.0.1:1');
    closers.push(made.close);
    expect(await made.codes()).toEqual(['connection-refused']);
    expect(await made.codes('pooled')).toEqual(['connection-refused']);
  });
});

describe('connections', () => {
  test('fresh ones are opened each time, a kept one is shared', async () => {
    const { codes } = await serve(stream => answer(stream, message(0x08, 1)));
    for (let at = 0; at < 3; at += 1) expect(await codes('fresh')).toEqual([]);
    expect(sessions).toBe(3);
    for (let at = 0; at < 3; at += 1) expect(await codes('pooled')).toEqual([]);
    expect(sessions).toBe(4);
  });

  test('a kept one that is closed under us is asked again, once, and counted', async () => {
    let answered = 0;
    const { ask } = await serve(stream => {
      answered += 1;
      if (answered === 2) stream.session?.destroy();
      else answer(stream, message(0x08, 1));
    });
    expect(await ask('pooled')).toMatchObject({ retries: 0, result: { serving: 'SERVING' } });
    expect(await ask('pooled')).toMatchObject({ retries: 1, result: { serving: 'SERVING' } });
  });

  test('a fresh one that is cut is a fault', async () => {
    const { ask } = await serve(stream => void stream.session?.destroy());
    expect(await ask('fresh')).toMatchObject({ retries: 0, result: { kind: 'fault', fault: 'connection-cut' } });
    expect(await ask('pooled')).toMatchObject({ retries: 0, result: { kind: 'fault', fault: 'connection-cut' } });
  });
});

describe('the messages', () => {
  test('a long name has a length of two bytes', () => {
    expect(healthRequest('x'.repeat(200)).subarray(0, 8)).toEqual(Buffer.from([0, 0, 0, 0, 203, 0x0a, 0xc8, 0x01]));
    expect(healthRequest('')).toEqual(Buffer.from([0, 0, 0, 0, 0]));
  });

  test.each([[[]], [[0, 0]], [[1, 0, 0, 0, 0]], [[0, 0, 0, 0, 9, 8, 1]]])('%j is no answer', bytes => {
    expect(servingOf(Buffer.from(bytes))).toBeNull();
  });
});
