import { releaseVariable } from '../rollout/identity.ts';
import { type Colour, shortId } from '../rollout/release.ts';
import { fieldsOf, isFields, listOf } from './dig.ts';
import { colouredName, keys, type nowhere, slug } from './names.ts';
import { annotationsOf, type K8sObject, labelsOf } from './objects.ts';
import { mendContainers } from './pods.ts';
import { withVersions } from './references.ts';
import type { AppShape, ScaledWorkload, SwitchedService, VersionedConfig, Workload } from './shape.ts';

/** The objects of one colour, made from those of the manifests. Pure; the same input gives the same output. */

/** Whose an object is, and who writes it. */
export interface Ownership {
  readonly namespace: string;
  readonly app: string;
  readonly environment: string;
  /** The fencing token of the writer. */
  readonly token: number;
}

export interface ColourOwnership extends Ownership {
  readonly colour: Colour;
  /** Full id. */
  readonly release: string;
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

const without = (record: Readonly<Record<string, string>>, key: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** Own labels and annotations stay; everything a server sets is dropped. */
const managedMetadata = (
  object: K8sObject,
  name: string,
  owner: Ownership,
  labels: Readonly<Record<string, string>> = {},
  annotations: Readonly<Record<string, string>> = {},
): K8sObject['metadata'] => ({
  name,
  namespace: owner.namespace,
  labels: { ...labelsOf(object), [keys.app]: owner.app, [keys.environment]: owner.environment, ...labels },
  annotations: {
    ...without(annotationsOf(object), lastApplied),
    ...annotations,
    [keys.fence]: String(owner.token),
  },
});

/** The object as a body to write: without status and server-set metadata. */
const body = (object: K8sObject, metadata: K8sObject['metadata'], spec: unknown): K8sObject => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  metadata,
  spec,
});

const withRelease =
  (release: string) =>
  (container: unknown): unknown =>
    isFields(container)
      ? {
          ...container,
          // First, so that later variables may refer to it as $(PROD_ACTIONS_RELEASE).
          env: [
            { name: releaseVariable, value: release },
            ...listOf(container['env']).filter(one => fieldsOf(one)['name'] !== releaseVariable),
          ],
        }
      : container;

/** Adds the colour to a selector, so that the two colours never share a pod. */
const narrowed = (selector: unknown, colour: Colour): Record<string, unknown> => ({
  ...fieldsOf(selector),
  matchLabels: { ...fieldsOf(fieldsOf(selector)['matchLabels']), [keys.colour]: colour },
});

export const colouredDeployment = (
  shape: AppShape,
  workload: Workload,
  options: Omit<ColourOwnership, 'namespace'> & { readonly replicas: number },
): K8sObject => {
  const { app, environment, colour, release } = options;
  const owner = { ...options, namespace: shape.namespace };
  const deployment = withVersions(shape, workload.deployment);
  const { paused: _paused, ...spec } = fieldsOf(deployment['spec']);
  const template = fieldsOf(spec['template']);
  const metadata = fieldsOf(template['metadata']);
  const labels = {
    ...fieldsOf(metadata['labels']),
    [keys.app]: app,
    [keys.environment]: environment,
    [keys.colour]: colour,
    [keys.release]: shortId(release),
  };
  return body(
    deployment,
    managedMetadata(
      deployment,
      colouredName(workload.name, colour),
      owner,
      { [keys.colour]: colour },
      { [keys.release]: release },
    ),
    {
      ...spec,
      replicas: options.replicas,
      selector: narrowed(spec['selector'], colour),
      template: {
        ...template,
        metadata: { ...metadata, labels },
        spec: mendContainers(template['spec'], withRelease(release)),
      },
    },
  );
};

/** The selector of a switched Service when its traffic goes to `colour`. */
export const selectorFor = (
  service: SwitchedService,
  colour: Colour | typeof nowhere,
): Readonly<Record<string, string>> => ({ ...service.service.spec.selector, [keys.colour]: colour });

/** The whole Service, to create it: no pod gets traffic until it is switched. */
export const firstService = (service: SwitchedService, options: Ownership): K8sObject =>
  body(service.service, managedMetadata(service.service, service.name, options), {
    ...service.service.spec,
    selector: selectorFor(service, 'none'),
  });

/** The body of a server-side apply on a live Service: everything but its selector. */
export const serviceFields = (service: SwitchedService, options: Ownership): K8sObject => {
  const { selector: _selector, ...spec } = service.service.spec;
  return body(service.service, managedMetadata(service.service, service.name, options), spec);
};

export const colouredAutoscaler = (
  scaled: ScaledWorkload,
  options: ColourOwnership & { readonly minReplicas: number },
): K8sObject => {
  const { spec } = scaled.autoscaler;
  const name = colouredName(scaled.name, options.colour);
  return body(
    scaled.autoscaler,
    managedMetadata(
      scaled.autoscaler,
      name,
      options,
      { [keys.colour]: options.colour },
      { [keys.release]: options.release },
    ),
    {
      ...spec,
      scaleTargetRef: { ...spec.scaleTargetRef, name: colouredName(scaled.workload, options.colour) },
      minReplicas: options.minReplicas,
      maxReplicas: Math.max(spec.maxReplicas, options.minReplicas),
    },
  );
};

export const colouredBudget = (budget: K8sObject, options: ColourOwnership): K8sObject => {
  const spec = fieldsOf(budget['spec']);
  const name = colouredName(budget.metadata.name, options.colour);
  const metadata = managedMetadata(
    budget,
    name,
    options,
    { [keys.colour]: options.colour },
    { [keys.release]: options.release },
  );
  return body(budget, metadata, { ...spec, selector: narrowed(spec['selector'], options.colour) });
};

/** Value of the `version-of` label: the name, or, where a label cannot hold that, a short form of it. */
export const versionLabel = (name: string): string => slug(name, 63);

/** The immutable, content-hashed version of a ConfigMap or Secret. */
export const versionedConfig = (config: VersionedConfig, options: Ownership): K8sObject => {
  const { apiVersion, kind, data, binaryData, stringData, type } = config.config;
  const metadata = managedMetadata(config.config, config.versionedName, options, {
    [keys.versionOf]: versionLabel(config.name),
  });
  const content = { data, binaryData, stringData, type };
  return {
    apiVersion,
    kind,
    metadata,
    ...Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined && value !== null)),
    immutable: true,
  };
};
