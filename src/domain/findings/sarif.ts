/**
 * SARIF 2.1.0 as GitHub code scanning reads it. What decides:
 * - an alert is (rule, path, `primaryLocationLineHash`): all three hold no tag, digest, date or version of a file;
 * - `security-severity` sits on the rule, so one rule has one severity, and it is a numeric text or absent;
 * - one run with its own category per target, or the next upload replaces another one's alerts.
 */
import { byText, type Finding, packageText } from './finding.ts';
import { byImportance } from './policy.ts';
import { highest, type Severity } from './severity.ts';

/** More results in one run are refused. */
export const maxResults = 25_000;
/** Of these GitHub shows this many. */
export const shownResults = 5_000;
const maxText = 1_024;

export interface SarifTarget {
  /** Names the target in the category: `directory`, or `image/owner/app`. No tag, digest or date. */
  readonly name: string;
  /** Folder before the paths of findings, relative to the repository; '' for its root. Undefined for images. */
  readonly folder: string | undefined;
}

export interface SarifInput {
  readonly findings: readonly Finding[];
  readonly target: SarifTarget;
  /** Injected: this module touches no library. */
  readonly hash: (text: string) => string;
}

/** GitHub reads the label from the number; the number is kept inside the band of the label that policy chose. */
const bands: Readonly<Record<Exclude<Severity, 'unknown'>, readonly [least: number, most: number, typical: number]>> = {
  low: [0.1, 3.9, 2],
  medium: [4, 6.9, 5.5],
  high: [7, 8.9, 8],
  critical: [9.1, 10, 9.5],
};

const securitySeverity = (severity: Severity, score: number | undefined): { 'security-severity'?: string } => {
  if (severity === 'unknown') return {};
  const [least, most, typical] = bands[severity];
  return { 'security-severity': Math.min(most, Math.max(least, score ?? typical)).toFixed(1) };
};

const level = (severity: Severity): 'error' | 'warning' | 'note' => {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'low' ? 'note' : 'warning';
};

/** Empty texts do not count as values. */
const cut = (text: string, fallback: string): string => (text.trim() === '' ? fallback : text.trim()).slice(0, maxText);

const prefixes = { vulnerability: '', secret: 'secret/', misconfiguration: 'misconfig/', license: 'license/' } as const;

export const ruleIdOf = (finding: Finding): string => `${prefixes[finding.kind]}${finding.id}`;

const fixText = ({ fixedVersions }: Finding): string =>
  fixedVersions.length === 0 ? 'No fixed version is known.' : `Fixed in ${fixedVersions.join(', ')}.`;

const rule = (id: string, findings: readonly Finding[]): object => {
  const [first] = findings;
  const severity = highest(findings.map(finding => finding.severity));
  const scores = findings.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const title = cut(first?.title ?? '', id);
  const also = first === undefined || first.aliases.length === 0 ? '' : ` Also known as ${first.aliases.join(', ')}.`;
  const more = first === undefined || first.url === '' ? '' : ` See ${first.url}.`;
  return {
    id,
    name: id,
    shortDescription: { text: cut(`${id}: ${title}`, id) },
    fullDescription: { text: cut(`${title}.${also}`, id) },
    help: { text: `${title}.${also}${more}` },
    ...(first?.url.startsWith('https://') === true ? { helpUri: first.url } : {}),
    defaultConfiguration: { level: level(severity) },
    properties: {
      ...securitySeverity(severity, scores.length === 0 ? undefined : Math.max(...scores)),
      tags: ['security', first?.kind ?? 'vulnerability'],
      precision: 'very-high',
    },
  };
};

/** A path GitHub takes: relative, forward slashes, no colon. */
const cleaned = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replaceAll(':', '_')
    .replaceAll(/\/{2,}/g, '/')
    .replace(/^(?:\.?\/)+/, '');

/** In a repository the manifest; for an image its name, because paths inside hold versions that change every build. */
export const uriOf = (finding: Finding, target: SarifTarget): string => {
  if (target.folder === undefined) return cleaned(target.name);
  const path = finding.places[0]?.path ?? '';
  return cleaned(`${target.folder}/${path}`) || cleaned(target.name);
};

const message = (finding: Finding): string => {
  const named = packageText(finding);
  const where = finding.places
    .slice(0, 5)
    .map(({ path }) => path)
    .join(', ');
  const said = Object.entries(finding.saidBy)
    .map(([scanner, severity]) => `${scanner}: ${severity}`)
    .join(', ');
  const on = finding.platforms.length === 0 ? '' : ` on ${finding.platforms.join(', ')}`;
  const what = named === '' ? finding.title : `${named}: ${finding.title}`;
  const fix = finding.kind === 'vulnerability' ? ` ${fixText(finding)}` : '';
  return `${cut(what, finding.id)} (${said})${on}.${fix} Found in ${where === '' ? 'the target' : where}.`;
};

/** The same through rebuilds, new tags and version bumps that do not mend it. */
const identity = (finding: Finding, uri: string): string => {
  const named = finding.package === undefined ? '' : `${finding.package.type}/${finding.package.name}`;
  return [ruleIdOf(finding), named, uri].join('\n');
};

interface Located {
  readonly finding: Finding;
  readonly uri: string;
}

const result = ({ finding, uri }: Located, hash: string, ruleIndex: number): object => {
  const line = finding.places[0]?.startLine ?? 1;
  const endLine = finding.places[0]?.endLine ?? line;
  return {
    ruleId: ruleIdOf(finding),
    ruleIndex,
    level: level(finding.severity),
    message: { text: message(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(uri), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: 1, endLine, endColumn: 1 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: hash },
  };
};

/** Findings that share an identity (one package in two versions) are numbered, so that each keeps an alert. */
const fingerprints = (located: readonly Located[], hash: (text: string) => string): readonly string[] => {
  const seen = new Map<string, number>();
  return located.map(({ finding, uri }) => {
    const base = identity(finding, uri);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return `${hash(count === 1 ? base : `${base}\n${count}`)}:1`;
  });
};

export const categoryOf = (target: SarifTarget): string => `prod-actions/security-scan/${cleaned(target.name)}/`;

export interface Sarif {
  readonly document: object;
  /** How many of the least severe findings had to be left out. */
  readonly left: number;
}

export const sarifOf = ({ findings, target, hash }: SarifInput): Sarif => {
  const kept = findings.toSorted(byImportance).slice(0, maxResults);
  const located = kept
    .toSorted((a, b) => byText(a.key, b.key))
    .map(finding => ({ finding, uri: uriOf(finding, target) }));
  const byRule = [...Map.groupBy(kept, ruleIdOf)].toSorted(([a], [b]) => byText(a, b));
  const indexes = new Map(byRule.map(([id], index) => [id, index]));
  const hashes = fingerprints(located, hash);
  return {
    left: findings.length - kept.length,
    document: {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'prod-actions security-scan',
              rules: byRule.map(([id, all]) => rule(id, all)),
            },
          },
          automationDetails: { id: categoryOf(target) },
          columnKind: 'utf16CodeUnits',
          results: located.map((one, index) =>
            result(one, hashes[index] ?? '', indexes.get(ruleIdOf(one.finding)) ?? 0),
          ),
        },
      ],
    },
  };
};
