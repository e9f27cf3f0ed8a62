/** A pod as an instance of its release. Pure. */
import type { Ending, InstanceSight, Part } from '../signals/source.ts';
import { quantity } from './capacity.ts';
import type { ContainerStatus, Pod } from './kinds.ts';
import { isTerminating } from './objects.ts';

type Terminated = NonNullable<NonNullable<ContainerStatus['state']>['terminated']>;

const timeOf = (text: unknown): number | null => {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
};

const signals: Readonly<Record<number, string>> = { 6: 'SIGABRT', 9: 'SIGKILL', 11: 'SIGSEGV', 15: 'SIGTERM' };

const howEnded = ({ exitCode, signal, reason, message }: Terminated): string => {
  const by = signal || (exitCode > 128 && exitCode < 160 ? exitCode - 128 : 0);
  const why = reason === undefined || reason === 'Error' ? '' : ` (${reason})`;
  const said = typeof message === 'string' && message !== '' ? `: ${message.trim().slice(0, 200)}` : '';
  return `ended with exit code ${exitCode}${by === 0 ? '' : ` by ${signals[by] ?? `signal ${by}`}`}${why}${said}`;
};

/** The node was restarted or lost it: nothing that the app did. */
const lost: ReadonlySet<string> = new Set(['ContainerStatusUnknown', 'Unknown', 'NodeShutdown', 'Terminated']);

const endingOf = (ended: Terminated, limit: string): Ending => {
  const at = timeOf(ended.finishedAt);
  if (ended.reason === 'OOMKilled')
    return { cause: 'out-of-memory', at, detail: `killed: it needs more memory than its limit${limit}` };
  const cause = lost.has(ended.reason ?? '') ? 'lost' : 'exited';
  return { cause, at, detail: howEnded(ended) };
};

const limitText = (pod: Pod, container: string): string => {
  const limit = pod.spec.containers.find(one => one.name === container)?.resources?.limits?.['memory'];
  return limit === undefined ? '' : ` of ${limit}`;
};

const partOf = (pod: Pod, { name, restartCount, state, lastState }: ContainerStatus): Part => {
  const down = state?.terminated ?? null;
  const before = lastState?.terminated ?? null;
  const waits = state?.waiting != null && before !== null;
  const ended = down ?? before;
  return {
    name,
    ends: restartCount + (down !== null || waits ? 1 : 0),
    last: ended === null ? null : endingOf(ended, limitText(pod, name)),
    looping: state?.waiting?.reason === 'CrashLoopBackOff',
  };
};

const isSidecar = (pod: Pod, name: string): boolean =>
  pod.spec.initContainers?.some(one => one.name === name && one['restartPolicy'] === 'Always') ?? false;

const conditionOf = (pod: Pod, type: string) => pod.status?.conditions?.find(one => one.type === type);

/** Evicted for what it used itself, not for what its node ran out of. */
const ownFault = /exceed/i;

const evictionOf = (pod: Pod): readonly Part[] => {
  const { status } = pod;
  if (status?.phase !== 'Failed') return [];
  const [reason, message] = [String(status['reason'] ?? ''), String(status['message'] ?? '')];
  const cause = reason === 'Evicted' && ownFault.test(message) ? 'evicted' : 'lost';
  const at = timeOf(conditionOf(pod, 'DisruptionTarget')?.lastTransitionTime);
  const detail = `${reason === '' ? 'failed' : reason}${message === '' ? '' : `: ${message}`}`;
  return [{ name: '', ends: 1, last: { cause, at, detail }, looping: false }];
};

/** Told to go by somebody: scaled down, drained, preempted. */
const isLeaving = (pod: Pod): boolean =>
  isTerminating(pod) || (conditionOf(pod, 'DisruptionTarget')?.status === 'True' && pod.status?.phase !== 'Failed');

const partsOf = (pod: Pod): readonly Part[] => {
  const evicted = evictionOf(pod);
  // What an eviction ended is told once.
  if (evicted.length > 0) return evicted;
  const sidecars = (pod.status?.initContainerStatuses ?? []).filter(one => isSidecar(pod, one.name));
  return [...sidecars, ...(pod.status?.containerStatuses ?? [])].map(one => partOf(pod, one));
};

/** @param fresh the pod was made for this very release, see InstanceSight */
export const sightOfPod = (pod: Pod, fresh: boolean): InstanceSight => {
  const ready = conditionOf(pod, 'Ready');
  return {
    id: pod.metadata.uid ?? pod.metadata.name,
    name: `pod ${pod.metadata.name}`,
    bornAt: timeOf(pod.status?.startTime) ?? timeOf(pod.metadata.creationTimestamp) ?? 0,
    fresh,
    ready: ready?.status === 'True',
    readyChangedAt: timeOf(ready?.lastTransitionTime),
    leaving: isLeaving(pod),
    parts: partsOf(pod),
  };
};

/** How long until a readiness probe asks again, at most. */
export const readinessPeriodOf = (pods: readonly Pod[]): number =>
  Math.max(
    0,
    ...pods.flatMap(pod =>
      pod.spec.containers.flatMap(one => (one.readinessProbe ? [(one.readinessProbe.periodSeconds ?? 10) * 1000] : [])),
    ),
  );

/** Of all containers; null where one of them has none. */
export const memoryLimitOf = (pod: Pod): number | null => {
  const limits = pod.spec.containers.map(one => quantity(one.resources?.limits?.['memory']));
  const sum = limits.reduce((total, one) => total + one, 0);
  return Number.isNaN(sum) ? null : sum;
};
