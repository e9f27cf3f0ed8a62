import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { knownResource } from '../../../src/adapters/kubernetes/access/resources.ts';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import {
  alwaysNeeded,
  checkPermissions,
  type Features,
  hookJobNeeds,
  inPlaceVerbs,
  lookedAtIfAllowed,
  neededRules,
  perColourNeeds,
  type Rule,
  serviceProxyNeeds,
} from '../../../src/adapters/kubernetes/permissions.ts';
import { FakeClock } from '../../support/fakes.ts';
import { type Answering, json, type Stub, startStub, status } from './stub.ts';

const roleSchema = z.object({
  kind: z.string(),
  metadata: z.object({ name: z.string() }),
  rules: z
    .array(z.object({ apiGroups: z.array(z.string()), resources: z.array(z.string()), verbs: z.array(z.string()) }))
    .default([]),
});

const plain: Features = { kinds: [], hookJobs: false, serviceProxy: false };

/** `verb group/resource`, one each. */
const flat = (rules: readonly Rule[]): string[] =>
  [...new Set(rules.flatMap(one => one.verbs.map(verb => `${verb} ${one.group}/${one.resource}`)))].sort();

const documented = async (role: string): Promise<Rule[]> => {
  const documents = parseAllDocuments(await readFile('docs/rbac.yaml', 'utf8')).map(one => one.toJS() as unknown);
  const roles = documents.map(one => roleSchema.parse(one)).filter(one => one.kind === 'Role');
  const found = roles.find(one => one.metadata.name === role);
  return (found?.rules ?? []).flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap(group => resources.map(resource => ({ group, resource, verbs }))),
  );
};

describe('docs/rbac.yaml', () => {
  it('holds in its first Role exactly what every rollout needs', async () => {
    expect(flat(await documented('prod-actions'))).toEqual(flat(alwaysNeeded));
  });

  it('holds in its second Role what features and kinds need beyond that', async () => {
    const kinds = [
      ['networking.k8s.io', 'ingresses'],
      ['networking.k8s.io', 'networkpolicies'],
      ['gateway.networking.k8s.io', 'httproutes'],
      ['', 'serviceaccounts'],
      ['', 'persistentvolumeclaims'],
      ['apps', 'statefulsets'],
      ['apps', 'daemonsets'],
      ['batch', 'cronjobs'],
    ] as const;
    const inPlace = kinds.map(([group, resource]) => ({ group, resource, verbs: inPlaceVerbs }));
    expect(flat(await documented('prod-actions-optional'))).toEqual(
      flat([serviceProxyNeeds, hookJobNeeds, ...perColourNeeds, ...lookedAtIfAllowed, ...inPlace]),
    );
  });
});

describe('what is needed', () => {
  const needed = (over: Partial<Features>): string[] =>
    flat(neededRules({ ...plain, ...over }, kind => knownResource(kind)?.plural ?? ''));

  it('is the first Role for plain Deployments, Services and configuration', () => {
    const kinds = [
      { apiVersion: 'apps/v1', kind: 'Deployment' },
      { apiVersion: 'v1', kind: 'Service' },
      { apiVersion: 'v1', kind: 'ConfigMap' },
      { apiVersion: 'v1', kind: 'Secret' },
    ];
    expect(needed({ kinds })).toEqual(flat(alwaysNeeded));
  });

  it.each([
    ['autoscaling/v2', 'HorizontalPodAutoscaler', 'update autoscaling/horizontalpodautoscalers'],
    ['policy/v1', 'PodDisruptionBudget', 'delete policy/poddisruptionbudgets'],
    ['networking.k8s.io/v1', 'Ingress', 'patch networking.k8s.io/ingresses'],
  ])('grows with the kinds of the release: %s %s', (apiVersion, kind, permission) => {
    expect(needed({})).not.toContain(permission);
    expect(needed({ kinds: [{ apiVersion, kind }] })).toContain(permission);
  });

  it('grows with the features that are used', () => {
    expect(needed({ hookJobs: true })).toContain('create batch/jobs');
    expect(needed({ serviceProxy: true })).toContain('get /services/proxy');
    expect(needed({ kinds: [{ apiVersion: 'batch/v1', kind: 'Job' }] })).not.toContain('create batch/jobs');
  });

  it('leaves a namespace to those who may make one', () => {
    expect(needed({ kinds: [{ apiVersion: 'v1', kind: 'Namespace' }] })).not.toContain('create /namespaces');
  });
});

