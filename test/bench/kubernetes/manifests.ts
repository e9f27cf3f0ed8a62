/** The app of the benches as Kubernetes objects. Every method deploys this one, with the labels it needs. */
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';

export interface AppVersion {
  /** Said by every answer. */
  readonly version: string;
  readonly image: string;
  /** Seconds between SIGTERM and the end of listening. */
  readonly drain: number;
  /** More environment: faults. */
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds of sleep before SIGTERM. */
  readonly preStop?: number;
  /** More of the container, such as impossible requests. */
  readonly container?: Readonly<Record<string, unknown>>;
}

export const replicas = 2;

const environmentOf = ({ version, drain, env }: AppVersion) =>
  Object.entries({ APP_VERSION: version, DRAIN: String(drain), ...env }).map(([name, value]) => ({ name, value }));

const container = (app: AppVersion) => ({
  name: 'app',
  image: app.image,
  imagePullPolicy: 'IfNotPresent',
  ports: [{ name: 'http', containerPort: 8080 }],
  env: environmentOf(app),
  readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 1, failureThreshold: 1 },
  resources: { requests: { cpu: '100m', memory: '16Mi' }, limits: { memory: '128Mi' } },
  ...(app.preStop === undefined ? {} : { lifecycle: { preStop: { sleep: { seconds: app.preStop } } } }),
  ...app.container,
});

export const podTemplate = (labels: Readonly<Record<string, string>>, app: AppVersion) => ({
  metadata: { labels },
  spec: { terminationGracePeriodSeconds: 30, containers: [container(app)] },
});

export const deployment = (
  name: string,
  labels: Readonly<Record<string, string>>,
  app: AppVersion,
  spec: Readonly<Record<string, unknown>> = {},
): K8sObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: { replicas, selector: { matchLabels: labels }, template: podTemplate(labels, app), ...spec },
});

export const service = (name: string, selector: Readonly<Record<string, string>>, nodePort: number): K8sObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { type: 'NodePort', selector, ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort }] },
});

/** As a file or as the input of `kubectl apply -f -`. JSON is YAML. */
export const manifest = (...objects: readonly K8sObject[]): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });

/** For tools that read one object a document. */
export const documents = (...objects: readonly K8sObject[]): string =>
  objects.map(object => JSON.stringify(object)).join('\n---\n');
