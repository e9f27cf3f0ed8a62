import type { FaultCode } from '../../../domain/kubernetes/pod-causes.ts';
import { type CodeDoc, defineCodes } from '../../../domain/verdicts/codes.ts';

/** Why a colour does not come, or does not stay, on Kubernetes. */
const faults = {
  'image-not-pullable': {
    means: 'The image does not exist under that name, or the node may not pull it.',
    next: 'Check name and digest, that the image was pushed, and the imagePullSecrets of the pod.',
  },
  'image-unreachable': {
    means:
      'The node could not reach the registry, or the registry was overloaded, for longer than such a state is given.',
    next: 'Look at the registry and at the network of the node, then deploy again.',
  },
  'image-name-invalid': {
    means: 'The image name cannot be parsed.',
    next: 'Mend the image name in the manifests.',
  },
  'container-config-invalid': {
    means: 'A ConfigMap, Secret or key that the container reads is not there, or its settings contradict each other.',
    next: 'Put what the message names into the manifests or the namespace.',
  },
  'container-not-startable': {
    means: 'The container runtime could not start the program: it is missing, not executable, or for another platform.',
    next: 'Check command and entrypoint of the image.',
  },
  'container-exited': {
    means: 'A container that should run for ever ended.',
    next: 'Read the last log lines in the message, mend the app, and deploy again.',
  },
  'crash-loop': {
    means: 'A container ends again and again.',
    next: 'Read the last log lines in the message, mend the app, and deploy again.',
  },
  'out-of-memory': {
    means: 'The kernel killed a container for going over its memory limit.',
    next: 'Raise resources.limits.memory, or let the app use less.',
  },
  'init-container-failed': {
    means: 'An init container does not succeed, so the app never starts.',
    next: 'Read its last log lines in the message.',
  },
  unschedulable: {
    means: 'No node has room for a pod of the new release, or none fits its rules; no autoscaler brings one.',
    next: 'Make room for both colours at once, or lower requests, affinity or spread rules.',
  },
  'pod-not-created': {
    means: 'The cluster refuses to create the pods of the release.',
    next: 'Mend what the message names: a policy, a service account, a limit.',
  },
  'pod-slow-to-create': {
    means: 'A pod stayed in creation until time ran out.',
    next: 'Read the event in the message: usually the image is big or a volume is not there.',
  },
  'quota-exceeded': {
    means: 'The quota of the namespace does not hold both colours.',
    next: 'Raise the ResourceQuota so that the release fits twice, or lower requests or replicas.',
  },
  'pod-evicted': {
    means: 'A node pushed out a pod of the new release, or lost it.',
    next: 'Look at the node in the message; deploy again.',
  },
  'readiness-failing': {
    means: 'The containers run, but their readiness probes did not pass until time ran out.',
    next: 'Read the answer of the probe in the message; mend app or probe, or raise `start-timeout`.',
  },
  'progress-deadline': {
    means: 'The Deployment made no progress within its own progressDeadlineSeconds.',
    next: 'Read the message, or raise progressDeadlineSeconds.',
  },
} as const satisfies Readonly<Record<FaultCode, CodeDoc>>;

/** Errors of starting, stopping and keeping releases on Kubernetes, and what preflight finds. */
export const codes = defineCodes({
  ...faults,
  'volume-not-mounted': {
    means: 'A volume of the pod could not be attached or mounted.',
    next: 'Put the Secret, ConfigMap or claim that the message names into the namespace.',
  },
  'release-not-kubernetes': {
    means: 'The release was made for another target.',
    next: 'Use the target the release was made for.',
  },
  'bundle-missing': {
    means: 'What the release is made of is neither known to this run nor kept in the cluster.',
    next: 'Deploy it again from its manifests.',
  },
  'bundle-damaged': {
    means: 'The Secret that keeps the release does not hold what its hash says; it was not used.',
    next: 'Deploy the release again from its manifests; find out who changed the Secret.',
  },
  'bundle-too-big': {
    means: 'The rendered objects of the release, compressed, do not fit into one Secret (1 MiB).',
    next: 'Move big data out of ConfigMaps into images or volumes, or split the app.',
  },
  'colour-selected': {
    means: 'A Service leads to the colour that was to be stopped or replaced, so it was left alone.',
    next: 'Run `status`: traffic is not where this operation expected it.',
  },
  'config-name-taken': {
    means: 'An object with the name of a configuration version exists and holds something else.',
    next: 'Remove or rename the object in the message.',
  },
  'field-conflict': {
    means: 'Something else in the cluster keeps a field that the manifests set, so it was not overwritten.',
    next: 'Leave the field out of the manifests, or let its owner go.',
  },
  'pods-not-gone': {
    means: 'Pods of the stopped colour did not end within their grace period.',
    next: 'Look at the node they run on; the next run tries again.',
  },
  'hook-failed': {
    means: 'A hook of the release failed.',
    next: 'Read its output in the message; it is safe to run again.',
  },
  'hook-timed-out': {
    means: 'A hook of the release ran longer than its limit and was stopped.',
    next: 'Raise `hook-timeout`, or make the hook faster.',
  },
  'capacity-tight': {
    means: 'The nodes may not have room for both colours at once.',
    next: 'Make sure that nodes are added on demand, or lower requests or replicas.',
  },
  'release-rejected': {
    means: 'The API server does not accept an object of the release as it is.',
    next: 'Mend what the message names; nothing was changed.',
  },
});
