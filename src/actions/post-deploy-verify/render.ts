import { formatDuration } from '../../core/durations.ts';
import { code, details, headline, plain, table } from '../../core/markdown.ts';
import type { CheckReport } from '../../domain/verification/check.ts';
import type { LatencyReport } from '../../domain/verification/latency.ts';
import type { RateReport } from '../../domain/verification/rates.ts';
import type { Failure, VerificationReport } from '../../domain/verification/report.ts';
import { percent, visibleRise } from '../../domain/verification/verdict.ts';
import type { VerifyOutcome } from './run.ts';

const state = ({ above, within }: { readonly above: boolean; readonly within: boolean }): string =>
  above ? 'above' : within ? 'within' : 'not shown';

const rateState = (report: RateReport): string => (report.suspect && !report.above ? 'suspect' : state(report));

const rateRow = (report: RateReport): readonly string[] => [
  plain(report.what),
  report.source,
  `${report.failed} / ${report.samples}`,
  report.rate === null ? '' : percent(report.rate),
  report.samples === 0 ? '' : `≤ ${percent(report.upper)} (95 %)`,
  percent(report.objective),
  report.samples === 0 ? 'no requests' : rateState(report),
];

/** Of all requests, and of the probe that was asked least. */
const unseenLine = ({ errorRates }: VerificationReport): readonly string[] => {
  const asked = errorRates.filter(({ samples, source }) => samples > 0 && source === 'our probes');
  const [all, ...probes] = asked;
  if (all === undefined) return [];
  const unseen = (report: RateReport): string => `a rise under ${visibleRise(report)}`;
  const least = probes.toSorted((one, other) => one.samples - other.samples)[0];
  const ofLeast = least === undefined ? '' : `; on ${plain(least.what)} alone (${least.samples}) ${unseen(least)}`;
  return [`With ${all.samples} requests ${unseen(all)} over the objective is invisible${ofLeast}.`];
};

const latencyRow = (report: LatencyReport): readonly string[] => [
  `p${report.quantile * 100}`,
  report.measuredMs === null ? '' : `${report.measuredMs.toFixed(1)} ms`,
  `${report.objectiveMs} ms`,
  `${report.slower} / ${report.samples} in ${report.blocks} blocks of ${report.blockMs} ms`,
  report.overloaded ? 'not judged: we were busy' : state(report),
];

const checkRow = (check: CheckReport): readonly string[] => [
  plain(check.name),
  plain(check.source),
  check.value === null ? '' : `${Number(check.value.toPrecision(4))} ${check.unit}`.trim(),
  plain(check.objective),
  check.samples === null ? '' : `${check.samples}`,
  check.window === null ? '' : formatDuration(check.window.to - check.window.from),
  `${check.verdict}${check.required ? '' : ' (not required)'}`,
];

const checkQueries = (checks: readonly CheckReport[]): readonly string[] => {
  const asked = checks.filter(check => check.query !== null);
  return asked.length === 0
    ? []
    : [
        details(
          'Queries',
          table(
            ['check', 'query'],
            asked.map(one => [plain(one.name), code(one.query ?? '')]),
          ),
        ),
      ];
};

const checkTable = ({ checks }: VerificationReport): readonly string[] =>
  checks.length === 0
    ? []
    : [
        table(['check', 'source', 'value', 'objective', 'samples', 'window', ''], checks.map(checkRow)),
        ...checkQueries(checks),
      ];

const identityLine = ({ identity }: VerificationReport): string => {
  if (identity.expected === null) return 'Release: not checked, none was named.';
  const wrong = Object.entries(identity.wrong).map(([release, count]) => `${count} from ${code(release.slice(0, 12))}`);
  const expected = `Release ${code(identity.expected.slice(0, 12))}: ${identity.right} answers`;
  return `${[expected, ...wrong, `${identity.unnamed} unnamed`].join(', ')}.`;
};

const loadLine = (report: VerificationReport): string => {
  const { fresh, pooled } = report.connections;
  const cut = report.endedEarly ? ', ended early' : '';
  return [
    `${report.load.sent} probes at ${report.load.rate}/s in ${formatDuration(report.ranMs)} of ${formatDuration(report.plannedMs)}${cut}.`,
    `Fresh connections: ${fresh.failed} of ${fresh.samples} failed; kept ones: ${pooled.failed} of ${pooled.samples}.`,
    `${report.retries} sent again after a kept connection was closed; ${report.load.notSent} not sent.`,
  ].join(' ');
};

const factTable = ({ facts }: VerificationReport): readonly string[] =>
  facts.length === 0
    ? []
    : [
        table(
          ['probe', 'last seen'],
          facts.map(({ probe, what }) => [plain(probe), plain(what)]),
        ),
      ];

const failureRow = (failure: Failure): readonly string[] => [
  formatDuration(failure.at),
  plain(failure.probe),
  failure.connection,
  code(failure.code),
  plain(failure.what),
];

/** The numbers of a verification; ship shows them too. */
export const renderReport = (report: VerificationReport): string =>
  [
    table(['error rate', 'counted by', 'failed', 'rate', 'may be', 'objective', ''], report.errorRates.map(rateRow)),
    ...unseenLine(report),
    ...(report.latency.length === 0
      ? ['Latency: not judged, no objective is set.']
      : [table(['latency', 'measured', 'objective', 'slower', ''], report.latency.map(latencyRow))]),
    ...checkTable(report),
    identityLine(report),
    loadLine(report),
    ...factTable(report),
    ...(report.detectionMs === null ? [] : [`Detected after ${formatDuration(report.detectionMs)}.`]),
    ...(report.examples.length === 0
      ? []
      : [
          details(
            `First ${report.examples.length} failures`,
            table(['at', 'probe', 'connection', 'code', 'what'], report.examples.map(failureRow)),
          ),
        ]),
    `A good release is called bad with a chance of at most ${percent(report.falseAlarm)} per verification, however often it is looked at.`,
  ].join('\n\n');

export const render = (outcome: VerifyOutcome): string =>
  `${headline({ gate: 'post-deploy-verify', ...outcome })}\n${code(outcome.report.url)}\n\n${renderReport(outcome.report)}\n`;
