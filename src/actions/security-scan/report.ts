/** The full report, and what the summary is made from. */
import type { LocatedTool } from '../../core/ports.ts';
import type { Assessment } from '../../domain/findings/assessment.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { countBySeverity, type SeverityCounts } from '../../domain/findings/policy.ts';
import type { ScanRun } from '../../domain/findings/scan.ts';
import type { Reason, VerdictOf } from '../../domain/verdicts/verdicts.ts';
import type { Evidence } from './evidence.ts';
import type { Inputs } from './inputs.ts';

export interface ScanReport {
  readonly schema: 'prod-actions/security-scan/v1';
  readonly verdict: VerdictOf<'security-scan'>;
  readonly reasons: readonly Reason[];
  readonly at: string;
  readonly target: { readonly image: string; readonly path: string; readonly digest: string };
  readonly policy: {
    readonly severity: string;
    readonly reportSeverity: string;
    readonly onlyFixable: boolean;
    readonly unknownSeverity: string;
    readonly severityPolicy: string;
    readonly scanners: readonly string[];
    readonly onEmpty: string;
    readonly snyk: string;
  };
  readonly tools: readonly {
    readonly name: string;
    readonly version: string;
    readonly source: LocatedTool['source'];
  }[];
  /** ISO 8601, or null when it could not be told. */
  readonly databaseDate: string | null;
  readonly scans: readonly ScanSummary[];
  /** Of all active findings. */
  readonly counts: SeverityCounts;
  readonly blocking: readonly string[];
  readonly findings: readonly Finding[];
  readonly ignored: readonly { readonly finding: Finding; readonly reason: string; readonly expires: string }[];
}

export interface ScanSummary {
  readonly scanner: ScanRun['scanner'];
  readonly target: string;
  readonly complete: boolean;
  readonly packages: number;
  readonly manifests: readonly string[];
  readonly durationMs: number;
}

interface Parts {
  readonly inputs: Inputs;
  readonly evidence: Evidence;
  readonly assessment: Assessment;
  readonly verdict: VerdictOf<'security-scan'>;
  readonly reasons: readonly Reason[];
  readonly now: number;
}

const scanSummary = ({ scanner, target, problems, packages, manifests, durationMs }: ScanRun): ScanSummary => ({
  scanner,
  target,
  complete: problems.length === 0,
  packages,
  manifests: manifests.map(({ path }) => path),
  durationMs: Math.round(durationMs),
});

const policyOf = (inputs: Inputs): ScanReport['policy'] => ({
  severity: inputs.severity,
  reportSeverity: inputs['report-severity'],
  onlyFixable: inputs['only-fixable'],
  unknownSeverity: inputs['unknown-severity'],
  severityPolicy: inputs['severity-policy'],
  scanners: inputs.scanners,
  onEmpty: inputs['on-empty'],
  snyk: inputs.snyk,
});

const isoDate = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

export const buildReport = ({ inputs, evidence, assessment, verdict, reasons, now }: Parts): ScanReport => ({
  schema: 'prod-actions/security-scan/v1',
  verdict,
  reasons,
  at: new Date(now).toISOString(),
  target: { image: inputs.image, path: inputs.path, digest: evidence.targets.digest },
  policy: policyOf(inputs),
  tools: evidence.tools.map(({ name, version, source }) => ({ name, version, source })),
  databaseDate: isoDate(evidence.database.updatedAt),
  scans: evidence.runs.map(scanSummary),
  counts: countBySeverity(assessment.active),
  blocking: assessment.blocking.map(({ key }) => key),
  findings: assessment.reported,
  ignored: assessment.ignored.map(({ finding, by }) => ({ finding, reason: by.reason, expires: by.expires })),
});
