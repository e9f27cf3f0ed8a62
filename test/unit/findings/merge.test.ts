import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/findings/finding.ts';
import { mergeFindings } from '../../../src/domain/findings/merge.ts';
import { observation, short } from './samples.ts';

const trivy = (over: Partial<Observation> = {}) => observation({ scanner: 'trivy', ...over });
const snyk = (over: Partial<Observation> = {}) =>
  observation({ scanner: 'snyk', id: 'SNYK-JS-LODASH-1040724', aliases: ['CVE-2021-23337'], ...over });

const merged = (...all: readonly Observation[]): readonly string[] => mergeFindings(all, 'max').map(short);

describe('what is one finding', () => {
  it.each<[string, readonly Observation[], readonly string[]]>([
    ['the CVE joins both scanners', [trivy(), snyk()], ['CVE-2021-23337 lodash@4.17.20 snyk+trivy']],
    [
      'the GHSA joins where one of them has no CVE',
      [trivy({ id: 'GHSA-35jh-r3h4-6jhm' }), snyk({ aliases: ['GHSA-35jh-r3h4-6jhm', 'CVE-2021-23337'] })],
      ['CVE-2021-23337 lodash@4.17.20 snyk+trivy'],
    ],
    [
      'a chain of aliases joins: A-C, B-D, C-D',
      [
        trivy({ id: 'GHSA-aaaa', aliases: ['GHSA-cccc'] }),
        snyk({ id: 'SNYK-B', aliases: ['GHSA-dddd'] }),
        snyk({ id: 'SNYK-X', aliases: ['GHSA-cccc', 'GHSA-dddd'] }),
      ],
      ['GHSA-aaaa lodash@4.17.20 snyk+trivy'],
    ],
    [
      'another version is another finding',
      [trivy(), snyk({ version: '4.17.19' })],
      ['CVE-2021-23337 lodash@4.17.19 snyk', 'CVE-2021-23337 lodash@4.17.20 trivy'],
    ],
    [
      'another package is another finding, whatever the id',
      [trivy(), snyk({ package: { type: 'npm', name: 'lodash.set' } })],
      ['CVE-2021-23337 lodash.set@4.17.20 snyk', 'CVE-2021-23337 lodash@4.17.20 trivy'],
    ],
    [
      'no shared id, no join',
      [trivy({ id: 'NSWG-ECO-17' }), trivy({ id: 'CVE-2015-9235' })],
      ['CVE-2015-9235 lodash@4.17.20 trivy', 'NSWG-ECO-17 lodash@4.17.20 trivy'],
    ],
    [
      'a vendor bundle joins nothing',
      [trivy({ id: 'CVE-2024-1', aliases: ['DSA-1-1'] }), trivy({ id: 'CVE-2024-2', aliases: ['DSA-1-1'] })],
      ['CVE-2024-1 lodash@4.17.20 trivy', 'CVE-2024-2 lodash@4.17.20 trivy'],
    ],
    [
      'an id with two CVEs keeps them apart and stands with both',
      [trivy({ id: 'CVE-2024-1' }), trivy({ id: 'CVE-2024-2' }), snyk({ aliases: ['CVE-2024-1', 'CVE-2024-2'] })],
      ['CVE-2024-1 lodash@4.17.20 snyk+trivy', 'CVE-2024-2 lodash@4.17.20 snyk+trivy'],
    ],
    [
      'two CVEs do not meet through a row that names neither',
      [
        trivy({ id: 'CVE-2024-1', aliases: ['GHSA-aaaa'] }),
        trivy({ id: 'CVE-2024-2', aliases: ['GHSA-aaaa'] }),
        snyk({ id: 'SNYK-1', aliases: ['GHSA-aaaa'] }),
      ],
      ['CVE-2024-1 lodash@4.17.20 snyk+trivy', 'CVE-2024-2 lodash@4.17.20 snyk+trivy'],
    ],
    [
      'a Go package of Snyk belongs to the module that Trivy names',
      [
        trivy({ package: { type: 'golang', name: 'golang.org/x/text' }, version: 'v0.3.6' }),
        snyk({ package: { type: 'golang', name: 'golang.org/x/text/language' }, version: '0.3.6' }),
      ],
      ['CVE-2021-23337 golang.org/x/text@v0.3.6 snyk+trivy'],
    ],
  ])('%s', (_name, observations, expected) => {
    expect(merged(...observations)).toEqual(expected);
  });

  it('keeps secrets of one rule apart by line', () => {
    const secret = (startLine: number) =>
      trivy({
        kind: 'secret',
        id: 'aws-access-key-id',
        package: undefined,
        version: '',
        place: { path: '.env', startLine },
      });
    expect(mergeFindings([secret(1), secret(9), secret(9)], 'max').map(one => one.key)).toEqual([
      'secret aws-access-key-id .env:1',
      'secret aws-access-key-id .env:9',
    ]);
  });
});

