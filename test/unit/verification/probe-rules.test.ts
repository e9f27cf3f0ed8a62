import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missesOf } from '../../../src/domain/verification/expectations.ts';
import { type Probe, parseProbes } from '../../../src/domain/verification/probes.ts';
import { parseJsonPath, valuesAt } from '../../../src/domain/verification/probing/json-path.ts';
import { isInTurn, isLast, keepsConnections } from '../../../src/domain/verification/probing/kinds.ts';
import { policyProblems } from '../../../src/domain/verification/probing/policies.ts';
import type { Answer } from '../../../src/domain/verification/samples.ts';

const only = (line: string): Probe => {
  const parsed = parseProbes([line]);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const [probe] = parsed.probes;
  if (probe === undefined) throw new Error('no probe');
  return probe;
};

const problem = (...lines: string[]): string => {
  const parsed = parseProbes(lines);
  return 'problem' in parsed ? parsed.problem : '';
};

const answer = (over: Partial<Answer> = {}): Answer => ({
  kind: 'answer',
  status: 200,
  headers: {},
  body: '',
  ...over,
});

const misses = (line: string, result: Answer): readonly string[] =>
  missesOf(only(line), { probe: 0, connection: 'fresh', at: 0, latencyMs: 1, lateMs: 0, retries: 0, result }).map(
    ({ code, what }) => `${code}: ${what}`,
  );

