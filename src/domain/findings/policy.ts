import type { Finding } from './finding.ts';
import { rank, type Severity, severities, type Threshold } from './severity.ts';

export interface FindingPolicy {
  /** The lowest severity that fails the gate. */
  readonly severity: Threshold;
  /** The lowest severity that is reported. What nobody rated is always reported. */
  readonly reportSeverity: Threshold;
  /** Only vulnerabilities with a fixed version fail the gate. */
  readonly onlyFixable: boolean;
  /** What a severity that nobody rated does. */
  readonly unknownSeverity: 'report' | 'fail';
}

export const isFixable = (finding: Finding): boolean => finding.fixedVersions.length > 0;

/** Does the finding fail the gate? */
export const violates = (finding: Finding, policy: FindingPolicy): boolean => {
  if (policy.onlyFixable && finding.kind === 'vulnerability' && !isFixable(finding)) return false;
  return finding.severity === 'unknown'
    ? policy.unknownSeverity === 'fail'
    : rank(finding.severity) >= rank(policy.severity);
};

/** What fails the gate is always shown, whatever the threshold of the report says. */
export const isReported = (finding: Finding, policy: FindingPolicy): boolean =>
  finding.severity === 'unknown' || rank(finding.severity) >= rank(policy.reportSeverity) || violates(finding, policy);

export type SeverityCounts = Readonly<Record<Severity, number>>;

export const countBySeverity = (findings: readonly Finding[]): SeverityCounts => {
  const counts: Record<Severity, number> = { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
};

/** `2 critical, 1 high`; `none` when there are none. */
export const countsText = (counts: SeverityCounts): string => {
  const parts = severities
    .toReversed()
    .filter(severity => counts[severity] > 0)
    .map(severity => `${counts[severity]} ${severity}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
};

/** Most severe first, fixable before unfixable, then by identity. */
export const byImportance = (a: Finding, b: Finding): number =>
  rank(b.severity) - rank(a.severity) ||
  Number(isFixable(b)) - Number(isFixable(a)) ||
  (b.score ?? 0) - (a.score ?? 0) ||
  (a.key < b.key ? -1 : 1);
