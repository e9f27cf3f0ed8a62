import { describe, expect, it } from 'vitest';
import { knownResource } from '../../../src/adapters/kubernetes/access/resources.ts';
import {
  alwaysNeeded,
  type Features,
  hookJobNeeds,
  lookedAtIfAllowed,
  neededRules,
  perColourNeeds,
  type Rule,
} from '../../../src/adapters/kubernetes/permissions.ts';
import { FakeCluster, fastClock } from '../../support/fake-kubernetes/cluster.ts';
import { byImage } from '../../support/fake-kubernetes/controllers/behaviour.ts';
import { routeOf, verbOf } from '../../support/fake-kubernetes/route.ts';
import type { Access, Served } from '../../support/fake-kubernetes/server.ts';
import { runOrder } from '../../support/kubernetes-crash/process.ts';
import { type Images, objectsOf, type ReleaseSpec } from '../../support/kubernetes-crash/releases.ts';
import { type Scenario, scenarios } from '../../support/kubernetes-crash/scenarios.ts';

/** Whole rollouts against a fake cluster that allows exactly what the check asks for. */

const namespace = 'shop';

const digest = (name: string): string => `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0')}`;
const images: Images = {
  of: {
    a: `registry.invalid/app@${digest('a')}`,
    b: `registry.invalid/app@${digest('b')}`,
    bad: `registry.invalid/app-crash-loop@${digest('bad')}`,
  },
  replicas: 2,
  nodePorts: false,
};

const releasesOf = ({ before, command }: Scenario): readonly ReleaseSpec[] => [
  ...before.map(order => order.release),
  command.release,
];

const featuresOf = (scenario: Scenario): Features => {
  const objects = releasesOf(scenario).flatMap(release => objectsOf(release, images));
  const kinds = objects.map(({ apiVersion, kind }) => ({ apiVersion, kind }));
  return { kinds, hookJobs: objects.some(one => one.kind === 'Job'), serviceProxy: true };
};

const permits =
  (rules: readonly Rule[]) =>
  ({ verb, group, resource }: Pick<Access, 'verb' | 'group' | 'resource'>): boolean =>
    rules.some(one => one.group === group && one.resource === resource && one.verbs.includes(verb));

const flat = (rules: readonly Rule[]): string[] =>
  rules.flatMap(one => one.verbs.map(verb => `${verb} ${one.group}/${one.resource}`));

/** What a call needed, as a permission; undefined: nothing that a Role grants. */
const permissionOf = (fake: FakeCluster, { method, path }: Served): string | undefined => {
  const url = new URL(path, 'http://cluster');
  const route = routeOf(fake.store.resources, url.pathname);
  if (route === undefined) return undefined;
  const verb = verbOf(method, route, url.searchParams.has('watch'));
  const part = route.subresource === '' ? '' : `/${route.subresource}`;
  return `${verb} ${route.resource.group}/${route.resource.plural}${part}`;
};

/** Each adds calls that the others do not make. */
const telling: readonly Scenario[] = scenarios.filter(({ name }) =>
  /^(first deploy|changed|with|rollback to a cold|release that crashes|adoption$)/.test(name),
);

const used = new Set<string>();
/** Clearing away after many releases, repeated starts and budgets: test/unit/kubernetes-release. */
const usedElsewhere: ReadonlySet<string> = new Set([
  'delete /configmaps',
  'delete /secrets',
  'delete batch/jobs',
  'update autoscaling/horizontalpodautoscalers',
  'get policy/poddisruptionbudgets',
  'create policy/poddisruptionbudgets',
  'update policy/poddisruptionbudgets',
  'delete policy/poddisruptionbudgets',
]);
const harmless = flat([...lookedAtIfAllowed, { group: '', resource: 'nodes', verbs: ['list'] }]);

describe('with nothing but what is asked for', () => {
  it.each(telling.map(scenario => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    const clock = fastClock(20);
    const fake = new FakeCluster({ now: clock.now, namespaces: [namespace], behaviourOf: byImage() });
    await fake.start(3);
    try {
      if (scenario.found !== undefined) await fake.install(namespace, objectsOf(scenario.found, images));
      await clock.sleep(2000);
      fake.server.allowed = permits(neededRules(featuresOf(scenario), kind => knownResource(kind)?.plural ?? ''));
      const said: string[] = [];
      for (const [at, order] of [...scenario.before, scenario.command].entries()) {
        const evidence = { host: 'here', pid: at + 1, pidStartTime: '1', run: '1', attempt: '1' };
        const { signal } = new AbortController();
        const liveness = { gone: async () => true };
        const place = { namespace, images, clock, signal, evidence, liveness, timeoutMs: 10_000 };
        const { verdict, reasons } = await runOrder({ ...place, socketPath: fake.socketPath }, order);
        said.push(verdict, ...reasons);
      }
      const denied = fake.server.served.filter(one => one.status === 403).map(one => permissionOf(fake, one) ?? '');
      expect(denied.filter(one => !harmless.includes(one))).toEqual([]);
      expect(said.join('\n')).not.toContain('permission-missing');
      for (const one of fake.server.served) used.add(permissionOf(fake, one) ?? '');
    } finally {
      await fake.stop();
    }
  });

  it('and everything that is asked for is used', () => {
    const asked = [...alwaysNeeded, hookJobNeeds, ...perColourNeeds];
    expect(flat(asked).filter(one => !used.has(one) && !usedElsewhere.has(one))).toEqual([]);
  });
});
