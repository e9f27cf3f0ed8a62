/** Pods: scheduled, started, ready, dead, gone, as their image's behaviour says and the clock allows. */
import type { K8sObject } from '../../../../src/domain/kubernetes/objects.ts';
import { at, listAt, numberAt, textAt } from '../tree.ts';
import { type Behaviour, imageOf, missingConfig } from './behaviour.ts';
import { isGoing, namespaceOf, saveStatus, type World } from './world.ts';

/** All that is known of a pod stands in the pod, so that a copy of a cluster goes on where it was. */
interface Life {
  /** When a kubelet first saw it. */
  readonly since: number;
  readonly address: string;
}

interface Look {
  readonly phase: string;
  readonly ready: boolean;
  readonly state: unknown;
  readonly lastState?: unknown;
  readonly restarts?: number;
  readonly scheduled?: boolean;
  readonly event?: readonly [reason: string, message: string];
  readonly log?: string;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const waiting = (reason: string, message = ''): unknown => ({ waiting: { reason, message } });
const exited = (exitCode: number, reason: string, at_: number): unknown => ({
  terminated: { exitCode, reason, startedAt: iso(at_), finishedAt: iso(at_) },
});

const pullFailed = (pod: K8sObject, age: number): Look => {
  const image = imageOf(pod);
  const message = `failed to pull and unpack image "${image}": not found`;
  const reason = age % 600 < 300 ? 'ErrImagePull' : 'ImagePullBackOff';
  return {
    phase: 'Pending',
    ready: false,
    state: waiting(reason, message),
    event: ['Failed', `Failed to pull image "${image}": ${message}`],
  };
};

const dead = (since: number, reason: string, exitCode: number, log: string): Look => ({
  phase: 'Running',
  ready: false,
  state: waiting('CrashLoopBackOff', 'back-off 10s restarting failed container'),
  lastState: exited(exitCode, reason, since),
  restarts: 1,
  event: ['BackOff', 'Back-off restarting failed container'],
  log,
});

const running = (since: number, ready: boolean): Look => ({
  phase: 'Running',
  ready,
  state: { running: { startedAt: iso(since) } },
  log: 'started\nlistening\n',
});

/** What a pod looks like `age` ms after it was first seen. */
const lookOf = (pod: K8sObject, { how, readyMs, diesMs, workMs }: Behaviour, life: Life, now: number): Look => {
  const age = now - life.since;
  const creating: Look = { phase: 'Pending', ready: false, state: waiting('ContainerCreating') };
  if (how === 'unschedulable')
    return {
      ...creating,
      scheduled: false,
      event: ['FailedScheduling', '0/1 nodes are available: 1 Insufficient memory.'],
    };
  if (how === 'image-pull') return pullFailed(pod, age);
  if (how === 'bad-name')
    return {
      ...creating,
      state: waiting('InvalidImageName', `couldn't parse image name "${imageOf(pod)}"`),
      event: ['InspectFailed', `Failed to apply default image tag "${imageOf(pod)}"`],
    };
  if (age < readyMs / 3) return creating;
  if (textAt(pod, 'spec', 'restartPolicy') === 'Never') return worked(how, age, workMs, life.since);
  if (how === 'crash-loop') return dead(life.since, 'Error', 1, 'boom: cannot start\n');
  if (how === 'oom') return dead(life.since, 'OOMKilled', 137, 'allocating\n');
  if (how === 'never-ready')
    return {
      ...running(life.since, false),
      event: ['Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503'],
    };
  if (how === 'dies' && age >= readyMs + diesMs)
    return dead(life.since, 'Error', 2, 'listening\npanic: lost its mind\n');
  return running(life.since, age >= readyMs);
};

const worked = (how: Behaviour['how'], age: number, workMs: number, since: number): Look => {
  if (age < workMs) return running(since, true);
  return how === 'fails'
    ? { phase: 'Failed', ready: false, state: exited(1, 'Error', since), log: 'migration failed\n' }
    : { phase: 'Succeeded', ready: false, state: exited(0, 'Completed', since), log: 'done\n' };
};

const containersOf = (pod: K8sObject, look: Look): readonly unknown[] =>
  listAt(pod, 'spec', 'containers').map(container => ({
    name: textAt(container, 'name'),
    image: textAt(container, 'image'),
    ready: look.ready,
    started: look.phase === 'Running',
    restartCount: look.restarts ?? 0,
    state: look.state,
    lastState: look.lastState ?? {},
  }));

const addressOf = (pod: K8sObject): string => {
  const number = Number.parseInt((pod.metadata.uid ?? '').slice(-6), 16) || 1;
  return `10.244.${Math.floor(number / 250) % 250}.${(number % 250) + 1}`;
};

export class Kubelet {
  step(world: World): void {
    for (const pod of world.store.objects('Pod')) this.pod(world, pod);
  }

