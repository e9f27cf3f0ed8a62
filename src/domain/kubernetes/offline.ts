import type { Reason } from '../verdicts/verdicts.ts';
import { isCustom } from './apis.ts';
import { isRoute } from './entrances.ts';
import { type K8sObject, nameOf } from './objects.ts';
import { imagesOf, isPinned } from './pinning.ts';
import { claimsOf, podSpecOf } from './pods.ts';
import type { AppShape, Finding, SwitchMode, Treated, Treatment } from './shape.ts';
import { type ShapeOptions, shapeOf } from './shape-of.ts';

/** What a deploy would do, from the manifests alone. Pure. */

/** A plan made without a cluster: plain JSON. */
export interface OfflinePlan {
  readonly schema: 'prod-actions/offline-plan/v1';
  readonly verdict: 'planned' | 'refused';
  readonly namespace: string;
  readonly objects: readonly Treated[];
  readonly switchMode: { readonly mode: SwitchMode; readonly why: string };
  readonly images: readonly { readonly image: string; readonly pinned: boolean; readonly usedBy: readonly string[] }[];
  /** What a deploy would do, in order. Empty when refused. */
  readonly steps: readonly string[];
  readonly refusals: readonly Reason[];
  readonly findings: readonly Finding[];
  /** What only a cluster can tell. */
  readonly unknown: readonly string[];
}

const listed = (names: readonly string[]): string => names.join(', ');

