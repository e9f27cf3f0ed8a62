/** Trivy's JSON report (SchemaVersion 2) → observations. Texts of matches and source code are never read. */
import { z } from 'zod';
import type { Observation } from '../../domain/findings/finding.ts';
import { isJoinable } from '../../domain/findings/identifiers.ts';
import { packageOf, parsePurl } from '../../domain/findings/packages.ts';
import type { Manifest } from '../../domain/findings/scan.ts';
import { parseSeverity } from '../../domain/findings/severity.ts';

/** Go writes an empty list as `null` or leaves it out. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform(list => list ?? []);

const text = z.string().default('');

const packageSchema = z.object({
  ID: text,
  Name: text,
  SrcName: z.string().optional(),
  Locations: listOf(z.object({ StartLine: z.number(), EndLine: z.number() })),
});

const cvssSchema = z.record(z.string(), z.object({ V3Score: z.number().optional(), V40Score: z.number().optional() }));

const vulnerabilitySchema = z.object({
  VulnerabilityID: z.string().min(1),
  VendorIDs: listOf(z.string()),
  PkgID: text,
  PkgName: z.string().min(1),
  PkgPath: text,
  PkgIdentifier: z.object({ PURL: z.string().optional() }).optional(),
  InstalledVersion: text,
  FixedVersion: text,
  Title: text,
  PrimaryURL: text,
  Severity: text,
  SeveritySource: text,
  CVSS: cvssSchema.nullish(),
});

const secretSchema = z.object({
  RuleID: z.string().min(1),
  Severity: text,
  Title: text,
  StartLine: z.number().optional(),
  EndLine: z.number().optional(),
});

const misconfigurationSchema = z.object({
  ID: z.string().min(1),
  Title: text,
  Severity: text,
  Status: text,
  PrimaryURL: text,
  CauseMetadata: z.object({ StartLine: z.number().optional(), EndLine: z.number().optional() }).optional(),
});

const licenseSchema = z.object({
  Name: z.string().min(1),
  Severity: text,
  Category: text,
  PkgName: text,
  FilePath: text,
  Link: text,
});

const resultSchema = z.object({
  Target: text,
  Class: text,
  Type: text,
  Packages: listOf(packageSchema),
  Vulnerabilities: listOf(vulnerabilitySchema),
  Misconfigurations: listOf(misconfigurationSchema),
  Secrets: listOf(secretSchema),
  Licenses: listOf(licenseSchema),
});

export const reportSchema = z.object({
  SchemaVersion: z.literal(2),
  CreatedAt: z.string().optional(),
  ArtifactName: z.string().min(1),
  ArtifactType: z.string().min(1),
  Metadata: z
    .object({
      OS: z.object({ Family: text, Name: text }).optional(),
      RepoDigests: listOf(z.string()),
      ImageConfig: z.object({ architecture: text, os: text, variant: z.string().optional() }).optional(),
    })
    .optional(),
  Results: listOf(resultSchema),
});

export type TrivyReport = z.output<typeof reportSchema>;
type Result = TrivyReport['Results'][number];
type Vulnerability = Result['Vulnerabilities'][number];

/** Trivy's names of package managers → types of package URLs, for reports of versions that write no package URL. */
const purlTypes: Readonly<Record<string, string>> = {
  yarn: 'npm',
  pnpm: 'npm',
  bun: 'npm',
  'node-pkg': 'npm',
  pip: 'pypi',
  pipenv: 'pypi',
  poetry: 'pypi',
  uv: 'pypi',
  'python-pkg': 'pypi',
  gomod: 'golang',
  gobinary: 'golang',
  jar: 'maven',
  pom: 'maven',
  gradle: 'maven',
  bundler: 'gem',
  gemspec: 'gem',
  debian: 'deb',
  ubuntu: 'deb',
  alpine: 'apk',
};

/** The place of an OS package is the package database, whose target text holds the image name and digest. */
const pathOf = (result: Result, inner: string): string => {
  if (result.Class === 'os-pkgs') return `${result.Type} packages`;
  return inner === '' ? result.Target : inner;
};

