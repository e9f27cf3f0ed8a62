import { incidentLead, toldPeople } from '../../adapters/announcing/render.ts';
import { rolloutFacts } from '../../adapters/rollout/render.ts';
import { formatDuration } from '../../core/durations.ts';
import { code, details, headline, table } from '../../core/markdown.ts';
import { renderReport } from '../post-deploy-verify/render.ts';
import { lastRollout, type Phase, type ShipReport, wholeRollout } from './report.ts';
import type { ShipOutcome } from './run.ts';

const id = (release: string | null): string => (release === null ? 'none' : code(release.slice(0, 12)));

const releaseLine = (report: ShipReport): string => {
  const { deploy } = report;
  const live = lastRollout(report);
  return `Release ${id(deploy.releaseId)}, before it ${id(deploy.previousReleaseId)}. Live now: ${id(live.liveReleaseId)}${live.liveVerified ? ', verified' : ', not verified'}.`;
};

const timesLine = ({ detectionMs, recoveryMs }: ShipReport): readonly string[] => {
  const known = [
    ...(detectionMs === null ? [] : [`Fault certain ${formatDuration(detectionMs)} after the switch.`]),
    ...(recoveryMs === null
      ? []
      : [`Old release answering ${formatDuration(recoveryMs)} after the decision to go back.`]),
  ];
  return known.length === 0 ? [] : [known.join(' ')];
};

const phaseRow = (startedAt: number, { phase, at, ms }: Phase): readonly string[] => [
  `+${formatDuration(Math.max(0, at - startedAt))}`,
  phase,
  formatDuration(Math.max(0, ms)),
];

const timeline = ({ timeline: phases, startedAt }: ShipReport): readonly string[] =>
  phases.length === 0
    ? []
    : [
        table(
          ['at', 'phase', 'took'],
          phases.map(phase => phaseRow(startedAt, phase)),
        ),
      ];

/** What the verdict of the verification does, and by whose choice. */
const policyLine = ({ onUnverified = 'hold' }: ShipReport): string =>
  onUnverified === 'hold'
    ? 'Policy: `fail` goes back by itself; `inconclusive` and `error` never do (`on-unverified: hold`): red run, traffic stays, the old release is kept warm.'
    : 'Policy: `fail` goes back by itself; `inconclusive` and `error` go back as well, because `on-unverified: rollback` is set.';

export const render = (outcome: ShipOutcome): string => {
  const { report } = outcome;
  return [
    ...incidentLead(report.announced),
    headline({ gate: 'ship', ...outcome }),
    releaseLine(report),
    ...timesLine(report),
    ...timeline(report),
    ...(report.verification === null
      ? []
      : [`### Verification: ${report.verification.verdict}`, policyLine(report), renderReport(report.verification)]),
    details('Rollout', rolloutFacts(wholeRollout(report))),
    ...toldPeople(report.announced),
    '',
  ].join('\n\n');
};
