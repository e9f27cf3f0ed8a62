import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { listen } from '../../support/listen.ts';
import { type Bed, bed, onlyProbe } from './bed.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

let requests: string[] = [];

const serve = async (listener: RequestListener, line: string, env: Record<string, string> = {}): Promise<Bed> => {
  requests = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', chunk => {
      body += chunk;
    });
    req.on('end', () => {
      requests.push(`${req.method} ${req.url} ${body}`.trim());
      listener(req, res);
    });
  });
  const { port, close } = await listen(server);
  const made = await bed(line.replaceAll('PORT', `${port}`), `http://127.0.0.1:${port}`, { env });
  closers.push(close, made.close);
  return made;
};

const json =
  (value: unknown): RequestListener =>
  (_req, res) =>
    void res.end(JSON.stringify(value));

describe('a JSON Schema', () => {
  const order = {
    type: 'object',
    required: ['id', 'lines'],
    properties: { id: { type: 'integer' }, lines: { type: 'array', minItems: 1, items: { required: ['sku'] } } },
  };
  const line = JSON.stringify({ path: '/order', schema: order });

  test('a body that fits', async () => {
    expect(await (await serve(json({ id: 1, lines: [{ sku: 'a' }] }), line)).codes()).toEqual([]);
  });

  test('a body that does not, with the place where', async () => {
    const misses = await (await serve(json({ id: 'x', lines: [{}] }), line)).misses();
    expect(misses.map(miss => miss.code)).toEqual(['schema-not-met', 'schema-not-met']);
    expect(misses.map(miss => miss.what).join(' ')).toMatch(/id: .*lines\/0: /);
  });

  test('a body that is no JSON', async () => {
    const listener: RequestListener = (_req, res) => void res.end('<html>');
    expect(await (await serve(listener, line)).codes()).toEqual(['body-not-json']);
  });

  test('draft-07 is understood where it is named', async () => {
    const schema = { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ const: 1 }] };
    const made = await serve(json([2]), JSON.stringify({ path: '/', schema }));
    expect(await made.codes()).toEqual(['schema-not-met']);
  });

  test('a reference that leads nowhere is found before the first probe', async () => {
    const to = (reference: string) => ({
      properties: { a: { $ref: reference } },
      $defs: { 'b/c': { const: 1 } },
    });
    for (const reference of ['#/$defs/none', 'https://a.test/schema', '#anchor'])
      expect(() => onlyProbe(JSON.stringify({ path: '/', schema: to(reference) }))).toThrow('leads nowhere');
    const made = await serve(json({ a: 2 }), JSON.stringify({ path: '/', schema: to('#/$defs/b~1c') }));
    expect(await made.codes()).toEqual(['schema-not-met']);
  });
});

describe('compression', () => {
  const compressing =
    (coding: string, vary: string, body: Buffer): RequestListener =>
    (req, res) => {
      const wanted = req.headers['accept-encoding']?.includes(coding) === true;
      if (wanted) res.writeHead(200, { 'content-encoding': coding, vary });
      res.end(wanted ? body : 'plain');
    };

  test.each([
    ['gzip', gzipSync('hello shop')],
    ['br', brotliCompressSync('hello shop')],
    ['zstd', zstdCompressSync('hello shop')],
  ] as const)('%s is asked for, and the text is read through it', async (coding, body) => {
    const line = '{"path":"/","policies":"compressed","contains":"hello shop"}';
    expect(await (await serve(compressing(coding, 'accept-encoding', body), line)).codes()).toEqual([]);
  });

  test('without the word nothing is asked for', async () => {
    const made = await serve(compressing('gzip', '', gzipSync('x')), '{"path":"/","contains":"plain"}');
    expect(await made.codes()).toEqual([]);
  });

  test('what is not compressed, or would be mixed up in caches, is said', async () => {
    const plain: RequestListener = (_req, res) => void res.end('x');
    expect((await (await serve(plain, 'GET / 200 compressed')).misses()).map(miss => miss.what)).toEqual([
      'compressed: content-encoding is missing, expected br, gzip, zstd',
      'compressed: vary does not name accept-encoding: a shared cache would mix codings',
    ]);
  });

  test('a body that is not what its header says is missed', async () => {
    const lying = compressing('gzip', 'accept-encoding', Buffer.from('no gzip at all'));
    const made = await serve(lying, '{"path":"/","policies":"compressed","contains":"gzip"}');
    expect(await made.codes()).toEqual(['unexpected-body']);
  });
});