  private pod(world: World, pod: K8sObject): void {
    const behaviour = world.behaviourOf(pod);
    if (isGoing(pod)) {
      const since = Date.parse(pod.metadata.deletionTimestamp ?? '');
      const grace =
        numberAt(pod, 'metadata', 'deletionGracePeriodSeconds') ??
        numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ??
        30;
      if (world.now() - since < Math.min(behaviour.stopMs, grace * 1000)) return;
      world.store.remove(world.store.resource('Pod'), namespaceOf(pod), pod.metadata.name);
      return;
    }
    if (['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'))) return;
    const since = Date.parse(textAt(pod, 'status', 'startTime')) || world.now();
    const life = { since, address: addressOf(pod) };
    const missing = missingConfig(pod, (kind, name) => world.store.find(kind, namespaceOf(pod), name) !== undefined);
    const look: Look =
      missing === undefined
        ? lookOf(pod, behaviour, life, world.now())
        : {
            phase: 'Pending',
            ready: false,
            state: waiting('CreateContainerConfigError', missing),
            event: ['Failed', `Error: ${missing}`],
          };
    this.show(world, pod, life, look);
  }

  private show(world: World, pod: K8sObject, life: Life, look: Look): void {
    const key = `${namespaceOf(pod)}/${pod.metadata.name}`;
    if (look.log !== undefined) world.logs.set(look.restarts === undefined ? key : `${key}/previous`, look.log);
    if (look.restarts !== undefined) world.logs.set(key, look.log ?? '');
    if (look.event !== undefined) this.event(world, pod, look.event);
    saveStatus(world, pod, {
      phase: look.phase,
      startTime: iso(life.since),
      ...(look.phase === 'Pending' ? {} : { podIP: life.address, podIPs: [{ ip: life.address }] }),
      conditions: this.conditions(world, pod, look),
      ...(look.scheduled === false ? {} : { containerStatuses: containersOf(pod, look) }),
    });
  }

  private conditions(world: World, pod: K8sObject, look: Look): readonly unknown[] {
    const wanted = [
      {
        type: 'PodScheduled',
        status: look.scheduled === false ? 'False' : 'True',
        ...(look.scheduled === false ? { reason: 'Unschedulable', message: look.event?.[1] } : {}),
      },
      { type: 'ContainersReady', status: look.ready ? 'True' : 'False' },
      { type: 'Ready', status: look.ready ? 'True' : 'False', ...(look.ready ? {} : { reason: 'ContainersNotReady' }) },
    ];
    return wanted.map(one => {
      const old = listAt(pod, 'status', 'conditions').find(
        other => at(other, 'type') === one.type && at(other, 'status') === one.status,
      );
      return { ...one, lastTransitionTime: textAt(old, 'lastTransitionTime') || iso(world.now()) };
    });
  }

  private event(world: World, pod: K8sObject, [reason, message]: readonly [string, string]): void {
    const { store } = world;
    const name = `${pod.metadata.name}.${reason.toLowerCase()}`;
    if (store.find('Event', namespaceOf(pod), name) !== undefined) return;
    const now = iso(world.now());
    store.save(store.resource('Event'), {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace: namespaceOf(pod), uid: store.newUid(), creationTimestamp: now },
      involvedObject: {
        apiVersion: 'v1',
        kind: 'Pod',
        name: pod.metadata.name,
        namespace: namespaceOf(pod),
        uid: pod.metadata.uid,
      },
      reason,
      message,
      type: 'Warning',
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
    });
  }
}