const imagesIn = (objects: readonly K8sObject[]): OfflinePlan['images'] => {
  const all = imagesOf(objects);
  return [...new Set(all.map(one => one.image))].map(image => ({
    image,
    pinned: isPinned(image),
    usedBy: [...new Set(all.filter(one => one.image === image).map(one => nameOf(one.ref)))],
  }));
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const startSteps = (shape: AppShape): readonly string[] =>
  shape.workloads.map(({ name, replicas }) => {
    const scaled = shape.autoscalers.find(one => one.workload === name);
    const scale =
      scaled === undefined
        ? `with ${plural(replicas, 'pod')}, or as many as the live colour has if that is more`
        : `at the live colour’s current scale (at least ${scaled.autoscaler.spec.minReplicas ?? 1}), with HorizontalPodAutoscaler/${scaled.name} of its own`;
    return `Start Deployment/${name} in the idle colour, as ${name}-blue or ${name}-green, ${scale}.`;
  });

const modeWords: Readonly<Record<SwitchMode, (services: string) => string>> = {
  atomic: services => `Move traffic: ${services}, each by one compare-and-swap of its selector.`,
  overlap: services => `Move traffic: ${services} to both colours, hold, then to the new one alone.`,
  route: services =>
    `Move traffic: the weights of the route from the old colour’s Service to the new one’s (${services}).`,
};

const optional = (condition: boolean, step: string): readonly string[] => (condition ? [step] : []);

const stepsOf = (shape: AppShape): readonly string[] => {
  const inPlace = shape.inPlace
    .filter(one => !shape.routes.includes(one))
    .map(one => nameOf({ kind: one.kind, name: one.metadata.name }));
  const configs = shape.configs.map(one => `${one.kind}/${one.name} as ${one.versionedName}`);
  const budgets = shape.budgets.map(one => one.metadata.name);
  const services = shape.services.map(one => `Service/${one.name}`);
  const routes = shape.routes.map(one => nameOf({ kind: one.kind, name: one.metadata.name }));
  return [
    'Take the lease of the app in this environment; every write from here on carries its fencing token.',
    `If the app already runs without colours: take it over as it is; its pods are not touched, ${listed(services)} narrowed to them.`,
    ...optional(
      shape.hookJobs.length > 0,
      `Hooks run at their points: ${listed(shape.hookJobs.map(one => `Job/${one.metadata.name}`))}.`,
    ),
    ...optional(inPlace.length > 0, `Apply in place, the same for both colours: ${listed(inPlace)}.`),
    ...optional(routes.length > 0 && shape.switchMode.mode !== 'route', `Apply the way in: ${listed(routes)}.`),
    ...optional(configs.length > 0, `Create immutable versions: ${listed(configs)}.`),
    ...startSteps(shape),
    ...optional(budgets.length > 0, `Give the idle colour its own PodDisruptionBudget: ${listed(budgets)}.`),
    'Wait until all of it is available, then probe its pods directly for the whole warm-up.',
    modeWords[shape.switchMode.mode](listed(services)),
    'Wait until the EndpointSlices and fresh connections both show the new release.',
    'Verify it; on a failure move traffic back to the last verified release.',
    'Keep the old colour warm for the bake time, then drain it and scale it to zero; its definition stays.',
  ];
};

const claims = (shape: AppShape): readonly string[] => [
  ...new Set(shape.workloads.flatMap(one => claimsOf(podSpecOf(one.deployment)))),
];

const unknownsOf = (objects: readonly K8sObject[], shape: AppShape): readonly string[] => {
  const names = new Set(shape.services.map(one => one.name));
  const custom = [...new Set(objects.filter(isCustom).map(one => `${one.apiVersion} ${one.kind}`))];
  const front = shape.routes.length + objects.filter(isRoute).length > 0;
  const loadBalancers = shape.services.filter(one => one.service.spec.type === 'LoadBalancer').map(one => one.name);
  return [
    'What is live: whether the app already runs, at what scale, and which colour has traffic.',
    'Whether another controller (Argo CD, Flux, Helm …) manages the objects in the cluster.',
    'Whether the namespace has room and quota for two colours, and whether the rights suffice.',
    ...(names.size === 0
      ? []
      : [`Whether other Services, budgets or policies in the namespace reach these pods (${listed([...names])}).`]),
    ...(front ? ['Whether what serves the route sends to pod addresses (then the mode overlap is better).'] : []),
    ...(loadBalancers.length === 0
      ? []
      : [
          `Whether the load balancer of ${listed(loadBalancers)} sends to pod addresses (then the mode overlap is better).`,
        ]),
    ...claims(shape).map(claim => `Which access modes PersistentVolumeClaim/${claim} really has.`),
    ...(custom.length === 0
      ? []
      : [`What the controllers of ${listed(custom)} do, and whether these kinds are namespaced.`]),
  ];
};

export const offlinePlan = async (objects: readonly K8sObject[], options: ShapeOptions): Promise<OfflinePlan> => {
  const shape = await shapeOf(objects, options);
  const isRefused = shape.refusals.length > 0;
  return {
    schema: 'prod-actions/offline-plan/v1',
    verdict: isRefused ? 'refused' : 'planned',
    namespace: shape.namespace,
    objects: shape.treated,
    switchMode: shape.switchMode,
    images: imagesIn(objects),
    steps: isRefused ? [] : stepsOf(shape),
    refusals: shape.refusals,
    findings: shape.findings,
    unknown: unknownsOf(objects, shape),
  };
};

const titles: Readonly<Record<Treatment, string>> = {
  coloured: 'two colours',
  switched: 'traffic moves',
  versioned: 'versioned',
  'per-colour': 'one per colour',
  route: 'way in',
  hook: 'hook',
  'in-place': 'in place',
  'left-out': 'left out',
  refused: 'refused',
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];

const findingLine = ({ level, code, message, fix }: Finding): string =>
  `${level === 'warn' ? 'warning' : 'note'} ${code}: ${message} → ${fix}`;

export const describeOfflinePlan = (plan: OfflinePlan): readonly string[] => [
  plan.verdict === 'planned'
    ? `Plan for namespace ${plan.namespace}, made without a cluster.`
    : `Refused: these manifests cannot be deployed blue-green (namespace ${plan.namespace}).`,
  ...section(
    'Refusals',
    plan.refusals.map(({ code, message, next }) => `${code}: ${message} → ${next}`),
  ),
  ...section(
    'Objects',
    plan.objects.map(({ ref, treatment, why }) => `${nameOf(ref)}: ${titles[treatment]}. ${why}`),
  ),
  ...section(
    'Images',
    plan.images.map(
      ({ image, pinned }) =>
        `${image}${pinned ? '' : ' (a tag; a deploy pins it where the registry tells its digest)'}`,
    ),
  ),
  ...section('Switch', plan.verdict === 'planned' ? [`${plan.switchMode.mode}: ${plan.switchMode.why}`] : []),
  ...section(
    'Steps',
    plan.steps.map((step, index) => `${index + 1}. ${step}`),
  ),
  ...section('Findings', plan.findings.map(findingLine)),
  ...section('Not known without a cluster', plan.unknown),
];
