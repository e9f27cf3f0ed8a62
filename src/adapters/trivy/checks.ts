/** Is this text the report that was asked for? Each way in which it is not has its own code. */
import { z } from 'zod';
import { codes } from '../../domain/findings/codes.ts';
import type { ScanTarget } from '../../domain/findings/scan.ts';
import { formatPlatform, normalizePlatform } from '../../domain/images/platform.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { reportSchema, type TrivyReport } from './report.ts';

export type Checked<T> = { readonly value: T } | { readonly problem: Reason };

const json = (text: string): Checked<unknown> => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return {
      problem: codes.reason('scan-half-written', `Trivy’s report is not complete JSON (${text.length} characters).`),
    };
  }
};

const wrong = (says: string): Reason => codes.reason('scan-wrong-artifact', `Trivy’s report is about ${says}.`);

const checkImage = (report: TrivyReport, target: ScanTarget & { kind: 'image' }): Reason | undefined => {
  if (report.ArtifactType !== 'container_image') return wrong(`a ${report.ArtifactType}, not an image`);
  const digests = report.Metadata?.RepoDigests ?? [];
  if (!digests.some(text => text.endsWith(`@${target.digest}`)))
    return wrong(`${digests.join(', ') || report.ArtifactName}, asked was ${target.digest}`);
  const { os = '', architecture = '', variant } = report.Metadata?.ImageConfig ?? {};
  const found = formatPlatform(normalizePlatform(os, architecture, variant));
  const [wantedOs, wantedArchitecture] = target.platform.split('/');
  // Configs often leave the variant out; then operating system and architecture must do.
  const same =
    found === target.platform || (variant === undefined && wantedOs === os && wantedArchitecture === architecture);
  return same ? undefined : wrong(`an image for ${found}, asked was ${target.platform}`);
};

const checkDirectory = (report: TrivyReport, path: string): Reason | undefined => {
  if (!['filesystem', 'repository'].includes(report.ArtifactType))
    return wrong(`a ${report.ArtifactType}, not a folder`);
  return report.ArtifactName === path ? undefined : wrong(`${report.ArtifactName}, asked was ${path}`);
};

/** Clocks of file systems and processes differ a little. */
const toleranceMs = 60_000;

const checkDate = (report: TrivyReport, startedAt: number): Reason | undefined => {
  const created = Date.parse(report.CreatedAt ?? '');
  if (Number.isNaN(created)) return codes.reason('scan-wrong-schema', 'Trivy’s report does not say when it was made.');
  return created >= startedAt - toleranceMs
    ? undefined
    : codes.reason('scan-outdated', `Trivy’s report is of ${report.CreatedAt}, before this scan began.`);
};

/** `startedAt`: wall clock when the scan began. */
export const checkReport = (text: string, target: ScanTarget, startedAt: number): Checked<TrivyReport> => {
  if (text.trim() === '') return { problem: codes.reason('scan-empty', 'Trivy reported success and wrote no report.') };
  const parsed = json(text);
  if ('problem' in parsed) return parsed;
  const report = reportSchema.safeParse(parsed.value);
  if (!report.success) {
    const why = z
      .prettifyError(report.error)
      .replaceAll(/\s*\n\s*/g, ' ')
      .slice(0, 300);
    return { problem: codes.reason('scan-wrong-schema', `Trivy’s report has an unknown form: ${why}`) };
  }
  const problem =
    checkDate(report.data, startedAt) ??
    (target.kind === 'image' ? checkImage(report.data, target) : checkDirectory(report.data, target.path));
  return problem === undefined ? { value: report.data } : { problem };
};
