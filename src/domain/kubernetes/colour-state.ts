import type { ColourState } from '../rollout/ports.ts';
import { isAdopted } from './adoption.ts';
import type { Deployment, Pod, ReplicaSet } from './kinds.ts';
import { keys } from './names.ts';
import { annotationsOf } from './objects.ts';
import { brokenAt, type Fault, type FaultCode, faultsOf, worseFirst } from './pod-causes.ts';

/** What one colour is in, from the objects of its Deployments. Pure. */

export interface SeenColour {
  /** All Deployments of the colour. */
  readonly deployments: readonly Deployment[];
  /** Theirs. */
  readonly pods: readonly Pod[];
  /** Started for a rollout that has not settled: a pod that ends or restarts makes it broken. */
  readonly onProbation: boolean;
}

export interface Judged {
  readonly state: ColourState;
  /** Behind `broken`, or what a `starting` colour waits for; events and output of its pod say more. */
  readonly fault: Fault | null;
}

/** Of a Deployment: what it should run. */
export const desiredOf = (deployment: Deployment): number => deployment.spec.replicas ?? 1;

const conditionOf = (deployment: Deployment, type: string) =>
  deployment.status?.conditions?.find(one => one.type === type);

/** The controller has seen the spec we wrote; what it says of an older one is stale. */
const isSeen = ({ metadata, status }: Deployment | ReplicaSet): boolean =>
  (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);

/**
 * Scaled to nothing, and the controllers know it: until then a Deployment of which no pod is seen may yet get the pods
 * of its old scale.
 */
export const isEmptied = (deployment: Deployment, replicaSets: readonly ReplicaSet[]): boolean =>
  [deployment, ...replicaSets].every(
    one => one.spec.replicas === 0 && isSeen(one) && (one.status?.replicas ?? 0) === 0,
  );

const isComplete = (deployment: Deployment): boolean => {
  const desired = desiredOf(deployment);
  const { updatedReplicas = 0, availableReplicas = 0 } = deployment.status ?? {};
  return isSeen(deployment) && updatedReplicas >= desired && availableReplicas >= desired;
};

/**
 * Every fence we raise makes a generation that the controller has not seen for a moment. Pods that were all available
 * right before are so still: a warm colour must not look cold because a rollback has just taken the lease.
 */
const isAvailable = (deployment: Deployment): boolean =>
  (deployment.status?.availableReplicas ?? 0) >= desiredOf(deployment) ||
  (isSeen(deployment) && conditionOf(deployment, 'Available')?.status === 'True');

const creationGraceMs = 5000;

const refusedPods = (deployment: Deployment, now: number): Fault | undefined => {
  const refused = conditionOf(deployment, 'ReplicaFailure');
  if (refused?.status !== 'True' || !isSeen(deployment)) return undefined;
  const message = refused.message ?? refused.reason ?? '';
  const since = Date.parse(String(refused['lastTransitionTime'] ?? ''));
  const quota = /exceeded quota/.test(message);
  return {
    code: quota ? 'quota-exceeded' : 'pod-not-created',
    permanent: false,
    message: `Deployment ${deployment.metadata.name}: ${message}`,
    since: Number.isNaN(since) ? now : since,
    // Room is made while pods of what ran here before end; a refusal by an admission webhook may pass as well.
    graceMs: creationGraceMs,
    at: null,
  };
};

const late = (deployment: Deployment, now: number): Fault | undefined => {
  const progressing = conditionOf(deployment, 'Progressing');
  const isLate = progressing?.status === 'False' && progressing.reason === 'ProgressDeadlineExceeded';
  // After a scale-up the condition of the attempt before stands until the controller has looked: a complete
  // Deployment, or one with pods younger than the condition, is not late.
  if (!isLate || !isSeen(deployment) || isComplete(deployment)) return undefined;
  return {
    code: 'progress-deadline',
    permanent: true,
    message: `Deployment ${deployment.metadata.name}: ${progressing.message ?? 'progress deadline exceeded'}`,
    since: now,
    graceMs: 0,
    at: null,
  };
};

