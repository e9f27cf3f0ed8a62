/** The part of a job summary that a deploy and a rollback share. Pure. */
import { formatDuration } from '../../core/durations.ts';
import { code, details, plain, table } from '../../core/markdown.ts';
import type { RolloutReport } from '../../domain/rollout/report.ts';
import { clusterFacts } from '../kubernetes/render-report.ts';

const id = (release: string | null): string => (release === null ? 'none' : code(release.slice(0, 12)));

const time = (ms: number | null): readonly string[] => (ms === null ? [] : [formatDuration(ms)]);

const row = (name: string, values: readonly string[]): readonly (readonly string[])[] =>
  values.map(value => [name, value]);

const retired = ({ retired: done }: RolloutReport): readonly string[] =>
  done === null
    ? []
    : [
        `drained in ${formatDuration(done.drainedMs)}${done.cutRequests > 0 ? `, ${done.cutRequests} requests cut` : ''}`,
      ];

const seen: { readonly [A in NonNullable<RolloutReport['arrival']>]: string } = {
  release: 'at the entrance, where the answers name the release',
  answered: 'at the entrance, where the answers do not name the release',
  endpoints: 'in the control plane only: no `url` is set',
};

const exposure = ({ exposure: met }: RolloutReport): readonly string[] =>
  met === null ? [] : [`${met.failed} of ${met.requests}, counted by ${met.source}`];

const arrival = ({ arrival: how }: RolloutReport): readonly string[] => (how === null ? [] : [seen[how]]);

const adopted = ({ cluster }: RolloutReport): readonly string[] =>
  cluster === null || cluster.adopted.length === 0 ? [] : [cluster.adopted.map(code).join(', ')];

const facts = (report: RolloutReport): string =>
  table(
    ['what', 'now'],
    [
      ['traffic', `${report.liveColour ?? 'no colour'}, release ${id(report.liveReleaseId)}`],
      ['verified', report.liveVerified ? 'yes' : 'no'],
      ...row('before', report.previousReleaseId === null ? [] : [`release ${id(report.previousReleaseId)}`]),
      ...row('switch → first answer of the new release', time(report.switchMs)),
      ...row('switch seen', arrival(report)),
      ...row('adopted', adopted(report)),
      ...row('bad release live → decision to go back', time(report.detectionMs)),
      ...row('decision → old release answers', time(report.recoveryMs)),
      ...row('decision → a kept connection reaches it', time(report.keptRecoveryMs)),
      ...row('requests served badly', exposure(report)),
      ...row('release without traffic', retired(report)),
      ...row('operation', report.operation === null ? [] : [code(report.operation)]),
      ['entrance', report.url || 'the Service, through the API server'],
    ],
  );

const planned = ({ plan }: RolloutReport): readonly string[] =>
  plan.length === 0 ? [] : ['', ...plan.map((step, at) => `${at + 1}. ${plain(step)}`)];

const badRelease = ({ badRelease: bad }: RolloutReport): readonly string[] => {
  if (bad === null) return [];
  const logs = bad.logs === null || bad.logs.trim() === '' ? [] : [fenced(bad.logs)];
  return ['', `Bad release ${id(bad.id)} (${code(bad.cause)}) is quarantined.`, '', ...logs];
};

const fenced = (logs: string): string =>
  details('Last output of the bad release', `\`\`\`text\n${logs.trimEnd().replaceAll('```', "'''")}\n\`\`\``);

const steps = (report: RolloutReport): readonly string[] =>
  report.steps.length === 0
    ? []
    : [
        '',
        details(
          'Steps',
          table(
            ['at', 'step'],
            report.steps.map(({ at, step }) => [at, step]),
          ),
        ),
      ];

export const rolloutFacts = (report: RolloutReport): string =>
  [
    facts(report),
    ...planned(report),
    ...badRelease(report),
    ...(report.cluster === null ? [] : clusterFacts(report.cluster)),
    ...steps(report),
    '',
  ].join('\n');
