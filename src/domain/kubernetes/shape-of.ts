import type { Reason } from '../verdicts/verdicts.ts';
import { isClusterScoped } from './apis.ts';
import { codes } from './codes.ts';
import { alsoInPlace, decideConfigs, missingConfigs, versionOf } from './decide-configs.ts';
import { decideRest } from './decide-rest.ts';
import { decideServices } from './decide-services.ts';
import { decideWorkloads } from './decide-workloads.ts';
import { type Decision, type Decisions, identityOf, note } from './decision.ts';
import { type Autoscaler, autoscalerSchema } from './kinds.ts';
import { lint } from './lint.ts';
import { liveFindings, liveRefusals } from './live.ts';
import { nameRefusals } from './name-limits.ts';
import { otherNamespaces } from './namespaces.ts';
import { type K8sObject, refOf } from './objects.ts';
import { type Ordered, ordered } from './order.ts';
import { entrancesOf, type Scene, sceneOf, selectsPodsOf } from './scene.ts';
import { called, screen } from './screen.ts';
import type { AppShape, Finding, SwitchMode, Treated, Treatment } from './shape.ts';
import { switchModeOf } from './switch-mode.ts';

export interface ShapeOptions {
  readonly namespace: string;
  /** Names of the Jobs that are hooks. */
  readonly hookJobs?: readonly string[];
  /** What is in the namespace already, for what only a cluster can tell. */
  readonly live?: readonly K8sObject[];
  /** Deploy objects that another controller manages (Argo CD, Flux …). */
  readonly allowManaged?: boolean;
  readonly switchMode?: 'auto' | SwitchMode;
}

/** What was refused for its namespace, and not for anything else before. */
const strays = (objects: readonly K8sObject[], decisions: Decisions): readonly K8sObject[] =>
  objects.filter(one => decisions.get(identityOf(one))?.refusal?.code === 'other-namespace');

const workerCodes = new Set(['worker-runs-twice', 'maybe-singleton']);

const isTreated =
  (decisions: Decisions, treatment: Treatment) =>
  (object: K8sObject): boolean =>
    decisions.get(identityOf(object))?.treatment === treatment;

const unnamed = (scene: Scene): Decision => ({
  treatment: 'in-place',
  why: `It is the same for both colours of ${scene.namespace}.`,
});

/** Why there is nothing to deploy by colours, when no object was refused for a reason of its own. */
const nothingToDo = (
  objects: readonly K8sObject[],
  decisions: Decisions,
  coloured: readonly K8sObject[],
  switched: readonly K8sObject[],
): readonly Reason[] => {
  const of = (kinds: readonly string[]) => objects.filter(one => kinds.includes(one.kind));
  const explain = (list: readonly K8sObject[]): string =>
    list.map(one => `${called(one)}: ${decisions.get(identityOf(one))?.why ?? ''}`).join(' ');
  const hindered = (kinds: readonly string[]): boolean => of(kinds).some(isTreated(decisions, 'refused'));
  const owners = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'Pod', 'ReplicaSet', 'ReplicationController'];
  if (coloured.length === 0) {
    if (hindered(owners)) return [];
    const there = of(owners);
    const message =
      there.length === 0
        ? `There is no Deployment among ${objects.length === 0 ? 'the manifests' : objects.map(called).join(', ')}: these are only a part of an app.`
        : `Nothing can run as two colours. ${explain(there)}`;
    return [codes.reason('no-deployment', message)];
  }
  if (switched.length > 0 || hindered(['Service'])) return [];
  const services = of(['Service']);
  const why = services.length === 0 ? 'There is no Service in the manifests.' : explain(services);
  return [
    codes.reason(
      'no-service',
      `No Service selects ${coloured.map(called).join(', ')}, so there is no traffic to move. ${why}`,
    ),
  ];
};

const missingHooks = (objects: readonly K8sObject[], hookJobs: readonly string[]): readonly Reason[] =>
  hookJobs
    .filter(name => !objects.some(one => one.kind === 'Job' && one.metadata.name === name))
    .map(name => codes.reason('hook-job-missing', `A hook names Job/${name}, which is not in the release.`));

const autoscalers = (objects: readonly K8sObject[]): AppShape['autoscalers'] =>
  objects
    .map(one => autoscalerSchema.safeParse(one).data)
    .filter((one): one is Autoscaler => one !== undefined)
    .map(autoscaler => ({
      name: autoscaler.metadata.name,
      workload: autoscaler.spec.scaleTargetRef.name,
      autoscaler,
    }));

const orderFindings = ({ cycle, edges, deployments, services }: Ordered): readonly Finding[] => {
  const [first] = deployments;
  if (first === undefined || services.length < 2) return [];
  const ring = cycle.length < 2 ? [] : [note('dependency-cycle', first, `These name each other: ${cycle.join(', ')}.`)];
  const pairs = edges.map(([from, to]) => `${from} → ${to}`).join(', ');
  return pairs === ''
    ? ring
    : [
        ...ring,
        note(
          'backend-shared-while-switching',
          first,
          `Services move one after the other; until the last has moved, ${pairs} may cross colours.`,
        ),
      ];
};

