/** What a job summary says of the cluster. Pure. */
import { code, details, plain, table } from '../../core/markdown.ts';
import { nameOf } from '../../domain/kubernetes/objects.ts';
import type { ApiUse, ClusterReport } from '../../domain/kubernetes/report.ts';
import type { Finding } from '../../domain/kubernetes/shape.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

const images = ({ images: all, unpinned }: ClusterReport): readonly string[] =>
  all.length === 0
    ? []
    : [
        '',
        ...all.map(
          image => `- ${code(image)}${unpinned.includes(image) ? ': a tag, which can move; pin it by digest' : ''}`,
        ),
      ];

const objects = ({ objects: all }: ClusterReport): readonly string[] =>
  all.length === 0
    ? []
    : [
        '',
        details(
          `${all.length} objects`,
          table(
            ['object', 'treated as', 'why'],
            all.map(({ ref, treatment, why }) => [code(nameOf(ref)), treatment, plain(why)]),
          ),
        ),
      ];

const fenced = (text: string): string => `\`\`\`yaml\n${text.trimEnd().replaceAll('```', "'''")}\n\`\`\``;

/** Most fixes are YAML to paste, some are advice. */
const fixed = (fix: string): string =>
  fix === '' ? '' : /^\s*[\w./-]+:(\s|$)/.test(fix) ? `\n\n${fenced(fix)}` : `<br>**Next:** ${plain(fix)}`;

const finding = ({ code: name, level, ref, message, fix }: Finding): string => {
  const who = nameOf(ref);
  const what = message.startsWith(`${who}: `) ? message.slice(who.length + 2) : message;
  return `- ${level === 'warn' ? '⚠️ ' : ''}${code(who)}: ${plain(what)} (${code(name)})${fixed(fix)}`;
};

const findings = ({ findings: all }: ClusterReport): readonly string[] => {
  const warnings = all.filter(({ level }) => level === 'warn').length;
  return all.length === 0
    ? []
    : ['', details(`${all.length} findings, ${warnings} worth mending`, all.map(finding).join('\n'))];
};

const byVerb = (api: ApiUse): string =>
  table(
    ['call', 'times'],
    Object.entries(api.byVerb)
      .toSorted(([, a], [, b]) => b - a)
      .map(([what, times]) => [what, String(times)]),
  );

const calls = ({ api }: ClusterReport): readonly string[] =>
  api === null
    ? []
    : [
        '',
        details(
          `${api.calls} calls to the API server, ${kilobytes(api.bytesOut)} sent, ${kilobytes(api.bytesIn)} received`,
          byVerb(api),
        ),
      ];

export const clusterFacts = (report: ClusterReport): readonly string[] => [
  ...images(report),
  ...objects(report),
  ...findings(report),
  ...calls(report),
];
