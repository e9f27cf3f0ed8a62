import { code, headline, table } from '../core/markdown.ts';
import { shortId } from '../domain/rollout/release.ts';
import type { ColourStatus, RolloutStatus } from '../domain/rollout/status.ts';
import type { Effect, Reason } from '../domain/verdicts/verdicts.ts';

const time = (ms: number): string => new Date(ms).toISOString();

const colourRow = ({ colour, traffic, recorded, state }: ColourStatus): readonly string[] => [
  colour,
  traffic ? 'has traffic' : '',
  state.state === 'broken' ? `broken: ${state.cause}` : state.state,
  recorded === null ? '' : shortId(recorded.id),
  recorded === null ? '' : recorded.revision.slice(0, 12),
];

const openLines = ({ operation, lease }: RolloutStatus): readonly string[] => [
  ...(operation === null
    ? []
    : [
        `Open: ${operation.kind} ${code(operation.id)} of ${shortId(operation.release.id)}, at ${operation.step} since ${time(operation.startedAt)}.`,
      ]),
  ...(lease === null
    ? []
    : [
        `Lease: held by ${code(lease.holder)} (${lease.evidence.host}, pid ${lease.evidence.pid}), renewed ${time(lease.renewedAt)}.`,
      ]),
];

export const renderStatus = (status: RolloutStatus): string => {
  const live =
    status.live === null
      ? 'nothing is live'
      : `${shortId(status.live.id)} is live${status.liveVerified ? ', verified' : ', not verified'}`;
  return [
    `## ${status.app} in ${status.environment}: ${live}`,
    table(['colour', 'traffic', 'state', 'release', 'revision'], status.colours.map(colourRow)),
    ...openLines(status),
    ...status.drift.map(line => `Drift: ${line}`),
    ...(status.quarantine.length === 0
      ? []
      : [
          table(
            ['quarantined', 'revision', 'why'],
            status.quarantine.map(one => [shortId(one.releaseId), one.revision.slice(0, 12), one.reason]),
          ),
        ]),
    ...(status.kept.length === 0
      ? []
      : [`To go back to: ${status.kept.map(({ release }) => shortId(release.id)).join(', ')}.`]),
    ...(status.history.length === 0
      ? []
      : [
          table(
            ['ended', 'what', 'release', 'result'],
            status.history.slice(0, 10).map(one => [time(one.endedAt), one.kind, shortId(one.releaseId), one.result]),
          ),
        ]),
    `Next: ${status.next}`,
  ].join('\n\n');
};

export const renderHand = (
  command: string,
  verdict: string,
  what: unknown,
  reasons: readonly Reason[] = [],
  effect: Effect = verdict === 'refused' ? 'block' : 'continue',
): string =>
  [
    headline({ gate: command, verdict, effect, reasons }),
    ...(what === null ? [] : [JSON.stringify(what, null, 2)]),
  ].join('\n');
