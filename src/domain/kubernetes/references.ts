import { dig, isFields, mend, mendEach } from './dig.ts';
import type { K8sObject } from './objects.ts';
import { mendContainers, mendPodSpec, podSpecOf } from './pods.ts';
import type { AppShape } from './shape.ts';

/** Where pods name ConfigMaps and Secrets. Pure. */

export type ConfigKind = 'ConfigMap' | 'Secret';

type Rename = (kind: ConfigKind, name: string) => string;

const renameAt =
  (kind: ConfigKind, path: readonly string[], rename: Rename) =>
  (value: unknown): unknown =>
    mend(value, path, name => (typeof name === 'string' ? rename(kind, name) : name));

const both = (value: unknown, first: (one: unknown) => unknown, second: (one: unknown) => unknown): unknown =>
  second(first(value));

const renameInContainer =
  (rename: Rename) =>
  (container: unknown): unknown => {
    const env = mendEach(container, ['env'], one =>
      both(
        one,
        renameAt('ConfigMap', ['valueFrom', 'configMapKeyRef', 'name'], rename),
        renameAt('Secret', ['valueFrom', 'secretKeyRef', 'name'], rename),
      ),
    );
    return mendEach(env, ['envFrom'], one =>
      both(
        one,
        renameAt('ConfigMap', ['configMapRef', 'name'], rename),
        renameAt('Secret', ['secretRef', 'name'], rename),
      ),
    );
  };

const renameInVolume =
  (rename: Rename) =>
  (volume: unknown): unknown => {
    const plain = both(
      volume,
      renameAt('ConfigMap', ['configMap', 'name'], rename),
      renameAt('Secret', ['secret', 'secretName'], rename),
    );
    return mendEach(plain, ['projected', 'sources'], source =>
      both(
        source,
        renameAt('ConfigMap', ['configMap', 'name'], rename),
        renameAt('Secret', ['secret', 'name'], rename),
      ),
    );
  };

/** A pod spec whose references to ConfigMaps and Secrets are renamed: env, envFrom, volumes, projected; all containers. */
export const renameConfigs = (spec: unknown, rename: Rename): unknown =>
  mendEach(mendContainers(spec, renameInContainer(rename)), ['volumes'], renameInVolume(rename));

export interface ConfigReference {
  readonly kind: ConfigKind;
  readonly name: string;
}

const sameReference = (a: ConfigReference, b: ConfigReference): boolean => a.kind === b.kind && a.name === b.name;

/** Every ConfigMap and Secret that a pod spec reads in a way that can be renamed; each once. */
export const configReferences = (spec: unknown): readonly ConfigReference[] => {
  const found: ConfigReference[] = [];
  renameConfigs(spec, (kind, name) => {
    if (!found.some(one => sameReference(one, { kind, name }))) found.push({ kind, name });
    return name;
  });
  return found;
};

/** Whether any text in `value` is exactly `name`, where a rename could not follow: arguments, plain env values. */
export const mentions = (value: unknown, name: string): boolean => {
  if (typeof value === 'string') return value.split(/[\s=,:/]+/).includes(name);
  if (Array.isArray(value)) return value.some(one => mentions(one, name));
  return isFields(value) && Object.values(value).some(one => mentions(one, name));
};

/** The object with its pods reading the versions of this release. */
export const withVersions = (shape: Pick<AppShape, 'configs'>, object: K8sObject): K8sObject =>
  mendPodSpec(object, spec =>
    renameConfigs(
      spec,
      (kind, name) => shape.configs.find(one => one.kind === kind && one.name === name)?.versionedName ?? name,
    ),
  );

/** Secrets that pods need for pulling images: they keep their name. */
export const pullSecrets = (object: K8sObject): readonly string[] => {
  const listed = dig(podSpecOf(object), 'imagePullSecrets') ?? object['imagePullSecrets'];
  return (Array.isArray(listed) ? listed : []).map(one => String(dig(one, 'name') ?? '')).filter(name => name !== '');
};
