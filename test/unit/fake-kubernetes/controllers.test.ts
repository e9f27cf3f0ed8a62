import { afterEach, describe, expect, it } from 'vitest';
import { FakeCluster } from '../../support/fake-kubernetes/cluster.ts';
import { editable } from '../../support/fake-kubernetes/controllers/world.ts';
import { listAt, put, type Tree, textAt } from '../../support/fake-kubernetes/tree.ts';

let now = Date.UTC(2026, 10, 21);
const made: FakeCluster[] = [];

/** Steps by hand: nothing listens. */
const cluster = (): FakeCluster => {
  const fake = new FakeCluster({ now: () => now });
  made.push(fake);
  return fake;
};
afterEach(() => {
  made.length = 0;
});

const add = (fake: FakeCluster, kind: string, name: string, spec: Tree, metadata: Tree = {}): void => {
  const resource = fake.store.resource(kind);
  const identity = { name, namespace: 'shop', uid: fake.store.newUid(), generation: 1, ...metadata };
  const apiVersion = resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;
  fake.store.save(resource, { apiVersion, kind, metadata: identity, spec });
};

const deployment = (fake: FakeCluster, name: string, image: string, replicas = 1): void =>
  add(fake, 'Deployment', name, {
    replicas,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'app', image }] } },
  });

const pass = (fake: FakeCluster, ms: number): void => {
  for (let left = ms; left > 0; left -= 100) {
    now += 100;
    fake.step();
  }
};

const change = (fake: FakeCluster, kind: string, name: string, path: readonly string[], value: unknown): void => {
  const object = fake.store.find(kind, 'shop', name);
  if (object === undefined) throw new Error(`no ${name}`);
  const tree = editable(object);
  put(tree, path, value);
  fake.store.save(fake.store.resource(kind), tree);
};

const reasons = (fake: FakeCluster): readonly string[] =>
  fake.store
    .objects('Pod', 'shop')
    .map(pod => textAt(listAt(pod, 'status', 'containerStatuses')[0], 'state', 'waiting', 'reason'));

describe('simulated controllers', () => {
  it.each([
    ['image-pull', /ErrImagePull|ImagePullBackOff/],
    ['bad-name', /InvalidImageName/],
    ['crash-loop', /CrashLoopBackOff/],
    ['oom', /CrashLoopBackOff/],
    ['dies', /CrashLoopBackOff/],
  ])('show a pod of an image that behaves as %s', (how, reason) => {
    const fake = cluster();
    deployment(fake, 'web', `r/app:${how}`);
    pass(fake, 2000);
    expect(reasons(fake)).toEqual([expect.stringMatching(reason)]);
  });

  it('name what a pod waits for: configuration, a node', () => {
    const fake = cluster();
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'none', key: 'a' } } }];
    add(fake, 'Pod', 'web', { containers: [{ name: 'app', image: 'r/app:1', env }] });
    deployment(fake, 'large', 'r/app:unschedulable');
    pass(fake, 500);
    expect(reasons(fake)).toContain('CreateContainerConfigError');
    const events = fake.store.objects('Event', 'shop').map(event => textAt(event, 'reason'));
    expect(events.sort()).toEqual(['Failed', 'FailedScheduling']);
  });

  it('keep the last output of a container that died', () => {
    const fake = cluster();
    deployment(fake, 'web', 'r/app:dies');
    pass(fake, 2000);
    expect([...fake.server.logs.values()].join('')).toContain('panic: lost its mind');
  });

  it('notice a Service that is made to select no ready pod, and who did it', () => {
    const fake = cluster();
    deployment(fake, 'web', 'r/app:1');
    add(fake, 'Service', 'web', { selector: { app: 'web' }, ports: [{ port: 80 }] });
    pass(fake, 1000);
    expect(fake.traffic.reached('shop', 'web')).toHaveLength(1);
    fake.traffic.actor = 'PATCH services/web';
    change(fake, 'Service', 'web', ['spec', 'selector'], { app: 'other' });
    expect(fake.traffic.empty).toMatchObject([{ service: 'web', actor: 'PATCH services/web' }]);
    fake.step();
    expect(fake.traffic.reached('shop', 'web')).toEqual([]);
  });

  it('take old pods away only as new ones become ready', () => {
    const fake = cluster();
    deployment(fake, 'web', 'r/app:1', 2);
    add(fake, 'Service', 'web', { selector: { app: 'web' }, ports: [{ port: 80 }] });
    pass(fake, 1000);
    change(fake, 'Deployment', 'web', ['spec', 'template', 'spec', 'containers'], [{ name: 'app', image: 'r/app:2' }]);
    pass(fake, 2000);
    const images = fake.store.objects('Pod', 'shop').map(pod => textAt(listAt(pod, 'spec', 'containers')[0], 'image'));
    expect(images).toEqual(['r/app:2', 'r/app:2']);
    expect(fake.traffic.empty).toEqual([]);
  });

  it('hold a target within its autoscaler’s bounds, and leave zero alone', () => {
    const fake = cluster();
    deployment(fake, 'web', 'r/app:1', 1);
    deployment(fake, 'off', 'r/app:1', 0);
    for (const name of ['web', 'off'])
      add(fake, 'HorizontalPodAutoscaler', name, { scaleTargetRef: { name }, minReplicas: 3, maxReplicas: 5 });
    pass(fake, 300);
    const replicas = (name: string): unknown => fake.store.find('Deployment', 'shop', name)?.['spec'];
    expect([replicas('web'), replicas('off')]).toMatchObject([{ replicas: 3 }, { replicas: 0 }]);
  });

  it('end a Job that keeps failing as failed', () => {
    const fake = cluster();
    add(fake, 'Job', 'migrate', {
      backoffLimit: 1,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'r/app:fails' }] } },
    });
    pass(fake, 3000);
    expect(fake.store.find('Job', 'shop', 'migrate')?.['status']).toMatchObject({
      failed: 2,
      conditions: [{ type: 'Failed', reason: 'BackoffLimitExceeded' }],
    });
  });
});
