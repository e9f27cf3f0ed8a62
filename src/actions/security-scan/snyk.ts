import type { LocatedTool, Runtime } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { ScanRun, ScanTarget } from '../../domain/findings/scan.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';

interface Said {
  readonly problems: readonly Reason[];
  readonly notices: readonly Reason[];
}

export interface SnykEvidence extends Said {
  readonly runs: readonly ScanRun[];
  readonly tools: readonly (LocatedTool & { readonly name: string })[];
  coverage(trivy: readonly ScanRun[]): Said;
}

export const scanWithSnyk = async (
  _inputs: Inputs,
  _targets: readonly ScanTarget[],
  _deps: Runtime,
): Promise<SnykEvidence> => ({
  problems: [],
  notices: [codes.reason('snyk-skipped', 'Snyk did not run.')],
  runs: [],
  tools: [],
  coverage: () => ({ problems: [], notices: [] }),
});
