import type { Severity } from './severity.ts';

export type Scanner = 'trivy' | 'snyk';
export const findingKinds = ['vulnerability', 'secret', 'misconfiguration', 'license'] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Package {
  /** The type of its package URL: npm, golang, deb … */
  readonly type: string;
  /** `namespace/name`, in the form of the type. */
  readonly name: string;
  /** The source package of an operating-system package. */
  readonly source?: string;
}

export interface Place {
  /** Manifest or file, relative to what was scanned; never the text of a match. */
  readonly path: string;
  readonly startLine?: number;
  readonly endLine?: number;
}

/** What one scanner said about one package in one place. */
export interface Observation {
  readonly scanner: Scanner;
  readonly kind: FindingKind;
  readonly id: string;
  /** Other ids of the same vulnerability. Never advisories that bundle several (DSA, RHSA, USN …). */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly url: string;
  readonly severity: Severity;
  readonly score: number | undefined;
  readonly package: Package | undefined;
  readonly version: string;
  readonly fixedVersions: readonly string[];
  readonly place: Place;
  readonly platform: string | undefined;
}

/** One thing to mend, whoever saw it and wherever it is. */
export interface Finding {
  /** Identity: kind, canonical id, package and version (for files: path and line). */
  readonly key: string;
  readonly kind: FindingKind;
  /** CVE before GHSA before ecosystem ids before a scanner's own. */
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly url: string;
  /** By the severity policy, out of what each scanner says. */
  readonly severity: Severity;
  readonly saidBy: Readonly<Partial<Record<Scanner, Severity>>>;
  readonly score: number | undefined;
  readonly package: Package | undefined;
  readonly version: string;
  readonly fixedVersions: readonly string[];
  readonly places: readonly Place[];
  readonly platforms: readonly string[];
}

export const packageText = (one: Pick<Finding, 'package' | 'version'>): string =>
  one.package === undefined ? '' : `${one.package.name}@${one.version}`;

/** Plain code-unit order: the same on every machine, whatever its locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(byText);

/** Is `path` the folder (or file) itself, or somewhere below it? */
export const isBelow = (path: string, folder: string): boolean => {
  const root = folder.replace(/^\.\//, '').replace(/\/+$/, '');
  return path === root || path.startsWith(`${root}/`);
};
