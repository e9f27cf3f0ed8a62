import { join, resolve } from 'node:path';
import { createTrivy, type Trivy, type TrivyOptions } from '../../adapters/trivy/trivy.ts';
import type { LocatedTool, Runtime, Tools } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { Database, ScannerKind, ScanRun, ScanTarget } from '../../domain/findings/scan.ts';
import { scannerKinds, targetLabel } from '../../domain/findings/scan.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';
import { imageReference } from './targets.ts';

type Deps = Runtime & { readonly tools: Tools };

export interface TrivyEvidence {
  readonly database: Database;
  readonly runs: readonly ScanRun[];
  readonly tools: readonly (LocatedTool & { readonly name: string })[];
}

const optionsOf = (inputs: Inputs, deps: Deps): TrivyOptions => ({
  scanners: scannerKinds.filter(kind => inputs.scanners.includes(kind)),
  cacheDir:
    inputs['cache-dir'] === ''
      ? join(deps.context.temp, 'prod-actions-trivy')
      : resolve(deps.context.workspace, inputs['cache-dir']),
  dbRepository: inputs['db-repository'],
  skipDbUpdate: inputs['skip-db-update'],
  maxDbAgeMs: inputs['max-db-age'],
  skipDirs: inputs['skip-dirs'],
  timeoutMs: inputs.timeout,
  login:
    inputs['registry-username'] === ''
      ? undefined
      : {
          registry: imageReference(inputs.image).registry,
          username: inputs['registry-username'],
          password: inputs['registry-password'],
        },
});

/** The first one alone: it fetches what all need (the Java index). Then the rest together. */
const scanAll = async (trivy: Trivy, targets: readonly ScanTarget[], deps: Deps): Promise<readonly ScanRun[]> => {
  const scan = async (target: ScanTarget): Promise<ScanRun> => {
    const done = await trivy.scan(target);
    deps.log.info(
      `trivy, ${targetLabel(target)}: ${done.packages} packages, ${done.observations.length} findings, ${done.problems.length} problems`,
    );
    return done;
  };
  const [first, ...rest] = targets;
  if (first === undefined) return [];
  return [await scan(first), ...(await Promise.all(rest.map(scan)))];
};

export const scanWithTrivy = async (
  inputs: Inputs,
  targets: readonly ScanTarget[],
  deps: Deps,
): Promise<TrivyEvidence> => {
  const tool = await deps.tools.locate('trivy');
  const trivy = await createTrivy(tool, optionsOf(inputs, deps), deps);
  try {
    const database = await trivy.prepare();
    // Without a database Trivy can only fail again; the problem is already named.
    const able = database.updatedAt !== undefined || !inputs.scanners.includes('vuln');
    const runs = await deps.log.group('Trivy', async () => await scanAll(trivy, able ? targets : [], deps));
    return { database, runs, tools: [{ name: 'trivy', ...tool }] };
  } finally {
    await trivy.close();
  }
};

const looksForPackages = (scanners: readonly string[]): boolean =>
  (['vuln', 'license'] satisfies ScannerKind[]).some(kind => scanners.includes(kind));

/** No package at all is not the same as no vulnerability. Per target: an empty platform hides behind a full one. */
export const emptyProblems = (inputs: Inputs, runs: readonly ScanRun[]): readonly Reason[] => {
  if (inputs['on-empty'] === 'pass' || !looksForPackages(inputs.scanners)) return [];
  return runs.flatMap(({ target, problems, packages, bareSystem }) => {
    if (problems.length > 0 || (packages > 0 && bareSystem === '')) return [];
    const of = bareSystem === '' ? '' : ` of ${bareSystem}`;
    return [codes.reason('nothing-scanned', `${target}: Trivy found no package${of}.`)];
  });
};
