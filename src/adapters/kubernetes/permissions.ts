import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { createDiscovery, groupOf } from './access/resources.ts';
import { type Cluster, ClusterError, type KindRef } from './cluster.ts';
import { codes } from './codes.ts';

/** What the account of the kubeconfig must be allowed to do, and whether it is. docs/rbac.yaml is the same as a manifest. */

export interface Rule {
  /** API group; empty for the core one. */
  readonly group: string;
  /** Plural, with the subresource: `pods/log`. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

export interface Features {
  /** Kinds of the objects of the releases at hand. */
  readonly kinds: readonly KindRef[];
  /** A hook is a Job. */
  readonly hookJobs: boolean;
  /** Users' way in is not known (`url` is unset), so the Service is asked through the API server. */
  readonly serviceProxy: boolean;
}

const rule = (group: string, resource: string, ...verbs: readonly string[]): Rule => ({ group, resource, verbs });

/** Every rollout needs these. */
export const alwaysNeeded: readonly Rule[] = [
  rule('apps', 'deployments', 'get', 'list', 'watch', 'create', 'patch', 'delete'),
  rule('apps', 'replicasets', 'list', 'watch'),
  rule('', 'pods', 'list', 'watch'),
  rule('', 'pods/log', 'get'),
  rule('', 'pods/proxy', 'get'),
  rule('', 'events', 'list'),
  rule('', 'services', 'get', 'list', 'watch', 'create', 'patch'),
  rule('discovery.k8s.io', 'endpointslices', 'list', 'watch'),
  rule('', 'configmaps', 'get', 'list', 'create', 'patch', 'delete'),
  rule('', 'secrets', 'get', 'list', 'create', 'patch', 'delete'),
  rule('coordination.k8s.io', 'leases', 'get', 'create', 'update'),
  rule('autoscaling', 'horizontalpodautoscalers', 'list', 'watch'),
  rule('policy', 'poddisruptionbudgets', 'list'),
];

export const serviceProxyNeeds: Rule = rule('', 'services/proxy', 'get');
export const hookJobNeeds: Rule = rule('batch', 'jobs', 'get', 'list', 'create', 'delete');

/** Looked at where that is allowed, for better advice and to clear away old hooks; nothing fails without. */
export const lookedAtIfAllowed: readonly Rule[] = [
  rule('networking.k8s.io', 'networkpolicies', 'list'),
  rule('', 'resourcequotas', 'list'),
  rule('', 'limitranges', 'list'),
  rule('batch', 'jobs', 'list'),
  rule('metrics.k8s.io', 'pods', 'list'),
];

/** Kinds that one object per colour is made of. */
export const perColourNeeds: readonly Rule[] = [
  rule('autoscaling', 'horizontalpodautoscalers', 'get', 'create', 'update', 'patch', 'delete'),
  rule('policy', 'poddisruptionbudgets', 'get', 'create', 'update', 'delete'),
];

/** Everything else is applied in place. */
export const inPlaceVerbs = ['get', 'create', 'patch'] as const;

const hookKinds: ReadonlySet<string> = new Set(['batch/Job']);
const namesOf = (one: Rule): string => `${one.group}/${one.resource}`;

const ruleOf = (kind: KindRef, resource: string): Rule => {
  const group = groupOf(kind.apiVersion);
  const perColour = perColourNeeds.find(one => namesOf(one) === `${group}/${resource}`);
  // A namespace cannot be allowed to make itself.
  const verbs = kind.kind === 'Namespace' ? ['get', 'patch'] : inPlaceVerbs;
  return perColour ?? rule(group, resource, ...verbs);
};

/** One rule per resource, in the order in which they are first named. */
const merged = (rules: readonly Rule[]): readonly Rule[] => {
  const found = new Map<string, Rule>();
  for (const one of rules) {
    const verbs = [...new Set([...(found.get(namesOf(one))?.verbs ?? []), ...one.verbs])];
    found.set(namesOf(one), { ...one, verbs });
  }
  return [...found.values()];
};

/** @param pluralOf the resource of a kind */
export const neededRules = (features: Features, pluralOf: (kind: KindRef) => string): readonly Rule[] => {
  const kinds = features.kinds.filter(kind => !hookKinds.has(`${groupOf(kind.apiVersion)}/${kind.kind}`));
  return merged([
    ...alwaysNeeded,
    ...(features.serviceProxy ? [serviceProxyNeeds] : []),
    ...(features.hookJobs ? [hookJobNeeds] : []),
    ...kinds.map(kind => ruleOf(kind, pluralOf(kind))),
  ]);
};

/** As it stands in a Role. */
export const yamlOf = ({ group, resource, verbs }: Rule): string =>
  [`- apiGroups: ["${group}"]`, `  resources: [${resource}]`, `  verbs: [${verbs.join(', ')}]`].join('\n');

const rulesReviewSchema = z.object({
  status: z.object({
    resourceRules: z
      .array(
        z.object({
          verbs: z.array(z.string()),
          apiGroups: z.array(z.string()).nullish(),
          resources: z.array(z.string()).nullish(),
          resourceNames: z.array(z.string()).nullish(),
        }),
      )
      .nullish(),
  }),
});
type Granted = NonNullable<z.output<typeof rulesReviewSchema>['status']['resourceRules']>;

const accessReviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });
const accountSchema = z.object({ status: z.object({ userInfo: z.object({ username: z.string() }) }) });

const review = async (cluster: Cluster, group: string, kind: string, plural: string, spec: unknown): Promise<unknown> =>
  await cluster.raw('POST', `/apis/${group}/v1/${plural}`, { apiVersion: `${group}/v1`, kind, spec });

const authorization = 'authorization.k8s.io';

/** One call for all; empty where the cluster does not offer it. */
const grantedIn = async (cluster: Cluster, namespace: string): Promise<Granted> => {
  const kind = 'SelfSubjectRulesReview';
  const asked = review(cluster, authorization, kind, 'selfsubjectrulesreviews', { namespace });
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof ClusterError && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  });
  return rulesReviewSchema.safeParse(answer).data?.status.resourceRules ?? [];
};

const grants = (granted: Granted, group: string, resource: string, verb: string): boolean => {
  const holds = (list: readonly string[] | null | undefined, ...wanted: readonly string[]): boolean =>
    list?.some(one => one === '*' || wanted.includes(one)) === true;
  const sub = resource.includes('/') ? `*/${resource.slice(resource.indexOf('/') + 1)}` : resource;
  return granted.some(
    one =>
      (one.resourceNames ?? []).length === 0 &&
      holds(one.verbs, verb) &&
      holds(one.apiGroups, group) &&
      holds(one.resources, resource, sub),
  );
};

const isAllowed = async (cluster: Cluster, { group, resource }: Rule, verb: string): Promise<boolean> => {
  const [name = '', subresource = ''] = resource.split('/');
  const resourceAttributes = { namespace: cluster.namespace, verb, group, resource: name, subresource };
  const answer = await review(cluster, authorization, 'SelfSubjectAccessReview', 'selfsubjectaccessreviews', {
    resourceAttributes,
  });
  return accessReviewSchema.parse(answer).status.allowed;
};

/** The list of rules leaves out what webhooks and clouds allow, so what it does not hold is asked one by one. */
const missingOf = async (cluster: Cluster, granted: Granted, one: Rule): Promise<Rule | undefined> => {
  const listed = (verb: string): boolean => grants(granted, one.group, one.resource, verb);
  const allowed = await Promise.all(one.verbs.map(async verb => listed(verb) || (await isAllowed(cluster, one, verb))));
  const verbs = one.verbs.filter((_, at) => allowed[at] === false);
  return verbs.length === 0 ? undefined : { ...one, verbs };
};

const accountOf = async (cluster: Cluster): Promise<string> => {
  const answer = await review(
    cluster,
    'authentication.k8s.io',
    'SelfSubjectReview',
    'selfsubjectreviews',
    undefined,
  ).catch(() => undefined);
  return accountSchema.safeParse(answer).data?.status.userInfo.username ?? 'The account of the kubeconfig';
};

const reasonOf = (missing: Rule, account: string, namespace: string): Reason => {
  const what = `${missing.verbs.join(', ')} ${missing.resource}${missing.group === '' ? '' : ` (${missing.group})`}`;
  return codes.reason(
    'permission-missing',
    `${account} may not ${what} in namespace ${namespace}.`,
    `Add this rule to its Role in ${namespace} (docs/rbac.yaml holds all of them):\n${yamlOf(missing)}`,
  );
};

interface Known {
  readonly pluralOf: (kind: KindRef) => string;
  readonly known: readonly KindRef[];
  readonly unknown: readonly Reason[];
}

const lookUpKinds = async (cluster: Cluster, kinds: readonly KindRef[]): Promise<Known> => {
  const absent = (error: unknown): undefined => {
    if (error instanceof ClusterError && error.status === 404) return undefined;
    throw error;
  };
  const find = createDiscovery(async path => await cluster.raw('GET', path).catch(absent));
  const plurals = new Map<KindRef, string>();
  const unknown: Reason[] = [];
  for (const kind of kinds)
    try {
      plurals.set(kind, (await find(kind)).plural);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unknown.push(codes.reason('kind-not-in-cluster', error.message, error.fix));
    }
  return { pluralOf: kind => plurals.get(kind) ?? '', known: [...plurals.keys()], unknown };
};

/** One reason per resource of which something may not be done, with the rule that allows it; one per unknown kind. */
export const checkPermissions = async (cluster: Cluster, features: Features): Promise<readonly Reason[]> => {
  const { pluralOf, known, unknown } = await lookUpKinds(cluster, features.kinds);
  const needed = neededRules({ ...features, kinds: known }, pluralOf);
  const granted = await grantedIn(cluster, cluster.namespace);
  const missing = (await Promise.all(needed.map(async one => await missingOf(cluster, granted, one)))).filter(
    one => one !== undefined,
  );
  if (missing.length === 0) return unknown;
  const account = await accountOf(cluster);
  return [...unknown, ...missing.map(one => reasonOf(one, account, cluster.namespace))];
};
