import { describe, expect, test } from 'vitest';
import { adoptedBundle, adoptedSpec } from '../../../src/domain/kubernetes/adopted-release.ts';
import {
  adoptionProblems,
  findApp,
  foundDeployment,
  hashOf,
  isPending,
  narrowed,
  type World,
} from '../../../src/domain/kubernetes/adoption.ts';
import type { Deployment, Service } from '../../../src/domain/kubernetes/kinds.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import type { AppShape } from '../../../src/domain/kubernetes/shape.ts';
import { type AppParts, appOf, podOf, replicaSetOf, serviceNamed } from './objects.ts';

const owner = { app: 'shop', environment: 'production' };

const shapeOf = (...apps: readonly Deployment[]): AppShape => ({
  namespace: 'n',
  workloads: apps.map(deployment => ({ name: deployment.metadata.name, deployment, replicas: 2 })),
  services: apps.map(({ metadata: { name } }) => ({
    name,
    service: serviceNamed(name, { app: name }),
    workloads: [name],
  })),
  autoscalers: [],
  budgets: [],
  configs: [],
  routes: [],
  hookJobs: [],
  inPlace: [],
  switchMode: { mode: 'atomic', why: '' },
  treated: [],
  findings: [],
  refusals: [],
});

const worldOf = (apps: readonly AppParts[], services: readonly Service[]): World => ({
  deployments: apps.map(one => one.deployment),
  replicaSets: apps.flatMap(one => one.replicaSets),
  pods: apps.flatMap(one => one.pods),
  services,
  autoscalers: [],
});

const web = appOf('web', { app: 'web' });
const api = appOf('api', { app: 'api' }, 'def');
const webService = serviceNamed('web', { app: 'web' });
const apiService = serviceNamed('api', { app: 'api' });
const world = worldOf([web, api], [webService, apiService]);
const shape = shapeOf(web.deployment, api.deployment);
const found = findApp(world, owner, shape);

const codesOf = (one: World, of: AppShape = shape): readonly string[] =>
  adoptionProblems(one, owner, of).map(({ code }) => code);

const withLabels = <T extends Deployment | Service>(object: T, labels: object, annotations: object = {}): T => ({
  ...object,
  metadata: { ...object.metadata, labels: { ...object.metadata.labels, ...labels }, annotations: { ...annotations } },
});

const ours = { [keys.app]: owner.app, [keys.environment]: owner.environment };

describe('an app that ran before', () => {
  test('is found by the names of the manifests, with what leads to it', () => {
    expect(found.deployments.map(one => one.metadata.name)).toEqual(['api', 'web']);
    expect(found.services.map(one => one.metadata.name)).toEqual(['api', 'web']);
    expect(isPending(found)).toBe(true);
    expect(codesOf(world)).toEqual([]);
  });

  test('is found without manifests by the names of our own Deployments', () => {
    const green = withLabels(appOf('web-green', { app: 'web' }, 'x', 0).deployment, {
      ...ours,
      [keys.colour]: 'green',
    });
    const seen = findApp({ ...world, deployments: [...world.deployments, green] }, owner, null);
    expect(seen.deployments.map(one => one.metadata.name)).toEqual(['web']);
  });

  test('of another app of ours is not ours to take', () => {
    const theirs = withLabels(web.deployment, { [keys.app]: 'blog', [keys.environment]: 'production' });
    expect(findApp({ ...world, deployments: [theirs] }, owner, shape).deployments).toEqual([]);
  });

  test('scaled to nothing is not taken over', () => {
    const { deployment } = appOf('web', { app: 'web' }, 'abc', 0);
    expect(findApp({ ...world, deployments: [deployment] }, owner, shape).deployments).toEqual([]);
  });

  test('headless and external Services lead to no single pod, so they are left alone', () => {
    const services = [
      serviceNamed('web', { app: 'web' }, { clusterIP: 'None' }),
      serviceNamed('api', {}, { type: 'ExternalName' }),
    ];
    expect(findApp({ ...world, services }, owner, shape).services).toEqual([]);
  });

  test('is refused in the middle of a rollout: two ReplicaSets have pods', () => {
    const second = replicaSetOf('web-new', 'web', 'new', 1);
    expect(codesOf({ ...world, replicaSets: [...world.replicaSets, second] })).toEqual(['adoption-mid-rollout']);
    expect(hashOf(web.deployment, { ...world, replicaSets: [...world.replicaSets, second] })).toBeUndefined();
  });

  test('is refused when a change of it has not been acted upon', () => {
    const changed = { ...web.deployment, metadata: { ...web.deployment.metadata, generation: 4 } };
    expect(codesOf({ ...world, deployments: [changed, api.deployment] })).toEqual(['adoption-mid-rollout']);
  });

  test('is refused when its Service leads to something else, too', () => {
    const stray = podOf('debug', { app: 'web' });
    expect(codesOf({ ...world, pods: [...world.pods, stray] })).toEqual(['adoption-service-shared']);
  });

  test('is refused when one Service leads to two of its Deployments', () => {
    const twin = appOf('api', { app: 'web', part: 'api' }, 'def');
    const shared = worldOf([web, twin], [webService]);
    expect(codesOf(shared)).toEqual(['adoption-service-shared']);
  });

  test('is refused when a Service that leads to it is not in the manifests', () => {
    const hidden = serviceNamed('web-internal', { app: 'web' });
    expect(codesOf({ ...world, services: [...world.services, hidden] })).toEqual(['adoption-service-unknown']);
  });

  test('a Service by a name of the manifests that leads to pods of somebody else is refused', () => {
    const taken = worldOf([], [webService]);
    expect(codesOf({ ...taken, pods: [podOf('theirs', { app: 'web' })] })).toEqual(['adoption-service-shared']);
  });
});

