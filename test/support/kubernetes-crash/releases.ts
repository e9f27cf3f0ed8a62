/** Releases of a small shop, as objects: what the scenarios of the crash matrix deploy. */
import type { Bundles } from '../../../src/adapters/kubernetes/context.ts';
import { type K8sObject, objectSchema } from '../../../src/domain/kubernetes/objects.ts';
import type { KubernetesSpec } from '../../../src/domain/kubernetes/spec.ts';
import { identify, type Release } from '../../../src/domain/rollout/release.ts';

export interface ReleaseSpec {
  readonly name: string;
  /** More than one: several Deployments with their Services, as one release. */
  readonly workloads: readonly string[];
  /** Content of a ConfigMap that the pods read. */
  readonly config?: string;
  readonly autoscaled?: boolean;
  /** Jobs at the fixed points. */
  readonly hooks?: boolean;
  /** How traffic is moved; unset: the selector of each Service, in one write. */
  readonly way?: 'overlap' | 'route';
  /** How its pods fare. */
  readonly fate?: 'well' | 'crash-loop';
}

/** What pods run, by the release's name. The fake goes by names, simulated pods by an annotation, real ones by what it does. */
export interface Images {
  readonly of: Readonly<Record<string, string>>;
  readonly replicas: number;
  /** Services are reached from outside as well. */
  readonly nodePorts: boolean;
}

const imageOf = (spec: ReleaseSpec, images: Images): string => {
  const image = images.of[spec.name];
  if (image === undefined) throw new Error(`no image of release ${spec.name}`);
  return image;
};

const parsed = (objects: readonly unknown[]): readonly K8sObject[] => objects.map(one => objectSchema.parse(one));

const container = (spec: ReleaseSpec, images: Images, more: object = {}): object => ({
  name: 'app',
  image: imageOf(spec, images),
  env: [{ name: 'RELEASE_NAME', value: spec.name }],
  ports: [{ name: 'http', containerPort: 8080 }],
  readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 1 },
  resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
  ...(spec.config === undefined ? {} : { envFrom: [{ configMapRef: { name: 'settings' } }] }),
  ...more,
});

const simulated = (spec: ReleaseSpec): object =>
  spec.fate === 'crash-loop' ? { annotations: { 'testbed.prod-actions/simulate': 'crash-loop' } } : {};

/** A load balancer that sends to pod addresses. */
const podAddresses = { 'cloud.google.com/neg': '{"ingress": true}' };

const ingress = (app: string): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: app },
  spec: { defaultBackend: { service: { name: app, port: { number: 80 } } } },
});

const workload = (app: string, spec: ReleaseSpec, images: Images): readonly object[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app, labels: { app } },
    spec: {
      replicas: images.replicas,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app }, ...simulated(spec) },
        spec: { terminationGracePeriodSeconds: 2, containers: [container(spec, images)] },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: app, ...(spec.way === 'overlap' ? { annotations: podAddresses } : {}) },
    spec: {
      ...(images.nodePorts ? { type: 'NodePort' } : {}),
      selector: { app },
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  },
];

const hook = (name: string, spec: ReleaseSpec, images: Images): object => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    backoffLimit: 0,
    template: {
      spec: { restartPolicy: 'Never', containers: [container(spec, images, { env: [{ name: 'CRASH', value: '0' }] })] },
    },
  },
});

const autoscaler = (app: string): object => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: app },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: app }, minReplicas: 1, maxReplicas: 4 },
});

export const objectsOf = (spec: ReleaseSpec, images: Images): readonly K8sObject[] =>
  parsed([
    ...(spec.config === undefined
      ? []
      : [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { MODE: spec.config } }]),
    ...spec.workloads.flatMap(app => workload(app, spec, images)),
    ...(spec.autoscaled === true ? spec.workloads.map(autoscaler) : []),
    ...(spec.way === 'route' ? spec.workloads.map(ingress) : []),
    ...(spec.hooks === true ? ['expand', 'contract'].map(name => hook(name, spec, images)) : []),
  ]);

const jobHook = (job: string): KubernetesSpec['hooks']['expand'] => ({ kind: 'job', job, timeoutMs: 60_000 });

export const releaseOf = async (
  spec: ReleaseSpec,
  images: Images,
  namespace: string,
  bundles: Pick<Bundles, 'add'>,
): Promise<Release> => {
  const objects = objectsOf(spec, images).map(one => ({ ...one, metadata: { ...one.metadata, namespace } }));
  const bundle = await bundles.add({ schema: 'prod-actions/bundle/v1', namespace, objects });
  const hooks =
    spec.hooks === true
      ? { expand: jobHook('expand'), contract: jobHook('contract') }
      : { expand: null, contract: null };
  const content: KubernetesSpec = {
    target: 'kubernetes',
    namespace,
    bundle,
    healthPath: '/healthz',
    port: '',
    images: [imageOf(spec, images)],
    hooks,
    adopted: null,
  };
  return await identify({ revision: '', digest: null, oneWay: false, spec: JSON.parse(JSON.stringify(content)) });
};
