import { formatDuration } from '../../core/durations.ts';
import { code, details, headline, table } from '../../core/markdown.ts';
import { formatBytes } from '../../domain/images/size.ts';
import type { BuildOutcome, BuildReport } from './report.ts';

/** A block of foreign text: the fence is longer than any inside. */
const block = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(match => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
};

const image = (report: BuildReport): string =>
  report.digest === null ? code(report.image) : code(`${report.image}@${report.digest}`);

const platforms = (report: BuildReport): readonly string[] =>
  report.platforms.length === 0
    ? []
    : [
        table(
          ['platform', 'digest', 'to pull', 'layers'],
          report.platforms.map(one => [one.platform, code(one.digest), formatBytes(one.size), String(one.layers)]),
        ),
      ];

const failure = ({ failure: found }: BuildReport): readonly string[] => {
  if (found === null) return [];
  return [
    ...(found.excerpt === '' ? [] : [block(found.excerpt)]),
    ...(found.lastLines === '' ? [] : [details('Last lines of the build', block(found.lastLines))]),
  ];
};

const times = ({ source }: BuildReport): string =>
  source.epoch === null ? 'the clock' : new Date(source.epoch * 1000).toISOString();

const facts = (report: BuildReport): string =>
  table(
    ['', ''],
    [
      ['tags', report.tags.length === 0 ? 'none moved' : report.tags.map(code).join(', ')],
      ['commit', report.source.revision === '' ? 'unknown' : code(report.source.revision)],
      ['time stamps', times(report)],
      [
        'provenance',
        `${report.provenance}, SBOM ${report.sbom ? 'yes' : 'no'}: ${report.attestations} attestation manifests`,
      ],
      ['builder', `${code(report.builder.name)} (${report.builder.driver}), buildx ${report.builder.buildx}`],
      ['cache', report.cache],
      ['took', `${formatDuration(report.durationMs)}, ${report.tries === 1 ? 'one try' : `${report.tries} tries`}`],
    ],
  );

export const render = (outcome: BuildOutcome): string =>
  `${[
    headline({ gate: 'multi-arch-build', ...outcome }),
    image(outcome.report),
    ...failure(outcome.report),
    ...platforms(outcome.report),
    facts(outcome.report),
  ].join('\n\n')}\n`;
