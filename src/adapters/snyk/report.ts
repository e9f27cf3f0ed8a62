/** Snyk's JSON → observations. One project is an object, several are an array, one that failed is `{ok: false, error}`. */
import { z } from 'zod';
import { distinct, type Observation } from '../../domain/findings/finding.ts';
import { isJoinable } from '../../domain/findings/identifiers.ts';
import { packageOf } from '../../domain/findings/packages.ts';
import { parseSeverity } from '../../domain/findings/severity.ts';
import type { Parsed } from '../../domain/text/parsed.ts';

const texts = z
  .array(z.string())
  .nullish()
  .transform(list => list ?? []);

const vulnerabilitySchema = z.object({
  id: z.string().min(1),
  type: z.string().nullish(),
  title: z.string().default(''),
  severity: z.string(),
  cvssScore: z.number().nullish(),
  identifiers: z.object({ CVE: texts, GHSA: texts }).nullish(),
  alternativeIds: texts,
  packageManager: z.string().nullish(),
  packageName: z.string().nullish(),
  name: z.string().nullish(),
  version: z.string().default(''),
  fixedIn: texts,
  nearestFixedInVersion: z.string().nullish(),
});

const base = {
  vulnerabilities: z.array(vulnerabilitySchema),
  dependencyCount: z.number().default(0),
  packageManager: z.string().nullish(),
  projectName: z.string().default(''),
  displayTargetFile: z.string().nullish(),
  targetFile: z.string().nullish(),
  filtered: z.object({ ignore: z.array(z.unknown()).nullish() }).nullish(),
};

const projectSchema = z.object({ ...base, applications: z.array(z.object(base)).nullish() });
const failureSchema = z.object({ ok: z.literal(false), error: z.string() });

/** The failure first: it is the one without a list. */
const elementSchema = z.union([projectSchema, failureSchema]);
export const snykSchema = z.union([z.array(elementSchema), elementSchema.transform(one => [one])]);

type Vulnerability = z.output<typeof vulnerabilitySchema>;
export type SnykProject = z.output<typeof projectSchema>;

export interface SnykReport {
  readonly projects: readonly SnykProject[];
  /** Snyk's words about projects it could not test. */
  readonly failures: readonly string[];
}

export const parseSnyk = (value: unknown): Parsed<SnykReport> => {
  const parsed = snykSchema.safeParse(value);
  if (!parsed.success)
    return {
      problem: z
        .prettifyError(parsed.error)
        .replaceAll(/\s*\n\s*/g, ' ')
        .slice(0, 300),
    };
  const projects: SnykProject[] = [];
  const failures: string[] = [];
  for (const one of parsed.data) {
    if ('error' in one) failures.push(one.error);
    else projects.push(one, ...(one.applications ?? []));
  }
  return { value: { projects, failures } };
};

const purlTypes: Readonly<Record<string, string>> = {
  npm: 'npm',
  yarn: 'npm',
  pnpm: 'npm',
  pip: 'pypi',
  poetry: 'pypi',
  pipenv: 'pypi',
  maven: 'maven',
  gradle: 'maven',
  sbt: 'maven',
  gomodules: 'golang',
  golangdep: 'golang',
  govendor: 'golang',
  golang: 'golang',
  rubygems: 'gem',
  nuget: 'nuget',
  paket: 'nuget',
  composer: 'composer',
  cocoapods: 'cocoapods',
  hex: 'hex',
  swift: 'swift',
  pub: 'pub',
  deb: 'deb',
  debian: 'deb',
  ubuntu: 'deb',
  apk: 'apk',
  alpine: 'apk',
  wolfi: 'apk',
  rpm: 'rpm',
  rhel: 'rpm',
  centos: 'rpm',
  oracle: 'rpm',
  amzn: 'rpm',
  sles: 'rpm',
};

/** `debian:12` and `alpine:3.20` name a distribution; the part before the colon tells the kind. */
const typeOf = (manager: string): string => {
  const name = manager.split(':')[0] ?? '';
  return purlTypes[name] ?? name;
};

/** `openssl/libssl3` → binary and source; `group:artifact` → as package URLs write it. */
const packageFrom = (manager: string, name: string, source: string | undefined) => {
  const type = typeOf(manager);
  if (type === 'maven') return packageOf(type, name.replace(':', '/'));
  const slash = name.lastIndexOf('/');
  const isSystem = ['deb', 'apk', 'rpm'].includes(type);
  return isSystem && slash > 0
    ? packageOf(type, name.slice(slash + 1), name.slice(0, slash))
    : packageOf(type, name, isSystem ? source : undefined);
};

const isLicense = (one: Vulnerability): boolean => one.type === 'license' || one.id.startsWith('snyk:lic:');

const fixesOf = (one: Vulnerability): readonly string[] =>
  distinct([...one.fixedIn, ...(one.nearestFixedInVersion ? [one.nearestFixedInVersion] : [])]);

const observation = (one: Vulnerability, project: SnykProject, platform: string | undefined): Observation => {
  const manager = one.packageManager ?? project.packageManager ?? '';
  const name = one.name ?? one.packageName ?? '';
  const source = one.packageName ?? undefined;
  return {
    scanner: 'snyk',
    kind: isLicense(one) ? 'license' : 'vulnerability',
    id: one.id,
    aliases: [...(one.identifiers?.CVE ?? []), ...(one.identifiers?.GHSA ?? []), ...one.alternativeIds].filter(
      isJoinable,
    ),
    title: one.title,
    url: isLicense(one) ? '' : `https://security.snyk.io/vuln/${encodeURIComponent(one.id)}`,
    severity: parseSeverity(one.severity),
    score: one.cvssScore ?? undefined,
    package: packageFrom(manager, name, source),
    version: one.version,
    fixedVersions: fixesOf(one),
    place: { path: manifestOf(project) },
    platform,
  };
};

/** The manifest of a project, with forward slashes; for an image the kind of its packages. */
export const manifestOf = (project: Pick<SnykProject, 'displayTargetFile' | 'targetFile' | 'packageManager'>): string =>
  (project.displayTargetFile ?? project.targetFile ?? `${project.packageManager ?? 'unknown'} packages`).replaceAll(
    '\\',
    '/',
  );

/** One row per dependency path becomes one observation per package, version and id. */
export const snykObservations = (
  report: SnykReport,
  kinds: { readonly licenses: boolean },
  platform: string | undefined,
): readonly Observation[] => {
  const unique = new Map<string, Observation>();
  for (const project of report.projects) {
    for (const one of project.vulnerabilities) {
      const found = observation(one, project, platform);
      if (found.kind === 'license' && !kinds.licenses) continue;
      unique.set(
        [found.id, found.package?.type, found.package?.name, found.version, found.place.path].join('\u0000'),
        found,
      );
    }
  }
  return [...unique.values()];
};
