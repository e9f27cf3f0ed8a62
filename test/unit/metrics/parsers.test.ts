import { describe, expect, test } from 'vitest';
import { needsBaseline, parseMetrics } from '../../../src/adapters/checks/metrics/definitions.ts';
import { metricInputs, metricRules } from '../../../src/adapters/checks/metrics/inputs.ts';
import { secretValues } from '../../../src/adapters/checks/metrics/settings.ts';
import { secretPartsOf } from '../../../src/core/inputs.ts';
import { parseExposition } from '../../../src/domain/metrics/exposition.ts';
import { familyOf, selectorText } from '../../../src/domain/metrics/families.ts';
import { holds, inUnit, objectiveText, parseObjective } from '../../../src/domain/metrics/objective.ts';
import { fill, spanText, unknownPlaceholders, windowText } from '../../../src/domain/metrics/placeholders.ts';
import { longestRangeMs, parsePromDuration, selectorsOf } from '../../../src/domain/metrics/promql.ts';
import { parseSelector, selects } from '../../../src/domain/metrics/selectors.ts';

describe('objectives', () => {
  test.each([
    ['<= 1%', '<=', 0.01, '≤ 1 %'],
    ['< 200ms', '<', 0.2, '< 200 ms'],
    ['>= 99.9%', '>=', 0.999, '≥ 99.9 %'],
    ['== 0', '==', 0, '= 0'],
    ['!= 3', '!=', 3, '≠ 3'],
    ['≤ 2 s', '<=', 2, '≤ 2 s'],
    ['> -4', '>', -4, '> -4'],
    ['<=500MiB', '<=', 524_288_000, '≤ 500 MiB'],
    ['< 1e-3', '<', 0.001, '< 0.001'],
  ])('%s is read in base units', (text, operator, limit, shown) => {
    const parsed = parseObjective(text);
    expect(parsed).toMatchObject({ operator });
    expect(parsed?.limit).toBeCloseTo(limit, 9);
    expect(parsed === undefined ? '' : objectiveText(parsed)).toBe(shown);
  });
  test.each(['', '1%', '<= 5 toString', '<= ', '<= x', '=> 1', '<= 1 parsec', '<= 1% or so', '<= 1.2.3'])(
    '"%s" is none',
    text => {
      expect(parseObjective(text)).toBeUndefined();
    },
  );
  test('a limit itself is within <= and not within <', () => {
    expect([parseObjective('<= 1%'), parseObjective('< 1%')].map(one => one && holds(one, 0.01))).toEqual([
      true,
      false,
    ]);
  });
  test('NaN holds nothing but "not equal"', () => {
    const all = ['<= 1', '< 1', '>= 1', '> 1', '== 1'].map(text => parseObjective(text));
    expect(all.map(one => one && holds(one, Number.NaN))).toEqual([false, false, false, false, false]);
  });
  test('values are shown in the unit of the objective', () => {
    expect(inUnit(0.25, 'ms')).toBe(250);
  });
});

describe('PromQL', () => {
  test.each([
    ['up', ['up']],
    [
      'sum by (job) (rate(http_requests_total{status=~"5..", path="}"}[5m]))',
      ['http_requests_total{status=~"5..",path="}"}'],
    ],
    ['sum(rate(a[1m])) by (le) / on(job) group_left(x) sum(rate(b:c[1m] offset 5m))', ['a', 'b:c']],
    ['{__name__="a"} > bool 0', ['{__name__="a"}']],
    ['(sum(rate(e[1m])) or vector(0)) / sum(rate(r[1m]))', ['e', 'r']],
    ['time() - process_start', ['process_start']],
    ['vector(1)', []],
    ['a + a # only one b', ['a']],
  ])('%s selects its series', (query, expected) => {
    expect(selectorsOf(query)).toEqual(expected);
  });
  test.each([
    ['rate(a[5m])', 300_000],
    ['max_over_time(rate(a[1m])[1h30m:10s])', 5_400_000],
    ['a{x="[9h]"}', undefined],
    ['a', undefined],
  ])('%s reaches back so far', (query, expected) => {
    expect(longestRangeMs(query)).toBe(expected);
  });
  test.each([
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['500ms', 500],
    ['1w', 604_800_000],
    ['5', undefined],
    ['m5', undefined],
  ])('%s is a duration', (text, expected) => {
    expect(parsePromDuration(text)).toBe(expected);
  });
});

