import { contentHash } from '../rollout/release.ts';
import { type Decision, type Decisions, identityOf, note, treated } from './decision.ts';
import { dig, listOf, textOf } from './dig.ts';
import type { Config } from './kinds.ts';
import { configSchema } from './kinds.ts';
import { versionedName } from './names.ts';
import type { K8sObject } from './objects.ts';
import { allContainers, podSpecOf } from './pods.ts';
import { configReferences, mentions, pullSecrets } from './references.ts';
import { type Scene, wishOf } from './scene.ts';
import { called } from './screen.ts';
import type { Finding, VersionedConfig } from './shape.ts';

/** Which ConfigMaps and Secrets are kept as immutable versions, so that going back restores them too. Pure. */

const fixedTypes: Readonly<Record<string, string>> = {
  'kubernetes.io/dockerconfigjson': 'for pulling images',
  'kubernetes.io/dockercfg': 'for pulling images',
  'kubernetes.io/tls': 'a certificate',
  'kubernetes.io/service-account-token': 'a token of a service account',
  'bootstrap.kubernetes.io/token': 'a bootstrap token',
};

const named = (objects: readonly K8sObject[], kind: string, name: string): boolean =>
  objects.some(one => one.kind === kind && one.metadata.name === name);

/** Why a Secret has to keep its name; undefined: it need not. */
const fixedBecause = (scene: Scene, config: K8sObject): string | undefined => {
  if (config.kind !== 'Secret') return undefined;
  const { name } = config.metadata;
  if (scene.objects.some(one => pullSecrets(one).includes(name))) return 'it is for pulling images';
  const route = scene.routes.find(one => listOf(dig(one, 'spec', 'tls')).some(tls => dig(tls, 'secretName') === name));
  if (route !== undefined) return `${called(route)} names it`;
  const what = fixedTypes[textOf(config['type'])];
  return what === undefined ? undefined : `it is ${what}`;
};

const reads = (owner: K8sObject, config: K8sObject): boolean =>
  configReferences(podSpecOf(owner)).some(one => one.kind === config.kind && one.name === config.metadata.name);

const readsByName = (owner: K8sObject, config: K8sObject): boolean =>
  allContainers(podSpecOf(owner)).some(one => mentions([one['command'], one['args']], config.metadata.name));

interface Users {
  /** Their references can be renamed. */
  readonly movable: readonly K8sObject[];
  /** They need it under its own name. */
  readonly fixed: readonly K8sObject[];
}

const usersOf = (scene: Scene, workloads: Decisions, config: K8sObject): Users => {
  const isMovable = (owner: K8sObject): boolean => {
    const treatment = workloads.get(identityOf(owner))?.treatment;
    return treatment === 'coloured' || treatment === 'hook';
  };
  const users = scene.podOwners.filter(owner => reads(owner, config));
  return {
    movable: users.filter(isMovable),
    fixed: [
      ...users.filter(owner => !isMovable(owner)),
      ...scene.podOwners.filter(owner => isMovable(owner) && readsByName(owner, config)),
    ],
  };
};

const listed = (objects: readonly K8sObject[]): string => objects.map(called).join(', ');

const decideConfig = (scene: Scene, workloads: Decisions, config: K8sObject): Decision => {
  if (wishOf(config) === 'in-place') return treated('in-place', 'Its annotation says so: it keeps its name.');
  const { movable, fixed } = usersOf(scene, workloads, config);
  if (movable.length === 0) {
    const who =
      fixed.length === 0
        ? 'Nothing in the release with two colours reads it'
        : `Only ${listed(fixed)} reads it, which has one colour`;
    return treated('in-place', `${who}, so it keeps its name and is not versioned.`);
  }
  const because = fixedBecause(scene, config);
  if (because !== undefined)
    return treated('in-place', `It keeps its name, because ${because}.`, [
      note(
        'not-versioned',
        config,
        `${called(config)} keeps its name, because ${because}; a rollback does not restore it.`,
      ),
    ]);
  const also = fixed.length === 0 ? '' : ` It is also applied under its own name, for ${listed(fixed)}.`;
  return treated(
    'versioned',
    `${listed(movable)} reads it: each content gets a name of its own, so that going back restores it.${also}`,
  );
};

export const decideConfigs = (scene: Scene, workloads: Decisions): Decisions =>
  new Map(scene.configs.map(config => [identityOf(config), decideConfig(scene, workloads, config)]));

/** A versioned config that others still read under its own name. */
export const alsoInPlace = (scene: Scene, workloads: Decisions, config: K8sObject): boolean =>
  usersOf(scene, workloads, config).fixed.length > 0;

/** What coloured pods read that the release does not hold. */
export const missingConfigs = (scene: Scene, coloured: readonly K8sObject[]): readonly Finding[] =>
  coloured.flatMap(owner =>
    configReferences(podSpecOf(owner))
      .filter(({ kind, name }) => !named(scene.configs, kind, name))
      .map(({ kind, name }) =>
        note(
          'not-versioned',
          owner,
          `${called(owner)} reads ${kind}/${name}, which is not in the manifests: it must be in the cluster, and a rollback does not restore it.`,
        ),
      ),
  );

const hashOf = async (config: Config): Promise<string> =>
  await contentHash({
    kind: config.kind,
    type: config.type ?? '',
    data: config.data ?? {},
    binaryData: config.binaryData ?? {},
    stringData: config.stringData ?? {},
  });

export const versionOf = async (object: K8sObject): Promise<VersionedConfig> => {
  const config = configSchema.parse(object);
  const kind = config.kind === 'Secret' ? 'Secret' : 'ConfigMap';
  const { name } = config.metadata;
  return { kind, name, versionedName: versionedName(name, await hashOf(config)), config };
};
