/** The end of a case: what the cluster must look like, and whether it is that of an undisturbed run. */
import { keys } from '../../../src/domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, labelsOf } from '../../../src/domain/kubernetes/objects.ts';
import { fingerprint, type Moment, wrongAtEnd } from '../../../src/domain/rollout/invariants.ts';
import { isReady } from '../fake-kubernetes/proxy.ts';
import { at, numberAt, stringsAt, textAt } from '../fake-kubernetes/tree.ts';

/** Differ from run to run without meaning anything. */
const passing = new Set([keys.fence, keys.evidence, 'deployment.kubernetes.io/revision']);

const lasting = (values: Readonly<Record<string, string>>): unknown =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => !passing.has(key as typeof keys.fence))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Pods and what is made from others say nothing of their own; the journal is compared by its fingerprint. */
const compared = [
  'Deployment',
  'Service',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'Job',
  'Secret',
  'ConfigMap',
];

const bodyOf = (object: K8sObject): unknown => {
  if (object.kind === 'Service')
    return { selector: at(object, 'spec', 'selector'), ports: at(object, 'spec', 'ports') };
  if (object.kind === 'Job') return textAt(object, 'metadata', 'labels', keys.hook);
  return object['spec'] ?? object['data'];
};

/** What two ends are compared by. */
export const lookOf = (objects: readonly K8sObject[], moment: Moment): Readonly<Record<string, unknown>> => ({
  journal: JSON.parse(fingerprint(moment)),
  ...Object.fromEntries(
    objects
      .filter(one => compared.includes(one.kind) && textAt(one, 'data', 'journal.json') === '')
      .filter(one => one.metadata.name !== 'kube-root-ca.crt')
      .map(one => [
        `${one.kind}/${one.metadata.name}`,
        { labels: lasting(labelsOf(one)), annotations: lasting(annotationsOf(one)), body: bodyOf(one) },
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ),
});

/** I4, told by the first objects that differ. */
export const differences = (
  wanted: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
): readonly string[] =>
  [...new Set([...Object.keys(wanted), ...Object.keys(got)])]
    .filter(key => JSON.stringify(wanted[key]) !== JSON.stringify(got[key]))
    .map(key => {
      if (got[key] === undefined) return `I4: ${key} is not there, it is after an undisturbed run`;
      if (wanted[key] === undefined) return `I6: ${key} is left over`;
      return `I4: ${key} is ${JSON.stringify(got[key])}, after an undisturbed run ${JSON.stringify(wanted[key])}`;
    });

const released = (pod: K8sObject): string => labelsOf(pod)[keys.release] ?? '';

/**
 * Where each Service leads: only to ready pods of the wanted release ('' for the app that ran before us), as many as
 * wanted.
 */
export const wrongTraffic = (objects: readonly K8sObject[], wanted: string, replicas: number): readonly string[] =>
  objects
    .filter(one => one.kind === 'Service')
    .flatMap(service => {
      const selector = Object.entries(stringsAt(service, 'spec', 'selector'));
      const behind = objects.filter(
        pod => pod.kind === 'Pod' && selector.every(([key, value]) => labelsOf(pod)[key] === value),
      );
      const ready = behind.filter(pod => isReady(pod) && pod.metadata.deletionTimestamp == null);
      const { name } = service.metadata;
      const others = ready.filter(pod => released(pod) !== wanted.slice(0, 12));
      return [
        ...(others.length > 0
          ? [`I4: Service/${name} leads to ${released(others[0] ?? service) || 'the old app'}`]
          : []),
        ...(ready.length < replicas ? [`I1: Service/${name} has ${ready.length} of ${replicas} ready pods`] : []),
      ];
    });

/** I6 beyond the comparison: no pod runs that no Service needs. */
export const leftovers = (objects: readonly K8sObject[]): readonly string[] => {
  const running = objects.filter(one => one.kind === 'Deployment' && (numberAt(one, 'spec', 'replicas') ?? 1) > 0);
  const colours = new Set(running.map(one => labelsOf(one)[keys.colour] ?? 'none'));
  return colours.size > 1 ? [`I6: pods of ${[...colours].join(' and ')} run`] : [];
};

export const openEnds = (moment: Moment): readonly string[] => [
  ...wrongAtEnd(moment),
  ...(moment.journal.operation === null ? [] : ['I4: an operation is left open']),
  ...(moment.journal.lease === null ? [] : ['I4: the lease is still held']),
];