/** Ends of a container say something about the app; the rest says that it does not come. */
const deaths: readonly FaultCode[] = ['container-exited', 'crash-loop', 'out-of-memory'];

const allFaults = ({ deployments, pods, onProbation }: SeenColour, now: number): readonly Fault[] => {
  const ofPods = pods.flatMap(pod => faultsOf(pod, now));
  const ofDeployments = deployments.flatMap(one => [refusedPods(one, now), onProbation ? late(one, now) : undefined]);
  return [...ofPods, ...ofDeployments.filter(one => one !== undefined)].sort(worseFirst);
};

/** Names of the Deployments a colour must have, as each of them carries it; empty: not ours. */
const isWhole = (deployments: readonly Deployment[]): boolean => {
  const names = new Set(deployments.map(one => one.metadata.name));
  return deployments.every(one =>
    (annotationsOf(one)[keys.workloads] ?? one.metadata.name).split(',').every(name => names.has(name)),
  );
};

const releasesOf = (deployments: readonly Deployment[]): readonly string[] => [
  ...new Set(deployments.map(one => annotationsOf(one)[keys.release] ?? '')),
];

/** The original of an adopted app stays at rest when its release comes back as a copy of our own. */
const active = (deployments: readonly Deployment[]): readonly Deployment[] => {
  const isBack = deployments.some(one => isAdopted(one) && desiredOf(one) > 0);
  return deployments.filter(one => desiredOf(one) > 0 || isAdopted(one) === isBack);
};

export const judgeColour = (seen: SeenColour, now: number): Judged => {
  const { onProbation } = seen;
  const deployments = active(seen.deployments);
  if (deployments.every(one => desiredOf(one) === 0)) return { state: { state: 'absent' }, fault: null };
  const [first = '', ...more] = releasesOf(deployments);
  // Half of it is of another release: whoever asks for one of them does not find it here.
  const releaseId = more.length === 0 ? first : '';
  const whole = more.length === 0 && isWhole(deployments);
  const faults = allFaults({ ...seen, deployments }, now);
  const [worst] = faults;
  const isBroken = worst !== undefined && brokenAt(worst) <= now;
  const isReady = whole && deployments.every(onProbation ? isComplete : isAvailable);
  if (onProbation && isBroken) return broken(releaseId, worst);
  if (isReady && !faults.some(one => onProbation && deaths.includes(one.code)))
    return { state: { state: 'ready', releaseId }, fault: null };
  const dark = deployments.every(one => (one.status?.availableReplicas ?? 0) === 0);
  if (isBroken && dark) return broken(releaseId, worst);
  const waiting = worst === undefined ? {} : { waiting: { code: worst.code, detail: worst.message } };
  return { state: { state: 'starting', releaseId, ...waiting }, fault: worst ?? null };
};

const broken = (releaseId: string, fault: Fault): Judged => ({
  state: { state: 'broken', releaseId, cause: fault.code, detail: fault.message, logTail: '' },
  fault,
});

export const colourStateOf = (seen: SeenColour, now: number): ColourState => judgeColour(seen, now).state;

/** A colour older than this has proven itself, whatever else is there. */
const probationMs = 15 * 60_000;

const bornAt = (deployments: readonly Deployment[]): number =>
  Math.max(0, ...deployments.map(one => Date.parse(one.metadata.creationTimestamp ?? '') || 0));

/**
 * The colour that was started last is on probation: until the other one is retired, and for a while when it was
 * the first. (Deployments are made anew for every release, so their age is the release's.)
 */
export const isOnProbation = (
  deployments: readonly Deployment[],
  others: readonly Deployment[],
  now: number,
): boolean => {
  const born = bornAt(deployments);
  if (born < bornAt(others)) return false;
  return now - born < probationMs || others.some(one => desiredOf(one) > 0);
};
