import type { Reason } from '../verdicts/verdicts.ts';
import type { CheckReport } from './check.ts';
import { codes } from './codes.ts';
import type { Miss } from './expectations.ts';
import type { LatencyReport } from './latency.ts';
import type { Objectives } from './objectives.ts';
import type { RateReport } from './rates.ts';
import type { IdentityReport, VerificationVerdict } from './report.ts';

export interface Evidence {
  readonly objectives: Objectives;
  readonly answered: number;
  readonly all: RateReport;
  readonly perProbe: readonly RateReport[];
  /** Of each probe: what was wrong most often. */
  readonly usual: readonly (Miss | null)[];
  readonly others: RateReport | null;
  readonly otherRelease: RateReport | null;
  readonly identity: IdentityReport;
  readonly latency: readonly LatencyReport[];
  readonly checks: readonly CheckReport[];
  readonly failures: Readonly<Record<string, number>>;
  readonly needed: number;
}

export const percent = (share: number): string => {
  const value = share * 100;
  const digits = value === 0 || value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
  return `${value.toFixed(digits)} %`;
};

/** `1.9 points`: a rise over the objective that would very likely have been called too high. */
export const visibleRise = ({ visibleRate, objective }: RateReport): string =>
  `${((visibleRate - objective) * 100).toFixed(1)} points`;

/** `: 3 × connection-refused, 1 × probe-timeout`; nothing where nothing failed. */
const because = (failures: Readonly<Record<string, number>>): string => {
  const most = Object.entries(failures).slice(0, 3);
  return most.length === 0 ? '' : `: ${most.map(([code, count]) => `${count} × ${code}`).join(', ')}`;
};

const rateReason = (report: RateReport, failures: Readonly<Record<string, number>>): Reason => {
  const numbers = `${report.failed} of ${report.samples} requests failed (${percent(report.rate ?? 0)}), objective ${percent(report.objective)}`;
  if (report.source !== 'our probes')
    return codes.reason('error-rate-above-objective', `Other clients: ${numbers}; counted by the ${report.source}.`);
  if (report.what === 'all probes')
    return codes.reason('error-rate-above-objective', `${numbers}${because(failures)}.`);
  return codes.reason('probe-failing', `${report.what}: ${numbers}.`);
};

/** A fault that is what it is, whichever request met it, has its own code; others are the probe's. */
const probeReason = (report: RateReport, usual: Miss | null | undefined): Reason => {
  const reason = rateReason(report, {});
  if (usual === null || usual === undefined) return reason;
  const code = isCode(usual.code) && standsForItself.has(usual.code) ? usual.code : 'probe-failing';
  return codes.reason(code, `${reason.message.replace(/\.$/, '')}: ${usual.what}.`);
};

const identityFault = ({ identity, otherRelease }: Evidence): readonly Reason[] => {
  if (otherRelease?.above !== true) return [];
  const wrong = Object.entries(identity.wrong).map(([release, count]) => `${count} from ${release.slice(0, 12)}`);
  if (wrong.length === 0) {
    return [codes.reason('release-header-missing', `${identity.unnamed} answers did not name their release.`)];
  }
  const expected = identity.expected?.slice(0, 12) ?? '';
  return [
    codes.reason(
      'wrong-release',
      `Expected release ${expected}; ${identity.right} answers came from it, ${wrong.join(', ')}.`,
    ),
  ];
};

const latencyText = (report: LatencyReport): string =>
  `p${report.quantile * 100} is ${Math.round(report.measuredMs ?? 0)} ms, objective ${report.objectiveMs} ms: ${report.slower} of ${report.samples} answers in ${report.blocks} blocks of ${report.blockMs} ms were slower`;

const checkReasons = (checks: readonly CheckReport[]): readonly Reason[] =>
  checks.map(({ name, source, code, what, next }) => ({
    code: code ?? 'check-failed-to-run',
    message: `${name} (${source}): ${what}`,
    next,
  }));

const faults = (evidence: Evidence): readonly Reason[] => {
  const rates = [evidence.all, ...(evidence.others === null ? [] : [evidence.others])];
  const slow = evidence.latency.filter(report => report.above);
  return [
    ...identityFault(evidence),
    ...rates.filter(report => report.above).map(report => rateReason(report, evidence.failures)),
    ...evidence.perProbe.flatMap((report, probe) => (report.above ? [probeReason(report, evidence.usual[probe])] : [])),
    ...slow.map(report => codes.reason('latency-above-objective', `${latencyText(report)}.`)),
    ...checkReasons(evidence.checks.filter(check => check.verdict === 'fail')),
  ];
};

/** Nothing answered: the kind of fault that was met most, with its own advice. */
const silence = ({ failures, all }: Evidence): readonly Reason[] => {
  const kinds = Object.entries(failures);
  const known = kinds.flatMap(([code, count]) =>
    isCode(code) ? [codes.reason(code, `${count} of ${all.samples} probes: ${codes.docs[code].means}`)] : [],
  );
  return [codes.reason('nothing-answered', `None of ${all.samples} probes got an answer.`), ...known];
};

type Code = keyof typeof codes.docs;
const isCode = (text: string): text is Code => text in codes.docs;

