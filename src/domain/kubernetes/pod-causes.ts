import type { ContainerStatus, Pod } from './kinds.ts';
import { isTerminating } from './objects.ts';

/** Why a pod does not come, or does not stay, from its status alone. Pure. */

export type FaultCode =
  | 'image-not-pullable'
  | 'image-unreachable'
  | 'image-name-invalid'
  | 'container-config-invalid'
  | 'container-not-startable'
  | 'container-exited'
  | 'crash-loop'
  | 'out-of-memory'
  | 'init-container-failed'
  | 'unschedulable'
  | 'pod-not-created'
  | 'pod-slow-to-create'
  | 'quota-exceeded'
  | 'pod-evicted'
  | 'readiness-failing'
  | 'progress-deadline';

/** A fault that is not permanent may mend itself, so it makes a colour broken only `graceMs` after `since`. */
export interface Fault {
  readonly code: FaultCode;
  readonly permanent: boolean;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly graceMs: number;
  /** Whose events and output say more; null: nothing does. */
  readonly at: FaultPlace | null;
}

export interface FaultPlace {
  readonly pod: string;
  readonly uid: string;
  readonly container: string;
  /** The output of the run before the last restart says more. */
  readonly previous: boolean;
}

/** Never broken by itself: how long it may take is the caller's own limit. */
export const waitsForLimit = Number.POSITIVE_INFINITY;

/** A pull that fails for a reason that passes: the registry is overloaded, restarts, or the network blinks. */
const pullGraceMs = 45_000;
/** What says neither. */
const unclearPullGraceMs = 15_000;
/** Time for a cluster autoscaler to say that it brings a node; once it has, the caller's limit counts. */
const scheduleGraceMs = 30_000;
/** An operator may be about to make the Secret that the release names. */
const configGraceMs = 3000;
const runtimeGraceMs = 20_000;
const initGraceMs = 10_000;
/** Pulling an image takes time and is no fault; only then are events asked for what holds the pod up. */
const creatingAfterMs = 4000;
const readyAfterMs = 2000;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const timeOf = (value: unknown, fallback: number): number => {
  const time = Date.parse(text(value));
  return Number.isNaN(time) ? fallback : time;
};

interface Look {
  readonly pod: Pod;
  readonly status: ContainerStatus;
  readonly now: number;
  /** When the pod was made or scheduled. */
  readonly began: number;
}

const fault = (
  { pod, status, began }: Look,
  code: FaultCode,
  message: string,
  more: { readonly graceMs?: number; readonly since?: number; readonly previous?: boolean } = {},
): Fault => ({
  code,
  permanent: more.graceMs === undefined,
  message: `Pod ${pod.metadata.name}, container ${status.name}: ${message}`,
  since: more.since ?? began,
  graceMs: more.graceMs ?? 0,
  at: {
    pod: pod.metadata.name,
    uid: pod.metadata.uid ?? '',
    container: status.name,
    previous: more.previous ?? false,
  },
});

const passing =
  /\b429\b|too ?many ?requests|\b5\d\d (internal|bad gateway|service|gateway)|status code 5\d\d|time-?out|timed out|deadline exceeded|refused|reset by peer|unexpected eof|no route to host|network is unreachable|no such host|server misbehaving|try again|unavailable/i;
const lasting =
  /not ?found|manifest unknown|does not exist|denied|unauthorized|forbidden|authentication required|no basic auth|invalid reference|no match for platform|not present with pull policy/i;

const pullFault = (look: Look, message: string): Fault => {
  // "no such host" and time-outs may carry the word "denied" or "not found" in a longer text: what passes is asked first.
  if (passing.test(message)) return fault(look, 'image-unreachable', message, { graceMs: pullGraceMs });
  if (lasting.test(message)) return fault(look, 'image-not-pullable', message);
  return fault(look, 'image-unreachable', message, { graceMs: unclearPullGraceMs });
};

const configFault = (look: Look, message: string): Fault =>
  / not found$/.test(message)
    ? fault(look, 'container-config-invalid', message, { graceMs: configGraceMs })
    : fault(look, 'container-config-invalid', message);

const startFault = (look: Look, message: string): Fault =>
  /deadline exceeded|is reserved for/i.test(message)
    ? fault(look, 'container-not-startable', message, { graceMs: runtimeGraceMs })
    : fault(look, 'container-not-startable', message);

/** By the reason of `state.waiting`. Reasons that are part of every start are not here. */
const waitingFaults: Readonly<Record<string, (look: Look, message: string) => Fault>> = {
  ErrImagePull: pullFault,
  ImagePullBackOff: pullFault,
  RegistryUnavailable: (look, message) => fault(look, 'image-unreachable', message, { graceMs: pullGraceMs }),
  ErrImageNeverPull: (look, message) => fault(look, 'image-not-pullable', message),
  ImageInspectError: (look, message) => fault(look, 'image-not-pullable', message),
  InvalidImageName: (look, message) => fault(look, 'image-name-invalid', message),
  CreateContainerConfigError: configFault,
  CreateContainerError: startFault,
  PreCreateHookError: startFault,
  PreStartHookError: startFault,
  PostStartHookError: startFault,
  RunContainerError: startFault,
};

type Terminated = NonNullable<NonNullable<ContainerStatus['state']>['terminated']>;

