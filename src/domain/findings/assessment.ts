import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { type Finding, type FindingKind, findingKinds, packageText } from './finding.ts';
import { applyIgnores, type Ignore, type IgnoreResult } from './ignores.ts';
import { byImportance, countBySeverity, countsText, type FindingPolicy, isReported, violates } from './policy.ts';

export interface Assessment extends IgnoreResult {
  /** Active findings that fail the gate, most important first. */
  readonly blocking: readonly Finding[];
  /** Active findings at or above the report threshold (blocking ones among them), most important first. */
  readonly reported: readonly Finding[];
}

export const assess = (
  findings: readonly Finding[],
  policy: FindingPolicy,
  ignores: readonly Ignore[],
  now: number,
): Assessment => {
  const result = applyIgnores(findings, ignores, now);
  const active = result.active.toSorted(byImportance);
  return {
    ...result,
    active,
    blocking: active.filter(finding => violates(finding, policy)),
    reported: active.filter(finding => isReported(finding, policy)),
  };
};

const overThreshold = {
  vulnerability: 'vulnerability-over-threshold',
  secret: 'secret-over-threshold',
  misconfiguration: 'misconfiguration-over-threshold',
  license: 'license-over-threshold',
} as const satisfies Record<FindingKind, string>;

const plural: Readonly<Record<FindingKind, string>> = {
  vulnerability: 'vulnerabilities fail',
  secret: 'possible secrets fail',
  misconfiguration: 'misconfigurations fail',
  license: 'licences fail',
};

const shownAs = (finding: Finding): string => {
  const named = packageText(finding);
  return `${finding.id}${named === '' ? ` in ${finding.places[0]?.path ?? '?'}` : ` in ${named}`}`;
};

const violations = (blocking: readonly Finding[]): readonly Reason[] =>
  findingKinds.flatMap(kind => {
    const all = blocking.filter(finding => finding.kind === kind);
    if (all.length === 0) return [];
    const first = all.slice(0, 3).map(shownAs).join('; ');
    const more = all.length > 3 ? `; and ${all.length - 3} more` : '';
    const counts = countsText(countBySeverity(all));
    return [codes.reason(overThreshold[kind], `${all.length} ${plural[kind]} the gate (${counts}): ${first}${more}.`)];
  });

const entryText = ({ id, line, expires }: Ignore): string => `${id} (line ${line}, expires ${expires})`;

const aboutEntries = (
  code: 'ignore-expired' | 'ignore-expires-soon' | 'ignore-unused',
  entries: readonly Ignore[],
  says: string,
): readonly Reason[] =>
  entries.length === 0
    ? []
    : [codes.reason(code, `Entries of the ignore file ${says}: ${entries.map(entryText).join('; ')}.`)];

/** What must be said of the ignore file. Whether an entry is unused is known only after complete scans. */
export const ignoreNotices = (result: IgnoreResult, complete: boolean): readonly Reason[] => {
  const unused = result.unused.filter(entry => !result.expired.includes(entry));
  return [
    ...aboutEntries('ignore-expired', result.expired, 'have expired and ignore nothing'),
    ...aboutEntries('ignore-expires-soon', result.expiringSoon, 'expire within 14 days'),
    ...aboutEntries('ignore-unused', complete ? unused : [], 'match nothing'),
  ];
};

export interface Judgement {
  readonly verdict: VerdictOf<'security-scan'>;
  /** Why: violations, then what could not be told, then what must be said. */
  readonly reasons: readonly Reason[];
}

/**
 * A finding that violates policy is certain, whatever else went wrong, so `fail` stands beside problems and names both.
 * A problem alone is `unknown`: never a pass, never "vulnerable".
 */
export const judge = (assessment: Assessment, problems: readonly Reason[], notices: readonly Reason[]): Judgement => ({
  verdict: assessment.blocking.length > 0 ? 'fail' : problems.length > 0 ? 'unknown' : 'pass',
  reasons: [
    ...violations(assessment.blocking),
    ...problems,
    ...notices,
    ...ignoreNotices(assessment, problems.length === 0),
  ],
});