describe('a body of more than 1 MiB', () => {
  const mib = 1024 * 1024;
  const rows = Array.from({ length: 60_000 }, (_, id) => ({ id, name: `item number ${id}` }));
  const text = `first ${'x'.repeat(mib)} last`;
  const noise = `first ${randomBytes(mib).toString('base64')} last`;
  const sending =
    (body: string | Buffer, coding?: string): RequestListener =>
    (_req, res) =>
      void res.writeHead(200, coding === undefined ? {} : { 'content-encoding': coding }).end(body);
  const unclear = (...undecided: string[]) => ({ codes: [], undecided });

  test('is no fault of the release where it would have to be read to its end', async () => {
    const body = JSON.stringify({ rows, status: 'ok' });
    const told = async (rule: object) =>
      await (await serve(sending(body), JSON.stringify({ path: '/', ...rule }))).told();
    expect(await told({ json: { '$.status': 'ok' } })).toEqual(unclear('json $.status'));
    expect(await told({ schema: { type: 'object', required: ['none'] } })).toEqual(unclear('schema'));
    expect(await told({ contains: '"rows"' })).toEqual(unclear());
    expect(await told({ contains: ['"rows"', '"status"'] })).toEqual(unclear('contains ""status""'));
    expect(await told({ status: 200 })).toEqual(unclear());
  });

  test.each([
    ['first', unclear()],
    ['x{9}', unclear()],
    ['last', unclear('matches /last/')],
    // What ends where we stopped reading may go on behind it, and so may what is not to be there at all.
    ['x$', unclear('matches /x$/')],
    ['x\\b', unclear('matches /x\\b/')],
    ['^(?!.*last)', unclear('matches /^(?!.*last)/')],
  ])('a match of %s', async (matches, expected) => {
    expect(await (await serve(sending(text), JSON.stringify({ path: '/', matches }))).told()).toEqual(expected);
  });

  test('is still held to its status and its headers', async () => {
    const made = await serve(sending(text), '{"path":"/","status":204,"headers":{"x-a":""},"contains":"last"}');
    expect(await made.told()).toEqual({ codes: ['unexpected-status', 'unexpected-header'], undecided: [] });
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
  ] as const)('is measured decompressed: %s', async (coding, compress) => {
    for (const body of [text, noise]) {
      const told = async (contains: string) =>
        await (await serve(sending(compress(body), coding), JSON.stringify({ path: '/', contains }))).told();
      expect(await told('first')).toEqual(unclear());
      expect(await told('last')).toEqual(unclear('contains "last"'));
    }
    const fits = `first ${'x'.repeat(mib - 'first  last'.length)} last`;
    const made = await serve(sending(compress(fits), coding), '{"path":"/","contains":["first","last"]}');
    expect(await made.told()).toEqual(unclear());
  });

  test('one that is cut short by the release and says it is compressed is none', async () => {
    const whole = gzipSync(noise);
    const made = await serve(sending(whole.subarray(0, 1000), 'gzip'), '{"path":"/","contains":"first"}');
    expect(await made.codes()).toEqual(['unexpected-body']);
  });
});

test('a byte order mark before JSON is no part of it', async () => {
  const listener: RequestListener = (_req, res) => void res.end('\ufeff{"status":"ok"}');
  const made = await serve(listener, '{"path":"/","json":{"$.status":"ok"},"schema":{"type":"object"}}');
  expect(await made.codes()).toEqual([]);
});

