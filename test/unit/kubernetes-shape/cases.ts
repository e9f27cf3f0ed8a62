import type { Treatment } from '../../../src/domain/kubernetes/shape.ts';
import { deployment, fixed, job, service, thing } from './manifests.ts';

/** What is treated how: one row of docs/kubernetes-manifests.md each, with a manifest that shows it. */

export interface Case {
  /** As the page says it. */
  readonly what: string;
  readonly object: string;
  readonly treatment: Treatment;
  /** Code of the refusal or of the finding that says more. */
  readonly code?: string;
  readonly manifests: readonly string[];
}

const web = [deployment('web'), service('web', 'type: LoadBalancer')];
const claim = (name: string, mode: string): string =>
  thing('v1', 'PersistentVolumeClaim', name, `spec: { accessModes: [${mode}] }`);
const mounts = (claimName: string): string =>
  `volumes: [{ name: data, persistentVolumeClaim: { claimName: ${claimName} } }]`;
const annotated = (value: string): string => `annotations: { prod-actions/treatment: ${value} }`;

export const cases: readonly Case[] = [
  { what: 'Deployment behind a Service', object: 'Deployment/web', treatment: 'coloured', manifests: web },
  {
    what: 'Deployment without a Service (a worker), beside one that has one',
    object: 'Deployment/mailer',
    treatment: 'coloured',
    code: 'worker-runs-twice',
    manifests: [...web, deployment('mailer')],
  },
  {
    what: 'Deployment without a Service that looks like a scheduler',
    object: 'Deployment/scheduler',
    treatment: 'coloured',
    code: 'maybe-singleton',
    manifests: [...web, deployment('scheduler', { spec: 'replicas: 1' })],
  },
  {
    what: 'Deployment that looks like a data store (by image or port)',
    object: 'Deployment/cache',
    treatment: 'in-place',
    code: 'data-store',
    manifests: [...web, deployment('cache', { image: 'redis:7' }), service('cache')],
  },
  {
    what: 'Deployment with strategy Recreate (or one replica and maxSurge 0), not reached by users',
    object: 'Deployment/ledger',
    treatment: 'in-place',
    code: 'in-place-workload',
    manifests: [...web, deployment('ledger', { spec: 'strategy: { type: Recreate }' }), service('ledger')],
  },
  {
    what: 'Deployment with strategy Recreate, reached by users',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'must-not-run-twice',
    manifests: [deployment('web', { spec: 'strategy: { type: Recreate }' }), service('web', 'type: NodePort')],
  },
  {
    what: 'Deployment on a ReadWriteOnce volume, not reached by users',
    object: 'Deployment/index',
    treatment: 'in-place',
    code: 'in-place-workload',
    manifests: [...web, deployment('index', { pod: mounts('data') }), claim('data', 'ReadWriteOnce')],
  },
  {
    what: 'Deployment on a ReadWriteOnce volume, reached by users',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'volume-not-shareable',
    manifests: [deployment('web', { pod: mounts('data') }), service('web'), claim('data', 'ReadWriteOnce')],
  },
  {
    what: 'Deployment on a ReadWriteMany volume',
    object: 'Deployment/web',
    treatment: 'coloured',
    code: 'volume-shared',
    manifests: [deployment('web', { pod: mounts('data') }), service('web'), claim('data', 'ReadWriteMany')],
  },
  {
    what: 'Deployment on a volume whose claim is not in the manifests',
    object: 'Deployment/web',
    treatment: 'coloured',
    code: 'volume-access-unknown',
    manifests: [deployment('web', { pod: mounts('data') }), service('web')],
  },
  {
    what: 'Deployment with hostPort',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'host-port',
    manifests: [deployment('web', { container: 'ports: [{ containerPort: 80, hostPort: 80 }]' }), service('web')],
  },
  {
    what: 'Deployment with hostNetwork',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'host-port',
    manifests: [deployment('web', { pod: 'hostNetwork: true' }), service('web')],
  },
  {
    what: 'Deployment whose selector does not match its own pods',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'selector-mismatch',
    manifests: [deployment('web', { labels: '{ app: other }' }), service('web')],
  },
  {
    what: 'Deployment whose selector matches the pods of another',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'selector-overlap',
    manifests: [
      ...web,
      deployment('other', { labels: '{ app: web, part: other }' }).replace('{ app: other }', '{ part: other }'),
    ],
  },
  {
    what: 'Deployment that uses labels of prod-actions',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'reserved-label',
    manifests: [deployment('web', { labels: '{ app: web, prod-actions/colour: blue }' }), service('web')],
  },
  {
    what: 'Deployment whose image still is a placeholder',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'object-invalid',
    manifests: [deployment('web', { image: `'\${IMAGE}'` }), service('web')],
  },
  {
    what: 'Deployment of an API version that was removed',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'api-removed',
    manifests: [deployment('web').replace('apps/v1', 'extensions/v1beta1'), service('web')],
  },
  {
    what: 'Deployment annotated `prod-actions/treatment: in-place`',
    object: 'Deployment/admin',
    treatment: 'in-place',
    manifests: [...web, deployment('admin', { metadata: annotated('in-place') })],
  },
  {
    what: 'Deployment annotated `prod-actions/treatment: coloured`, which overrules what its manifest suggests',
    object: 'Deployment/cache',
    treatment: 'coloured',
    manifests: [...web, deployment('cache', { image: 'redis:7', metadata: annotated('coloured') })],
  },
  {
    what: 'Anything annotated `prod-actions/treatment: left-out`',
    object: 'Deployment/debug',
    treatment: 'left-out',
    manifests: [...web, deployment('debug', { metadata: annotated('left-out') })],
  },
  {
    what: 'Service whose pods have two colours',
    object: 'Service/web',
    treatment: 'switched',
    manifests: web,
  },
  {
    what: 'Service whose pods have one colour',
    object: 'Service/cache',
    treatment: 'in-place',
    manifests: [...web, deployment('cache', { image: 'redis:7' }), service('cache')],
  },
  {
    what: 'Service that selects pods with two colours and pods with one',
    object: 'Service/all',
    treatment: 'refused',
    code: 'service-mixed',
    manifests: [
      deployment('web', { labels: '{ app: web, part: shop }' }),
      fixed('StatefulSet', 'search').replace('labels: { app: search }', 'labels: { app: search, part: shop }'),
      service('all', '', '{ part: shop }'),
    ],
  },
  {
    what: 'Service that selects no pods of the release',
    object: 'Service/other',
    treatment: 'in-place',
    code: 'service-selects-nothing',
    manifests: [...web, service('other')],
  },
  {
    what: 'Service without a selector',
    object: 'Service/legacy',
    treatment: 'in-place',
    manifests: [...web, service('legacy', '', '{}')],
  },
  {
    what: 'Service of type ExternalName',
    object: 'Service/bank',
    treatment: 'in-place',
    manifests: [...web, thing('v1', 'Service', 'bank', 'spec: { type: ExternalName, externalName: bank.example }')],
  },
  {
    what: 'Headless Service over pods with one colour',
    object: 'Service/db',
    treatment: 'in-place',
    manifests: [...web, fixed('StatefulSet', 'db', 'postgres:17'), service('db', 'clusterIP: None')],
  },
  {
    what: 'Headless Service over pods with two colours that nothing in the release speaks to',
    object: 'Service/web-pods',
    treatment: 'in-place',
    code: 'headless-spans-colours',
    manifests: [...web, service('web-pods', 'clusterIP: None', '{ app: web }')],
  },
  {
    what: 'Headless Service through which others reach pods with two colours',
    object: 'Service/api',
    treatment: 'refused',
    code: 'headless-in-path',
    manifests: [
      deployment('web', { container: 'env: [{ name: API, value: "dns:///api:80" }]' }),
      service('web', 'type: NodePort'),
      deployment('api'),
      service('api', 'clusterIP: None'),
    ],
  },
  {
    what: 'Service with sessionAffinity ClientIP',
    object: 'Service/web',
    treatment: 'switched',
    code: 'session-affinity',
    manifests: [deployment('web'), service('web', 'sessionAffinity: ClientIP')],
  },
  {
    what: 'Service with externalTrafficPolicy Local',
    object: 'Service/web',
    treatment: 'switched',
    code: 'local-traffic-policy',
    manifests: [deployment('web'), service('web', 'type: LoadBalancer\nexternalTrafficPolicy: Local')],
  },
  {
    what: 'StatefulSet or DaemonSet that users do not reach directly',
    object: 'StatefulSet/search',
    treatment: 'in-place',
    code: 'in-place-workload',
    manifests: [...web, fixed('StatefulSet', 'search'), service('search')],
  },
  {
    what: 'StatefulSet or DaemonSet that users reach directly',
    object: 'DaemonSet/edge',
    treatment: 'refused',
    code: 'not-switchable',
    manifests: [...web, fixed('DaemonSet', 'edge'), service('edge', 'type: LoadBalancer')],
  },
  {
    what: 'Pod, ReplicaSet or ReplicationController without a Deployment',
    object: 'Pod/web',
    treatment: 'refused',
    code: 'bare-pods',
    manifests: [thing('v1', 'Pod', 'web', 'spec: { containers: [{ name: main, image: web }] }'), service('web')],
  },
  {
    what: 'Job named as a hook (`migrate-expand: job/NAME`)',
    object: 'Job/migrate',
    treatment: 'hook',
    manifests: [...web, job('migrate')],
  },
  {
    what: 'Job that is not named as a hook',
    object: 'Job/seed',
    treatment: 'refused',
    code: 'job-not-a-hook',
    manifests: [...web, job('seed')],
  },
  {
    what: 'Job or Pod that Helm would run before or after an upgrade',
    object: 'Job/prepare',
    treatment: 'refused',
    code: 'helm-hook',
    manifests: [...web, job('prepare', 'annotations: { helm.sh/hook: pre-upgrade }')],
  },
  {
    what: 'Test of a Helm chart, or a hook for removal or rollback',
    object: 'Job/check',
    treatment: 'left-out',
    code: 'left-out',
    manifests: [...web, job('check', 'annotations: { helm.sh/hook: test }')],
  },
  {
    what: 'CronJob',
    object: 'CronJob/report',
    treatment: 'in-place',
    manifests: [...web, thing('batch/v1', 'CronJob', 'report', 'spec: { schedule: "@daily", jobTemplate: {} }')],
  },
  {
    what: 'ConfigMap or Secret that pods with two colours read',
    object: 'ConfigMap/settings',
    treatment: 'versioned',
    manifests: [
      deployment('web', { container: 'envFrom: [{ configMapRef: { name: settings } }]' }),
      service('web'),
      thing('v1', 'ConfigMap', 'settings', 'data: { a: "1" }'),
    ],
  },
  {
    what: 'ConfigMap or Secret that nothing with two colours reads',
    object: 'ConfigMap/other',
    treatment: 'in-place',
    manifests: [...web, thing('v1', 'ConfigMap', 'other', 'data: { a: "1" }')],
  },
  {
    what: 'Secret for pulling images, of type TLS, or a service account’s token',
    object: 'Secret/cert',
    treatment: 'in-place',
    code: 'not-versioned',
    manifests: [
      deployment('web', { pod: 'volumes: [{ name: tls, secret: { secretName: cert } }]' }),
      service('web'),
      thing('v1', 'Secret', 'cert', 'type: kubernetes.io/tls\ndata: { tls.crt: "", tls.key: "" }'),
    ],
  },
  {
    what: 'ConfigMap or Secret that pods read and that is not in the manifests',
    object: 'Deployment/web',
    treatment: 'coloured',
    code: 'not-versioned',
    manifests: [deployment('web', { container: 'envFrom: [{ secretRef: { name: elsewhere } }]' }), service('web')],
  },
  {
    what: 'HorizontalPodAutoscaler of a Deployment with two colours',
    object: 'HorizontalPodAutoscaler/web',
    treatment: 'per-colour',
    manifests: [
      ...web,
      thing(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'web',
        'spec: { scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 4 }',
      ),
    ],
  },
  {
    what: 'HorizontalPodAutoscaler of something that is not in the release',
    object: 'HorizontalPodAutoscaler/gone',
    treatment: 'in-place',
    code: 'autoscaler-without-target',
    manifests: [
      ...web,
      thing(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'gone',
        'spec: { scaleTargetRef: { kind: Deployment, name: gone }, maxReplicas: 4 }',
      ),
    ],
  },
  {
    what: 'PodDisruptionBudget over pods with two colours',
    object: 'PodDisruptionBudget/web',
    treatment: 'per-colour',
    manifests: [
      ...web,
      thing(
        'policy/v1',
        'PodDisruptionBudget',
        'web',
        'spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }',
      ),
    ],
  },
  {
    what: 'PodDisruptionBudget over pods with two colours together with others',
    object: 'PodDisruptionBudget/all',
    treatment: 'in-place',
    code: 'budget-spans-colours',
    manifests: [
      ...web,
      fixed('StatefulSet', 'search'),
      thing(
        'policy/v1',
        'PodDisruptionBudget',
        'all',
        'spec: { maxUnavailable: 1, selector: { matchExpressions: [{ key: app, operator: Exists }] } }',
      ),
    ],
  },
  {
    what: 'NetworkPolicy that limits who reaches pods with two colours',
    object: 'NetworkPolicy/web',
    treatment: 'in-place',
    code: 'policy-may-block-probes',
    manifests: [
      ...web,
      thing(
        'networking.k8s.io/v1',
        'NetworkPolicy',
        'web',
        'spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: {} }] }] }',
      ),
    ],
  },
  {
    what: 'Ingress or route of the Gateway API in front of a switched Service',
    object: 'Ingress/web',
    treatment: 'route',
    manifests: [
      ...web,
      thing(
        'networking.k8s.io/v1',
        'Ingress',
        'web',
        'spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }',
      ),
    ],
  },
  {
    what: 'Ingress or route that leads to a Service that is not in the release',
    object: 'Ingress/other',
    treatment: 'in-place',
    code: 'route-backend-missing',
    manifests: [
      ...web,
      thing(
        'networking.k8s.io/v1',
        'Ingress',
        'other',
        'spec: { defaultBackend: { service: { name: other, port: { number: 80 } } } }',
      ),
    ],
  },
  {
    what: 'ServiceAccount, Role, RoleBinding, PersistentVolumeClaim, LimitRange, Gateway',
    object: 'ServiceAccount/web',
    treatment: 'in-place',
    manifests: [...web, thing('v1', 'ServiceAccount', 'web', '')],
  },
  {
    what: 'Objects of the whole cluster (ClusterRole, CustomResourceDefinition …)',
    object: 'ClusterRole/reader',
    treatment: 'in-place',
    code: 'cluster-scoped',
    manifests: [...web, thing('rbac.authorization.k8s.io/v1', 'ClusterRole', 'reader', 'rules: []')],
  },
  {
    what: 'Custom resources that do not run the app (ServiceMonitor, Certificate, ExternalSecret …)',
    object: 'ServiceMonitor/web',
    treatment: 'in-place',
    code: 'custom-resource',
    manifests: [...web, thing('monitoring.coreos.com/v1', 'ServiceMonitor', 'web')],
  },
  {
    what: 'Kinds whose controller runs or moves the app (Argo Rollout, Flagger Canary, Knative Service, KEDA ScaledObject, Argo CD Application, Flux HelmRelease …)',
    object: 'Rollout/web',
    treatment: 'refused',
    code: 'managed-by-controller',
    manifests: [thing('argoproj.io/v1alpha1', 'Rollout', 'web'), service('web')],
  },
  {
    what: 'Anything that carries the mark of Argo CD, Flux, KEDA, Knative, Config Sync …',
    object: 'Deployment/web',
    treatment: 'refused',
    code: 'managed-by-controller',
    manifests: [deployment('web', { metadata: 'labels: { argocd.argoproj.io/instance: shop }' }), service('web')],
  },
  {
    what: 'Anything of another namespace',
    object: 'ConfigMap/elsewhere',
    treatment: 'refused',
    code: 'other-namespace',
    manifests: [...web, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: elsewhere, namespace: other }\n'],
  },
  {
    what: 'Anything with generateName',
    object: 'ConfigMap/made',
    treatment: 'refused',
    code: 'generate-name',
    manifests: [...web, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: made- }\n'],
  },
  {
    what: 'Anything that names an owner',
    object: 'ConfigMap/owned',
    treatment: 'refused',
    code: 'has-owner',
    manifests: [
      ...web,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: owned, ownerReferences: [{ apiVersion: v1, kind: Pod, name: p, uid: u }] }\n',
    ],
  },
  {
    what: 'The same object twice, with different contents',
    object: 'ConfigMap/twice',
    treatment: 'refused',
    code: 'object-duplicate',
    manifests: [
      ...web,
      thing('v1', 'ConfigMap', 'twice', 'data: { a: "1" }'),
      thing('v1', 'ConfigMap', 'twice', 'data: { a: "2" }'),
    ],
  },
];
