/** Manifests of the demo app for suites and benches. */

export interface AppManifest {
  readonly name: string;
  readonly image: string;
  /** Default: 2. */
  readonly replicas?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Of the pod template; simulated pods read their fate from them. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Unset: Kubernetes chooses. */
  readonly nodePort?: number;
  /** Further labels of pods, which the Service selects by too. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The annotation by which a simulated pod is told to fail. */
export const simulate = (
  fate: 'image-pull-error' | 'crash-loop' | 'never-ready' | 'dies' | 'fails',
): Record<string, string> => ({ 'testbed.prod-actions/simulate': fate });

export const deploymentOf = ({ name, image, replicas = 2, env = {}, annotations = {}, labels = {} }: AppManifest) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, labels: { app: name } },
  spec: {
    replicas,
    selector: { matchLabels: { app: name, ...labels } },
    template: {
      metadata: { labels: { app: name, ...labels }, annotations },
      spec: {
        containers: [
          {
            name: 'app',
            image,
            env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
            ports: [{ name: 'http', containerPort: 8080 }],
            readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 1 },
            resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
          },
        ],
      },
    },
  },
});

export const serviceOf = ({ name, nodePort, labels = {} }: Pick<AppManifest, 'name' | 'nodePort' | 'labels'>) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, labels: { app: name } },
  spec: {
    type: 'NodePort',
    selector: { app: name, ...labels },
    ports: [{ name: 'http', port: 80, targetPort: 'http', ...(nodePort === undefined ? {} : { nodePort }) }],
  },
});

export const appObjects = (app: AppManifest): readonly object[] => [deploymentOf(app), serviceOf(app)];
