/** Defaults and rules that the API server lays over what is written, as far as a rollout meets them. */

import type { Resource } from './resources.ts';
import { matches } from './selectors.ts';
import { invalid } from './status.ts';
import { at, isTree, listAt, numberAt, put, same, stringsAt, type Tree, textAt, treeAt } from './tree.ts';

const setDefault = (tree: Tree, path: readonly string[], value: unknown): void => {
  if (at(tree, ...path) === undefined || at(tree, ...path) === null) put(tree, path, value);
};

const containerDefaults = (container: Tree): void => {
  const image = textAt(container, 'image');
  setDefault(container, ['imagePullPolicy'], /(:latest|^[^:@]+)$/.test(image) ? 'Always' : 'IfNotPresent');
  setDefault(container, ['resources'], {});
  setDefault(container, ['terminationMessagePath'], '/dev/termination-log');
  setDefault(container, ['terminationMessagePolicy'], 'File');
  for (const port of listAt(container, 'ports')) if (isTree(port)) setDefault(port, ['protocol'], 'TCP');
};

const podDefaults = (spec: Tree, restart: string): void => {
  setDefault(spec, ['restartPolicy'], restart);
  setDefault(spec, ['dnsPolicy'], 'ClusterFirst');
  setDefault(spec, ['schedulerName'], 'default-scheduler');
  setDefault(spec, ['terminationGracePeriodSeconds'], 30);
  setDefault(spec, ['securityContext'], {});
  for (const list of ['containers', 'initContainers'])
    for (const one of listAt(spec, list)) if (isTree(one)) containerDefaults(one);
};

let addresses = 0;

const serviceDefaults = (service: Tree, before: Tree | undefined): void => {
  setDefault(service, ['spec', 'type'], 'ClusterIP');
  setDefault(service, ['spec', 'sessionAffinity'], 'None');
  // What was allocated stays allocated, also when the new object does not name it.
  const allocated = textAt(before, 'spec', 'clusterIP');
  if (allocated !== '') setDefault(service, ['spec', 'clusterIP'], allocated);
  if (textAt(service, 'spec', 'type') !== 'ExternalName' && at(service, 'spec', 'clusterIP') === undefined) {
    addresses += 1;
    put(service, ['spec', 'clusterIP'], `10.96.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`);
  }
  for (const port of listAt(service, 'spec', 'ports'))
    if (isTree(port)) {
      setDefault(port, ['protocol'], 'TCP');
      setDefault(port, ['targetPort'], port['port']);
    }
};

const defaults: Readonly<Record<string, (object: Tree, before: Tree | undefined) => void>> = {
  Pod: object => podDefaults(treeAt(object, 'spec'), 'Always'),
  Deployment: object => {
    setDefault(object, ['spec', 'replicas'], 1);
    setDefault(object, ['spec', 'revisionHistoryLimit'], 10);
    setDefault(object, ['spec', 'progressDeadlineSeconds'], 600);
    setDefault(object, ['spec', 'strategy', 'type'], 'RollingUpdate');
    podDefaults(treeAt(object, 'spec', 'template', 'spec'), 'Always');
  },
  ReplicaSet: object => setDefault(object, ['spec', 'replicas'], 1),
  Job: object => {
    setDefault(object, ['spec', 'backoffLimit'], 6);
    setDefault(object, ['spec', 'completions'], 1);
    setDefault(object, ['spec', 'parallelism'], 1);
    podDefaults(treeAt(object, 'spec', 'template', 'spec'), 'Never');
  },
  HorizontalPodAutoscaler: object => setDefault(object, ['spec', 'minReplicas'], 1),
  Service: serviceDefaults,
  Secret: object => {
    setDefault(object, ['type'], 'Opaque');
    const text = Object.entries(stringsAt(object, 'stringData'));
    for (const [key, value] of text) put(object, ['data', key], Buffer.from(value).toString('base64'));
    delete object['stringData'];
  },
};

type Rule = (object: Tree, before: Tree | undefined) => string | undefined;

const immutable =
  (...path: readonly string[]): Rule =>
  (object, before) =>
    before !== undefined && !same(at(object, ...path), at(before, ...path))
      ? `${path.join('.')}: Invalid value: ${JSON.stringify(at(object, ...path) ?? null)}: field is immutable`
      : undefined;

const immutableData: Rule = (object, before) =>
  at(before, 'immutable') === true && ['data', 'binaryData', 'immutable'].some(key => !same(object[key], before?.[key]))
    ? 'data: Forbidden: field is immutable when `immutable` is set'
    : undefined;

const selectsItsPods: Rule = object =>
  matches(at(object, 'spec', 'selector'), stringsAt(object, 'spec', 'template', 'metadata', 'labels'))
    ? undefined
    : 'spec.template.metadata.labels: Invalid value: {}: `selector` does not match template `labels`';

const hasContainers: Rule = object =>
  listAt(object, 'spec', 'template', 'spec', 'containers').length > 0
    ? undefined
    : 'spec.template.spec.containers: Required value';

/** A ConfigMap or Secret holds 1 MiB at most. */
const fits: Rule = object =>
  JSON.stringify(object['data'] ?? {}).length > 1_048_576
    ? `[]: Too long: may not be more than 1048576 bytes`
    : undefined;

const bounds: Rule = object =>
  (numberAt(object, 'spec', 'minReplicas') ?? 1) > (numberAt(object, 'spec', 'maxReplicas') ?? 0)
    ? 'spec.maxReplicas: Invalid value: must be greater than or equal to `minReplicas`'
    : undefined;

const rules: Readonly<Record<string, readonly Rule[]>> = {
  Deployment: [immutable('spec', 'selector'), hasContainers, selectsItsPods],
  ReplicaSet: [immutable('spec', 'selector')],
  Job: [immutable('spec', 'template'), immutable('spec', 'selector')],
  Service: [immutable('spec', 'clusterIP')],
  ConfigMap: [immutableData, fits],
  Secret: [immutableData, immutable('type'), fits],
  HorizontalPodAutoscaler: [bounds],
};

const badName = (name: string): string | undefined =>
  name.length <= 253 && /^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/.test(name)
    ? undefined
    : `metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters`;

/** Completes `object` in place. @throws ApiRefusal 422 */
export const admit = (resource: Resource, object: Tree, before: Tree | undefined): void => {
  const name = textAt(object, 'metadata', 'name');
  defaults[resource.kind]?.(object, before);
  const found = [
    resource.group === 'rbac.authorization.k8s.io' ? undefined : badName(name),
    ...(rules[resource.kind] ?? []).map(rule => rule(object, before)),
  ];
  const problem = found.find(one => one !== undefined);
  if (problem !== undefined) throw invalid(resource, name, problem);
};
