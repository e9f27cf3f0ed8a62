import type { ImageReader } from '../../adapters/snyk/archive.ts';
import { locateSnyk } from '../../adapters/snyk/install.ts';
import { type SnykOptions, type SnykRun, scanOneWithSnyk } from '../../adapters/snyk/snyk.ts';
import type { LocatedTool, Runtime } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import { snykCoverage } from '../../domain/findings/coverage.ts';
import { type ScanRun, type ScanTarget, scannerKinds, targetLabel } from '../../domain/findings/scan.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';

type Deps = Runtime & { readonly registry: ImageReader };

interface Said {
  readonly problems: readonly Reason[];
  readonly notices: readonly Reason[];
}

export interface SnykEvidence extends Said {
  readonly runs: readonly ScanRun[];
  readonly tools: readonly (LocatedTool & { readonly name: string })[];
  /** What can be said only beside Trivy's list of manifests. */
  coverage(trivy: readonly ScanRun[]): Said;
}

const silent: Said = { problems: [], notices: [] };

const none = (said: Partial<Said>): SnykEvidence => ({
  ...silent,
  ...said,
  runs: [],
  tools: [],
  coverage: () => silent,
});

/** Why Snyk does not run, or undefined when it does. */
const absence = (inputs: Inputs): SnykEvidence | undefined => {
  const looks = inputs.scanners.includes('vuln') || inputs.scanners.includes('license');
  if (inputs.snyk === 'off' || !looks) return none({});
  if (inputs['snyk-token'] !== '') return undefined;
  return inputs.snyk === 'required'
    ? none({ problems: [codes.reason('snyk-token-missing', 'Snyk is required and there is no snyk-token.')] })
    : none({
        notices: [codes.reason('snyk-skipped', 'Snyk did not run: there is no snyk-token. Trivy alone judged.')],
      });
};

const optionsOf = (inputs: Inputs): SnykOptions => ({
  token: inputs['snyk-token'],
  org: inputs['snyk-org'],
  api: inputs['snyk-api'],
  scanners: scannerKinds.filter(kind => inputs.scanners.includes(kind)),
  skipDirs: inputs['skip-dirs'],
  timeoutMs: inputs.timeout,
});

/** One image after the other: each is unpacked on disk. */
const scanAll = async (tool: LocatedTool, inputs: Inputs, targets: readonly ScanTarget[], deps: Deps) => {
  const runs: SnykRun[] = [];
  for (const target of targets) {
    const done = await scanOneWithSnyk(tool, target, optionsOf(inputs), deps);
    deps.log.info(
      `snyk, ${targetLabel(target)}: ${done.packages} packages, ${done.observations.length} findings, ${done.problems.length} problems`,
    );
    runs.push(done);
  }
  return runs;
};

export const scanWithSnyk = async (
  inputs: Inputs,
  targets: readonly ScanTarget[],
  deps: Deps,
): Promise<SnykEvidence> => {
  const absent = absence(inputs);
  if (absent !== undefined) return absent;
  const found = await locateSnyk(deps);
  if ('problem' in found) return none({ problems: [found.problem] });
  const tool = found.value;
  const runs = await scanAll(tool, inputs, targets, deps);
  return {
    ...silent,
    runs,
    tools: [{ name: 'snyk', ...tool }],
    coverage: trivy => snykCoverage(trivy, runs),
  };
};
