import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../src/adapters/trivy/checks.ts';
import {
  bareSystemOf,
  manifestsOf,
  observationsOf,
  packageCount,
  reportSchema,
} from '../../../src/adapters/trivy/report.ts';
import type { ScanTarget } from '../../../src/domain/findings/scan.ts';

const digest = `sha256:${'a'.repeat(64)}` as const;
const now = Date.UTC(2026, 10, 21);
const folder: ScanTarget = { kind: 'directory', path: '/work' };
const image: ScanTarget = { kind: 'image', reference: `reg/app@${digest}`, digest, platform: 'linux/arm64' };

const report = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  SchemaVersion: 2,
  CreatedAt: new Date(now).toISOString(),
  ArtifactName: '/work',
  ArtifactType: 'filesystem',
  ...over,
});

const ofImage = (over: Record<string, unknown> = {}): Record<string, unknown> =>
  report({
    ArtifactName: `reg/app@${digest}`,
    ArtifactType: 'container_image',
    Metadata: { RepoDigests: [`reg/app@${digest}`], ImageConfig: { os: 'linux', architecture: 'arm64' } },
    ...over,
  });

const codeOf = (text: string, target: ScanTarget): string => {
  const checked = checkReport(text, target, now);
  return 'problem' in checked ? checked.problem.code : 'ok';
};

describe('is it the report that was asked for', () => {
  it.each<[string, string, ScanTarget, string]>([
    ['a clean folder without results', JSON.stringify(report()), folder, 'ok'],
    ['results that Go wrote as null', JSON.stringify(report({ Results: null })), folder, 'ok'],
    ['the image of the platform', JSON.stringify(ofImage()), image, 'ok'],
    ['nothing', '', folder, 'scan-empty'],
    ['white space', ' \n', folder, 'scan-empty'],
    ['half of it', JSON.stringify(report({ Results: [] })).slice(0, 60), folder, 'scan-half-written'],
    ['null, as old versions wrote', 'null', folder, 'scan-wrong-schema'],
    ['a list, as version 1 wrote', '[]', folder, 'scan-wrong-schema'],
    ['another schema', JSON.stringify(report({ SchemaVersion: 3 })), folder, 'scan-wrong-schema'],
    ['a cluster', JSON.stringify({ ClusterName: 'x', Resources: [] }), folder, 'scan-wrong-schema'],
    ['no date', JSON.stringify(report({ CreatedAt: undefined })), folder, 'scan-wrong-schema'],
    ['yesterday’s', JSON.stringify(report({ CreatedAt: '2026-11-20T00:00:00Z' })), folder, 'scan-outdated'],
    ['another folder', JSON.stringify(report({ ArtifactName: '/other' })), folder, 'scan-wrong-artifact'],
    ['a folder for an image', JSON.stringify(report()), image, 'scan-wrong-artifact'],
    [
      'another digest',
      JSON.stringify(ofImage({ Metadata: { RepoDigests: [`reg/app@sha256:${'b'.repeat(64)}`] } })),
      image,
      'scan-wrong-artifact',
    ],
    [
      'another platform under the digest',
      JSON.stringify(
        ofImage({
          Metadata: { RepoDigests: [`reg/app@${digest}`], ImageConfig: { os: 'linux', architecture: 'amd64' } },
        }),
      ),
      image,
      'scan-wrong-artifact',
    ],
  ])('%s', (_name, text, target, expected) => {
    expect(codeOf(text, target)).toBe(expected);
  });

  it('takes the platform of a config that leaves the variant out', () => {
    const arm: ScanTarget = { ...image, platform: 'linux/arm/v6' };
    const metadata = { RepoDigests: [`reg/app@${digest}`], ImageConfig: { os: 'linux', architecture: 'arm' } };
    expect(codeOf(JSON.stringify(ofImage({ Metadata: metadata })), arm)).toBe('ok');
  });
});

const observed = (result: Record<string, unknown>) =>
  observationsOf(reportSchema.parse(report({ Results: [result] })), 'linux/amd64');

