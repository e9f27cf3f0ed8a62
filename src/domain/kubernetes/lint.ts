import { amountsOfPod, plus, shortages, shortageText, times } from './capacity.ts';
import { note, warn } from './decision.ts';
import { dig, fieldsOf, listOf, textOf } from './dig.ts';
import type { Deployment } from './kinds.ts';
import { inContainer, podFindings, servingFindings } from './lint-pods.ts';
import { keys } from './names.ts';
import { type K8sObject, refOf } from './objects.ts';
import { podLabels, servingContainers } from './pods.ts';
import { called } from './screen.ts';
import { labelSelectorMatches } from './selectors.ts';
import type { AppShape, Finding, ScaledWorkload, Workload } from './shape.ts';

/** What is worth mending in manifests that can be deployed, each with the YAML that mends it. Pure. */

/** How many pods one colour has at least. */
const leastPods = (shape: AppShape, workload: Workload): number =>
  shape.autoscalers.find(one => one.workload === workload.name)?.autoscaler.spec.minReplicas ?? workload.replicas;

const isServed = (shape: AppShape, workload: Workload): boolean =>
  shape.services.some(service => service.workloads.includes(workload.name));

const scaleFindings = (shape: AppShape, workload: Workload): readonly Finding[] => {
  const { deployment } = workload;
  const name = called(deployment);
  const scaled = shape.autoscalers.find(one => one.workload === workload.name);
  const replicas = deployment.spec.replicas ?? undefined;
  if (scaled !== undefined && replicas !== undefined)
    return [
      warn(
        'replicas-and-autoscaler',
        deployment,
        `${name} sets replicas: ${replicas} and HorizontalPodAutoscaler/${scaled.name} scales it; the autoscaler’s number is kept.`,
        'remove spec.replicas',
      ),
    ];
  return leastPods(shape, workload) <= 1 && isServed(shape, workload)
    ? [
        warn(
          'single-replica',
          deployment,
          `${name} runs one pod: each node drain or crash is an outage.`,
          scaled === undefined ? 'replicas: 2' : 'minReplicas: 2',
        ),
      ]
    : [];
};

/** Terms that keep pods apart, with where they stand. */
const spreadTerms = (
  deployment: Deployment,
): readonly { readonly term: unknown; readonly hard: boolean; readonly where: string }[] => {
  const spec = deployment.spec.template.spec;
  const anti = dig(spec, 'affinity', 'podAntiAffinity');
  return [
    ...listOf(dig(anti, 'requiredDuringSchedulingIgnoredDuringExecution')).map(term => ({
      term,
      hard: true,
      where: 'podAntiAffinity',
    })),
    ...listOf(dig(anti, 'preferredDuringSchedulingIgnoredDuringExecution')).map(one => ({
      term: dig(one, 'podAffinityTerm'),
      hard: false,
      where: 'podAntiAffinity',
    })),
    ...listOf(spec['topologySpreadConstraints']).map(term => ({
      term,
      hard: dig(term, 'whenUnsatisfiable') === 'DoNotSchedule',
      where: 'topologySpreadConstraints',
    })),
  ];
};

const tellsApart = (term: unknown): boolean => {
  const byKey = listOf(dig(term, 'matchLabelKeys')).map(textOf);
  return byKey.includes(keys.colour) || byKey.includes('pod-template-hash');
};

const spreadFindings = (deployment: Deployment): readonly Finding[] =>
  spreadTerms(deployment)
    .filter(({ term }) => !tellsApart(term) && labelSelectorMatches(dig(term, 'labelSelector'), podLabels(deployment)))
    .map(({ term, hard, where }) => {
      const key = textOf(dig(term, 'topologyKey'));
      const effect =
        where === 'podAntiAffinity'
          ? hard
            ? `a node (${key}) that holds one colour cannot take the other: twice as many are needed`
            : 'the colours avoid each other where they can'
          : hard
            ? 'the old colour’s pods count in the skew and can keep the new one’s from being scheduled'
            : 'the colours are spread together, so one of them alone may be lopsided';
      return (hard ? warn : note)(
        'spread-counts-both-colours',
        deployment,
        `${called(deployment)}: ${where} over ${key} counts both colours: ${effect}.`,
        `${where}: [{ …, matchLabelKeys: [${keys.colour}] }]`,
      );
    });

const surgeFindings = (deployment: Deployment): readonly Finding[] => {
  const rolling = fieldsOf(dig(deployment.spec.strategy, 'rollingUpdate'));
  const set = ['maxSurge', 'maxUnavailable'].filter(key => rolling[key] !== undefined);
  return set.length === 0
    ? []
    : [
        note(
          'surge-without-effect',
          deployment,
          `${called(deployment)}: ${set.join(' and ')} without effect: each colour is started as a whole, beside the other.`,
        ),
      ];
};