describe('selectors', () => {
  const series = { name: 'r', labels: { status: '503', app: 'w"b' } };
  test.each([
    ['r', true],
    ['r{status=~"5.."}', true],
    ['r{status=~"5"}', false],
    ['r{status!~"5.."}', false],
    ['r{status="503",app!="x"}', true],
    ['r{app="w\\"b"}', true],
    ["r{status='503',}", true],
    ['r{none=""}', true],
    ['other', false],
  ])('%s', (text, expected) => {
    const parsed = parseSelector(text);
    expect(parsed !== undefined && selects(parsed, series)).toBe(expected);
  });
  test.each(['', 'sum(r)', 'r{', 'r{a}', 'r{a="1"} + r', 'r{a=~"("}', 'r[5m]'])('"%s" is no plain selector', text => {
    expect(parseSelector(text)).toBeUndefined();
  });
});

describe('the text formats of counters', () => {
  const samples = (text: string): unknown => {
    const parsed = parseExposition(text);
    return 'samples' in parsed
      ? parsed.samples.map(({ name, labels, value }) => [name, labels, value])
      : parsed.problem;
  };
  test('Prometheus 0.0.4, with time stamps, escapes and blanks', () => {
    const text = [
      '# HELP http_requests_total The total.',
      '# TYPE http_requests_total counter',
      'http_requests_total{method="post",code="200"} 1027 1395066363000',
      'http_requests_total{method="post",code="400",}    3',
      'msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="no \\"it\\"\\nnext"} 1.458255915e9',
      'metric_without_labels 12.47\r',
      'something_weird{problem="division by zero"} +Inf -3982045',
      '',
      'rpc{quantile="0.99"} NaN',
    ].join('\n');
    expect(samples(text)).toEqual([
      ['http_requests_total', { method: 'post', code: '200' }, 1027],
      ['http_requests_total', { method: 'post', code: '400' }, 3],
      ['msdos_file_access_time_seconds', { path: 'C:\\DIR\\FILE.TXT', error: 'no "it"\nnext' }, 1_458_255_915],
      ['metric_without_labels', {}, 12.47],
      ['something_weird', { problem: 'division by zero' }, Number.POSITIVE_INFINITY],
      ['rpc', { quantile: '0.99' }, Number.NaN],
    ]);
  });
  test('OpenMetrics 1.0, with an exemplar, seconds and its end mark', () => {
    const text = [
      '# TYPE foo counter',
      '# UNIT foo_seconds seconds',
      'foo_total{a="b}"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67 1520879607.789',
      'foo_created{a="b}"} 1520872607.123',
      '# EOF',
    ].join('\n');
    expect(samples(text)).toEqual([
      ['foo_total', { a: 'b}' }, 17],
      ['foo_created', { a: 'b}' }, 1_520_872_607.123],
    ]);
  });
  test('names with other characters stand quoted in the braces', () => {
    expect(samples('{"http.requests","status code"="500"} 4')).toEqual([
      ['http.requests', { 'status code': '500' }, 4],
    ]);
  });
  test.each([
    ['<html>\n<body>', /line 1 is no sample/],
    ['a 1\nb', /line 2 is no sample/],
    ['a{x="1} 2', /line 1/],
    ['a{x=1} 2', /line 1/],
    ['a one', /line 1/],
    ['# only a comment', /not one sample/],
    ['', /not one sample/],
  ])('%j is none', (text, problem) => {
    expect(samples(text)).toMatch(problem);
  });
});

