import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';

/** Manifests of a small app. */

export interface Wishes {
  readonly image?: string;
  readonly greeting?: string;
  readonly replicas?: number | null;
  readonly ports?: readonly object[];
  readonly more?: readonly K8sObject[];
}

export const settingsMap = (greeting: string): K8sObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { GREETING: greeting },
});

export const deployment = (name: string, { image = 'registry/app:v1', replicas = 2 }: Wishes = {}): K8sObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    ...(replicas === null ? {} : { replicas }),
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        serviceAccountName: 'web',
        terminationGracePeriodSeconds: 1,
        containers: [
          {
            name: 'app',
            image,
            ports: [{ containerPort: 8080 }],
            envFrom: [{ configMapRef: { name: 'settings' } }],
            readinessProbe: { httpGet: { path: '/', port: 8080 } },
          },
        ],
      },
    },
  },
});

export const service = (name: string, ports: readonly object[] = [{ port: 80, targetPort: 8080 }]): K8sObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: name }, ports },
});

export const autoscaler = (name: string, minReplicas: number, maxReplicas: number): K8sObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas,
    maxReplicas,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
});

export const budget = (name: string): K8sObject => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { minAvailable: 1, selector: { matchLabels: { app: name } } },
});

export const account: K8sObject = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };

export const migration = (image = 'registry/migrate:v1'): K8sObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate' },
  spec: {
    backoffLimit: 0,
    ttlSecondsAfterFinished: 5,
    template: { spec: { restartPolicy: 'Never', containers: [{ name: 'migrate', image }] } },
  },
});

export const shop = (wishes: Wishes = {}): readonly K8sObject[] => [
  settingsMap(wishes.greeting ?? 'hi'),
  account,
  deployment('web', wishes),
  service('web', wishes.ports),
  ...(wishes.more ?? []),
];
