import { describe, expect, test } from 'vitest';
import { type Miss, missesOf } from '../../../src/domain/verification/expectations.ts';
import { defaultProbe, type Probe, parseProbes } from '../../../src/domain/verification/probes.ts';
import type { Answer, Sample } from '../../../src/domain/verification/samples.ts';

const parsed = (...lines: string[]): readonly Probe[] => {
  const result = parseProbes(lines);
  if (!('probes' in result)) throw new Error(result.problem);
  return result.probes;
};

const problem = (...lines: string[]): string => {
  const result = parseProbes(lines);
  return 'problem' in result ? result.problem : '';
};

describe('probe lines', () => {
  test.each([
    ['GET /healthz 200', 'GET', '/healthz', [[200, 200]]],
    ['GET /', 'GET', '/', [[200, 299]]],
    [
      'HEAD /a?b=c 2xx,304',
      'HEAD',
      '/a?b=c',
      [
        [200, 299],
        [304, 304],
      ],
    ],
    ['GET / 200-499', 'GET', '/', [[200, 499]]],
    ['{"path":"/x","status":404}', 'GET', '/x', [[404, 404]]],
  ] as const)('%s', (line, method, path, status) => {
    expect(parsed(line)[0]).toMatchObject({ method, path, status });
  });

  test.each([
    ['POST / 200', 'POST may change data'],
    ['GET healthz 200', 'must start with'],
    ['GET / 600', '"600" is not a status'],
    ['GET / 299-200', 'is not a status'],
    ['GET / 200 extra', '"extra" is not understood'],
    ['{"path":"/","colour":"red"}', 'colour'],
    ['{"path":"/","matches":"("}', 'is not a regular expression'],
    ['{"path":', 'is not valid JSON'],
    ['[1', 'is not valid JSON'],
  ])('%s is refused', (line, words) => expect(problem(line)).toContain(words));

  test('every problem is reported, with the line it stands in', () => {
    expect(problem('GET / 200', 'PUT / 200', 'nonsense')).toMatch(/^PUT \/ 200: .* \| nonsense: /);
  });

  test('one JSON list may span lines, and names its probes by position', () => {
    expect(parsed('[{"path":"/a"},', '{"path":"/b","name":"b"}]').map(probe => probe.name)).toEqual(['GET /a', 'b']);
    expect(problem('[{"path":"/a"}, {"path":"b"}]')).toContain('probe 2: ');
  });

  test('without probes the root must answer without a server error', () => {
    expect(parsed()).toEqual(parsed(defaultProbe));
    expect(parsed()[0]).toMatchObject({ status: [[200, 499]] });
  });

  test('a list of more than fifty probes is refused', () => {
    expect(problem(...Array.from({ length: 51 }, (_, at) => `GET /${at} 200`))).toContain('51 probes');
  });
});

describe('expectations', () => {
  const answer: Answer = {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: 'Hello, version 12',
  };
  const sample = (result: Sample['result'], latencyMs = 5): Sample => ({
    probe: 0,
    connection: 'fresh',
    at: 0,
    latencyMs,
    lateMs: 0,
    result,
    retries: 0,
  });
  const misses = (json: string, result: Sample['result'] = answer, latencyMs = 5): readonly Miss[] => {
    const [probe] = parsed(json);
    if (probe === undefined) throw new Error('no probe');
    return missesOf(probe, sample(result, latencyMs));
  };

  test.each([
    ['{"path":"/"}'],
    ['{"path":"/","contains":["Hello","12"]}'],
    ['{"path":"/","matches":"version \\\\d+$"}'],
    ['{"path":"/","headers":{"Content-Type":"text/html"}}'],
    ['{"path":"/","maxLatencyMs":5}'],
  ])('%s is met', json => expect(misses(json)).toEqual([]));

  test.each([
    ['{"path":"/","status":204}', 'unexpected-status', 'status 200, expected 204'],
    ['{"path":"/","contains":"Bye"}', 'unexpected-body', 'does not contain "Bye": Hello, version 12'],
    ['{"path":"/","matches":"^v"}', 'unexpected-body', 'does not match /^v/'],
    ['{"path":"/","headers":{"x-a":""}}', 'unexpected-header', 'header x-a is missing'],
    [
      '{"path":"/","headers":{"content-type":"json"}}',
      'unexpected-header',
      'is "text/html; charset=utf-8", expected "json"',
    ],
    ['{"path":"/","maxLatencyMs":4}', 'answer-too-slow', '5 ms, limit 4 ms'],
  ])('%s is missed as %s', (json, code, words) => {
    const [miss, ...more] = misses(json);
    expect(more).toEqual([]);
    expect(miss?.code).toBe(code);
    expect(miss?.what).toContain(words);
  });

  test('a fault is its own code and nothing else is asked', () => {
    const fault = { kind: 'fault', fault: 'tls-failed', detail: 'self-signed' } as const;
    expect(misses('{"path":"/","contains":"x"}', fault)).toEqual([{ code: 'tls-failed', what: 'self-signed' }]);
  });
});
