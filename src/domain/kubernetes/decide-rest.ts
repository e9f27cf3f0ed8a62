import { isClusterScoped, isCustom, kindKey } from './apis.ts';
import { type Decision, type Decisions, identityOf, note, treated, warn } from './decision.ts';
import { dig, listOf, textOf } from './dig.ts';
import { backendsOf, isForeignRoute, isRoute } from './entrances.ts';
import { keys } from './names.ts';
import type { K8sObject } from './objects.ts';
import { podLabels } from './pods.ts';
import type { Scene } from './scene.ts';
import { called } from './screen.ts';
import { keysOfSelector, labelSelectorMatches } from './selectors.ts';
import type { Finding } from './shape.ts';

/** How everything that is neither workload, Service nor configuration is treated. Pure. */

export interface Around {
  readonly scene: Scene;
  readonly coloured: readonly K8sObject[];
  /** Names of the switched Services. */
  readonly switched: ReadonlySet<string>;
}

const names = (object: K8sObject, kind: string, owners: readonly K8sObject[]): boolean =>
  textOf(dig(object, 'spec', 'scaleTargetRef', 'kind')) === kind &&
  owners.some(one => one.kind === kind && one.metadata.name === dig(object, 'spec', 'scaleTargetRef', 'name'));

const decideAutoscaler = ({ scene, coloured }: Around, object: K8sObject): Decision => {
  const target = `${textOf(dig(object, 'spec', 'scaleTargetRef', 'kind'))}/${textOf(dig(object, 'spec', 'scaleTargetRef', 'name'))}`;
  if (names(object, 'Deployment', coloured))
    return treated(
      'per-colour',
      `It scales ${target}: each colour gets its own; the old one’s is parked and comes back on a rollback.`,
    );
  if (scene.podOwners.some(owner => names(object, owner.kind, [owner])))
    return treated('in-place', `It scales ${target}, which has one colour only.`);
  return treated('in-place', `It scales ${target}, which is not in the release.`, [
    warn('autoscaler-without-target', object, `${called(object)} scales ${target}, which is not in the release.`),
  ]);
};

const decideBudget = ({ scene, coloured }: Around, object: K8sObject): Decision => {
  const selector = dig(object, 'spec', 'selector');
  const owners = scene.podOwners.filter(owner => labelSelectorMatches(selector, podLabels(owner)));
  const two = owners.filter(owner => coloured.includes(owner));
  const list = two.map(called).join(', ');
  if (two.length === 0) return treated('in-place', 'It protects no pods that have two colours.');
  if (two.length < owners.length)
    return treated(
      'in-place',
      `It protects ${list} together with pods that have one colour, so it counts both colours.`,
      [
        warn(
          'budget-spans-colours',
          object,
          `${called(object)} counts both colours of ${list} together.`,
          'Give the coloured Deployments a PodDisruptionBudget of their own.',
        ),
      ],
    );
  return treated('per-colour', `It protects ${list}: each colour gets its own, so that they are not counted together.`);
};

const selectedBy = (selector: unknown, coloured: readonly K8sObject[]): readonly K8sObject[] =>
  coloured.filter(owner => labelSelectorMatches(selector, podLabels(owner)));

const policyFindings = ({ coloured }: Around, object: K8sObject): readonly Finding[] => {
  const selector = dig(object, 'spec', 'podSelector');
  const peers = [...listOf(dig(object, 'spec', 'ingress')), ...listOf(dig(object, 'spec', 'egress'))].flatMap(rule => [
    ...listOf(dig(rule, 'from')),
    ...listOf(dig(rule, 'to')),
  ]);
  const used = [selector, ...peers.map(peer => dig(peer, 'podSelector'))].flatMap(keysOfSelector);
  const ours = [keys.colour, keys.release, 'pod-template-hash'].find(key => used.includes(key));
  const types = listOf(dig(object, 'spec', 'policyTypes')).map(textOf);
  const ingress = types.length === 0 || types.includes('Ingress');
  const limited = ingress ? selectedBy(selector, coloured) : [];
  const open = listOf(dig(object, 'spec', 'ingress')).some(rule => listOf(dig(rule, 'from')).length === 0);
  return [
    ...(ours === undefined
      ? []
      : [
          warn(
            'policy-selects-colours',
            object,
            `${called(object)} selects by the label ${ours}, which is not the same for both colours.`,
          ),
        ]),
    ...(limited.length === 0 || open
      ? []
      : [
          note(
            'policy-may-block-probes',
            object,
            `${called(object)} limits who may reach ${limited.map(called).join(', ')}; the warm-up asks the pods through the API server.`,
          ),
        ]),
  ];
};

