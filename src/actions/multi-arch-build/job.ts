import { join, normalize } from 'node:path';
import type { BuildCache, BuildOutput, BuildRequest } from '../../adapters/buildx/arguments.ts';
import type { Buildx } from '../../adapters/buildx/buildx.ts';
import type { RegistryLogin } from '../../adapters/buildx/environment.ts';
import { referenceOf } from '../../adapters/registry/faults.ts';
import type { Registry } from '../../adapters/registry/registry.ts';
import type { Runtime } from '../../core/ports.ts';
import { nameOf, type Reference } from '../../domain/images/reference.ts';
import type { Inputs } from './inputs.ts';
import { decidePush, type PushDecision } from './push.ts';
import { cacheOf, requestOf, secretVariables } from './request.ts';
import { epochOf, readSource, type SourceFacts } from './source.ts';

export interface RegistryAccess {
  readonly registry: string;
  readonly login: RegistryLogin | undefined;
  readonly insecure: boolean;
}

export interface BuildDeps
  extends Pick<Runtime, 'exec' | 'files' | 'clock' | 'log' | 'outputs' | 'context' | 'env' | 'signal'> {
  readonly buildx: Buildx;
  openRegistry(access: RegistryAccess): Registry;
}

/** Everything that is decided before anything is built. */
export interface BuildJob {
  readonly reference: Reference;
  readonly decision: PushDecision;
  readonly source: SourceFacts;
  readonly epoch: number | undefined;
  readonly access: RegistryAccess;
  readonly secretVariables: Readonly<Record<string, string>>;
  readonly request: BuildRequest;
}

const loginOf = (inputs: Inputs, registry: string): RegistryLogin | undefined =>
  inputs['registry-username'] === ''
    ? undefined
    : { registry, username: inputs['registry-username'], password: inputs['registry-password'] };

const outputOf = async (name: string, push: boolean, inputs: Inputs, deps: BuildDeps): Promise<BuildOutput> =>
  push
    ? { kind: 'push', name, insecure: inputs['insecure-registry'] }
    : { kind: 'layout', folder: join(await deps.files.temporaryFolder('image'), 'layout') };

const usableCache = (inputs: Inputs, name: string, push: boolean, deps: BuildDeps): BuildCache => {
  const cache = cacheOf(inputs, { name, push, env: deps.env });
  if (cache === undefined)
    deps.log.notice('GitHub’s cache service is not reachable from here: building without a cache.');
  return cache ?? { kind: 'none' };
};

const readEpoch = (inputs: Inputs, source: SourceFacts, deps: BuildDeps): number | undefined => {
  const epoch = epochOf(inputs['source-date-epoch'], source);
  if (epoch === undefined && inputs['source-date-epoch'] === 'commit') {
    deps.log.notice('The context is no Git checkout: time stamps come from the clock, and two builds will differ.');
  }
  return epoch;
};

/** The runtime masks whole input lines; the values alone may show up too, one line at a time. */
const maskValues = (variables: Readonly<Record<string, string>>, deps: BuildDeps): void => {
  for (const value of Object.values(variables)) if (value !== '') deps.log.mask(value);
};

export const prepare = async (inputs: Inputs, deps: BuildDeps): Promise<BuildJob> => {
  const variables = secretVariables(inputs);
  maskValues(variables, deps);
  const reference = referenceOf(inputs.image.toLowerCase());
  const name = nameOf(reference);
  const decision = await decidePush(inputs.push, deps);
  const source = await readSource(deps, inputs.context);
  const epoch = readEpoch(inputs, source, deps);
  const { registry } = reference;
  return {
    reference,
    decision,
    source,
    epoch,
    access: { registry, login: loginOf(inputs, registry), insecure: inputs['insecure-registry'] },
    secretVariables: variables,
    request: requestOf(inputs, {
      name,
      source,
      epoch,
      output: await outputOf(name, decision.push, inputs, deps),
      cache: usableCache(inputs, name, decision.push, deps),
      context: deps.context,
      now: deps.clock.now(),
    }),
  };
};

/** The Dockerfile as a path in the repository, for annotations. */
export const dockerfilePath = (inputs: Inputs): string =>
  normalize(inputs.file === '' ? join(inputs.context, 'Dockerfile') : inputs.file);