describe('the check', () => {
  let stub: Stub;
  let cluster: ApiCluster;
  /** What the rules review tells; undefined: the cluster has none. */
  let listed: readonly unknown[] | undefined;
  let isAllowed: (permission: string) => boolean;
  let asked: string[];

  const reviewSchema = z.object({
    spec: z.object({
      resourceAttributes: z.object({
        namespace: z.string(),
        verb: z.string(),
        group: z.string(),
        resource: z.string(),
        subresource: z.string(),
      }),
    }),
  });

  const nameAsked = (body: unknown): string => {
    const { verb, group, resource, subresource } = reviewSchema.parse(body).spec.resourceAttributes;
    return `${verb} ${group}/${resource}${subresource === '' ? '' : `/${subresource}`}`;
  };

  const listedAs = (rules: readonly Rule[]) =>
    rules.map(({ group, resource, verbs }) => ({ verbs, apiGroups: [group], resources: [resource] }));

  const answer: Answering = ({ path, body }, response) => {
    if (path.endsWith('/selfsubjectrulesreviews') && listed !== undefined)
      return json(response, 201, { status: { incomplete: true, resourceRules: listed } });
    if (path.endsWith('/selfsubjectreviews'))
      return json(response, 201, { status: { userInfo: { username: 'system:serviceaccount:ci:deployer' } } });
    if (path === '/apis/example.org/v1')
      return json(response, 200, { resources: [{ name: 'widgetz', kind: 'Widget', namespaced: true }] });
    if (!path.endsWith('/selfsubjectaccessreviews')) return status(response, 404, 'NotFound', path);
    asked.push(nameAsked(body));
    return json(response, 201, { status: { allowed: isAllowed(nameAsked(body)) } });
  };

  beforeEach(async () => {
    listed = listedAs(alwaysNeeded);
    isAllowed = () => false;
    asked = [];
    stub = await startStub(answer);
    cluster = clusterOver(stub.socketPath, { namespace: 'shop', clock: new FakeClock() });
  });

  afterEach(async () => {
    await cluster.close();
    await stub.close();
  });

  const without = (verb: string, resource: string): readonly unknown[] =>
    listedAs(
      alwaysNeeded.map(one =>
        one.resource === resource ? { ...one, verbs: one.verbs.filter(each => each !== verb) } : one,
      ),
    );

  it('is one call when the rules grant everything', async () => {
    expect(await checkPermissions(cluster, plain)).toEqual([]);
    expect(stub.seen).toHaveLength(1);
  });

  it('asks one by one for what the list of rules does not hold: webhooks may allow it', async () => {
    listed = without('patch', 'services');
    isAllowed = permission => permission === 'patch /services';
    expect(await checkPermissions(cluster, plain)).toEqual([]);
    expect(asked).toEqual(['patch /services']);
  });

  it.each(alwaysNeeded.flatMap(one => one.verbs.map(verb => [verb, one.group, one.resource] as const)))(
    'names account, verb, resource and namespace, and gives the rule: %s "%s" %s',
    async (verb, group, resource) => {
      listed = without(verb, resource);
      const [reason, ...rest] = await checkPermissions(cluster, plain);
      expect(rest).toEqual([]);
      expect(reason?.code).toBe('permission-missing');
      expect(reason?.message).toContain(`system:serviceaccount:ci:deployer may not ${verb} ${resource}`);
      expect(reason?.message).toContain('namespace shop');
      const yaml = reason?.next.slice(reason.next.indexOf('\n')) ?? '';
      expect(parse(yaml)).toEqual([{ apiGroups: [group], resources: [resource], verbs: [verb] }]);
    },
  );

  it('counts a rule that is limited to names as none', async () => {
    listed = [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: ['web'] }];
    isAllowed = permission => permission !== 'watch /pods';
    expect((await checkPermissions(cluster, plain)).map(one => one.message)).toEqual([
      'system:serviceaccount:ci:deployer may not watch pods in namespace shop.',
    ]);
  });

  it.each([
    { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
    { verbs: ['*'], apiGroups: ['*'], resources: ['*', '*/log', '*/proxy'] },
  ])('takes stars for what they mean: %j', async all => {
    listed = [all];
    expect(await checkPermissions(cluster, { ...plain, serviceProxy: true, hookJobs: true })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('names kinds that the cluster does not know', async () => {
    const kinds = [{ apiVersion: 'example.org/v1', kind: 'Gadget' }];
    expect(await checkPermissions(cluster, { ...plain, kinds })).toMatchObject([{ code: 'kind-not-in-cluster' }]);
  });

  it('looks up the resource of a custom kind', async () => {
    listed = undefined;
    isAllowed = permission => !permission.endsWith('/widgetz');
    const kinds = [{ apiVersion: 'example.org/v1', kind: 'Widget' }];
    expect((await checkPermissions(cluster, { ...plain, kinds })).map(one => one.message)).toEqual([
      'system:serviceaccount:ci:deployer may not get, create, patch widgetz (example.org) in namespace shop.',
    ]);
  });
});
