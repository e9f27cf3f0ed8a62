import { expect, test } from 'vitest';
import { badReleases, caseOf } from '../../support/league/cases.ts';
import { goodReleases } from '../../support/league/good.ts';
import { markOf, upperBound } from '../../support/league/judged.ts';
import { page } from '../../support/league/page.ts';
import { endingOf, type Report, type Result, sourcesOf, timesOf } from '../../support/league/score.ts';
import type { RequestRecord } from '../../support/load-clients/plan.ts';

const verification = (
  over: Partial<NonNullable<Report['verification']>> = {},
): NonNullable<Report['verification']> => ({
  verdict: 'fail',
  reasons: [],
  startedAt: 1_001_000,
  endedAt: 1_004_000,
  errorRates: [],
  latency: [],
  checks: [],
  identity: { wrong: {} },
  ...over,
});

const switched = [
  { step: 'switching', at: new Date(1_000_900).toISOString() },
  { step: 'switched-unverified', at: new Date(1_001_000).toISOString() },
];

const report = (over: Partial<Report> = {}): Report => ({
  verdict: 'rolled-back',
  reasons: [],
  detectionMs: null,
  recoveryMs: null,
  deploy: { steps: switched, releaseId: 'bad' },
  verification: verification(),
  ...over,
});

const result = (over: Partial<Result> = {}): Result => ({
  target: 'process',
  name: '5 % errors',
  round: 0,
  good: false,
  ending: 'taken-back',
  verdict: 'rolled-back',
  codes: ['error-rate-above-objective'],
  because: '',
  sources: [],
  detectMs: null,
  recoverMs: null,
  lastFreshMs: null,
  lastKeptMs: null,
  requests: 1,
  failed: 0,
  failedBefore: 0,
  exposed: 0,
  lateMs: 0,
  starved: 0,
  wrong: [],
  tookMs: 1,
  ...over,
});

test.each([
  ['deployed', report({ verdict: 'deployed' })],
  ['taken-back', report()],
  ['held', report({ verdict: 'held' })],
  ['unsure', report({ verdict: 'unverified' })],
  ['back-unverified', report({ verdict: 'failed', reasons: [{ code: 'rollback-unverified', message: '' }] })],
  ['not-let-in', report({ verdict: 'failed', deploy: { steps: [], releaseId: null } })],
  ['other', report({ verdict: 'interrupted' })],
] as const)('a delivery that ended %s is told from its report', (ending, given) => {
  expect(endingOf(given)).toBe(ending);
});

test('what showed a fault is named by who measured it', () => {
  const rate = { what: 'all probes', source: 'our probes', above: true };
  const found = verification({
    errorRates: [
      rate,
      { what: 'other clients', source: 'proxy', above: true },
      { ...rate, what: 'GET /', above: false },
    ],
    latency: [{ quantile: 0.99, above: true }],
    checks: [{ name: 'pods', source: 'pods', verdict: 'fail' }],
    identity: { wrong: { other: 1 } },
  });
  expect(sourcesOf(report({ verification: found }))).toEqual([
    'all probes',
    'proxy',
    'our probes, p99',
    'pods',
    'release header',
  ]);
});

const asked = (at: number, over: Partial<RequestRecord> = {}): RequestRecord => ({
  kind: 'fresh',
  at,
  latencyMs: 10,
  fault: null,
  version: 'old',
  pod: '',
  ...over,
});

test('times count from the first answer of the release to the verdict, and from there to who answers', () => {
  const records = [
    asked(0),
    asked(100, { fault: 'cut', version: '' }),
    asked(990, { version: 'bad' }),
    asked(2000, { version: 'bad', kind: 'kept' }),
    asked(3000, { fault: 'HTTP 500', version: '' }),
    asked(4100, { version: 'bad' }),
    asked(4150, { version: 'bad', kind: 'kept' }),
    asked(4200),
    asked(4300, { fault: 'cut', version: '', kind: 'kept' }),
  ];
  expect(timesOf(report(), { records, offsetMs: 1_000_000 }, 'bad', 'old')).toEqual({
    detectMs: 3000,
    recoverMs: 210,
    lastFreshMs: 100,
    lastKeptMs: 300,
    requests: 9,
    failed: 3,
    failedBefore: 1,
    failedKept: 1,
    faults: { 'fresh cut': 1, 'fresh HTTP 500': 1, 'kept cut': 1 },
    exposed: 4,
  });
});

test('a release that never answered anybody has no times', () => {
  expect(timesOf(report(), { records: [asked(0)], offsetMs: 0 }, 'bad', 'old').detectMs).toBeNull();
});

test.each([
  ['caught', result()],
  ['wrong', result({ codes: ['something-else'] })],
  ['wrong', result({ wrong: ['the bad release is not quarantined'] })],
  ['missed', result({ ending: 'deployed' })],
  ['undecided', result({ ending: 'unsure' })],
  ['honest', result({ ending: 'unsure', name: '1 % errors' })],
  ['passed', result({ ending: 'deployed', name: 'hangs on SIGTERM' })],
  ['false alarm', result({ ending: 'not-let-in', name: 'slow start within the limit' })],
  ['passed', result({ ending: 'deployed', good: true, name: 'quiet' })],
  ['unsure', result({ ending: 'unsure', good: true, name: 'quiet' })],
  ['false alarm', result({ ending: 'taken-back', good: true, name: 'quiet' })],
  ['false alarm', result({ ending: 'other', good: true, name: 'quiet' })],
  ['disturbed', result({ starved: 0.1 })],
  ['disturbed', result({ starved: 0.1, ending: 'deployed', good: true, name: 'quiet' })],
] as const)('is scored as %s', (mark, given) => {
  expect(markOf(given)).toBe(mark);
});

test('no failure in 200 leaves at most 1.5 % at 95 % confidence, the rule of three', () => {
  expect(upperBound(0, 200)).toBeCloseTo(3 / 200, 3);
  expect(upperBound(0, 0)).toBe(1);
});

test('the good releases are the same every time, and all kinds of noise come up before one does again', () => {
  const once = goodReleases(24, 'process');
  expect(goodReleases(24, 'process').map(one => one.does)).toEqual(once.map(one => one.does));
  const kinds = new Set(once.map(one => one.noise.name)).size;
  expect(new Set(once.slice(0, kinds).map(one => one.noise.name)).size).toBe(kinds);
});

test('every release of the list has a name of its own and a known answer', () => {
  expect(new Set(badReleases.map(one => one.name)).size).toBe(badReleases.length);
  expect(badReleases.every(one => one.answer.length > 0)).toBe(true);
  expect(() => caseOf('none')).toThrow('no case "none"');
});

test('the page says what was missed, and what was not run', () => {
  const about = { target: 'process', date: '2026-11-21', command: 'npm run bench', machine: 'here' } as const;
  const text = page([
    { ...about, results: [result(), result({ name: 'hang', ending: 'deployed', because: 'It passed.' })] },
  ]);
  expect(text).toContain('| bad releases caught, named, and gone | 1 of 2 |');
  expect(text).toContain('- **hang** (#0): missed, deployed. It passed.');
  expect(text).toContain('Not run in this measurement: crash loop');
});
