/** The job summary: the verdict, what to do, then the numbers. */
import { formatDuration } from '../../core/durations.ts';
import { code, details, headline, plain, table } from '../../core/markdown.ts';
import { type Finding, packageText } from '../../domain/findings/finding.ts';
import { countsText } from '../../domain/findings/policy.ts';
import { severitiesDown } from '../../domain/findings/severity.ts';
import type { ScanReport } from './report.ts';
import type { ScanOutcome } from './run.ts';

const shown = 20;

const placeText = ({ places }: Finding): string => {
  const [first] = places;
  if (first === undefined) return '';
  const line = first.startLine === undefined ? '' : `:${first.startLine}`;
  return `${code(`${first.path}${line}`)}${places.length > 1 ? ` and ${places.length - 1} more` : ''}`;
};

const idText = ({ id, url }: Finding): string =>
  url.startsWith('https://') ? `[${plain(id)}](${encodeURI(url)})` : plain(id);

const saidText = ({ severity, saidBy }: Finding): string => {
  const said = Object.entries(saidBy);
  return said.length < 2 ? severity : `${severity} (${said.map(([scanner, one]) => `${scanner}: ${one}`).join(', ')})`;
};

const row = (finding: Finding): readonly string[] => [
  saidText(finding),
  idText(finding),
  packageText(finding) === '' ? '' : code(packageText(finding)),
  finding.fixedVersions.length === 0 ? '–' : finding.fixedVersions.map(code).join(', '),
  placeText(finding),
  plain(finding.title.slice(0, 120)),
];

const head = ['severity', 'id', 'package', 'fixed in', 'where', 'what'] as const;

const findingsTable = (findings: readonly Finding[]): string => {
  const rest = findings.length - shown;
  return `${table(head, findings.slice(0, shown).map(row))}${rest > 0 ? `\n\n…and ${rest} more in \`report-file\`.` : ''}`;
};

const countsTable = ({ counts, ignored }: ScanReport): string =>
  table([...severitiesDown, 'ignored'], [[...severitiesDown.map(one => String(counts[one])), String(ignored.length)]]);

const scansTable = ({ scans }: ScanReport): string =>
  table(
    ['scanner', 'target', 'packages', 'time', 'result'],
    scans.map(scan => [
      scan.scanner,
      scan.target,
      String(scan.packages),
      formatDuration(scan.durationMs),
      scan.complete ? 'complete' : '**not complete**',
    ]),
  );

const ignoredTable = ({ ignored }: ScanReport): string =>
  table(
    ['id', 'package', 'reason', 'until'],
    ignored.map(({ finding, reason, expires }) => [
      idText(finding),
      packageText(finding) === '' ? '' : code(packageText(finding)),
      plain(reason),
      expires,
    ]),
  );

const targetText = ({ target, tools, databaseDate }: ScanReport): string => {
  const what = target.image === '' ? target.path : target.image;
  const by = tools.map(({ name, version }) => `${name} ${version}`).join(', ');
  return `${code(what)} scanned by ${by}${databaseDate === null ? '' : `, vulnerability database of ${databaseDate}`}.`;
};

export const render = ({ verdict, effect, reasons, report }: ScanOutcome): string => {
  const blocking = new Set(report.blocking);
  const failing = report.findings.filter(({ key }) => blocking.has(key));
  const others = report.findings.filter(({ key }) => !blocking.has(key));
  return [
    headline({ gate: 'security-scan', verdict, effect, reasons }),
    ...(failing.length === 0 ? [] : ['### What fails the gate\n', `${findingsTable(failing)}\n`]),
    targetText(report),
    '',
    countsTable(report),
    '',
    scansTable(report),
    '',
    ...(others.length === 0 ? [] : [details(`${others.length} other findings`, findingsTable(others)), '']),
    ...(report.ignored.length === 0 ? [] : [details(`${report.ignored.length} ignored`, ignoredTable(report)), '']),
    `Active findings: ${countsText(report.counts)}. Policy: fails at ${report.policy.severity}${report.policy.onlyFixable ? ', fixable only' : ''}.`,
    '',
  ].join('\n');
};
