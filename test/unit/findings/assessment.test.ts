import { describe, expect, it } from 'vitest';
import { assess, judge } from '../../../src/domain/findings/assessment.ts';
import { codes } from '../../../src/domain/findings/codes.ts';
import { applyIgnores, type Ignore } from '../../../src/domain/findings/ignores.ts';
import { type FindingPolicy, isReported, violates } from '../../../src/domain/findings/policy.ts';
import { finding } from './samples.ts';

const policy: FindingPolicy = {
  severity: 'high',
  reportSeverity: 'low',
  onlyFixable: false,
  unknownSeverity: 'report',
};
const now = Date.UTC(2026, 10, 21, 12);

const ignore = (over: Partial<Ignore> = {}): Ignore => ({
  id: 'CVE-2021-23337',
  reason: 'not reachable',
  expires: '2027-06-30',
  line: 1,
  ...over,
});

describe('policy', () => {
  it.each([
    ['high at high', finding({ severity: 'high' }), policy, true],
    ['medium at high', finding({ severity: 'medium' }), policy, false],
    ['low at low', finding({ severity: 'low' }), { ...policy, severity: 'low' }, true],
    ['unfixable, only fixable ones fail', finding({ fixedVersions: [] }), { ...policy, onlyFixable: true }, false],
    ['unfixable', finding({ fixedVersions: [] }), policy, true],
    [
      'a secret has no fixed version',
      finding({ kind: 'secret', fixedVersions: [] }),
      { ...policy, onlyFixable: true },
      true,
    ],
    ['unrated', finding({ severity: 'unknown' }), { ...policy, severity: 'low' }, false],
    ['unrated, where that fails', finding({ severity: 'unknown' }), { ...policy, unknownSeverity: 'fail' }, true],
  ] as const)('%s', (_name, one, by, expected) => {
    expect(violates(one, by)).toBe(expected);
  });

  it('always reports what fails and what nobody rated, and nothing else below the threshold', () => {
    const strict: FindingPolicy = { ...policy, severity: 'medium', reportSeverity: 'critical' };
    expect(isReported(finding({ severity: 'medium' }), strict)).toBe(true);
    expect(isReported(finding({ severity: 'unknown' }), strict)).toBe(true);
    expect(isReported(finding({ severity: 'low' }), strict)).toBe(false);
  });
});

describe('the ignore file', () => {
  const lodash = finding({ aliases: ['GHSA-35jh-r3h4-6jhm'] });

  it.each([
    ['the id', ignore(), 1],
    ['any alias, in any case', ignore({ id: 'ghsa-35JH-r3h4-6jhm' }), 1],
    ['another id', ignore({ id: 'CVE-2020-1' }), 0],
    ['the package', ignore({ package: 'lodash' }), 1],
    ['another package', ignore({ package: 'lodash.set' }), 0],
    ['the path', ignore({ path: 'package-lock.json' }), 1],
    ['a folder above it', ignore({ path: './services/' }), 0],
  ])('matches %s', (_name, entry, count) => {
    expect(applyIgnores([lodash], [entry], now).ignored).toHaveLength(count);
  });

  it('matches the source of an OS package', () => {
    const ssl = finding({ package: { type: 'deb', name: 'libssl3', source: 'openssl' } });
    expect(applyIgnores([ssl], [ignore({ package: 'openssl' })], now).ignored).toHaveLength(1);
  });

  it('with a path ignores only what lies there entirely', () => {
    const two = { ...lodash, places: [{ path: 'docs/package-lock.json' }, { path: 'api/package-lock.json' }] };
    expect(applyIgnores([two], [ignore({ path: 'docs' })], now).ignored).toHaveLength(0);
  });

  it('scoped to a package ignores nothing that does not say its package', () => {
    const secret = finding({ kind: 'secret', id: 'CVE-2021-23337', package: undefined });
    expect(applyIgnores([secret], [ignore({ package: 'lodash' })], now).ignored).toHaveLength(0);
  });

  it('holds to the end of its last day and not a millisecond longer', () => {
    const entry = ignore({ expires: '2026-11-21' });
    const end = Date.UTC(2026, 10, 22);
    expect(applyIgnores([lodash], [entry], end - 1).ignored).toHaveLength(1);
    expect(applyIgnores([lodash], [entry], end)).toMatchObject({ ignored: [], expired: [entry], active: [lodash] });
  });

  it('says what expires within 14 days and what matches nothing', () => {
    const soon = ignore({ expires: '2026-12-01' });
    const unused = ignore({ id: 'CVE-1999-1' });
    expect(applyIgnores([lodash], [soon, unused], now)).toMatchObject({ expiringSoon: [soon], unused: [unused] });
  });
});

describe('the verdict', () => {
  const problem = codes.reason('scanner-crashed', 'trivy ended with exit code 1.');
  const bad = assess([finding()], policy, [], now);
  const good = assess([finding({ severity: 'low' })], policy, [], now);
  const codesOf = (one: ReturnType<typeof judge>) => [one.verdict, ...one.reasons.map(({ code }) => code)];

  it.each([
    ['nothing over the threshold', judge(good, [], []), ['pass']],
    ['a finding over the threshold', judge(bad, [], []), ['fail', 'vulnerability-over-threshold']],
    ['a broken scan', judge(good, [problem], []), ['unknown', 'scanner-crashed']],
    [
      'both: the finding is certain, and both are said',
      judge(bad, [problem], []),
      ['fail', 'vulnerability-over-threshold', 'scanner-crashed'],
    ],
    ['a notice alone', judge(good, [], [codes.reason('snyk-skipped', 'no token')]), ['pass', 'snyk-skipped']],
  ] as const)('%s', (_name, judgement, expected) => {
    expect(codesOf(judgement)).toEqual(expected);
  });

  it('names the kinds that fail, each with its own code', () => {
    const all = assess([finding(), finding({ kind: 'secret', id: 'aws', package: undefined })], policy, [], now);
    expect(codesOf(judge(all, [], []))).toEqual(['fail', 'vulnerability-over-threshold', 'secret-over-threshold']);
  });

  it('passes on an accepted finding, and tells of expired entries', () => {
    expect(judge(assess([finding()], policy, [ignore()], now), [], []).verdict).toBe('pass');
    const late = assess([finding()], policy, [ignore({ expires: '2026-01-01' })], now);
    expect(codesOf(judge(late, [], []))).toEqual(['fail', 'vulnerability-over-threshold', 'ignore-expired']);
  });

  it('calls an entry unused only after complete scans', () => {
    const unused = assess([], policy, [ignore()], now);
    expect(codesOf(judge(unused, [], []))).toEqual(['pass', 'ignore-unused']);
    expect(codesOf(judge(unused, [problem], []))).toEqual(['unknown', 'scanner-crashed']);
  });
});
