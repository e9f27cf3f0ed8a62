import { formatDuration } from '../../core/durations.ts';
import { code, details, table } from '../../core/markdown.ts';
import type { Announcement, ReleaseName } from '../../domain/announcements/announcement.ts';
import { clipped, maxBodyBytes, neutral, neutralLine, redacted } from '../../domain/incidents/foreign-text.ts';
import { incidentMarker, noteMarker } from '../../domain/incidents/incident.ts';

/** What stands in an incident issue. What an app or a tool said is neutral; our own links and tables are not touched. */

const maxTitle = 200;

/** Room for the marker, the facts and the links; the evidence gets what is left. */
const maxEvidenceBytes = 40_000;
const maxReasonsBytes = 12_000;
const maxTimelineBytes = 8000;

const release = (one: ReleaseName | null): string => {
  if (one === null) return 'none';
  const digest = one.digest === null ? '' : `<br>${code(one.digest)}`;
  return `${code(one.id.slice(0, 12))} ${one.revision === '' ? '' : `of commit ${one.revision}`}${digest}`;
};

const moment = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const duration = (ms: number | null): string => (ms === null ? 'not known' : formatDuration(ms));

const exposed = ({ exposure }: Announcement): string =>
  exposure === null
    ? 'not counted'
    : `${exposure.failed} of ${exposure.requests} requests, counted by ${neutralLine(exposure.source)}`;

const facts = (about: Announcement): string =>
  table(
    ['', ''],
    [
      ['App, environment', `${neutralLine(about.app)}, ${neutralLine(about.environment)}`],
      ['Bad release', release(about.bad)],
      [
        'Has traffic now',
        `${release(about.live)}${about.live === null ? '' : about.liveVerified ? ', verified' : ', **not verified**'}`,
      ],
      ['Time to detect', duration(about.detectionMs)],
      ['Time to recover', duration(about.recoveryMs)],
      ['Requests served badly', exposed(about)],
      ['Ended', moment(about.endedAt)],
    ],
  );

const reasons = (about: Announcement): string =>
  clipped(
    about.reasons
      .map(
        one =>
          `- ${neutralLine(one.message)} (${code(one.code)})${one.next === '' ? '' : `<br>**Next:** ${neutralLine(one.next)}`}`,
      )
      .join('\n'),
    maxReasonsBytes,
  );

const timeline = ({ timeline: moments }: Announcement): readonly string[] =>
  moments.length === 0
    ? []
    : [
        clipped(
          table(
            ['at', 'what'],
            moments.map(({ what, at }) => [moment(at), neutralLine(what)]),
          ),
          maxTimelineBytes,
        ),
      ];

const links = ({ links: { run, diff, runbook } }: Announcement): string =>
  [
    ...(diff === null ? [] : [`[What changed](${diff})`]),
    ...(run === null ? [] : [`[The run](${run})`]),
    ...(runbook === null ? [] : [`[Runbook](${runbook})`]),
  ].join(' · ');

const evidence = (about: Announcement): readonly string[] =>
  about.evidence.trim() === '' ? [] : [details('Evidence', clipped(neutral(about.evidence), maxEvidenceBytes))];

const choices: Readonly<Partial<Record<Announcement['happening'], string>>> = {
  'rolled-back':
    'Traffic is back on the release before it. Find the cause, mend it, deliver the next release: when that one is verified, this issue is closed. The bad release is quarantined and cannot be delivered again until somebody lifts that.',
  held: '**The bad release still has traffic**, because nothing was fit to go back to. Deliver a release that mends it, or go back to a kept one by hand.',
  'rollback-failed':
    '**Taking it back failed.** Look at the run, see what has traffic now, and go back by hand or deliver a release that mends it.',
};

const body = (marker: string, about: Announcement, secrets: readonly string[], last: string): string =>
  clipped(
    [
      marker,
      ...[
        `**${neutralLine(about.headline)}**`,
        facts(about),
        links(about),
        reasons(about),
        choices[about.happening] ?? '',
        ...timeline(about),
        ...evidence(about),
        last,
      ]
        .filter(part => part !== '')
        .map(part => redacted(part, secrets)),
    ].join('\n\n'),
    maxBodyBytes,
  );

export const incidentTitle = (about: Announcement, secrets: readonly string[]): string => {
  const text = redacted(neutralLine(about.headline), secrets);
  return text.length <= maxTitle ? text : `${text.slice(0, maxTitle - 1)}…`;
};

export const incidentBody = (key: string, about: Announcement, secrets: readonly string[]): string =>
  body(
    incidentMarker(key),
    about,
    secrets,
    `<sub>Written by prod-actions; key ${code(key)}. The next verified release of this app in this environment closes it.</sub>`,
  );

export const noteBody = (about: Announcement, secrets: readonly string[]): string =>
  body(noteMarker(about), about, secrets, '');

export const fixedBody = (about: Announcement): string =>
  [
    noteMarker(about),
    `Ended by release ${release(about.live)}, verified ${moment(about.endedAt)}.${about.links.run === null ? '' : ` [The run](${about.links.run})`}`,
  ].join('\n\n');

export const duplicateBody = (kept: number): string => `Tells the same as #${kept}.`;