describe('the way to it', () => {
  test('is what only its pods carry', () => {
    expect(narrowed({ app: 'web' }, 'abc')).toEqual({ app: 'web', 'pod-template-hash': 'abc' });
  });

  test('is to nowhere while nothing runs', () => {
    expect(narrowed({ app: 'web' }, undefined)).toEqual({ app: 'web', [keys.colour]: 'none' });
  });
});

/** As they are once they were taken over. */
const takenOver = (): World => ({
  ...world,
  deployments: world.deployments.map(one => ({
    ...withLabels(
      one,
      { ...ours, [keys.colour]: 'blue' },
      {
        [keys.adopted]: JSON.stringify({ paused: false, replicas: 2, podTemplateHash: hashOf(one, world) }),
        [keys.fence]: '4',
      },
    ),
    spec: { ...one.spec, paused: true },
  })),
  services: world.services.map(one => ({
    ...withLabels(one, ours, {
      [keys.adopted]: JSON.stringify({ labels: one.metadata.labels, annotations: null, spec: one.spec }),
    }),
    spec: { ...one.spec, selector: { ...one.spec.selector, 'pod-template-hash': 'abc' } },
  })),
});

describe('as a release', () => {
  const spec = (one: World) => adoptedSpec(findApp(one, owner, shape), one, 'n', 'hash');

  test('says how it comes back', () => {
    expect(spec(world)).toMatchObject({
      healthPath: '/ready',
      adopted: {
        deployments: [
          { name: 'api', podTemplateHash: 'def', replicas: 2 },
          { name: 'web', podTemplateHash: 'abc', replicas: 2 },
        ],
        services: [
          { name: 'api', selector: { app: 'api' } },
          { name: 'web', selector: { app: 'web' } },
        ],
      },
    });
  });

  test('is the same before and after it was taken over, and half way', () => {
    const after = takenOver();
    const half = { ...after, services: world.services };
    for (const one of [after, half]) {
      expect(adoptedBundle(findApp(one, owner, shape), 'n')).toEqual(adoptedBundle(found, 'n'));
      expect(spec(one)).toEqual(spec(world));
    }
    expect(isPending(findApp(after, owner, shape))).toBe(false);
    expect(isPending(findApp(half, owner, shape))).toBe(true);
  });

  test('does not change with the scale an autoscaler gives it', () => {
    const scaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, minReplicas: 3, maxReplicas: 9 },
    };
    const at = (replicas: number) => {
      const app = appOf('web', { app: 'web' }, 'abc', replicas);
      return spec({ ...worldOf([app, api], world.services), autoscalers: [scaler] });
    };
    expect(at(5)).toEqual(at(8));
    expect(at(5)?.adopted?.deployments[1]?.replicas).toBe(3);
  });

  test('a damaged record is no record', () => {
    const [one] = takenOver().deployments;
    if (one === undefined) throw new Error('no Deployment');
    expect(foundDeployment(withLabels(one, {}, { [keys.adopted]: '{"paused":' }))).toBeUndefined();
  });
});
