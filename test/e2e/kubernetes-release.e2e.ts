import assert from 'node:assert/strict';
import { mirroredKinds } from '../../src/adapters/kubernetes/cluster.ts';
import type { TargetContext } from '../../src/adapters/kubernetes/context.ts';
import { createMirror } from '../../src/adapters/kubernetes/mirror.ts';
import { createColourWatch } from '../../src/adapters/kubernetes/release/explain.ts';
import { preflightOf } from '../../src/adapters/kubernetes/release/preflight.ts';
import { pruneVersions } from '../../src/adapters/kubernetes/release/prune.ts';
import { retireColour } from '../../src/adapters/kubernetes/release/retire.ts';
import { startColour } from '../../src/adapters/kubernetes/release/start.ts';
import { nodeClock } from '../../src/core/clock.ts';
import { dig, fieldsOf } from '../../src/domain/kubernetes/dig.ts';
import { podSchema } from '../../src/domain/kubernetes/kinds.ts';
import type { K8sObject } from '../../src/domain/kubernetes/objects.ts';
import { faultsOf } from '../../src/domain/kubernetes/pod-causes.ts';
import type { ColourState } from '../../src/domain/rollout/ports.ts';
import { type Colour, shortId } from '../../src/domain/rollout/release.ts';
import { withCluster } from '../support/cluster/access.ts';
import { appObjects, deploymentOf, serviceOf } from '../support/cluster/objects.ts';
import { RecordingLog } from '../support/fakes.ts';
import { contextOver, releaseOf } from '../support/release-bed.ts';
import type { E2eContext, Scenario, Suite } from './suite.ts';

/** Starting, judging and stopping colours on real pods. */

interface Bed {
  readonly ctx: TargetContext;
  image(tag: string): string;
  stateOf(colour: Colour): Promise<ColourState>;
  log(line: string): void;
}

const scenario = (name: string, body: (bed: Bed) => Promise<void>): Scenario => ({
  name,
  run: async (context: E2eContext) =>
    await withCluster(context, context.kubernetes, async cluster => {
      const log = new RecordingLog();
      const mirror = await createMirror(cluster, mirroredKinds, { clock: nodeClock, log });
      const ctx = contextOver(cluster, mirror, log);
      const watch = createColourWatch(ctx);
      const image = (tag: string): string => context.kubernetes.images[tag] ?? tag;
      try {
        await body({ ctx, image, stateOf: async colour => await watch.stateOf(colour), log: context.log });
      } finally {
        mirror.close();
      }
    }),
});

const until = async (
  bed: Bed,
  colour: Colour,
  is: (state: ColourState) => boolean,
  limitMs = 30_000,
): Promise<ColourState> => {
  const began = performance.now();
  for (;;) {
    const state = await bed.stateOf(colour);
    if (is(state)) return state;
    assert.ok(performance.now() - began < limitMs, `${colour} is still ${JSON.stringify(state)}`);
    await nodeClock.sleep(50);
  }
};

const isReady = ({ state }: ColourState): boolean => state === 'ready';

const objectOf = async ({ ctx }: Bed, apiVersion: string, kind: string, name: string): Promise<K8sObject | undefined> =>
  await ctx.cluster.get({ apiVersion, kind, namespace: ctx.cluster.namespace, name });

/** A Deployment whose only container is `over`written. */
const bad = (image: string, over: object = {}, pod: object = {}): readonly object[] => {
  const deployment = deploymentOf({ name: 'web', image, replicas: 1 });
  const [container] = deployment.spec.template.spec.containers;
  const spec = { ...deployment.spec.template.spec, ...pod, containers: [{ ...container, ...over }] };
  const template = { ...deployment.spec.template, spec };
  return [{ ...deployment, spec: { ...deployment.spec, template } }, serviceOf({ name: 'web' })];
};

interface Case {
  readonly release: (image: (tag: string) => string) => readonly object[];
  readonly code: string;
  /** Whether it must be broken, or only be named and waited out. */
  readonly broken: boolean;
  /** Part of the event or of the output that must be told. */
  readonly tells: string;
}