describe('what it says', () => {
  it('reads a vulnerability with its aliases, fixes, score and line', () => {
    expect(
      observed({
        Target: 'package-lock.json',
        Class: 'lang-pkgs',
        Type: 'npm',
        Packages: [{ ID: 'debug@3.0.1', Name: 'debug', Locations: [{ StartLine: 11, EndLine: 19 }] }],
        Vulnerabilities: [
          {
            VulnerabilityID: 'CVE-2017-20165',
            VendorIDs: ['GHSA-9vvw-cc9w-f27h', 'DSA-1'],
            PkgID: 'debug@3.0.1',
            PkgName: 'debug',
            PkgIdentifier: { PURL: 'pkg:npm/debug@3.0.1' },
            InstalledVersion: '3.0.1',
            FixedVersion: '3.1.0, 2.6.9',
            SeveritySource: 'ghsa',
            Severity: 'HIGH',
            Title: 'ReDoS',
            PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2017-20165',
            CVSS: { nvd: { V3Score: 9 }, ghsa: { V3Score: 7.5 } },
          },
        ],
      }),
    ).toEqual([
      {
        scanner: 'trivy',
        kind: 'vulnerability',
        id: 'CVE-2017-20165',
        aliases: ['GHSA-9vvw-cc9w-f27h'],
        title: 'ReDoS',
        url: 'https://avd.aquasec.com/nvd/cve-2017-20165',
        severity: 'high',
        score: 7.5,
        package: { type: 'npm', name: 'debug' },
        version: '3.0.1',
        fixedVersions: ['3.1.0', '2.6.9'],
        place: { path: 'package-lock.json', startLine: 11, endLine: 19 },
        platform: 'linux/amd64',
      },
    ]);
  });

  it('names the source of an OS package, and no image name as its place', () => {
    const [one] = observed({
      Target: `reg/app@${digest} (debian 12.8)`,
      Class: 'os-pkgs',
      Type: 'debian',
      Packages: [{ ID: 'libssl3@3', Name: 'libssl3', SrcName: 'openssl' }],
      Vulnerabilities: [{ VulnerabilityID: 'CVE-2024-6119', PkgID: 'libssl3@3', PkgName: 'libssl3' }],
    });
    expect(one?.package).toEqual({ type: 'deb', name: 'libssl3', source: 'openssl' });
    expect(one?.place).toEqual({ path: 'debian packages' });
    expect(one?.severity).toBe('unknown');
    expect(one?.fixedVersions).toEqual([]);
  });

  it('knows the package type of reports without package URLs', () => {
    const [one] = observed({
      Target: 'requirements.txt',
      Class: 'lang-pkgs',
      Type: 'pip',
      Vulnerabilities: [{ VulnerabilityID: 'CVE-2021-33503', PkgName: 'Foo_Bar', InstalledVersion: '1' }],
    });
    expect(one?.package).toEqual({ type: 'pypi', name: 'foo-bar' });
  });

  it('never reads what a secret is, nor the source around it', () => {
    const secret = {
      RuleID: 'aws-access-key-id',
      Severity: 'CRITICAL',
      Title: 'AWS Access Key ID',
      StartLine: 3,
      EndLine: 3,
    };
    const text = JSON.stringify(
      observed({
        Target: '.env',
        Class: 'secret',
        Secrets: [{ ...secret, Match: 'AKIA-PRECIOUS', Code: { Lines: [{ Content: 'AKIA-PRECIOUS' }] } }],
      }),
    );
    expect(text).not.toContain('PRECIOUS');
    expect(text).toContain('"path":".env","startLine":3');
  });

  it('counts failed misconfigurations only, without their messages', () => {
    const rows = observed({
      Target: 'Dockerfile',
      Class: 'config',
      Misconfigurations: [
        {
          ID: 'DS-0001',
          Status: 'FAIL',
          Severity: 'MEDIUM',
          Message: 'PRECIOUS',
          CauseMetadata: { StartLine: 1, EndLine: 2 },
        },
        { ID: 'DS-0002', Status: 'PASS', Severity: 'HIGH' },
        { ID: 'DS-0003', Status: 'EXCEPTION', Severity: 'HIGH' },
      ],
    });
    expect(rows.map(({ id, place }) => [id, place.startLine])).toEqual([['DS-0001', 1]]);
    expect(JSON.stringify(rows)).not.toContain('PRECIOUS');
  });

  it('reads licences of packages and files', () => {
    const rows = observed({
      Target: 'OS Packages',
      Class: 'license',
      Licenses: [
        { Name: 'GPL-2.0', Severity: 'HIGH', Category: 'restricted', PkgName: 'busybox', FilePath: '' },
        { Name: 'AGPL-3.0', Severity: 'CRITICAL', Category: 'forbidden', FilePath: 'COPYING' },
      ],
    });
    expect(rows.map(({ id, severity, place }) => [id, severity, place.path])).toEqual([
      ['GPL-2.0', 'high', 'OS Packages'],
      ['AGPL-3.0', 'critical', 'COPYING'],
    ]);
  });

  it('counts packages and manifests, and an operating system of which nothing was read', () => {
    const parsed = reportSchema.parse(
      report({
        Metadata: { OS: { Family: 'alpine', Name: '3.20' } },
        Results: [{ Target: 'go.mod', Class: 'lang-pkgs', Type: 'gomod', Packages: [{ Name: 'a' }, { Name: 'b' }] }],
      }),
    );
    expect(packageCount(parsed)).toBe(2);
    expect(manifestsOf(parsed)).toEqual([{ path: 'go.mod', type: 'gomod' }]);
    expect(bareSystemOf(parsed)).toBe('alpine 3.20');
    expect(bareSystemOf(reportSchema.parse(report()))).toBe('');
  });
});
