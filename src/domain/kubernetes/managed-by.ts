import { kindKey } from './apis.ts';
import { dig, listOf, textOf } from './dig.ts';
import { annotationsOf, type K8sObject, labelsOf, nameOf } from './objects.ts';

/** Signs that something else writes an object. Pure. */

export interface ManagedBy {
  /** For people: `Argo CD`, `Flux`, `KEDA` … */
  readonly controller: string;
  /** `refuse`: it would undo our writes. `warn`: it writes only when a person tells it to (Helm). */
  readonly effect: 'refuse' | 'warn';
  /** What says so: `annotation argocd.argoproj.io/tracking-id`. */
  readonly evidence: string;
}

/** Keys of labels or annotations (a trailing slash: any key under that prefix). */
const signs: readonly (readonly [key: string, controller: string, effect?: 'warn'])[] = [
  ['argocd.argoproj.io/tracking-id', 'Argo CD'],
  ['argocd.argoproj.io/instance', 'Argo CD'],
  ['kustomize.toolkit.fluxcd.io/', 'Flux'],
  ['helm.toolkit.fluxcd.io/', 'Flux'],
  ['fluxcd.io/sync-checksum', 'Flux'],
  ['argo-rollouts.argoproj.io/managed-by-rollouts', 'Argo Rollouts'],
  ['rollout.argoproj.io/revision', 'Argo Rollouts'],
  ['scaledobject.keda.sh/name', 'KEDA'],
  ['serving.knative.dev/', 'Knative'],
  ['networking.internal.knative.dev/', 'Knative'],
  ['objectset.rio.cattle.io/', 'Rancher Fleet'],
  ['fleet.cattle.io/', 'Rancher Fleet'],
  ['configmanagement.gke.io/managed', 'Config Sync'],
  ['configsync.gke.io/', 'Config Sync'],
  ['crossplane.io/composite', 'Crossplane'],
  ['olm.owner', 'Operator Lifecycle Manager'],
  ['addonmanager.kubernetes.io/mode', 'the add-on manager'],
  ['kapp.k14s.io/app', 'kapp', 'warn'],
  ['meta.helm.sh/release-name', 'Helm', 'warn'],
];

/** Field managers of controllers that write again by themselves. */
const managers: Readonly<Record<string, string>> = {
  'argocd-controller': 'Argo CD',
  'argocd-application-controller': 'Argo CD',
  'kustomize-controller': 'Flux',
  'helm-controller': 'Flux',
  'rollouts-controller': 'Argo Rollouts',
  flagger: 'Flagger',
  'keda-operator': 'KEDA',
};

/**
 * Values of app.kubernetes.io/managed-by that mean a person or a tool in a person's hand. Charts write `Helm` there
 * themselves, whoever applies them: that it really was Helm is said by its annotation.
 */
const handTools = /^(kubectl|kustomize|helm|tiller|skaffold|tilt|pulumi|terraform|opentofu|cdk8s|prod-actions)/i;

const bySign = (object: K8sObject): ManagedBy | undefined => {
  const found = [
    ...Object.keys(annotationsOf(object)).map(key => ({ key, what: 'annotation' })),
    ...Object.keys(labelsOf(object)).map(key => ({ key, what: 'label' })),
  ];
  for (const [sign, controller, effect] of signs) {
    const hit = found.find(({ key }) => (sign.endsWith('/') ? key.startsWith(sign) : key === sign));
    if (hit !== undefined) return { controller, effect: effect ?? 'refuse', evidence: `${hit.what} ${hit.key}` };
  }
  return undefined;
};

const byOwner = (object: K8sObject): ManagedBy | undefined => {
  const owner = object.metadata.ownerReferences?.find(one => one.controller === true);
  return owner && { controller: nameOf(owner), effect: 'refuse', evidence: `ownerReferences names ${nameOf(owner)}` };
};

const byManagedByLabel = (object: K8sObject): ManagedBy | undefined => {
  const key = 'app.kubernetes.io/managed-by';
  const value = labelsOf(object)[key];
  if (value === undefined || handTools.test(value)) return undefined;
  const evidence = `label ${key}: ${value}`;
  return /operator|controller|argo|flux/i.test(value) ? { controller: value, effect: 'refuse', evidence } : undefined;
};

const byFieldManager = (object: K8sObject): ManagedBy | undefined => {
  for (const entry of listOf(dig(object.metadata, 'managedFields'))) {
    const manager = textOf(dig(entry, 'manager'));
    const controller = managers[manager];
    if (controller !== undefined) return { controller, effect: 'refuse', evidence: `field manager ${manager}` };
  }
  return undefined;
};

/** Argo Rollouts moves Services by adding its own hash to their selector. */
const bySelector = (object: K8sObject): ManagedBy | undefined =>
  object.kind === 'Service' && dig(object, 'spec', 'selector', 'rollouts-pod-template-hash') !== undefined
    ? { controller: 'Argo Rollouts', effect: 'refuse', evidence: 'selector rollouts-pod-template-hash' }
    : undefined;

/** Whether something other than us and people writes this object. */
export const managedBy = (object: K8sObject): ManagedBy | undefined =>
  [byOwner, bySelector, bySign, byFieldManager, byManagedByLabel]
    .map(look => look(object))
    .filter(found => found !== undefined)
    .sort((a, b) => Number(a.effect === 'warn') - Number(b.effect === 'warn'))[0];

/** Whether the manifests themselves put the object in another's care. A chart's Helm labels say nothing of that. */
export const managedInManifest = (object: K8sObject): ManagedBy | undefined => {
  const found = managedBy({ ...object, metadata: { ...object.metadata, ownerReferences: null } });
  return found?.effect === 'refuse' ? found : undefined;
};

/** Kinds whose controller runs or replaces the app by itself. */
const controllerKinds: Readonly<Record<string, string>> = {
  'Rollout.argoproj.io': 'Argo Rollouts',
  'Application.argoproj.io': 'Argo CD',
  'ApplicationSet.argoproj.io': 'Argo CD',
  'Canary.flagger.app': 'Flagger',
  'Service.serving.knative.dev': 'Knative',
  'Configuration.serving.knative.dev': 'Knative',
  'Route.serving.knative.dev': 'Knative',
  'ScaledObject.keda.sh': 'KEDA',
  'ScaledJob.keda.sh': 'KEDA',
  'HelmRelease.helm.toolkit.fluxcd.io': 'Flux',
  'Kustomization.kustomize.toolkit.fluxcd.io': 'Flux',
  'HelmChart.helm.cattle.io': 'the Helm controller of k3s',
  'DeploymentConfig.apps.openshift.io': 'OpenShift',
  'CloneSet.apps.kruise.io': 'OpenKruise',
};

export const controllerOfKind = (object: K8sObject): string | undefined => controllerKinds[kindKey(object)];