const cases: Readonly<Record<string, Case>> = {
  'an image that does not exist': {
    release: () => bad('127.0.0.1:5000/app:nonexistent'),
    code: 'image-not-pullable',
    broken: true,
    tells: 'not found',
  },
  'a registry that does not answer': {
    release: () => bad('127.0.0.1:5999/app:v1'),
    code: 'image-unreachable',
    broken: false,
    tells: 'connection refused',
  },
  'a Secret that is not there': {
    release: image => bad(image('v1'), { envFrom: [{ secretRef: { name: 'nope' } }] }),
    code: 'container-config-invalid',
    broken: true,
    tells: 'secret "nope" not found',
  },
  'a program that does not exist': {
    release: image => bad(image('v1'), { command: ['/nope'] }),
    code: 'container-not-startable',
    broken: true,
    tells: 'no such file',
  },
  'a crash at start': {
    release: image => bad(image('crash')),
    code: 'container-exited',
    broken: true,
    tells: 'CRASH: ',
  },
  'ready, and dead two seconds later': {
    release: image => bad(image('dies-after-2s')),
    code: 'container-exited',
    broken: true,
    tells: 'EXIT_AFTER: ',
  },
  'more memory than the limit': {
    release: image => bad(image('oom'), { resources: { limits: { memory: '64Mi' } } }),
    code: 'out-of-memory',
    broken: true,
    tells: 'limit of 64Mi',
  },
  'never ready': {
    release: image => bad(image('never-ready')),
    code: 'readiness-failing',
    broken: false,
    tells: 'statuscode: 503',
  },
  'no node with room': {
    release: image => bad(image('v1'), { resources: { requests: { cpu: '64' } } }),
    code: 'unschedulable',
    broken: false,
    tells: 'Insufficient cpu',
  },
  'a volume that is not there': {
    release: image =>
      bad(
        image('v1'),
        { volumeMounts: [{ name: 'c', mountPath: '/c' }] },
        { volumes: [{ name: 'c', secret: { secretName: 'nope' } }] },
      ),
    code: 'volume-not-mounted',
    broken: false,
    tells: 'secret "nope" not found',
  },
  'an init container that fails': {
    release: image => bad(image('v1'), {}, { initContainers: [{ name: 'init', image: image('crash') }] }),
    code: 'init-container-failed',
    broken: false,
    tells: 'exit code 1',
  },
};

const told = (state: ColourState): { readonly code: string; readonly text: string } => {
  if (state.state === 'broken') return { code: state.cause, text: `${state.detail}\n${state.logTail}` };
  const waiting = state.state === 'starting' ? state.waiting : undefined;
  return { code: waiting?.code ?? '', text: waiting?.detail ?? '' };
};

/** When the status of a pod, as the mirror has it, first shows that something is wrong. */
const firstSign = (ctx: TargetContext): number | undefined =>
  ctx.mirror.all('Pod').some(pod => faultsOf(podSchema.parse(pod), ctx.clock.now()).length > 0)
    ? performance.now()
    : undefined;

const named = ([name, { release, code, broken, tells }]: readonly [string, Case]): Scenario =>
  scenario(`names ${name} within 5 s of the pod’s status`, async bed => {
    const { ctx } = bed;
    await startColour(ctx, 'green', await releaseOf(ctx, release(bed.image)), 1);
    const began = performance.now();
    let sign: number | undefined;
    const is = (state: ColourState): boolean => {
      sign ??= firstSign(ctx);
      return told(state).code === code && (!broken || state.state === 'broken') && told(state).text.includes(tells);
    };
    const state = await until(bed, 'green', is);
    const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(2);
    bed.log(
      `${told(state).code} ${state.state}: ${seconds(sign ?? began)} s after the status, ${seconds(began)} s after the start`,
    );
    assert.ok(performance.now() - (sign ?? began) < 5000);
  });

const quota = scenario(
  'refuses in the preflight what a quota has no room for, and names it when it is met',
  async bed => {
    const { ctx } = bed;
    const metadata = { name: 'q', namespace: ctx.cluster.namespace };
    const hard = { pods: '2' };
    await ctx.cluster.create({ apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard } });
    const release = await releaseOf(ctx, appObjects({ name: 'web', image: bed.image('v1'), replicas: 3 }));
    const { refusals } = await preflightOf(ctx, release, 'blue');
    assert.deepEqual(
      refusals.map(({ code }) => code),
      ['quota-too-small'],
    );
    await startColour(ctx, 'blue', release, 1);
    const state = await until(bed, 'blue', one => told(one).code === 'quota-exceeded' && one.state === 'broken');
    assert.match(told(state).text, /exceeded quota: q/);
  },
);