describe('redirects', () => {
  const to =
    (location: string, status = 301): RequestListener =>
    (_req, res) =>
      void res.writeHead(status, { location }).end();

  test('to https on the same host, and none is followed', async () => {
    expect(await (await serve(to('https://127.0.0.1/a'), 'GET /a https-redirect')).codes()).toEqual([]);
    expect(requests).toEqual(['GET /a']);
  });

  test.each([
    [to('https://elsewhere.test/'), ['policy-not-met']],
    [to('http://127.0.0.1/a'), ['policy-not-met']],
    [to('https://127.0.0.1/a', 302), ['unexpected-status']],
    [((_req, res) => void res.end('hello')) satisfies RequestListener, ['unexpected-status', 'policy-not-met']],
  ] as const)('another one %#', async (listener, codes) => {
    expect(await (await serve(listener, 'GET /a https-redirect')).codes()).toEqual(codes);
  });

  test('a whole address is asked instead of the entrance, and no counter of the target sees it', async () => {
    const made = await serve(to('https://127.0.0.1/'), 'GET http://127.0.0.1:PORT/x https-redirect');
    expect(await made.ask()).toMatchObject({ requests: 0, result: { status: 301 } });
  });
});

describe('what should be refused', () => {
  test('without a token 401, with one 200; the token is never repeated', async () => {
    const guarded: RequestListener = (req, res) => {
      const { authorization = '' } = req.headers;
      res.writeHead(authorization === 'Bearer open-sesame' ? 200 : 401).end(`you sent ${authorization}`);
    };
    expect(await (await serve(guarded, 'GET /admin 401')).codes()).toEqual([]);
    const line = `{"path":"/admin","requestHeaders":{"authorization":"Bearer $\{API_TOKEN}"},"contains":"nothing"}`;
    const [miss] = await (await serve(guarded, line, { API_TOKEN: 'open-sesame' })).misses();
    expect(miss?.what).toBe('body does not contain "nothing": you sent Bearer ***');
  });

  test('a limit is reached within the burst, over one connection, and no more is sent', async () => {
    let count = 0;
    const limited: RequestListener = (_req, res) => {
      count += 1;
      res.writeHead(count > 10 ? 429 : 200).end();
    };
    const made = await serve(limited, 'GET /api 429 burst=30');
    expect(await made.ask()).toMatchObject({ requests: 11, result: { status: 429 } });
    expect(requests).toHaveLength(11);
  });

  test('no counter of the target sees a burst at another address', async () => {
    const made = await serve((_req, res) => void res.end(), 'GET http://127.0.0.1:PORT/api 429 burst=3');
    expect(await made.ask()).toMatchObject({ requests: 0 });
  });

  test('a limit that is not there: said, after the whole burst and no more', async () => {
    const made = await serve((_req, res) => void res.end(), 'GET /api 429 burst=30');
    expect(await made.misses()).toEqual([
      {
        code: 'limit-not-reached',
        what: 'none of 30 requests in a row was answered 429, the last 200',
      },
    ]);
    expect(requests).toHaveLength(30);
  });
});

describe('requests that change data', () => {
  const line = '{"method":"POST","path":"/login","unsafe":true,"body":{"user":"probe"},"status":"204"}';

  test('are sent with their body, once, over a connection of their own', async () => {
    const made = await serve((_req, res) => void res.writeHead(204).end(), line);
    expect(await made.codes()).toEqual([]);
    expect(requests).toEqual(['POST /login {"user":"probe"}']);
  });

  test('and are never sent again', async () => {
    const made = await serve(req => req.socket.resetAndDestroy(), line);
    expect(await made.ask()).toMatchObject({ retries: 0, result: { fault: 'connection-cut' } });
    expect(requests).toHaveLength(1);
  });
});
