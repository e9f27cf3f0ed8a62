import type { BuildCache, BuildOutput, BuildRequest, BuildSecret } from '../../adapters/buildx/arguments.ts';
import type { RunContext } from '../../core/ports.ts';
import { formatPlatform, parsePlatform } from '../../domain/images/platform.ts';
import type { Inputs } from './inputs.ts';
import { pairsOf } from './pairs.ts';
import type { SourceFacts } from './source.ts';

/** What buildx is asked for, from the inputs and the facts of the run. Pure. */

export interface BuildFacts {
  readonly name: string;
  readonly source: SourceFacts;
  readonly epoch: number | undefined;
  readonly output: BuildOutput;
  readonly cache: BuildCache;
  readonly context: RunContext;
  readonly now: number;
}

const versionOf = (inputs: Inputs, { ref }: RunContext): string =>
  inputs.version === '' && ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : inputs.version;

/** The OCI annotation keys that say where an image comes from; a fact that is not known is left out. */
export const originOf = (inputs: Inputs, facts: BuildFacts): Record<string, string> => {
  const { repository, serverUrl } = facts.context;
  const created = new Date(facts.epoch === undefined ? facts.now : facts.epoch * 1000);
  const all = {
    'org.opencontainers.image.source': repository === '' ? '' : `${serverUrl}/${repository}`,
    'org.opencontainers.image.revision': facts.source.revision,
    'org.opencontainers.image.version': versionOf(inputs, facts.context),
    'org.opencontainers.image.created': created.toISOString().replace('.000Z', 'Z'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
};

const variableOf = (at: number): string => `PROD_ACTIONS_BUILD_SECRET_${at}`;

/** Secrets go to buildx as variables of its own environment: not on disk, not in its arguments. */
export const secretVariables = (inputs: Inputs): Record<string, string> =>
  Object.fromEntries(Object.values(pairsOf(inputs.secrets)).map((value, at) => [variableOf(at), value]));

const secretsOf = (inputs: Inputs): readonly BuildSecret[] => [
  ...Object.keys(pairsOf(inputs.secrets)).map((id, at) => ({ id, kind: 'variable', name: variableOf(at) }) as const),
  ...Object.entries(pairsOf(inputs['secret-files'])).map(([id, path]) => ({ id, kind: 'file', path }) as const),
];

/** One spelling, each once, in the order given. */
export const platformsOf = (inputs: Inputs): readonly string[] => [
  ...new Set(
    inputs.platforms.map(text => {
      const parsed = parsePlatform(text);
      return 'value' in parsed ? formatPlatform(parsed.value) : text;
    }),
  ),
];

/** The cache that can be used here; undefined where GitHub's service was asked for and is not there. */
export const cacheOf = (
  inputs: Inputs,
  facts: { readonly name: string; readonly push: boolean; readonly env: Readonly<Record<string, string>> },
): BuildCache | undefined => {
  const scope = inputs['cache-scope'];
  switch (inputs.cache) {
    case 'none':
      return { kind: 'none' };
    case 'local':
      return { kind: 'local', folder: scope };
    case 'registry':
      return { kind: 'registry', reference: `${facts.name}:${scope}`, write: facts.push };
    case 'gha': {
      const service = facts.env['ACTIONS_RESULTS_URL'] || facts.env['ACTIONS_CACHE_URL'];
      return service && facts.env['ACTIONS_RUNTIME_TOKEN'] ? { kind: 'gha', scope } : undefined;
    }
  }
};

export const requestOf = (inputs: Inputs, facts: BuildFacts): BuildRequest => {
  const origin = originOf(inputs, facts);
  return {
    context: inputs.context,
    file: inputs.file,
    target: inputs.target,
    platforms: platformsOf(inputs),
    buildArgs: inputs['build-args'],
    labels: { ...origin, ...pairsOf(inputs.labels) },
    annotations: { ...origin, ...pairsOf(inputs.annotations) },
    secrets: secretsOf(inputs),
    provenance: inputs.provenance,
    sbom: inputs.sbom,
    sbomGenerator: inputs['sbom-generator'],
    cache: facts.cache,
    useCache: inputs['use-cache'],
    pullBase: inputs['pull-base'],
    sourceDateEpoch: facts.epoch,
    output: facts.output,
  };
};
