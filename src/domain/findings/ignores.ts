import { byText, type Finding, isBelow } from './finding.ts';

/** One entry of the ignore file. */
export interface Ignore {
  /** Any id of the finding: CVE, GHSA, SNYK …, a rule of secrets or misconfiguration, a licence. */
  readonly id: string;
  /** Only in this package (its name, or that of its source package). */
  readonly package?: string;
  /** Only below this path; all places of the finding must lie there. */
  readonly path?: string;
  readonly reason: string;
  /** The last day it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
  /** Where the entry stands in its file. */
  readonly line: number;
}

export interface IgnoredFinding {
  readonly finding: Finding;
  readonly by: Ignore;
}

export interface IgnoreResult {
  readonly active: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  readonly expired: readonly Ignore[];
  readonly expiringSoon: readonly Ignore[];
  readonly unused: readonly Ignore[];
}

const dayMs = 24 * 60 * 60 * 1000;
const soonMs = 14 * dayMs;

/** The first millisecond at which the entry no longer holds. */
const endOf = ({ expires }: Ignore): number => Date.parse(`${expires}T00:00:00Z`) + dayMs;

const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Every scope an entry names must hold; a finding that does not say its package is not matched by one that does. */
export const matches = (entry: Ignore, finding: Finding): boolean => {
  if (![finding.id, ...finding.aliases].some(id => sameId(id, entry.id))) return false;
  const { package: wanted, path } = entry;
  const named = [finding.package?.name, finding.package?.source];
  if (wanted !== undefined && !named.some(name => name !== undefined && sameId(name, wanted))) return false;
  return path === undefined || (finding.places.length > 0 && finding.places.every(place => isBelow(place.path, path)));
};

/** Takes out what the ignore file accepts today, and tells which entries are past their date or match nothing. */
export const applyIgnores = (findings: readonly Finding[], entries: readonly Ignore[], now: number): IgnoreResult => {
  const holding = entries.filter(entry => now < endOf(entry));
  const ignored = findings.flatMap(finding => {
    const by = holding.find(entry => matches(entry, finding));
    return by === undefined ? [] : [{ finding, by }];
  });
  const taken = new Set(ignored.map(({ finding }) => finding));
  return {
    active: findings.filter(finding => !taken.has(finding)),
    ignored,
    expired: entries.filter(entry => now >= endOf(entry)).toSorted((a, b) => byText(a.expires, b.expires)),
    expiringSoon: holding.filter(entry => now >= endOf(entry) - soonMs),
    unused: entries.filter(entry => !findings.some(finding => matches(entry, finding))),
  };
};