const decideRoute = ({ scene, switched }: Around, object: K8sObject): Decision => {
  const backends = backendsOf(object);
  const ours = [...new Set(backends.map(one => one.service).filter(name => switched.has(name)))];
  const known = (name: string): boolean =>
    [...scene.services, ...scene.live].some(one => one.kind === 'Service' && one.metadata.name === name);
  const missing = isForeignRoute(object)
    ? []
    : [...new Set(backends.map(one => one.service).filter(name => !known(name)))];
  const findings = missing.map(name =>
    warn(
      'route-backend-missing',
      object,
      `${called(object)} leads to Service/${name}, which is not in the release.`,
      `Add Service/${name} to the manifests, or see that it is in the cluster.`,
    ),
  );
  if (ours.length === 0) return treated('in-place', 'It leads to no Service whose traffic is moved.', findings);
  const to = ours.map(name => `Service/${name}`).join(', ');
  return treated(
    'route',
    `It brings users’ traffic to ${to}; in the modes atomic and overlap it is applied as it is.`,
    findings,
  );
};

/** Kinds that are the same for both colours, with the reason. */
const shared: Readonly<Record<string, string>> = {
  Namespace: 'It is the namespace the release goes to.',
  ServiceAccount: 'Pods of both colours run as it.',
  'Role.rbac.authorization.k8s.io': 'Rights are the same for both colours.',
  'RoleBinding.rbac.authorization.k8s.io': 'Rights are the same for both colours.',
  PersistentVolumeClaim: 'The data is the same for both colours; it is never removed.',
  'CronJob.batch': 'It runs on its own clock, once for both colours, in its new form from before the switch.',
  'Job.batch': 'Its annotation says so; it runs once, before the new colour starts.',
  'IngressClass.networking.k8s.io': 'It describes the entrance, not the app.',
  'Gateway.gateway.networking.k8s.io': 'It is the entrance itself; routes say what is behind it.',
  'ReferenceGrant.gateway.networking.k8s.io': 'It is a permission, the same for both colours.',
  ResourceQuota: 'It limits the namespace; both colours count.',
  LimitRange: 'It holds for the pods of both colours.',
  'PriorityClass.scheduling.k8s.io': 'It holds for the pods of both colours.',
  Endpoints: 'They are written by hand for a Service without a selector.',
  'EndpointSlice.discovery.k8s.io': 'They are written by hand for a Service without a selector.',
  'Lease.coordination.k8s.io': 'It belongs to the app, not to a release.',
};

const decideOther = (around: Around, object: K8sObject): Decision => {
  const key = kindKey(object);
  if (isRoute(object)) return decideRoute(around, object);
  if (key === 'HorizontalPodAutoscaler.autoscaling') return decideAutoscaler(around, object);
  if (key === 'PodDisruptionBudget.policy') return decideBudget(around, object);
  if (key === 'NetworkPolicy.networking.k8s.io')
    return treated(
      'in-place',
      'It selects by the app’s own labels, so it holds for both colours.',
      policyFindings(around, object),
    );
  if (isClusterScoped(object) && key !== 'Namespace')
    return treated('in-place', 'It belongs to the whole cluster; it is applied before the new colour starts.', [
      warn(
        'cluster-scoped',
        object,
        `${called(object)} belongs to the whole cluster: applying it needs rights beyond the namespace.`,
      ),
    ]);
  if (shared[key] !== undefined) return treated('in-place', shared[key]);
  if (isCustom(object))
    return treated('in-place', 'A custom resource: applied as it is; its controller decides what follows.', [
      note(
        'custom-resource',
        object,
        `${called(object)} (${object.apiVersion}) is applied as it is; a rollback does not undo what its controller did.`,
      ),
    ]);
  return treated('in-place', 'It is the same for both colours.');
};

export const decideRest = (around: Around, decided: Decisions): Decisions =>
  new Map(
    around.scene.objects
      .filter(object => !decided.has(identityOf(object)))
      .map(object => [identityOf(object), decideOther(around, object)]),
  );