describe('lines', () => {
  test.each([
    ['TLS example.org', { kind: 'tls', host: 'example.org', port: 443, days: 14, everyMs: 5000 }],
    [
      'TLS [::1]:8443 days>=30 min=1.3 sni=shop.test every=1m',
      { host: '::1', port: 8443, days: 30, minVersion: 'TLSv1.3', serverName: 'shop.test', everyMs: 60_000 },
    ],
    ['TLS days>=3', { host: '', name: 'TLS of the entrance', days: 3 }],
    ['TLS', { host: '', port: 443 }],
    ['WS /socket', { kind: 'websocket', path: '/socket', send: null, expect: null, everyMs: null }],
    [
      'WS wss://a.test/s send=hi subprotocol=mqtt',
      { path: 'wss://a.test/s', send: 'hi', expect: 'hi', subprotocol: 'mqtt' },
    ],
    [
      'GRPC 127.0.0.1:50051 shop.v1.Cart',
      { kind: 'grpc', target: 'http://127.0.0.1:50051', service: 'shop.v1.Cart', everyMs: null },
    ],
    ['GRPC https://api.test', { target: 'https://api.test:443', service: '' }],
    ['GRPC / every=1s', { target: '', everyMs: 1000 }],
    ['TCP db.test:5432', { kind: 'tcp', host: 'db.test', port: 5432, everyMs: 5000 }],
    [
      'DNS shop.test AAAA =2001:db8::1,2001:db8::2',
      { kind: 'dns', type: 'AAAA', contains: ['2001:db8::1', '2001:db8::2'] },
    ],
    [
      'DNS example.org MX ="10 mail.example.org" ="20 mail2.example.org"',
      { type: 'MX', contains: ['10 mail.example.org', '20 mail2.example.org'] },
    ],
    [
      'DNS example.org TXT ="v=spf1 include:_spf.example.org, -all" every=1m',
      { type: 'TXT', contains: ['v=spf1 include:_spf.example.org, -all'], everyMs: 60_000 },
    ],
    ['WS /socket send="hello"', { send: '"hello"' }],
    ['DNS shop.test server=192.0.2.53', { server: '192.0.2.53' }],
    ['DNS shop.test server=[2001:db8::53]:5353', { server: '[2001:db8::53]:5353' }],
    [
      'GET / 200 security-headers compressed max=300ms name=home',
      { policies: ['security-headers', 'compressed'], maxLatencyMs: 300, name: 'home' },
    ],
    [
      'GET /app.js cached=public,max-age>=600',
      { policies: ['cached'], cacheControl: [{ name: 'public' }, { name: 'max-age', compare: '>=', seconds: 600 }] },
    ],
    [
      'GET / https-redirect',
      {
        status: [
          [301, 301],
          [308, 308],
        ],
      },
    ],
    ['GET /api 429 burst=30', { burst: 30, status: [[429, 429]] }],
    ['{"kind":"grpc","target":"a.test:1","service":"x"}', { target: 'http://a.test:1' }],
    [
      '{"method":"POST","path":"/a","unsafe":true,"body":"x=1"}',
      { body: 'x=1', requestHeaders: { 'content-type': 'text/plain; charset=utf-8' } },
    ],
    ['{"method":"DELETE","path":"/a","unsafe":true,"body":""}', { body: '' }],
  ] as const)('%s', (line, expected) => expect(only(line)).toMatchObject(expected));

  test.each([
    ['GTE / 200', 'did you mean GET?'],
    ['GRPS a:1', 'did you mean GRPC?'],
    ['GET / 200 compresed', '"compresed" is not understood; did you mean compressed?'],
    ['GET / 200 secure-headers', 'did you mean security-headers?'],
    ['TLS a.test day>=3', 'did you mean days>=?'],
    ['TLS a.test days>=soon', 'days: '],
    ['TLS a.test min=1.4', 'minVersion: expected one of TLSv1, TLSv1.1, TLSv1.2, TLSv1.3'],
    ['TLS a.test:99999', 'is not host:port'],
    ['GRPC a.test', 'is not host:port, https://host:port or / (the entrance)'],
    ['TCP a.test', 'is not host:port'],
    ['TCP', 'needs a target after TCP'],
    ['WS socket', 'must start with / or be a ws(s):// address'],
    ['DNS shop.test SRV', '"SRV" is not understood'],
    ['DNS example.org MX =10 mail.example.org', '="text with blanks"'],
    ['DNS example.org MX ="10 mail.example.org', '"mail.example.org" is not understood'],
    [
      'DNS shop.test A server=dns.test:53',
      'server: "dns.test:53" is not the IP address of a resolver, such as 192.0.2.53,',
    ],
    ['DNS shop.test A server=192.0.2.53:99999', 'server: "192.0.2.53:99999" is not the IP address'],
    ['DNS shop.test A server=192.0.2.530', 'is not the IP address'],
    ['GET / 200 every=5ms', 'is not a duration of at least 100ms'],
    ['GET / 200 max=soon', 'maxLatencyMs: '],
    ['GET / 429 burst=1000', 'burst: '],
    ['GET / 429 burst=5 every=1s', 'a burst is sent once'],
    ['GET / cached=max-age~5', '"max-age~5" is not a directive'],
    ['POST /login 200', 'POST may change data: it needs "unsafe": true and a "body"'],
    ['{"method":"POST","path":"/a","body":"x"}', 'needs "unsafe": true'],
    ['{"method":"GET","path":"/a","unsafe":true}', 'GET takes no body and no unsafe'],
    ['{"kind":"tsl"}', 'did you mean tls?'],
    ['{"path":"/","containz":"x"}', '"containz" (did you mean contains?)'],
    ['{"path":"/","json":{"a.b":1}}', '"a.b" is not a path such as $.items[0].id'],
    ['{"path":"/","json":{"$.a":{"matches":"("}}}', 'is not a regular expression'],
    ['{"path":"/","json":{"$.a":{"lt":"3"}}}', '$.a lt: '],
    ['{"path":"/","headers":{"a":{"matches":"("}}}', 'headers'],
    ['{"path":"/","schema":{"requird":["a"]}}', '"requird" is no keyword of JSON Schema; did you mean required?'],
    ['{"path":"/","schema":{"properties":{"a":{"typo":1}}}}', '"typo" is no keyword'],
    ['{"path":"/","policies":["gzip"]}', 'expected one of security-headers'],
    ['toString /', 'begins with none of GET'],
    ['{"kind":"constructor"}', 'kind: expected one of http'],
  ])('%s is refused', (line, words) => expect(problem(line)).toContain(words));

  test('every problem of every line is said at once', () => {
    const found = problem('GET / 600 compresed', 'TLS a:b:c days>=x', 'WS /ok', '{"kind":"dns"}');
    for (const words of ['compresed', 'host:port', 'days', 'host: ']) expect(found).toContain(words);
    expect(found.split(' | ')).toHaveLength(3);
  });

  test('whatever is written, the parser answers and never throws', () => {
    const word = fc.constantFrom(
      'GET',
      'TLS',
      'WS',
      'GRPC',
      'TCP',
      'DNS',
      '/',
      'a.test:1',
      '200',
      'days>=1',
      '{',
      '"',
      'cached=',
      '=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 6 }), words => {
        const parsed = parseProbes([words.join(' ')]);
        expect('probes' in parsed || parsed.problem !== '').toBe(true);
      }),
    );
  });
});

