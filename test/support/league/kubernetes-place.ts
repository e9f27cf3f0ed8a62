/** A place of the league in a cluster: a namespace and a NodePort of its own, three pods a release. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type Bed, withBed } from '../../bench/kubernetes/bed.ts';
import { createNamespace, deleteNamespace, enterNode, get, kubectl, type TestCluster } from '../cluster/cluster.ts';
import { cleanUp, runBundle } from '../runner.ts';
import { type Disturbance, type LeagueRelease, type Place, revisionOf } from './place.ts';
import { boundedBy, burning, shippedOf } from './process-place.ts';
import { type StarvationWatch, shareBetween, type Waited, watchStarvation } from './starvation.ts';

const app = 'shop';
const environment = 'league';
const labels = { app };
export const replicas = 3;
/** In a pod. */
const shared = '/shared';

const pushApp = async (cluster: TestCluster): Promise<string> => {
  const pushed = await enterNode(cluster, [join(import.meta.dirname, 'push-app.ts'), cluster.registry], {
    timeoutMs: 180_000,
  });
  if (pushed.exitCode !== 0) throw new Error(`the app could not be pushed: ${pushed.stderr}`);
  return pushed.stdout.trim();
};

const variables = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

const container = (image: string, { version, does }: LeagueRelease) => ({
  name: 'app',
  image,
  env: variables({
    VERSION: version,
    REVISION: revisionOf(version),
    LEAGUE: JSON.stringify(does),
    HOST: '0.0.0.0',
    PORT: '8080',
    DRAIN_MS: '2000',
  }),
  ports: [{ name: 'http', containerPort: 8080 }],
  readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 1 },
  resources: { requests: { cpu: '20m', memory: '48Mi' }, limits: { memory: '128Mi' } },
  volumeMounts: [{ name: 'shared', mountPath: shared }],
});

interface Where {
  readonly bed: Bed;
  readonly image: string;
  readonly namespace: string;
  readonly port: number;
}

const sharedVolume = ({ temp }: Bed, namespace: string): object => ({
  name: 'shared',
  hostPath: { path: join(temp, namespace, 'shared'), type: 'DirectoryOrCreate' },
});

const manifests = ({ bed, image, namespace, port }: Where, release: LeagueRelease): readonly object[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 10,
          containers: [container(image, release)],
          volumes: [sharedVolume(bed, namespace)],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: app },
    spec: {
      type: 'NodePort',
      selector: labels,
      ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: port }],
    },
  },
];

const document = (objects: readonly object[]): string => objects.map(one => JSON.stringify(one)).join('\n---\n');

const journalSchema = z.looseObject({ quarantine: z.array(z.looseObject({ releaseId: z.string() })) });

const quarantined = async ({ bed, namespace }: Where): Promise<readonly string[]> => {
  const query = ['get', 'configmap', `prod-actions-${app}-${environment}`, '--output=jsonpath={.data.journal\\.json}'];
  const text = await kubectl(bed.cluster, ['--namespace', namespace, ...query]);
  return journalSchema.parse(JSON.parse(text)).quarantine.map(one => one.releaseId);
};

/** Repeats something until it is told to end. */
const again = (everyMs: number, body: (round: number) => Promise<void>): (() => Promise<void>) => {
  const ending = new AbortController();
  const ended = (async () => {
    for (let round = 0; !ending.signal.aborted; round += 1) {
      await body(round);
      await delay(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    ending.abort();
    await ended;
  };
};

/** Whichever colour has traffic: somebody scales it by hand, or an autoscaler does. */
const scaling = ({ bed, namespace }: Where): (() => Promise<void>) => {
  const inNamespace = ['--namespace', namespace];
  return again(3000, async round => {
    const colour = await kubectl(bed.cluster, [
      ...inNamespace,
      'get',
      'service',
      app,
      '--output=jsonpath={.spec.selector.prod-actions/colour}',
    ]);
    const to = `--replicas=${replicas + (round % 2)}`;
    await kubectl(bed.cluster, [...inNamespace, 'scale', `deployment/${app}-${colour}`, to]).catch(() => undefined);
  });
};

const neighbour = async ({ bed, image, namespace }: Where): Promise<() => Promise<void>> => {
  const inNamespace = ['--namespace', namespace];
  const next = { app: 'next-door' };
  const fails = { name: 'app', image, env: variables({ LEAGUE: '{"crashes":true}' }) };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'next-door' },
    spec: {
      selector: { matchLabels: next },
      template: { metadata: { labels: next }, spec: { containers: [fails] } },
    },
  };
  await kubectl(bed.cluster, [...inNamespace, 'apply', '--filename=-'], { input: JSON.stringify(deployment) });
  return async () => {
    await kubectl(bed.cluster, [...inNamespace, 'delete', 'deployment/next-door', '--wait=false']);
  };
};

const watchPod = 'starvation-watch';
const waitedFile = 'waited';

/** Of the least priority that a pod of the app can have. */
const watchingPod = ({ bed, image, namespace }: Where): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: watchPod },
  spec: {
    containers: [
      {
        name: 'watch',
        image,
        command: ['/node', '/league/starvation-pod.ts', `${shared}/${waitedFile}`],
        resources: { requests: { cpu: '20m', memory: '48Mi' }, limits: { memory: '128Mi' } },
        volumeMounts: [{ name: 'shared', mountPath: shared }],
      },
    ],
    volumes: [sharedVolume(bed, namespace)],
  },
});

