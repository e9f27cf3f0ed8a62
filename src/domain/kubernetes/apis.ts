import type { K8sObject } from './objects.ts';

/** What is known of the API's kinds without asking a server. Pure. */

export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** `Deployment.apps`; core kinds have no group. */
export const kindKey = (object: Pick<K8sObject, 'apiVersion' | 'kind'>): string => {
  const group = groupOf(object.apiVersion);
  return group === '' ? object.kind : `${object.kind}.${group}`;
};

const clusterScoped = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'APIService.apiregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'PriorityClass.scheduling.k8s.io',
  'StorageClass.storage.k8s.io',
  'CSIDriver.storage.k8s.io',
  'CSINode.storage.k8s.io',
  'VolumeAttachment.storage.k8s.io',
  'RuntimeClass.node.k8s.io',
  'IngressClass.networking.k8s.io',
  'GatewayClass.gateway.networking.k8s.io',
  'CertificateSigningRequest.certificates.k8s.io',
  'FlowSchema.flowcontrol.apiserver.k8s.io',
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io',
  'PodSecurityPolicy.policy',
  'ClusterIssuer.cert-manager.io',
  'ClusterSecretStore.external-secrets.io',
  'ClusterPolicy.kyverno.io',
]);

export const isClusterScoped = (object: Pick<K8sObject, 'apiVersion' | 'kind'>): boolean =>
  clusterScoped.has(kindKey(object));

/** Groups whose kinds the server brings itself; all others are custom resources with a controller of their own. */
const builtInGroups = new Set([
  '',
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'networking.k8s.io',
  'rbac.authorization.k8s.io',
  'extensions',
  'storage.k8s.io',
  'scheduling.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'node.k8s.io',
  'events.k8s.io',
  'certificates.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'admissionregistration.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'gateway.networking.k8s.io',
]);

export const isCustom = (object: Pick<K8sObject, 'apiVersion'>): boolean =>
  !builtInGroups.has(groupOf(object.apiVersion));

interface Removal {
  /** First Kubernetes version that no longer serves it. */
  readonly since: string;
  readonly use: string;
  /** What else has to change. */
  readonly also?: string;
}

const apps: Removal = {
  since: '1.16',
  use: 'apps/v1',
  also: 'give spec.selector (it must match the template’s labels)',
};
const ingress: Removal = {
  since: '1.22',
  use: 'networking.k8s.io/v1',
  also: 'write backends as `service: { name: …, port: { number: … } }`, give every path a pathType, and name the class in spec.ingressClassName',
};
const autoscaling = (since: string): Removal => ({
  since,
  use: 'autoscaling/v2',
  also: 'write metrics as `resource: { name: cpu, target: { type: Utilization, averageUtilization: … } }`',
});
const rbac: Removal = { since: '1.22', use: 'rbac.authorization.k8s.io/v1' };

/** `kubectl convert` of the past: API versions that no supported server has any more. */
const removals: Readonly<Record<string, Removal>> = {
  'extensions/v1beta1 Deployment': apps,
  'apps/v1beta1 Deployment': apps,
  'apps/v1beta2 Deployment': apps,
  'extensions/v1beta1 DaemonSet': apps,
  'apps/v1beta2 DaemonSet': apps,
  'apps/v1beta1 StatefulSet': apps,
  'apps/v1beta2 StatefulSet': apps,
  'extensions/v1beta1 ReplicaSet': apps,
  'apps/v1beta2 ReplicaSet': apps,
  'extensions/v1beta1 Ingress': ingress,
  'networking.k8s.io/v1beta1 Ingress': ingress,
  'networking.k8s.io/v1beta1 IngressClass': { since: '1.22', use: 'networking.k8s.io/v1' },
  'extensions/v1beta1 NetworkPolicy': { since: '1.16', use: 'networking.k8s.io/v1' },
  'autoscaling/v2beta1 HorizontalPodAutoscaler': autoscaling('1.25'),
  'autoscaling/v2beta2 HorizontalPodAutoscaler': autoscaling('1.26'),
  'policy/v1beta1 PodDisruptionBudget': { since: '1.25', use: 'policy/v1' },
  'policy/v1beta1 PodSecurityPolicy': { since: '1.25', use: 'Pod Security Admission (labels of the namespace)' },
  'extensions/v1beta1 PodSecurityPolicy': { since: '1.16', use: 'Pod Security Admission (labels of the namespace)' },
  'batch/v1beta1 CronJob': { since: '1.25', use: 'batch/v1' },
  'batch/v2alpha1 CronJob': { since: '1.21', use: 'batch/v1' },
  'rbac.authorization.k8s.io/v1beta1 Role': rbac,
  'rbac.authorization.k8s.io/v1beta1 RoleBinding': rbac,
  'rbac.authorization.k8s.io/v1beta1 ClusterRole': rbac,
  'rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding': rbac,
  'apiextensions.k8s.io/v1beta1 CustomResourceDefinition': { since: '1.22', use: 'apiextensions.k8s.io/v1' },
  'discovery.k8s.io/v1beta1 EndpointSlice': { since: '1.25', use: 'discovery.k8s.io/v1' },
  'coordination.k8s.io/v1beta1 Lease': { since: '1.22', use: 'coordination.k8s.io/v1' },
};

/** Removed API versions: [API version and kind, since, what to use]. */
export const removalOf = (object: Pick<K8sObject, 'apiVersion' | 'kind'>): Removal | undefined =>
  removals[`${object.apiVersion} ${object.kind}`];