describe('known programs', () => {
  test.each([
    [
      'HAProxy',
      'haproxy_frontend_http_responses_total{proxy="web",code="5xx"} 1',
      'haproxy_frontend_http_responses_total{code=~"5xx"}',
    ],
    [
      'Envoy',
      'envoy_http_downstream_rq_xx{envoy_response_code_class="2"} 1',
      'envoy_http_downstream_rq_xx{envoy_response_code_class=~"5"}',
    ],
    [
      'ingress-nginx',
      'nginx_ingress_controller_requests{status="200"} 1',
      'nginx_ingress_controller_requests{status=~"5..|5xx"}',
    ],
    [
      'nginx (VTS)',
      'nginx_vts_server_requests_total{host="*",code="5xx"} 1',
      'nginx_vts_server_requests_total{code=~"5xx"}',
    ],
    [
      'Traefik',
      'traefik_entrypoint_requests_total{code="200"} 1',
      'traefik_entrypoint_requests_total{code=~"5..|5xx"}',
    ],
    ['the app', 'http_requests_total{status_code="200"} 1', 'http_requests_total{status_code=~"5..|5xx"}'],
  ])('%s is known by its counters', (program, text, errors) => {
    const parsed = parseExposition(text);
    const family = 'samples' in parsed ? familyOf(parsed.samples) : undefined;
    expect(family?.program).toBe(program);
    expect(family === undefined ? '' : selectorText(family.errors)).toBe(errors);
  });
  test('requests without a status are no such counters', () => {
    const parsed = parseExposition('http_requests_total 4');
    expect('samples' in parsed ? familyOf(parsed.samples) : null).toBeUndefined();
  });
});

describe('placeholders', () => {
  const known = { release: 'a"b', app: 'web', environment: 'prod', baseline: null, window: '60s' };
  test('are filled, and escaped for quoted strings', () => {
    expect(fill('x{v="{{release}}",e="{{ environment }}"}[{{window}}]', known)).toEqual({
      query: 'x{v="a\\"b",e="prod"}[60s]',
    });
  });
  test('what is not known is named', () => {
    expect(fill('{{baseline}} {{app}}', known)).toEqual({ missing: ['baseline'] });
  });
  test('other names are found', () => {
    expect(unknownPlaceholders('{{release}} {{version}}')).toEqual(['version']);
  });
  test('spans', () => {
    expect([windowText(90_000), windowText(1500), spanText(86_400_000), spanText(90_000)]).toEqual([
      '90s',
      '1500ms',
      '1 d',
      '90 s',
    ]);
  });
});