const waitedSchema = z.object({ began: z.number(), until: z.number(), waitedMs: z.number() });

const waitedIn = async ({ bed, namespace }: Where): Promise<Waited> =>
  waitedSchema.parse(JSON.parse(await readFile(join(bed.temp, namespace, 'shared', waitedFile), 'utf8')));

const startWatching = async (where: Where): Promise<void> => {
  const input = JSON.stringify(watchingPod(where));
  await kubectl(where.bed.cluster, ['--namespace', where.namespace, 'apply', '--filename=-'], { input });
  const began = performance.now();
  while ((await waitedIn(where).catch(() => undefined)) === undefined) {
    if (performance.now() - began > 60_000) throw new Error(`${watchPod} does not start`);
    await delay(200);
  }
};

/** Pods have a small share of the processors: they may starve beside a process of ours that does not. */
const watchPods = async (where: Where): Promise<StarvationWatch> => {
  const own = watchStarvation();
  const before = await waitedIn(where);
  return async () => {
    // What waits now has not been told yet.
    await delay(500);
    return Math.max(await own(), shareBetween(before, await waitedIn(where)));
  };
};

const disturb = async (where: Where, by: Disturbance): Promise<() => Promise<void>> => {
  if (by === 'cpu') return burning();
  return by === 'scaling' ? scaling(where) : await neighbour(where);
};

const placeAt = (where: Where): Place => {
  const { bed, namespace, port } = where;
  const workspace = join(bed.temp, namespace);
  const url = `http://127.0.0.1:${port}`;
  const place = { app, environment, target: 'kubernetes', namespace, kubeconfig: bed.cluster.kubeconfig, url };
  return {
    target: 'kubernetes',
    ground: { shared },
    port,
    enter: bed.cluster.enter,
    issued: Date.now(),
    ship: async (release, settings) => {
      await mkdir(workspace, { recursive: true });
      await writeFile(join(workspace, 'shop.yaml'), document(manifests(where, release)));
      const inputs = {
        ...place,
        manifests: 'shop.yaml',
        revision: revisionOf(release.version),
        'allow-older': 'true',
        ...release.inputs,
        ...settings,
      };
      const run = await runBundle('ship', {
        inputs,
        cwd: workspace,
        env: { ...bed.cluster.env },
        enter: bed.cluster.enter,
        started: boundedBy,
      });
      const shipped = await shippedOf(run);
      await cleanUp(run);
      return shipped;
    },
    version: async () => (await get(bed.cluster, `${url}/healthz`))?.headers['x-app-version'] ?? '',
    quarantined: async () => await quarantined(where),
    watchStarvation: async () => await watchPods(where),
    disturb: async by => await disturb(where, by),
    end: async () => await deleteNamespace(bed.cluster, namespace),
  };
};

/** `folder`: of a testbed that is up; unset: one of our own. */
export const withKubernetesPlaces = async (
  folder: string | undefined,
  body: (open: () => Promise<Place>) => Promise<void>,
): Promise<void> =>
  await withBed(folder, async bed => {
    const image = await pushApp(bed.cluster);
    await body(async () => {
      const namespace = await createNamespace(bed.cluster, 'league');
      const where = { bed, image, namespace, port: await bed.freePort() };
      await startWatching(where);
      return placeAt(where);
    });
  });
