import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { colouredName, keys } from './names.ts';
import { type K8sObject, labelsOf, nameOf } from './objects.ts';
import type { Scene } from './scene.ts';
import type { AppShape } from './shape.ts';

/** Whether the names that we make fit and are free. Pure. */

/** A Service's name is one DNS label; most others are whole DNS names. */
const longestOf = (kind: string): number => (kind === 'Service' ? 63 : 253);

interface Made {
  readonly kind: string;
  readonly name: string;
  readonly from: string;
}

const madeNames = (shape: AppShape): readonly Made[] => {
  const twice = (kind: string, name: string): readonly Made[] =>
    (['blue', 'green'] as const).map(colour => ({ kind, name: colouredName(name, colour), from: name }));
  return [
    ...shape.workloads.flatMap(one => twice('Deployment', one.name)),
    ...shape.autoscalers.flatMap(one => twice('HorizontalPodAutoscaler', one.name)),
    ...shape.budgets.flatMap(one => twice('PodDisruptionBudget', one.metadata.name)),
    // Fixed Services, one a colour, between which a route is moved.
    ...(shape.switchMode.mode === 'route' ? shape.services.flatMap(one => twice('Service', one.name)) : []),
    ...shape.configs.map(one => ({ kind: one.kind, name: one.versionedName, from: one.name })),
  ];
};

const isOurs = (object: K8sObject): boolean => labelsOf(object)[keys.app] !== undefined;

export const nameRefusals = (shape: AppShape, scene: Scene): readonly Reason[] =>
  madeNames(shape).flatMap(({ kind, name, from }) => {
    if (name.length > longestOf(kind))
      return [
        codes.reason(
          'name-too-long',
          `${kind}/${from} would become ${name}, which is longer than ${longestOf(kind)} characters.`,
        ),
      ];
    const holder =
      scene.objects.find(one => one.kind === kind && one.metadata.name === name) ??
      scene.live.find(one => one.kind === kind && one.metadata.name === name && !isOurs(one));
    return holder === undefined
      ? []
      : [codes.reason('name-taken', `${nameOf({ kind, name: from })} would become ${name}, and that name is taken.`)];
  });