describe('what the finding says', () => {
  it('lists places and platforms once, with the line where a scanner knows it', () => {
    const [one] = mergeFindings(
      [
        trivy({ platform: 'linux/arm64', place: { path: 'a/package-lock.json', startLine: 8 } }),
        trivy({ platform: 'linux/amd64', place: { path: 'b/package-lock.json' } }),
        snyk({ platform: 'linux/amd64', place: { path: 'a/package-lock.json' } }),
      ],
      'max',
    );
    expect(one?.places).toEqual([{ path: 'a/package-lock.json', startLine: 8 }, { path: 'b/package-lock.json' }]);
    expect(one?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });

  it('leads with the lowest CVE, counted as a number, and keeps all others as aliases', () => {
    const [one] = mergeFindings([snyk({ id: 'SNYK-1', aliases: ['GHSA-zzzz', 'CVE-2021-1000'] })], 'max');
    expect([one?.id, ...(one?.aliases ?? [])]).toEqual(['CVE-2021-1000', 'GHSA-zzzz', 'SNYK-1']);
  });

  it.each([
    ['max', 'high', 'critical', 'critical'],
    ['max', 'unknown', 'low', 'low'],
    ['prefer:trivy', 'medium', 'critical', 'medium'],
    ['prefer:snyk', 'critical', 'low', 'low'],
    ['prefer:trivy', 'unknown', 'high', 'high'],
  ] as const)('%s: trivy %s and snyk %s give %s', (policy, byTrivy, bySnyk, expected) => {
    const [one] = mergeFindings([trivy({ severity: byTrivy }), snyk({ severity: bySnyk })], policy);
    expect(one?.severity).toBe(expected);
    expect(one?.saidBy).toEqual({ trivy: byTrivy, snyk: bySnyk });
  });
});

describe('properties', () => {
  const id = fc.constantFrom('CVE-2024-1', 'CVE-2024-2', 'GHSA-aaaa', 'GHSA-bbbb', 'SNYK-1', 'SNYK-2', 'NSWG-ECO-1');
  const any = fc.record({
    scanner: fc.constantFrom('trivy' as const, 'snyk' as const),
    id,
    aliases: fc.array(id, { maxLength: 3 }),
    version: fc.constantFrom('1.0.0', '2.0.0'),
    platform: fc.constantFrom('linux/amd64', 'linux/arm64', undefined),
    severity: fc.constantFrom('low' as const, 'high' as const, 'unknown' as const),
  });
  const some = fc.array(any, { maxLength: 12 }).map(all => all.map(one => observation(one)));

  it('does not depend on the order in which scanners finish', () => {
    fc.assert(
      fc.property(
        some.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(mergeFindings(shuffled, 'max')).toEqual(mergeFindings(all, 'max'));
        },
      ),
    );
  });

  it('loses no observation: each one’s id and scanner stand in some finding', () => {
    fc.assert(
      fc.property(some, all => {
        const findings = mergeFindings(all, 'max');
        for (const one of all) {
          const holds = findings.some(
            f =>
              [f.id, ...f.aliases].includes(one.id) && f.saidBy[one.scanner] !== undefined && f.version === one.version,
          );
          expect(holds).toBe(true);
        }
      }),
    );
  });

  it('never puts two CVEs into one finding, and never gives two findings one key', () => {
    fc.assert(
      fc.property(some, all => {
        const findings = mergeFindings(all, 'max');
        for (const one of findings)
          expect([one.id, ...one.aliases].filter(text => text.startsWith('CVE-')).length).toBeLessThan(2);
        expect(new Set(findings.map(one => one.key)).size).toBe(findings.length);
      }),
    );
  });
});