describe('the input `metrics`', () => {
  const one = (line: string): unknown => {
    const parsed = parseMetrics([line]);
    return 'metrics' in parsed ? parsed.metrics[0] : parsed.problem;
  };
  test('one line covers the usual case', () => {
    const ratio = 'sum(rate(http_requests_total{status=~"5.."}[1m])) / sum(rate(http_requests_total[1m]))';
    expect(one(`prometheus: ${ratio} <= 1%`)).toMatchObject({
      kind: 'query',
      provider: 'prometheus',
      query: ratio,
      objective: { operator: '<=', limit: 0.01, unit: '%' },
      windowMs: 60_000,
      required: true,
    });
  });
  test('a comparison in the query is not its objective', () => {
    expect(one('prometheus: count(up == 0) == 0  # all up')).toMatchObject({ query: 'count(up == 0)', name: 'all up' });
  });
  test('failures of requests are counters, and with an slo a burn rate', () => {
    expect(one('prometheus: r{status=~"5.."} of r <= 1%')).toMatchObject({
      kind: 'counters',
      errors: 'r{status=~"5.."}',
      maxErrorRate: 0.01,
    });
    expect(one('prometheus: r{status=~"5.."} of r slo 99.9%')).toMatchObject({ kind: 'burn' });
  });
  test('a scrape names its address alone, or its counters as well', () => {
    expect(one('scrape: http://u:p@h:9/metrics?k=1 <= 2%')).toMatchObject({
      kind: 'counters',
      errors: '',
      name: 'http://h:9/metrics',
    });
    expect(one('scrape: http://h:9/metrics e of r <= 2%')).toMatchObject({
      errors: 'e',
      requests: 'r',
      urls: ['http://h:9/metrics'],
    });
  });
  test('a scrape of each instance, where users reach it or at a port of its own', () => {
    expect(one('scrape: http://{{instance}}/metrics <= 2%')).toMatchObject({
      name: 'http://{{instance}}/metrics',
      instances: { entry: null, path: '/metrics' },
    });
    expect(one('scrape: https://{{instance}}:9090 e{release="{{release}}"} of r <= 2%')).toMatchObject({
      errors: 'e{release="{{release}}"}',
      instances: { entry: { scheme: 'https', port: 9090 }, path: '/' },
    });
  });
  test('json and sentry have lines of their own', () => {
    expect(one('json: https://h/stats?token=s $.errors.rate <= 1%')).toMatchObject({
      path: '$.errors.rate',
      name: 'https://h/stats $.errors.rate',
    });
    expect(one('sentry: new-issues environment:production == 0')).toMatchObject({
      query: 'new-issues environment:production',
    });
  });
  test.each([
    ['prometheus: up', /is not `provider: query objective`/],
    ['graphite: up <= 1', /provider/],
    ['prometheus: {{version}} <= 1', /{{version}} is unknown/],
    ['prometheus: sum(e) of sum(r) <= 1%', /is no plain counter/],
    ['prometheus: e of r >= 99%', /counters need <=/],
    ['prometheus: e of r <= 90%', /0.01% to 50%/],
    ['sentry: everything == 0', /new-issues/],
    ['json: ftp://x $.a <= 1', /needs an http address/],
    ['json: http://x/y a <= 1', /needs a `path`/],
    ['scrape: localhost:9/metrics <= 1%', /needs an http address/],
    ['scrape: http://{{instance}}:9/m,http://h/m <= 1%', /one address for each instance/],
    ['scrape: http://{{instance}}.example.com/m <= 1%', /one address for each instance/],
    ['scrape: http://{{instance}}/m e{i="{{instance}}"} of r <= 1%', /in the address of `scrape` only/],
    ['prometheus: up{instance="{{instance}}"} <= 1', /in the address of `scrape` only/],
    ['scrape: http://x/m e of r slo 99.9%', /keeps no history/],
    ['{"provider":"prometheus","query":"up"}', /needs an `objective` or `compare`/],
    ['{"provider":"prometheus","query":"up","objective":"<= 1","min-samples":5}', /needs `samples`/],
    ['{"provider":"prometheus","query":"up","compare":{"baseline":true,"max-ratio":2}}', /must name {{release}}/],
    ['{"provider":"prometheus","query":"up","compare":{"offset":"1d"}}', /needs `max-ratio` or `max-difference`/],
    ['{"provider":"prometheus","query":"up","objective":"<= 1","wnidow":"5m"}', /wnidow/],
    ['{"provider":"json","query":"http://x","path":"$.a","compare":{"offset":"1d","max-ratio":2}}', /no past/],
    ['prometheus: sum(e) of sum(r) slo 99.9%', /sum\(e\): a burn rate needs plain counters/],
    [
      '{"provider":"prometheus","errors":"e","requests":"r","slo":"99%","objective":"<= 1%","samples":"r","window":"5m"}',
      /objective, window, samples: a burn rate takes no such key/,
    ],
    [
      '{"provider":"prometheus","errors":"e","requests":"r","slo":"99%","compare":{"offset":"1d","max-ratio":2},"reduce":"avg"}',
      /compare, reduce: a burn rate takes no such key/,
    ],
    [
      '{"provider":"prometheus","errors":"e","requests":"r","objective":"<= 1%","window":"5m","query":"up"}',
      /query, window: a check of counters takes no such key/,
    ],
    [
      '{"provider":"prometheus","query":"up","objective":">= 1","path":"$.a"}',
      /path: a query to prometheus takes no such key/,
    ],
    ['{oops', /is not valid JSON/],
  ])('%s is refused', (line, problem) => {
    expect(one(line)).toMatch(problem);
  });
  test('a burn rate takes how many requests it needs, how old they may be and how often it asks', () => {
    const more = { 'min-samples': 20, 'max-age': '30s', interval: '5s', timeout: '2s', required: false };
    const line = { provider: 'prometheus', errors: 'e', requests: 'r', slo: '99%', ...more };
    expect(one(JSON.stringify(line))).toMatchObject({ kind: 'burn', minSamples: 20, maxAgeMs: 30_000 });
  });
  test('of a query with its window a burn rate may be worked out as well', () => {
    const [errors, requests] = ['e', 'r'].map(name => `sum(increase(${name}[{{window}}]))`);
    expect(one(`prometheus: ${errors} of ${requests} slo 99%`)).toMatchObject({ kind: 'burn', errors });
  });
  test('a list may go over several lines, and every problem is told', () => {
    const parsed = parseMetrics(['[', '{"provider":"x"},', '{"provider":"prometheus"}', ']']);
    expect('problem' in parsed ? parsed.problem : '').toMatch(/metric 1: .* \| metric 2: /);
  });
});

