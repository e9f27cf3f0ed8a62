import { describe, expect, it } from 'vitest';
import { canonicalOrder, isJoinable } from '../../../src/domain/findings/identifiers.ts';
import { moduleOf, packageOf, parsePurl, versionKey } from '../../../src/domain/findings/packages.ts';

describe('package URLs', () => {
  it.each([
    ['pkg:npm/lodash@4.17.20', { type: 'npm', name: 'lodash' }],
    ['pkg:npm/%40babel/core@7.0.0', { type: 'npm', name: '@babel/core' }],
    ['pkg:golang/golang.org/x/text@v0.3.6', { type: 'golang', name: 'golang.org/x/text' }],
    ['pkg:golang/example.test/svc', { type: 'golang', name: 'example.test/svc' }],
    ['pkg:maven/org.springframework/spring-core@5.3.0', { type: 'maven', name: 'org.springframework/spring-core' }],
    ['pkg:deb/debian/libssl3@3.0.13-1~deb12u1?arch=arm64&distro=debian-12.8', { type: 'deb', name: 'libssl3' }],
    ['pkg:pypi/Zope.Interface@1.0', { type: 'pypi', name: 'zope-interface' }],
    ['lodash', undefined],
    ['', undefined],
  ])('%s', (purl, expected) => {
    expect(parsePurl(purl)).toEqual(expected);
  });

  it('keeps the source of an OS package, where it has another name', () => {
    expect(parsePurl('pkg:deb/debian/libssl3@3', 'openssl')).toEqual({
      type: 'deb',
      name: 'libssl3',
      source: 'openssl',
    });
    expect(packageOf('deb', 'curl', 'curl')).toEqual({ type: 'deb', name: 'curl' });
  });
});

it.each([
  ['golang', 'v0.3.6', '0.3.6'],
  ['golang', 'v2.0.0+incompatible', '2.0.0'],
  ['deb', '0:1.2-3', '1.2-3'],
  ['deb', '1:1.2-3', '1:1.2-3'],
  ['deb', '1%3A1.2-3', '1:1.2-3'],
  ['npm', 'v1.0.0', 'v1.0.0'],
])('the version %s %s is %s', (type, version, expected) => {
  expect(versionKey(type, version)).toBe(expected);
});

it('finds the longest module that holds a Go package', () => {
  const modules = ['golang.org/x', 'golang.org/x/text', 'golang.org/x/te'];
  expect(moduleOf('golang.org/x/text/language', modules)).toBe('golang.org/x/text');
  expect(moduleOf('golang.org/x/textual', modules)).toBe('golang.org/x');
  expect(moduleOf('github.com/a/b', modules)).toBeUndefined();
});

it('joins by ids of one vulnerability and not by bundles', () => {
  const joins = ['CVE-2024-1', 'GHSA-x', 'GO-2024-1', 'RUSTSEC-2020-1', 'PYSEC-2021-1', 'SNYK-JS-A-1', 'npm:ms:2017'];
  const bundles = [
    'DSA-5764-1',
    'DLA-1',
    'USN-1-1',
    'RHSA-2024:1',
    'ELSA-1',
    'ALAS-1',
    'SUSE-SU-2022:1',
    'NSWG-ECO-17',
  ];
  expect(joins.filter(isJoinable)).toEqual(joins);
  expect(bundles.filter(isJoinable)).toEqual([]);
});

it('orders ids: CVE by number, GHSA, ecosystem, scanner', () => {
  const ids = ['SNYK-A', 'npm:a:1', 'GO-2020-1', 'GHSA-a', 'CVE-2021-1000', 'CVE-2021-999'];
  expect(ids.toSorted(canonicalOrder)).toEqual([
    'CVE-2021-999',
    'CVE-2021-1000',
    'GHSA-a',
    'GO-2020-1',
    'npm:a:1',
    'SNYK-A',
  ]);
});