const standsForItself: ReadonlySet<Code> = new Set([
  ...(['certificate-expired', 'certificate-expiring', 'certificate-untrusted', 'certificate-name'] as const),
  ...(['tls-version-old', 'websocket-refused', 'websocket-broken', 'grpc-not-serving'] as const),
  ...(['grpc-service-unknown', 'grpc-status-unknown', 'grpc-no-health-service'] as const),
  ...(['limit-not-reached', 'unexpected-records', 'unexpected-greeting', 'policy-not-met'] as const),
]);

const errorRateDoubt = ({ all, needed, objectives, failures }: Evidence): readonly Reason[] => {
  if (all.samples < needed) {
    const message = `${all.samples} samples; ${needed} are needed to tell whether the error rate is within ${percent(all.objective)}.`;
    return [codes.reason('too-few-samples', message)];
  }
  // With a `min-samples` of the caller, a rate not above the objective is enough; what stays unseen is said.
  if (all.within || (objectives.minSamples !== null && (all.rate ?? 1) <= all.objective)) return [];
  const message = `${all.failed} of ${all.samples} requests failed${because(failures)}. The error rate may be up to ${percent(all.upper)} (95 % confidence), the objective is ${percent(all.objective)}.`;
  return [codes.reason('error-rate-not-shown', message)];
};

/** All together may be within while one probe, or what other clients meet, hardly can be. */
const suspects = ({ perProbe, others }: Evidence): readonly Reason[] =>
  [...perProbe, ...(others === null ? [] : [others])]
    .filter(report => report.suspect)
    .map(({ what, source, failed, samples, rate, objective }) =>
      codes.reason(
        'error-rate-suspect',
        `${what} (${source}): ${failed} of ${samples} requests failed (${percent(rate ?? 0)}), objective ${percent(objective)}; too few to be sure.`,
      ),
    );

const latencyDoubt = ({ latency }: Evidence): readonly Reason[] =>
  latency
    .filter(report => !report.within)
    .map(report =>
      report.overloaded
        ? codes.reason(
            'prober-overloaded',
            `p${report.quantile * 100}: ${report.unclear} of ${report.samples} answers were slower than ${report.objectiveMs} ms only because the machine that probes was busy.`,
          )
        : codes.reason(
            'latency-not-shown',
            `${latencyText(report)}; up to ${percent(report.upperShare)} may be (95 % confidence).`,
          ),
    );

const identityDoubt = ({ identity }: Evidence): readonly Reason[] => {
  const wrong = Object.values(identity.wrong).reduce((sum, count) => sum + count, 0);
  return wrong === 0
    ? []
    : [codes.reason('other-release-seen', `${wrong} of ${wrong + identity.right} answers came from another release.`)];
};

/** What a pass does not say. */
const remarks = ({ identity, all, checks }: Evidence): readonly Reason[] => [
  ...(identity.checked
    ? []
    : [
        codes.reason(
          'identity-not-checked',
          identity.expected === null
            ? 'Identity not checked: no release was named to expect.'
            : 'Identity not checked: no answer named its release.',
          identity.expected === null ? 'Set `release` to the id that the deploy put out.' : undefined,
        ),
      ]),
  ...(all.within
    ? []
    : [
        codes.reason(
          'error-rate-unseen',
          `With ${all.samples} requests a rise of less than ${visibleRise(all)} over the objective of ${percent(all.objective)} could have gone unseen.`,
        ),
      ]),
  ...checkReasons(checks.filter(check => !check.required && isDoubtful(check))),
];

const isDoubtful = ({ verdict }: CheckReport): boolean => verdict === 'inconclusive' || verdict === 'error';

/** Fault beats error beats doubt beats pass; without any answer only what others saw can be said. */
export const verdictOf = (
  evidence: Evidence,
): { readonly verdict: VerificationVerdict; readonly reasons: readonly Reason[] } => {
  const bad = faults(evidence);
  if (evidence.answered === 0) {
    const others = evidence.others?.above === true ? [rateReason(evidence.others, {})] : [];
    const seen = [...others, ...checkReasons(evidence.checks.filter(check => check.verdict === 'fail'))];
    if (seen.length > 0) return { verdict: 'fail', reasons: [...seen, ...silence(evidence)] };
    return evidence.all.samples === 0
      ? { verdict: 'error', reasons: [codes.reason('nothing-answered', 'No probe was sent.')] }
      : { verdict: 'error', reasons: silence(evidence) };
  }
  if (bad.length > 0) return { verdict: 'fail', reasons: bad };
  const needed = evidence.checks.filter(check => check.required);
  const broken = checkReasons(needed.filter(check => check.verdict === 'error'));
  const doubts = [
    ...errorRateDoubt(evidence),
    ...suspects(evidence),
    ...identityDoubt(evidence),
    ...latencyDoubt(evidence),
    ...checkReasons(needed.filter(check => check.verdict === 'inconclusive')),
  ];
  const verdict = broken.length > 0 ? 'error' : 'inconclusive';
  if (broken.length + doubts.length > 0) return { verdict, reasons: [...broken, ...doubts, ...remarks(evidence)] };
  const unchecked = remarks(evidence);
  return { verdict: unchecked.length > 0 && evidence.objectives.strict ? 'inconclusive' : 'pass', reasons: unchecked };
};