/** The score of the source whose severity Trivy took; else the highest of all. */
const scoreOf = ({ CVSS, SeveritySource }: Vulnerability): number | undefined => {
  const of = (one: { V3Score?: number | undefined; V40Score?: number | undefined } | undefined): number[] =>
    [one?.V40Score, one?.V3Score].filter(score => score !== undefined && score > 0).map(Number);
  const [chosen] = of(CVSS?.[SeveritySource]);
  if (chosen !== undefined) return chosen;
  const all = Object.values(CVSS ?? {}).flatMap(of);
  return all.length === 0 ? undefined : Math.max(...all);
};

const splitVersions = (versions: string): readonly string[] =>
  versions
    .split(',')
    .map(version => version.trim())
    .filter(version => version !== '');

const lines = (one: { StartLine?: number | undefined; EndLine?: number | undefined } | undefined) =>
  one?.StartLine === undefined || one.StartLine < 1
    ? {}
    : { startLine: one.StartLine, endLine: Math.max(one.StartLine, one.EndLine ?? one.StartLine) };

type Platform = string | undefined;

const vulnerabilities = (result: Result, platform: Platform): readonly Observation[] => {
  const packages = new Map(result.Packages.map(one => [one.ID, one]));
  return result.Vulnerabilities.map(one => {
    const { SrcName: source, Locations = [] } = packages.get(one.PkgID) ?? {};
    const [first] = Locations;
    return {
      scanner: 'trivy',
      kind: 'vulnerability',
      id: one.VulnerabilityID,
      aliases: one.VendorIDs.filter(isJoinable),
      title: one.Title,
      url: one.PrimaryURL,
      severity: parseSeverity(one.Severity),
      score: scoreOf(one),
      package:
        parsePurl(one.PkgIdentifier?.PURL ?? '', source) ??
        packageOf(purlTypes[result.Type] ?? result.Type, one.PkgName, source),
      version: one.InstalledVersion,
      fixedVersions: splitVersions(one.FixedVersion),
      place: { path: pathOf(result, one.PkgPath), ...lines(first) },
      platform,
    };
  });
};

/** What all observations of files, not packages, have in common. */
const inFile = { scanner: 'trivy', score: undefined, package: undefined, version: '', fixedVersions: [] } as const;

const secrets = (result: Result, platform: Platform): readonly Observation[] =>
  result.Secrets.map(one => ({
    ...inFile,
    kind: 'secret',
    id: one.RuleID,
    aliases: [],
    title: one.Title,
    url: '',
    severity: parseSeverity(one.Severity),
    place: { path: result.Target, ...lines(one) },
    platform,
  }));

const misconfigurations = (result: Result, platform: Platform): readonly Observation[] =>
  result.Misconfigurations.filter(one => one.Status === 'FAIL').map(one => ({
    ...inFile,
    kind: 'misconfiguration',
    id: one.ID,
    aliases: [],
    title: one.Title,
    url: one.PrimaryURL,
    severity: parseSeverity(one.Severity),
    place: { path: result.Target, ...lines(one.CauseMetadata) },
    platform,
  }));

const licenses = (result: Result, platform: Platform): readonly Observation[] =>
  result.Licenses.map(one => ({
    ...inFile,
    kind: 'license',
    id: one.Name,
    aliases: [],
    title: `${one.Name} (${one.Category === '' ? 'unknown class' : one.Category})`,
    url: one.Link,
    severity: parseSeverity(one.Severity),
    package: one.PkgName === '' ? undefined : packageOf('', one.PkgName),
    place: { path: one.FilePath === '' ? result.Target : one.FilePath },
    platform,
  }));

export const observationsOf = (report: TrivyReport, platform: Platform): readonly Observation[] =>
  report.Results.flatMap(result => [
    ...vulnerabilities(result, platform),
    ...secrets(result, platform),
    ...misconfigurations(result, platform),
    ...licenses(result, platform),
  ]);

export const packageCount = (report: TrivyReport): number =>
  report.Results.reduce((sum, result) => sum + result.Packages.length, 0);

/** An operating system of which not one package was read. */
export const bareSystemOf = (report: TrivyReport): string => {
  const system = report.Metadata?.OS;
  const read = report.Results.some(result => result.Class === 'os-pkgs' && result.Packages.length > 0);
  return system === undefined || read ? '' : `${system.Family} ${system.Name}`.trim();
};

/** Lockfiles and manifests it read packages from. */
export const manifestsOf = (report: TrivyReport): readonly Manifest[] =>
  report.Results.filter(result => result.Class === 'lang-pkgs').map(({ Target, Type }) => ({
    path: Target,
    type: Type,
  }));
