import { join } from 'node:path';
import type { Files } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { maxResults, type SarifTarget, sarifOf, shownResults } from '../../domain/findings/sarif.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

interface Deps {
  readonly files: Files;
  readonly hash: (text: string) => string;
}

const cutNotice = (count: number): readonly Reason[] => {
  if (count <= shownResults) return [];
  const dropped = count > maxResults ? `${count - maxResults} are not in the SARIF file; ` : '';
  return [codes.reason('sarif-cut', `Of ${count} findings ${dropped}GitHub shows ${shownResults}.`)];
};

export const writeSarif = async (
  findings: readonly Finding[],
  target: SarifTarget,
  { files, hash }: Deps,
): Promise<{ readonly path: string; readonly notices: readonly Reason[] }> => {
  const path = join(await files.temporaryFolder('prod-actions-sarif'), 'security-scan.sarif');
  const { document } = sarifOf({ findings, target, hash });
  await files.writeAtomic(path, JSON.stringify(document));
  return { path, notices: cutNotice(findings.length) };
};
