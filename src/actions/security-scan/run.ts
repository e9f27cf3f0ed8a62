import type { Registry } from '../../adapters/registry/registry.ts';
import type { Outcome } from '../../core/action.ts';
import type { Runtime, Tools } from '../../core/ports.ts';
import { type Assessment, assess, judge } from '../../domain/findings/assessment.ts';
import { mergeFindings } from '../../domain/findings/merge.ts';
import { countBySeverity, type FindingPolicy } from '../../domain/findings/policy.ts';
import { effectOf, type VerdictOf } from '../../domain/verdicts/verdicts.ts';
import type { Evidence } from './evidence.ts';
import { readIgnores } from './ignores.ts';
import type { Inputs } from './inputs.ts';
import { buildReport, type ScanReport } from './report.ts';
import { writeSarif } from './sarif-file.ts';
import { scanWithSnyk } from './snyk.ts';
import { resolveTargets } from './targets.ts';
import { emptyProblems, scanWithTrivy } from './trivy.ts';

export interface Deps extends Runtime {
  readonly tools: Tools;
  readonly registry: Pick<Registry, 'describe' | 'manifest' | 'config' | 'download'>;
  readonly hash: (text: string) => string;
}

export type ScanOutcome = Outcome<'security-scan', ScanReport>;

const policyOf = (inputs: Inputs): FindingPolicy => ({
  severity: inputs.severity,
  reportSeverity: inputs['report-severity'],
  onlyFixable: inputs['only-fixable'],
  unknownSeverity: inputs['unknown-severity'],
});

const gather = async (inputs: Inputs, deps: Deps): Promise<Evidence> => {
  const targets = await resolveTargets(inputs, deps);
  deps.outputs.set('digest', targets.digest);
  const [trivy, snyk] = await Promise.all([
    scanWithTrivy(inputs, targets.targets, deps),
    scanWithSnyk(inputs, targets.targets, deps),
  ]);
  const coverage = snyk.coverage(trivy.runs);
  const runs = [...trivy.runs, ...snyk.runs];
  return {
    targets,
    database: trivy.database,
    runs,
    tools: [...trivy.tools, ...snyk.tools],
    problems: [
      ...targets.problems,
      ...trivy.database.problems,
      ...runs.flatMap(one => one.problems),
      ...emptyProblems(inputs, trivy.runs),
      ...snyk.problems,
      ...coverage.problems,
    ],
    notices: [...trivy.database.notices, ...runs.flatMap(one => one.notices), ...snyk.notices, ...coverage.notices],
  };
};

const scannedPlatforms = ({ runs }: Evidence): string =>
  runs
    .filter(one => one.scanner === 'trivy' && one.problems.length === 0 && one.target !== 'directory')
    .map(one => one.target)
    .join(',');

const outputsOf = (evidence: Evidence, assessment: Assessment, sarifPath: string): Record<string, string> => {
  const counts = countBySeverity(assessment.active);
  const date = evidence.database.updatedAt;
  return {
    digest: evidence.targets.digest,
    platforms: scannedPlatforms(evidence),
    findings: String(assessment.active.length),
    critical: String(counts.critical),
    high: String(counts.high),
    medium: String(counts.medium),
    low: String(counts.low),
    'unknown-severity': String(counts.unknown),
    blocking: String(assessment.blocking.length),
    ignored: String(assessment.ignored.length),
    'sarif-file': sarifPath,
    'database-date': date === undefined ? '' : new Date(date).toISOString(),
  };
};

/** @throws UserError for what the caller can mend, before anything is scanned */
export const run = async (inputs: Inputs, deps: Deps): Promise<ScanOutcome> => {
  const ignores = await readIgnores(inputs, deps);
  const evidence = await gather(inputs, deps);
  const findings = mergeFindings(
    evidence.runs.flatMap(one => one.observations),
    inputs['severity-policy'],
  );
  const assessment = assess(findings, policyOf(inputs), ignores.entries, deps.clock.now());
  const sarif = await writeSarif(assessment.reported, evidence.targets.sarif, deps);
  const { verdict, reasons } = judge(assessment, evidence.problems, [
    ...evidence.notices,
    ...ignores.notices,
    ...sarif.notices,
  ]);
  return {
    verdict,
    reasons,
    effect: effectOfVerdict(verdict, inputs),
    outputs: outputsOf(evidence, assessment, sarif.path),
    report: buildReport({ inputs, evidence, assessment, verdict, reasons, now: deps.clock.now() }),
  };
};

const effectOfVerdict = (verdict: VerdictOf<'security-scan'>, inputs: Inputs): ScanOutcome['effect'] =>
  effectOf('security-scan', verdict, { mode: inputs.mode, strict: true });