test('which are asked in turn, kept, and last', () => {
  const traits = (line: string) => [isInTurn, keepsConnections, isLast].map(is => is(only(line)));
  expect(traits('GET / 200')).toEqual([true, true, false]);
  expect(traits('GRPC a:1')).toEqual([true, true, false]);
  expect(traits('WS /s')).toEqual([true, false, false]);
  expect(traits('TLS a')).toEqual([false, false, false]);
  expect(traits('GET / 429 burst=9')).toEqual([false, true, true]);
  expect(traits('{"method":"POST","path":"/","unsafe":true,"body":""}')).toEqual([true, false, false]);
});

describe('JSON paths', () => {
  const body = { status: 'ok', items: [{ id: 1, tags: ['a'] }, { id: 2 }], 'a b': { "c'd": null }, n: 0 };
  test.each([
    ['$', [body]],
    ['$.status', ['ok']],
    ['$.items[0].id', [1]],
    ['$.items[-1].id', [2]],
    ['$.items[*].id', [1, 2]],
    ['$.items.*.id', [1, 2]],
    ["$['a b']['c\\'d']", [null]],
    ['$["a b"]', [{ "c'd": null }]],
    ['$.items[7]', []],
    ['$.status.length', []],
    ['$.toString', []],
  ] as const)('%s', (path, values) => {
    const steps = parseJsonPath(path);
    expect(steps && valuesAt(body, steps)).toEqual(values);
  });

  test.each(['status', '$.', '$..id', '$.items[?(@.id)]', '$.items[0:2]', '$[', "$['a", '$ .a', ''])(
    '%s is none',
    path => expect(parseJsonPath(path)).toBeUndefined(),
  );

  test('any name in quotes finds its own value', () => {
    fc.assert(
      fc.property(fc.string(), name => {
        const steps = parseJsonPath(`$['${name.replaceAll(/['\\]/g, '\\$&')}']`);
        expect(steps && valuesAt({ [name]: 7 }, steps)).toEqual([7]);
      }),
    );
  });
});

describe('JSON values', () => {
  const body = JSON.stringify({
    status: 'ok',
    queue: 7,
    items: [{ id: 1 }, { id: 2 }],
    none: null,
    deep: { a: [1, { b: 2 }] },
  });
  const line = (json: unknown): string => JSON.stringify({ path: '/', json });
  test.each([
    { '$.status': 'ok' },
    { '$.queue': { lt: 8, gte: 7 } },
    { '$.items': { length: 2, type: 'array' } },
    { '$.items[*].id': { gt: 0 } },
    { '$.none': null },
    { '$.deep': { a: [1, { b: 2 }] } },
    { '$.missing': { exists: false } },
    { '$.status': { matches: '^o', not: 'down', exists: true } },
    { '$.deep.a': { contains: 1 } },
  ])('%j holds', json => expect(misses(line(json), answer({ body }))).toEqual([]));

  test.each([
    [{ '$.status': 'up' }, 'unexpected-json: $.status is "ok", expected "up"'],
    [{ '$.queue': { lt: 7 } }, 'unexpected-json: $.queue is 7, expected lt 7'],
    [{ '$.status': { lt: 7 } }, 'unexpected-json: $.status is "ok", expected lt 7'],
    [{ '$.items[*].id': { lt: 2 } }, 'unexpected-json: $.items[*].id is 2, expected lt 2'],
    [{ '$.missing': 1 }, 'unexpected-json: $.missing is missing'],
    [{ '$.items[*].sku': { exists: true } }, 'unexpected-json: $.items[*].sku is missing'],
    [{ '$.status': { exists: false } }, 'unexpected-json: $.status is there: "ok"'],
    [{ '$.queue': '7' }, 'unexpected-json: $.queue is 7, expected "7"'],
    [{ '$.deep': { contains: 'object' } }, 'unexpected-json: $.deep is {"a":[1,{"b":2}]}, expected contains "object"'],
  ])('%j is missed', (json, miss) => expect(misses(line(json), answer({ body }))).toEqual([miss]));

  test('every value that is wrong is said', () => {
    expect(misses(line({ '$.status': 'up', '$.queue': 1 }), answer({ body }))).toHaveLength(2);
  });
});

