/** How pods of an image behave: the last part of its name says it, `…/app:crash-loop`. */
import type { K8sObject } from '../../../../src/domain/kubernetes/objects.ts';
import { at, listAt, textAt } from '../tree.ts';

export interface Behaviour {
  readonly how:
    | 'well'
    | 'never-ready'
    | 'image-pull'
    | 'bad-name'
    | 'crash-loop'
    | 'oom'
    | 'unschedulable'
    /** Ready, and dead `diesMs` later. */
    | 'dies'
    /** A Job's pod that ends with an error. */
    | 'fails';
  readonly readyMs: number;
  readonly diesMs: number;
  /** From SIGTERM to its end, unless the grace period is shorter. */
  readonly stopMs: number;
  /** A Job's pod works so long. */
  readonly workMs: number;
}

export type BehaviourOf = (pod: K8sObject) => Behaviour;

const known: readonly Behaviour['how'][] = [
  'never-ready',
  'image-pull',
  'bad-name',
  'crash-loop',
  'oom',
  'unschedulable',
  'dies',
  'fails',
];

export const defaultTimes = { readyMs: 300, diesMs: 500, stopMs: 300, workMs: 500 };

export const imageOf = (pod: unknown): string => textAt(listAt(pod, 'spec', 'containers')[0], 'image');

/** Tags and names are looked at, digests are not: `registry/app:dies@sha256:…` dies. */
export const byImage =
  (times: Partial<Omit<Behaviour, 'how'>> = {}): BehaviourOf =>
  pod => {
    const image = imageOf(pod).split('@')[0] ?? '';
    return { ...defaultTimes, ...times, how: known.find(how => image.includes(how)) ?? 'well' };
  };

/** The first ConfigMap or Secret that a pod needs and that `exists` does not know. */
export const missingConfig = (pod: K8sObject, exists: (kind: string, name: string) => boolean): string | undefined => {
  const wanted = listAt(pod, 'spec', 'containers').flatMap(container => [
    ...listAt(container, 'env').flatMap(env => [
      ['ConfigMap', at(env, 'valueFrom', 'configMapKeyRef')] as const,
      ['Secret', at(env, 'valueFrom', 'secretKeyRef')] as const,
    ]),
    ...listAt(container, 'envFrom').flatMap(from => [
      ['ConfigMap', at(from, 'configMapRef')] as const,
      ['Secret', at(from, 'secretRef')] as const,
    ]),
  ]);
  const [missing] = wanted.filter(
    ([kind, ref]) => ref !== undefined && at(ref, 'optional') !== true && !exists(kind, textAt(ref, 'name')),
  );
  return missing === undefined ? undefined : `${missing[0].toLowerCase()} "${textAt(missing[1], 'name')}" not found`;
};