const roundTrip = scenario('starts, retires, prunes and brings back from the bundle alone', async bed => {
  const { ctx } = bed;
  const map = (greeting: string): object => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { greeting },
  });
  const objects = (tag: string): readonly object[] => {
    const [deployment, service] = bad(bed.image(tag), { envFrom: [{ configMapRef: { name: 'settings' } }] });
    return [map(tag), ...(deployment === undefined ? [] : [deployment]), ...(service === undefined ? [] : [service])];
  };
  const one = await releaseOf(ctx, objects('v1'));
  const two = await releaseOf(ctx, objects('v2'));
  assert.deepEqual((await preflightOf(ctx, one, 'blue')).refusals, []);
  await startColour(ctx, 'blue', one, 1);
  await until(bed, 'blue', isReady);
  await startColour(ctx, 'green', two, 2);
  await until(bed, 'green', isReady);
  await retireColour(ctx, 'blue', 1000, 3);
  assert.equal((await bed.stateOf('blue')).state, 'absent');
  const other = contextOver(ctx.cluster, ctx.mirror, ctx.log);
  await startColour(other, 'blue', one, 4);
  await until(bed, 'blue', isReady);
  await retireColour(ctx, 'blue', 0, 5);
  await pruneVersions(ctx, [two], 5);
  const { items } = await ctx.cluster.list({ apiVersion: 'v1', kind: 'ConfigMap' });
  assert.equal(items.filter(({ metadata }) => metadata.name.startsWith('settings-')).length, 1);
});

const hook = scenario('runs a hook Job once, before the pods, with the configuration of the release', async bed => {
  const { ctx } = bed;
  const containers = [{ name: 'migrate', image: bed.image('crash') }];
  const job = (command: readonly string[]) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate' },
    spec: {
      backoffLimit: 0,
      template: { spec: { restartPolicy: 'Never', containers: containers.map(one => ({ ...one, command })) } },
    },
  });
  const hooks = { expand: { kind: 'job', job: 'migrate', timeoutMs: 30_000 }, contract: null } as const;
  const objects = [...appObjects({ name: 'web', image: bed.image('v1') }), job(['/app'])];
  const failing = await releaseOf(ctx, objects, { hooks });
  await assert.rejects(startColour(ctx, 'green', failing, 1), (error: unknown) => {
    assert.match(String(error), /BackoffLimitExceeded[\s\S]*CRASH/);
    return true;
  });
  assert.equal(await objectOf(bed, 'apps/v1', 'Deployment', 'web-green'), undefined);
  assert.ok(await objectOf(bed, 'batch/v1', 'Job', `migrate-${shortId(failing.id)}`));
});

const shared = scenario('removes what the manifests drop, and never touches the selector', async bed => {
  const { ctx } = bed;
  const account = (note: Readonly<Record<string, string>>): object => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'web', annotations: note },
  });
  const objects = (note: Readonly<Record<string, string>>): readonly object[] => [
    account(note),
    ...bad(bed.image('v1'), {}, { serviceAccountName: 'web' }),
  ];
  await startColour(ctx, 'blue', await releaseOf(ctx, objects({ one: '1', two: '2' })), 1);
  await startColour(ctx, 'green', await releaseOf(ctx, objects({ one: '3' })), 2);
  const live = await objectOf(bed, 'v1', 'ServiceAccount', 'web');
  const annotations = fieldsOf(dig(live, 'metadata', 'annotations'));
  assert.deepEqual([annotations['one'], annotations['two']], ['3', undefined]);
  const service = await objectOf(bed, 'v1', 'Service', 'web');
  assert.equal(fieldsOf(dig(service, 'spec', 'selector'))['prod-actions/colour'], 'none');
});

export const suite: Suite = {
  name: 'kubernetes release',
  seconds: 60,
  needs: ['kubernetes'],
  scenarios: [...Object.entries(cases).map(named), quota, roundTrip, hook, shared],
};