describe('headers', () => {
  const headers = { 'content-type': 'text/html; charset=utf-8', etag: '"v12"', server: 'nginx' };
  test.each([
    [
      { 'Content-Type': { equals: 'text/html; charset=utf-8' }, etag: { matches: '^"v\\d+"$' }, 'x-powered-by': null },
      [],
    ],
    [{ server: null }, ['unexpected-header: header server is there: "nginx"']],
    [{ etag: { matches: '^W/' } }, ['unexpected-header: header etag is ""v12"", expected a match of "^W/"']],
    [
      { 'content-type': { equals: 'text/html' } },
      ['unexpected-header: header content-type is "text/html; charset=utf-8", expected exactly "text/html"'],
    ],
    [{ 'x-a': { matches: '.' } }, ['unexpected-header: header x-a is missing']],
  ])('%j', (rules, expected) =>
    expect(misses(JSON.stringify({ path: '/', headers: rules }), answer({ headers }))).toEqual(expected),
  );
});

describe('policies', () => {
  const good = {
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  };
  const over = (headers: Record<string, string | undefined>, url = 'https://a.test/') => ({
    url,
    headers: Object.fromEntries(
      Object.entries({ ...good, ...headers }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });

  test('every security header: nothing is wrong', () => {
    expect(policyProblems('security-headers', over({}))).toEqual([]);
    expect(
      policyProblems('security-headers', over({ 'strict-transport-security': undefined }, 'http://a.test/')),
    ).toEqual([]);
    const old = { 'content-security-policy': "default-src 'self'", 'x-frame-options': 'SAMEORIGIN' };
    expect(policyProblems('security-headers', over(old))).toEqual([]);
  });

  test.each([
    [{ 'strict-transport-security': undefined }, 'strict-transport-security is missing'],
    [{ 'strict-transport-security': 'max-age=300' }, 'max-age 300'],
    [{ 'content-security-policy': undefined, 'x-frame-options': 'DENY' }, 'content-security-policy is missing'],
    [{ 'content-security-policy': "default-src 'self'" }, 'frame-ancestors'],
    [{ 'x-content-type-options': undefined }, 'nosniff'],
    [{ 'referrer-policy': undefined }, 'referrer-policy is missing'],
    [{ 'referrer-policy': 'unsafe-url' }, 'unsafe-url'],
  ])('%j', (headers, words) => {
    const problems = policyProblems('security-headers', over(headers));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });

  test.each([
    ['cached', { 'cache-control': 'public, max-age=60' }, 0],
    ['cached', { 'cache-control': 'no-cache', etag: '"a"' }, 0],
    ['cached', { 'cache-control': 'no-store' }, 1],
    ['cached', { 'cache-control': 'max-age=0' }, 1],
    ['cached', {}, 1],
    ['not-cached', { 'cache-control': 'private, no-store' }, 0],
    ['not-cached', { 'cache-control': 'no-cache' }, 1],
  ] as const)('%s %j', (policy, headers, count) => {
    expect(policyProblems(policy, { url: 'https://a.test/', headers })).toHaveLength(count);
  });

  test('directives of cache-control are compared', () => {
    const headers = { 'cache-control': 'public, max-age=300, immutable' };
    expect(misses('GET / cached=immutable,max-age>=300', answer({ headers }))).toEqual([]);
    expect(misses('GET / cached=private,max-age>=600', answer({ headers }))).toEqual([
      'policy-not-met: cache-control does not say private',
      'policy-not-met: cache-control says max-age=300, expected >= 600',
    ]);
  });
});