const ended = (look: Look, last: Terminated, previous: boolean): Fault | undefined => {
  const since = timeOf(last.finishedAt, look.now);
  // The node lost it (restart of the node or of the runtime): nothing the app did.
  if (last.reason === 'ContainerStatusUnknown')
    return fault(look, 'pod-evicted', 'its node lost it', { graceMs: runtimeGraceMs, since });
  const more = { since, previous };
  if (last.reason === 'OOMKilled')
    return fault(look, 'out-of-memory', `killed: it needs more memory than its limit${limitOf(look)}`, more);
  if (last.reason === 'StartError' || last.reason === 'ContainerCannotRun')
    return fault(look, 'container-not-startable', text(last.message) || text(last.reason), more);
  const again = look.status.restartCount > 0 && look.status.state?.waiting?.reason === 'CrashLoopBackOff';
  const how = `ended with exit code ${last.exitCode}${signalOf(last.exitCode)}`;
  return again
    ? fault(look, 'crash-loop', `${how}, ${look.status.restartCount + 1} times`, more)
    : fault(look, 'container-exited', how, more);
};

const signalOf = (exitCode: number): string => (exitCode > 128 && exitCode < 160 ? ` (signal ${exitCode - 128})` : '');

const limitOf = ({ pod, status }: Look): string => {
  const limit = pod.spec.containers.find(one => one.name === status.name)?.resources?.limits?.['memory'];
  return limit === undefined ? '' : ` of ${limit}`;
};

/** A container that should run for ever. */
const appFault = (look: Look): Fault | undefined => {
  const { state, lastState } = look.status;
  if (state?.terminated != null) return ended(look, state.terminated, false);
  // A restart is a death, also when it runs again by now.
  if (lastState?.terminated != null) return ended(look, lastState.terminated, state?.running != null);
  return waitingFault(look) ?? slowReadiness(look);
};

const waitingFault = (look: Look): Fault | undefined => {
  const waiting = look.status.state?.waiting;
  return waiting == null ? undefined : waitingFaults[waiting.reason ?? '']?.(look, text(waiting.message));
};

const slowReadiness = (look: Look): Fault | undefined => {
  const running = look.status.state?.running;
  if (running == null || look.status.ready) return undefined;
  const since = timeOf(running.startedAt, look.now);
  if (look.now - since < readyAfterMs) return undefined;
  return fault(look, 'readiness-failing', 'runs, but is not ready', { graceMs: waitsForLimit, since });
};

/** An init container that fails is tried again: waiting for something else is a usual way to use it. */
const initFault = (look: Look): Fault | undefined => {
  const { state, lastState, restartCount } = look.status;
  const last = state?.terminated ?? (state?.waiting?.reason === 'CrashLoopBackOff' ? lastState?.terminated : null);
  if (last == null) return waitingFault(look);
  if (last.exitCode === 0) return undefined;
  const message = `init container ended with exit code ${last.exitCode}${signalOf(last.exitCode)}`;
  const first = restartCount === 0 || lastState?.terminated == null ? last : lastState.terminated;
  const since = timeOf(first.finishedAt, look.now);
  return fault(look, 'init-container-failed', message, { since, graceMs: restartCount >= 2 ? 0 : initGraceMs });
};

const conditionOf = (pod: Pod, type: string) => pod.status?.conditions?.find(one => one.type === type);

const unplaced = (pod: Pod, now: number, began: number): Fault | undefined => {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') return undefined;
  return {
    ...podFault(pod, 'unschedulable', `cannot be placed: ${scheduled.message ?? ''}`, scheduleGraceMs),
    since: timeOf(scheduled.lastTransitionTime, Math.min(began, now)),
  };
};

const podFault = (pod: Pod, code: FaultCode, message: string, graceMs: number): Fault => ({
  code,
  permanent: false,
  message: `Pod ${pod.metadata.name} ${message}`,
  since: timeOf(pod.metadata.creationTimestamp, 0),
  graceMs,
  at: { pod: pod.metadata.name, uid: pod.metadata.uid ?? '', container: '', previous: false },
});

/** A pod whose containers are not even created yet: a volume, the network, or a long pull. Its events say which. */
const slowCreation = (pod: Pod, now: number, began: number): Fault | undefined => {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const creating = statuses.some(one => one.state?.waiting?.reason === 'ContainerCreating');
  const stuck = creating && conditionOf(pod, 'PodReadyToStartContainers')?.status === 'False';
  if (!stuck || now - began < creatingAfterMs) return undefined;
  return { ...podFault(pod, 'pod-slow-to-create', 'is still being created', waitsForLimit), since: began };
};

const isSidecar = (pod: Pod, name: string): boolean =>
  pod.spec.initContainers?.some(one => one.name === name && one['restartPolicy'] === 'Always') ?? false;

/** Everything wrong with a pod that is meant to run, what is permanent first. A pod on its way out is never at fault. */
export const faultsOf = (pod: Pod, now: number): readonly Fault[] => {
  if (isTerminating(pod)) return [];
  const { status } = pod;
  const began = timeOf(status?.startTime, timeOf(pod.metadata.creationTimestamp, now));
  if (status?.phase === 'Failed') {
    const why = `${text(status['reason']) || 'failed'}: ${text(status['message'])}`.replace(/: $/, '');
    return [podFault(pod, 'pod-evicted', why, runtimeGraceMs)];
  }
  const inits = (status?.initContainerStatuses ?? []).map(one => {
    const look = { pod, status: one, now, began };
    return isSidecar(pod, one.name) ? appFault(look) : initFault(look);
  });
  const apps = (status?.containerStatuses ?? []).map(one => appFault({ pod, status: one, now, began }));
  const found = [unplaced(pod, now, began), ...inits, ...apps, slowCreation(pod, now, began)];
  return found.filter(one => one !== undefined).sort(worseFirst);
};

/** When it counts as broken: at once when permanent, else when its grace is over. */
export const brokenAt = (one: Fault): number => (one.permanent ? one.since : one.since + one.graceMs);

export const worseFirst = (a: Fault, b: Fault): number =>
  Number(b.permanent) - Number(a.permanent) || compare(brokenAt(a), brokenAt(b)) || a.since - b.since;

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
