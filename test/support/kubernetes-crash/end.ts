/** The end of a case: what the cluster must look like, and whether it is that of an undisturbed run. */
import { isDeepStrictEqual } from 'node:util';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, labelsOf } from '../../../src/domain/kubernetes/objects.ts';
import { fingerprint, type Moment, wrongAtEnd } from '../../../src/domain/rollout/invariants.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { isReady } from '../fake-kubernetes/proxy.ts';
import { at, isTree, listAt, numberAt, stringsAt, textAt } from '../fake-kubernetes/tree.ts';
import { entrancesOf } from './history.ts';

/** Differ from run to run without meaning anything. */
const passing: ReadonlySet<string> = new Set([keys.fence, keys.evidence, 'deployment.kubernetes.io/revision']);

const lasting = (values: Readonly<Record<string, string>>): unknown =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => !passing.has(key))
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
  'Ingress',
];

/** Node ports are given out by chance. */
const portsOf = (service: K8sObject): readonly unknown[] =>
  listAt(service, 'spec', 'ports').map(port => [at(port, 'name'), at(port, 'port'), at(port, 'targetPort')]);

const bodyOf = (object: K8sObject): unknown => {
  if (object.kind === 'Service') return { selector: at(object, 'spec', 'selector'), ports: portsOf(object) };
  // The name of a kept release says what is in it.
  if (object.kind === 'Secret') return textAt(object, 'type');
  if (object.kind === 'Job') return textAt(object, 'metadata', 'labels', keys.hook);
  return object['spec'] ?? object['data'];
};

/** Ids and hashes, as `[text, name]`: they hold the name of the namespace, which is another one in every case. */
export type Names = readonly (readonly [text: string, name: string])[];

export const namesOf = (releases: readonly (readonly [release: Release, name: string])[]): Names =>
  releases.flatMap(([release, name]) => {
    const bundle = textAt(release.spec, 'bundle');
    return [
      [release.id, `<${name}>`],
      [release.id.slice(0, 12), `<${name}>`],
      [bundle, `<bundle of ${name}>`],
      [bundle.slice(0, 16), `<bundle of ${name}>`],
    ] as const;
  });

/** Releases that the journal knows; those not named are the app that ran before us. */
export const releasesIn = ({ journal }: Moment): readonly Release[] =>
  [journal.colours.blue, journal.colours.green, ...journal.bundles.map(one => one.release)].filter(one => one !== null);

/** What two ends are compared by. */
export const lookOf = (
  objects: readonly K8sObject[],
  moment: Moment,
  names: Names,
): Readonly<Record<string, unknown>> => {
  const look = {
    journal: JSON.parse(fingerprint(moment)),
    ...Object.fromEntries(
      objects
        .filter(one => compared.includes(one.kind) && textAt(one, 'data', 'journal.json') === '')
        .filter(one => one.metadata.name !== 'kube-root-ca.crt')
        .map(one => [
          `${one.kind}/${one.metadata.name}`,
          { labels: lasting(labelsOf(one)), annotations: lasting(annotationsOf(one)), body: bodyOf(one) },
        ]),
    ),
  };
  const addresses = objects.map(one => textAt(one, 'spec', 'clusterIP')).filter(address => address !== '');
  const all = [...names, ...addresses.map(address => [address, '<address>'] as const)];
  const text = all.reduce((rest, [from, to]) => rest.replaceAll(from, to), JSON.stringify(look));
  return JSON.parse(text.replaceAll(/nodePort(\\*)":\d+/g, 'nodePort$1":0'));
};

/** The first place where two values differ, for people. */
const firstDifference = (wanted: unknown, got: unknown, path = ''): string => {
  if (isTree(wanted) && isTree(got))
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)]))
      if (!isDeepStrictEqual(wanted[key], got[key])) return firstDifference(wanted[key], got[key], `${path}.${key}`);
  return `${path} is ${JSON.stringify(got)}, after an undisturbed run ${JSON.stringify(wanted)}`.slice(0, 400);
};

/** I4 and I6, told by the objects that differ. */
export const differences = (
  wanted: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
): readonly string[] =>
  [...new Set([...Object.keys(wanted), ...Object.keys(got)])]
    .filter(key => !isDeepStrictEqual(wanted[key], got[key]))
    .map(key => {
      if (got[key] === undefined) return `I4: ${key} is not there, it is after an undisturbed run`;
      return wanted[key] === undefined
        ? `I6: ${key} is left over`
        : `I4: ${key}${firstDifference(wanted[key], got[key])}`;
    });

const released = (pod: K8sObject): string => labelsOf(pod)[keys.release] ?? '';

/**
 * Where each Service leads: only to ready pods of the wanted release ('' for the app that ran before us), as many as
 * wanted.
 */
export const wrongTraffic = (objects: readonly K8sObject[], wanted: string, replicas: number): readonly string[] =>
  entrancesOf(
    objects.filter(one => one.kind === 'Service'),
    objects.filter(one => one.kind === 'Ingress'),
  ).flatMap(service => {
    const selector = Object.entries(stringsAt(service, 'spec', 'selector'));
    const behind = objects.filter(
      pod => pod.kind === 'Pod' && selector.every(([key, value]) => labelsOf(pod)[key] === value),
    );
    const ready = behind.filter(pod => isReady(pod) && pod.metadata.deletionTimestamp == null);
    const { name } = service.metadata;
    const others = ready.filter(pod => released(pod) !== wanted.slice(0, 12));
    return [
      ...(others.length > 0 ? [`I4: Service/${name} leads to ${released(others[0] ?? service) || 'the old app'}`] : []),
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
