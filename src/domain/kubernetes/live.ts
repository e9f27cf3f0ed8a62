import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { identityOf, note, warn } from './decision.ts';
import { dig, listOf } from './dig.ts';
import { managedBy } from './managed-by.ts';
import { colouredName, keys } from './names.ts';
import { type K8sObject, labelsOf, selects } from './objects.ts';
import { podLabels } from './pods.ts';
import { isHeadless, type Scene, selectorOf, wishOf } from './scene.ts';
import { asService } from './schemas.ts';
import { called } from './screen.ts';
import { labelSelectorMatches } from './selectors.ts';
import type { AppShape, Finding } from './shape.ts';

/** What only the cluster can tell: who else writes these objects, and what there reaches into both colours. Pure. */

const isReleased = (scene: Scene, object: K8sObject): boolean =>
  scene.objects.some(one => identityOf(one) === identityOf(object));

/** Live objects that the release writes: those of its manifests and those of its colours. */
const written = (shape: AppShape, scene: Scene): readonly K8sObject[] => {
  const coloured = new Set(
    shape.workloads.flatMap(one => [colouredName(one.name, 'blue'), colouredName(one.name, 'green')]),
  );
  return scene.live.filter(
    one => isReleased(scene, one) || (one.kind === 'Deployment' && coloured.has(one.metadata.name)),
  );
};

/** Not one of our versions, colours or journals. */
const isForeign = (scene: Scene, object: K8sObject): boolean =>
  !isReleased(scene, object) && labelsOf(object)[keys.app] === undefined;

const strayServices = (shape: AppShape, scene: Scene): readonly K8sObject[] =>
  scene.live.filter(one => {
    const service = asService(one);
    if (service === undefined || !isForeign(scene, one) || wishOf(one) === 'in-place') return false;
    return shape.workloads.some(workload => selects(selectorOf(service), podLabels(workload.deployment)));
  });

export const liveRefusals = (shape: AppShape, scene: Scene, allowManaged: boolean): readonly Reason[] => {
  const managed = written(shape, scene).flatMap(object => {
    const by = managedBy(object);
    return by?.effect === 'refuse' && !allowManaged
      ? [
          codes.reason(
            'managed-by-controller',
            `${called(object)} in the cluster is written by ${by.controller} (${by.evidence}).`,
          ),
        ]
      : [];
  });
  const strays = strayServices(shape, scene)
    .filter(one => !isHeadless(one))
    .map(one =>
      codes.reason(
        'service-outside-release',
        `${called(one)} in the cluster selects these pods and is not part of the release: it would send traffic to both colours.`,
      ),
    );
  return [...managed, ...strays];
};

const scales = (object: K8sObject, shape: AppShape): boolean =>
  object.kind === 'HorizontalPodAutoscaler' &&
  dig(object, 'spec', 'scaleTargetRef', 'kind') === 'Deployment' &&
  shape.workloads.some(one => one.name === dig(object, 'spec', 'scaleTargetRef', 'name'));

const protects = (object: K8sObject, shape: AppShape): boolean =>
  object.kind === 'PodDisruptionBudget' &&
  shape.workloads.some(one => labelSelectorMatches(dig(object, 'spec', 'selector'), podLabels(one.deployment)));

const limits = (object: K8sObject, shape: AppShape): boolean =>
  object.kind === 'NetworkPolicy' &&
  listOf(dig(object, 'spec', 'policyTypes')).includes('Ingress') &&
  shape.workloads.some(one => labelSelectorMatches(dig(object, 'spec', 'podSelector'), podLabels(one.deployment)));

export const liveFindings = (shape: AppShape, scene: Scene, allowManaged: boolean): readonly Finding[] => [
  ...written(shape, scene).flatMap(object => {
    const by = managedBy(object);
    if (by === undefined) return [];
    if (by.effect === 'warn')
      return [
        warn('helm-managed', object, `${called(object)} in the cluster belongs to ${by.controller} (${by.evidence}).`),
      ];
    return allowManaged
      ? [
          warn(
            'managed-by-controller',
            object,
            `${called(object)} in the cluster is written by ${by.controller} (${by.evidence}); deployed all the same, as asserted.`,
          ),
        ]
      : [];
  }),
  ...strayServices(shape, scene)
    .filter(isHeadless)
    .map(one =>
      note('headless-spans-colours', one, `${called(one)} in the cluster gives out the pods of both colours.`),
    ),
  ...scene.live
    .filter(one => isForeign(scene, one))
    .flatMap(one => [
      ...(scales(one, shape)
        ? [
            warn(
              'autoscaler-outside-release',
              one,
              `${called(one)} in the cluster scales the app and is not part of the release.`,
            ),
          ]
        : []),
      ...(protects(one, shape)
        ? [warn('budget-spans-colours', one, `${called(one)} in the cluster counts the pods of both colours together.`)]
        : []),
      ...(limits(one, shape)
        ? [
            note(
              'policy-may-block-probes',
              one,
              `${called(one)} in the cluster limits who may reach the pods; the warm-up asks them through the API server.`,
            ),
          ]
        : []),
    ]),
];