/** Namespaced objects that name none belong to the release's namespace. */
const placed = (object: K8sObject, namespace: string): K8sObject =>
  isClusterScoped(object) || object.metadata.namespace !== undefined
    ? object
    : { ...object, metadata: { ...object.metadata, namespace } };

/** The same object from two files is one; differing ones of one name are left for the refusal. */
const unique = (objects: readonly K8sObject[]): readonly K8sObject[] => {
  const seen = new Set<string>();
  return objects.filter(object => {
    const text = JSON.stringify(object);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
};

/** All decisions, each kind of object in the light of those before it. */
const decide = (objects: readonly K8sObject[], options: ShapeOptions) => {
  const { namespace, live = [], hookJobs = [], allowManaged = false } = options;
  const { sound, decisions } = screen(objects, { namespace, hookJobs, allowManaged });
  const scene = sceneOf(sound, {
    namespace,
    live,
    hookJobs,
    refused: objects.filter(isTreated(decisions, 'refused')),
  });
  const entrances = entrancesOf(scene);
  const take = (more: Decisions): void => {
    for (const [id, decision] of more) decisions.set(id, decision);
  };
  const workloads = decideWorkloads(scene, entrances);
  take(workloads);
  take(decideServices(scene, workloads));
  take(decideConfigs(scene, workloads));
  const coloured = scene.deployments.filter(isTreated(decisions, 'coloured'));
  const switched = scene.services.filter(isTreated(decisions, 'switched'));
  const around = { scene, coloured, switched: new Set(switched.map(one => one.metadata.name)) };
  take(decideRest(around, decisions));
  return { scene, entrances, decisions, workloads, coloured, switched };
};

/**
 * What a set of rendered objects means for a blue-green rollout. What stands against a deploy is a refusal in the
 * result: it never throws for what a manifest says.
 */
export const shapeOf = async (manifests: readonly K8sObject[], options: ShapeOptions): Promise<AppShape> => {
  const objects = unique(manifests.map(one => placed(one, options.namespace)));
  const { scene, entrances, decisions, workloads, coloured, switched } = decide(objects, options);
  const order = ordered(scene, entrances, coloured, switched);
  const withTreatment = (treatment: Treatment) => scene.objects.filter(isTreated(decisions, treatment));
  const versioned = withTreatment('versioned');
  const all = [...decisions.values()];
  const switchMode = switchModeOf(scene, switched, options.switchMode ?? 'auto');
  const shape: AppShape = {
    namespace: options.namespace,
    workloads: order.deployments.map(deployment => ({
      name: deployment.metadata.name,
      deployment,
      replicas: deployment.spec.replicas ?? 1,
    })),
    services: order.services.map(service => ({
      name: service.metadata.name,
      service,
      workloads: order.deployments.filter(one => selectsPodsOf(service, one)).map(one => one.metadata.name),
    })),
    autoscalers: autoscalers(withTreatment('per-colour').filter(one => one.kind === 'HorizontalPodAutoscaler')),
    budgets: withTreatment('per-colour').filter(one => one.kind === 'PodDisruptionBudget'),
    configs: await Promise.all(versioned.map(versionOf)),
    routes: withTreatment('route'),
    hookJobs: withTreatment('hook'),
    // In the mode `route` the way in is what moves traffic, so it is not applied as it is.
    inPlace: [
      ...withTreatment('in-place'),
      ...versioned.filter(config => alsoInPlace(scene, workloads, config)),
      ...(switchMode.mode === 'route' ? [] : withTreatment('route')),
    ],
    switchMode,
    treated: objects.map((object): Treated => {
      const { treatment, why } = decisions.get(identityOf(object)) ?? unnamed(scene);
      return { ref: refOf(object), treatment, why };
    }),
    findings: [],
    refusals: [
      ...otherNamespaces(strays(objects, decisions), options.namespace),
      ...all.flatMap(one => one.refusal ?? []).filter(one => one.code !== 'other-namespace'),
      ...missingHooks(objects, options.hookJobs ?? []),
      ...nothingToDo(objects, decisions, coloured, switched),
    ],
  };
  return {
    ...shape,
    refusals: [
      ...shape.refusals,
      ...nameRefusals(shape, scene),
      ...liveRefusals(shape, scene, options.allowManaged ?? false),
    ],
    findings: [
      // What a worker does beside others is no matter where nothing can be switched at all.
      ...all.flatMap(one => one.findings ?? []).filter(one => switched.length > 0 || !workerCodes.has(one.code)),
      ...missingConfigs(scene, coloured),
      ...orderFindings(order),
      ...lint(shape),
      ...liveFindings(shape, scene, options.allowManaged ?? false),
    ],
  };
};