const lintWorkload = (shape: AppShape, workload: Workload): readonly Finding[] => {
  const { deployment } = workload;
  const served = isServed(shape, workload) ? servingFindings(deployment) : [];
  return [
    ...served,
    ...scaleFindings(shape, workload),
    ...podFindings(deployment),
    ...spreadFindings(deployment),
    ...surgeFindings(deployment),
  ];
};

const lintAutoscaler = (shape: AppShape, { name, workload, autoscaler }: ScaledWorkload): readonly Finding[] => {
  const deployment = shape.workloads.find(one => one.name === workload)?.deployment;
  if (deployment === undefined) return [];
  const resources = listOf(autoscaler.spec['metrics'])
    .filter(metric => dig(metric, 'resource', 'target', 'type') === 'Utilization')
    .map(metric => textOf(dig(metric, 'resource', 'name')));
  return resources.flatMap(resource => {
    const bare = servingContainers(deployment.spec.template.spec).find(
      one =>
        dig(one, 'resources', 'requests', resource) === undefined &&
        dig(one, 'resources', 'limits', resource) === undefined,
    );
    return bare === undefined
      ? []
      : [
          warn(
            'autoscaler-needs-requests',
            deployment,
            `HorizontalPodAutoscaler/${name} goes by ${resource} utilization, and container ${textOf(bare['name'])} requests none: it never scales.`,
            inContainer(
              textOf(bare['name']),
              `resources: { requests: { ${resource}: ${resource === 'cpu' ? '100m' : '128Mi'} } }`,
            ),
          ),
        ];
  });
};

const lintBudget = (shape: AppShape, budget: K8sObject): readonly Finding[] => {
  const { minAvailable, maxUnavailable } = fieldsOf(budget['spec']);
  const protectedPods = shape.workloads.filter(one =>
    labelSelectorMatches(dig(budget, 'spec', 'selector'), podLabels(one.deployment)),
  );
  const least = Math.max(0, ...protectedPods.map(one => leastPods(shape, one)));
  const blocks =
    maxUnavailable === 0 ||
    maxUnavailable === '0%' ||
    minAvailable === '100%' ||
    (typeof minAvailable === 'number' && least > 0 && minAvailable >= least);
  return blocks
    ? [
        warn(
          'budget-blocks',
          budget,
          `${called(budget)} allows no eviction with ${least} pod${least === 1 ? '' : 's'} a colour: nodes cannot be drained.`,
          'maxUnavailable: 1 (instead of minAvailable)',
        ),
      ]
    : [];
};

const capacityFinding = (shape: AppShape): readonly Finding[] => {
  const [first] = shape.workloads;
  if (first === undefined) return [];
  const pods = shape.workloads.map(one => `${leastPods(shape, one)} × ${one.name}`).join(', ');
  return [note('double-capacity', first.deployment, `While both colours run, the cluster holds this twice: ${pods}.`)];
};

/** Two autoscalers on one Deployment undo each other's work, in each colour. */
const collidingAutoscalers = (shape: AppShape): readonly Finding[] =>
  shape.autoscalers
    .filter((one, index) => shape.autoscalers.findIndex(other => other.workload === one.workload) < index)
    .map(one =>
      warn(
        'autoscalers-collide',
        one.autoscaler,
        `${called(one.autoscaler)} scales Deployment/${one.workload}, which another autoscaler scales as well.`,
      ),
    );

/** Quotas of the manifests have counted nothing yet, so both colours have to fit; those in the cluster are the preflight's. */
const quotaFindings = (shape: AppShape): readonly Finding[] => {
  const quotas = shape.inPlace.filter(one => one.kind === 'ResourceQuota');
  const both = plus(
    shape.workloads.map(one => times(amountsOfPod(one.deployment.spec.template.spec), 2 * leastPods(shape, one))),
  );
  return shortages(quotas, both, {}).flatMap(one => {
    const quota = quotas.find(({ metadata }) => metadata.name === one.quota);
    return quota === undefined
      ? []
      : [
          {
            code: 'quota-too-small',
            level: 'warn' as const,
            ref: refOf(quota),
            message: shortageText(one).replace('the new colour needs', 'two colours need'),
            fix: `spec.hard.${one.resource}: raise it so that two colours fit`,
          },
        ];
  });
};

export const lint = (shape: AppShape): readonly Finding[] => [
  ...shape.workloads.flatMap(workload => lintWorkload(shape, workload)),
  ...shape.autoscalers.flatMap(one => lintAutoscaler(shape, one)),
  ...collidingAutoscalers(shape),
  ...shape.budgets.flatMap(budget => lintBudget(shape, budget)),
  ...quotaFindings(shape),
  ...capacityFinding(shape),
];