describe('the release before', () => {
  const compare = { offset: '1d', 'max-ratio': 2 };
  const asked = (query: string, more: object = {}): string =>
    JSON.stringify({ provider: 'prometheus', query, objective: '<= 1', ...more });
  test.each([
    ['a query that names it', asked('e{release="{{baseline}}"}')],
    ['a count of samples that names it', asked('e', { samples: 'r{release="{{baseline}}"}' })],
    ['counters that name it', 'prometheus: e{release="{{baseline}}"} of r <= 1%'],
    ['a burn rate that names it', 'prometheus: e{release="{{baseline}}"} of r slo 99%'],
    ['a comparison with it', asked('e{release="{{release}}"}', { compare: { baseline: true, 'max-ratio': 2 } })],
    ['a release compared with an earlier time', asked('e{release="{{release}}"}', { compare })],
  ])('is needed by %s', (_, line) => {
    expect(needsBaseline(['prometheus: up >= 1', line])).toBe(true);
  });
  test.each([
    ['a query about this one', asked('e{release="{{release}}"}')],
    ['a comparison that names no release', asked('e', { compare })],
  ])('is not needed by %s', (_, line) => {
    expect(needsBaseline([line])).toBe(false);
  });
});

describe('settings and secrets', () => {
  const ask = (name: string, values: Record<string, readonly string[] | string>): unknown => {
    const inputs = { metrics: [], 'prometheus-url': '', 'metrics-settings': [], 'metrics-secrets': [], ...values };
    return metricRules
      .filter(rule => rule.needs.some(one => one === name))
      .map(rule => rule.check({ ...inputs }))
      .find(problem => problem !== undefined);
  };
  test('unknown names are refused; a secret without a name is not repeated', () => {
    expect(ask('metrics-settings', { 'metrics-settings': ['datadog-sit=x'] })).toMatchObject({
      problem: 'does not know datadog-sit',
    });
    expect(ask('metrics-secrets', { 'metrics-secrets': ['hunter2'] })).toMatchObject({
      problem: 'does not know line 1',
    });
  });
  test('what a provider cannot do without is asked for', () => {
    const problem = ask('metrics-settings', { metrics: ['sentry: new-issues == 0'] });
    expect(problem).toMatchObject({ allowed: 'also sentry-organization' });
  });
  test('metrics of Prometheus need its address', () => {
    expect(ask('prometheus-url', { metrics: ['prometheus: up >= 1'] })).toMatchObject({
      problem: 'is needed by `metrics`',
    });
  });
  test('values are masked, names are not', () => {
    expect(secretValues('sentry-token=abc=\n\nlonely')).toEqual(['abc=', '', 'lonely']);
    expect(secretPartsOf(metricInputs['metrics-secrets'], 'json-token=t0ken')).toEqual(['t0ken']);
  });
});
