import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/findings/finding.ts';
import { mergeFindings } from '../../../src/domain/findings/merge.ts';
import { type SarifTarget, sarifOf } from '../../../src/domain/findings/sarif.ts';
import { severities } from '../../../src/domain/findings/severity.ts';
import { alertKeys, readSarif, sarifProblems } from '../../support/sarif-checker.ts';
import { finding, observation } from './samples.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const folder: SarifTarget = { name: 'directory', folder: '' };
const image: SarifTarget = { name: 'image/acme/web', folder: undefined };

const document = (findings: readonly Finding[], target: SarifTarget = folder): unknown =>
  JSON.parse(JSON.stringify(sarifOf({ findings, target, hash }).document));

const runOf = (findings: readonly Finding[], target: SarifTarget = folder) => {
  const [run] = readSarif(document(findings, target)).runs;
  if (run === undefined) throw new Error('no run');
  return run;
};

const severityOf = (one: Finding): unknown => runOf([one]).tool.driver.rules[0]?.properties?.['security-severity'];

describe('what GitHub takes', () => {
  it('accepts an empty result', () => {
    expect(sarifProblems(document([]))).toEqual([]);
  });

  const any = fc.record({
    kind: fc.constantFrom('vulnerability' as const, 'secret' as const, 'misconfiguration' as const, 'license' as const),
    id: fc.constantFrom('CVE-2024-1', 'CVE-2024-2', 'aws-access-key-id', 'GPL-3.0', 'DS-0001'),
    title: fc.oneof(fc.constant(''), fc.constant('x'.repeat(5_000)), fc.string()),
    url: fc.constantFrom('', 'https://example.com/a b', 'not a url'),
    severity: fc.constantFrom(...severities),
    score: fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: undefined }),
    package: fc.option(fc.constantFrom({ type: 'npm', name: 'a' }, { type: 'npm', name: '@b/c' }), { nil: undefined }),
    version: fc.constantFrom('1.0.0', '2.0.0'),
    place: fc.record({
      path: fc.constantFrom('package-lock.json', 'C:\\x\\y.json', '/etc/passwd', './a//b.txt', 'ü/%.txt', ''),
    }),
  });

  it.each([
    ['a folder', folder],
    ['a folder below', { name: 'directory/services/api', folder: 'services/api' }],
    ['an image', image],
  ])('accepts whatever scanners say about %s', (_name, target) => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 15 }), all => {
        const findings = mergeFindings(
          all.map(one => observation(one)),
          'max',
        );
        expect(sarifProblems(document(findings, target))).toEqual([]);
      }),
    );
  });

  it('cuts at 25,000 results, the least severe ones, and says how many', () => {
    const many = Array.from({ length: 25_010 }, (_, at) =>
      finding({ id: `CVE-2024-${at}`, severity: at < 10 ? 'low' : 'high' }),
    );
    const { document: cut, left } = sarifOf({ findings: many, target: folder, hash });
    expect(left).toBe(10);
    expect(sarifProblems(cut)).toEqual([]);
    expect(readSarif(cut).runs[0]?.results.every(result => result.level === 'error')).toBe(true);
  });
});

describe('the severity GitHub shows', () => {
  it.each([
    ['critical', 9.8, '9.8'],
    ['critical', 7.5, '9.1'],
    ['critical', undefined, '9.5'],
    ['high', 9.8, '8.9'],
    ['high', 7.2, '7.2'],
    ['medium', 5.31, '5.3'],
    ['low', 0, '0.1'],
    ['unknown', 9.8, undefined],
    ['unknown', undefined, undefined],
  ] as const)('%s with score %s is %s', (severity, score, expected) => {
    expect(severityOf(finding({ severity, score }))).toBe(expected);
  });

  it('is the highest of all packages that share the rule', () => {
    const two = mergeFindings(
      [
        observation({ severity: 'low', score: 2 }),
        observation({ package: { type: 'npm', name: 'other' }, severity: 'high' }),
      ],
      'max',
    );
    const [rule, ...others] = runOf(two).tool.driver.rules;
    expect(others).toEqual([]);
    expect(rule?.properties?.['security-severity']).toBe('7.2');
  });
});

describe('alerts', () => {
  const scan = (over: Parameters<typeof observation>[0]) => mergeFindings([observation(over)], 'max');

  it('stay the same after a rebuild: new tag, new platform, new path inside, a version that does not mend it', () => {
    const before = scan({ place: { path: 'app/node_modules/lodash/package.json' }, platform: 'linux/amd64' });
    const after = scan({
      place: { path: 'srv/node_modules/lodash/package.json' },
      platform: 'linux/arm64',
      version: '4.17.19',
    });
    expect(alertKeys(runOf(after, image))).toEqual(alertKeys(runOf(before, image)));
  });

  it('stay the same when a lockfile grows and the lines move', () => {
    const at = (startLine: number) => alertKeys(runOf(scan({ place: { path: 'package-lock.json', startLine } })));
    expect(at(900)).toEqual(at(8));
  });

  it('keep one each where a package stands in two versions', () => {
    const two = mergeFindings([observation({ version: '1.0.0' }), observation({ version: '2.0.0' })], 'max');
    expect(new Set(alertKeys(runOf(two))).size).toBe(2);
  });

  it('stand below the folder that was scanned, in its own category', () => {
    const run = runOf(scan({}), { name: 'directory/services/api', folder: 'services/api' });
    expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('services/api/package-lock.json');
    expect(run.automationDetails.id).toBe('prod-actions/security-scan/directory/services/api/');
  });
});
