import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  colouredAutoscaler,
  colouredBudget,
  colouredDeployment,
  firstService,
  selectorFor,
  serviceFields,
  versionedConfig,
} from '../../../src/domain/kubernetes/colour.ts';
import { dig, fieldsOf } from '../../../src/domain/kubernetes/dig.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import { type K8sObject, objectSchema, selects } from '../../../src/domain/kubernetes/objects.ts';
import { podLabels } from '../../../src/domain/kubernetes/pods.ts';
import { labelSelectorMatches } from '../../../src/domain/kubernetes/selectors.ts';
import type { AppShape } from '../../../src/domain/kubernetes/shape.ts';
import { shapeOf } from '../../../src/domain/kubernetes/shape-of.ts';
import { deployment, service, shape, thing } from './manifests.ts';

const owner = { app: 'shop', environment: 'production', token: 7 };
const blue = { ...owner, colour: 'blue' as const, release: 'a'.repeat(64) };
const green = { ...owner, colour: 'green' as const, release: 'b'.repeat(64) };
const there = { ...owner, namespace: 'shop' };

const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('nothing there');
  return one;
};

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const labels = fc.dictionary(word, word, { minKeys: 1, maxKeys: 4 });
const env = fc.array(fc.record({ name: fc.stringMatching(/^[A-Z_]{1,8}$/), value: fc.string() }), { maxLength: 3 });
const container = fc.record({ name: word, image: word, env, args: fc.array(fc.string(), { maxLength: 2 }) });
const podSpec = fc.record({
  containers: fc.array(container, { minLength: 1, maxLength: 3 }),
  initContainers: fc.array(container, { maxLength: 2 }),
  nodeSelector: labels,
  terminationGracePeriodSeconds: fc.nat(120),
  volumes: fc.array(fc.record({ name: word, emptyDir: fc.constant({}) }), { maxLength: 2 }),
});

/** A Deployment of any content, with a Service in front. */
const release = fc.record({ name: word, labels, extra: labels, podSpec, annotations: labels }).map(parts => {
  const all = { ...parts.extra, ...parts.labels };
  const deploymentObject: K8sObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: parts.name },
    spec: {
      replicas: 2,
      selector: { matchLabels: parts.labels },
      template: { metadata: { labels: all, annotations: parts.annotations }, spec: parts.podSpec },
    },
  };
  const serviceObject: K8sObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: parts.name },
    spec: { selector: parts.labels, ports: [{ port: 80 }] },
  };
  // As it would come from a file or from the API: undefined and the like are gone.
  return [deploymentObject, serviceObject].map(one => objectSchema.parse(JSON.parse(JSON.stringify(one))));
});

const onlyWithWorkload = async (objects: readonly K8sObject[], check: (found: AppShape) => void): Promise<void> => {
  const found = await shapeOf(objects, { namespace: 'shop' });
  if (found.workloads.length === 1 && found.services.length === 1) check(found);
};

const templateOf = (object: K8sObject): unknown => dig(object, 'spec', 'template');

const stripped = (template: unknown): unknown => {
  const own = new Set<string>([keys.app, keys.environment, keys.colour, keys.release]);
  const spec = fieldsOf(dig(template, 'spec'));
  const clean = (list: unknown): unknown =>
    Array.isArray(list)
      ? list.map((one: unknown) => {
          const { env: variables, ...rest } = fieldsOf(one);
          const kept = (Array.isArray(variables) ? variables : []).filter(
            (variable: unknown) => fieldsOf(variable)['name'] !== 'PROD_ACTIONS_RELEASE',
          );
          return { ...rest, env: kept };
        })
      : list;
  const metadata = fieldsOf(dig(template, 'metadata'));
  const kept = Object.entries(fieldsOf(metadata['labels'])).filter(([key]) => !own.has(key));
  return {
    metadata: { ...metadata, labels: Object.fromEntries(kept) },
    spec: { ...spec, containers: clean(spec['containers']), initContainers: clean(spec['initContainers']) },
  };
};

describe('a Deployment of one colour', () => {
  it('changes nothing of the pods but its own labels and the release in their environment', async () => {
    await fc.assert(
      fc.asyncProperty(release, async objects =>
        onlyWithWorkload(objects, found => {
          const workload = first(found.workloads);
          const made = colouredDeployment(found, workload, { ...green, replicas: 3 });
          expect(stripped(templateOf(made))).toEqual(stripped(templateOf(workload.deployment)));
        }),
      ),
      { numRuns: 60 },
    );
  });

  it('never shares a pod with the other colour, by no selector', async () => {
    await fc.assert(
      fc.asyncProperty(release, async objects =>
        onlyWithWorkload(objects, found => {
          const [one, other] = [blue, green].map(options =>
            colouredDeployment(found, first(found.workloads), { ...options, replicas: 1 }),
          );
          if (one === undefined || other === undefined) throw new Error('two were made');
          for (const [selecting, selected, own] of [
            [one, other, one],
            [other, one, other],
          ] as const) {
            expect(labelSelectorMatches(dig(selecting, 'spec', 'selector'), podLabels(own))).toBe(true);
            expect(labelSelectorMatches(dig(selecting, 'spec', 'selector'), podLabels(selected))).toBe(false);
          }
          const switched = first(found.services);
          expect(selects(selectorFor(switched, 'blue'), podLabels(one))).toBe(true);
          expect(selects(selectorFor(switched, 'blue'), podLabels(other))).toBe(false);
          expect(selects(selectorFor(switched, 'none'), podLabels(one))).toBe(false);
        }),
      ),
      { numRuns: 60 },
    );
  });

  it('is the same each time it is made, and says whose it is', async () => {
    const found = await shape([
      deployment('web', {
        spec: 'replicas: 2\npaused: true',
        metadata: 'labels: { team: a }\nannotations: { note: b }',
      }),
      service('web'),
    ]);
    const make = () => colouredDeployment(found, first(found.workloads), { ...green, replicas: 5 });
    expect(make()).toEqual(make());
    expect(make()).toMatchObject({
      metadata: {
        name: 'web-green',
        namespace: 'shop',
        labels: { team: 'a', [keys.app]: 'shop', [keys.environment]: 'production', [keys.colour]: 'green' },
        annotations: { note: 'b', [keys.release]: 'b'.repeat(64), [keys.fence]: '7' },
      },
      spec: { replicas: 5, template: { metadata: { labels: { [keys.release]: 'b'.repeat(12) } } } },
    });
    expect(dig(make(), 'spec', 'paused')).toBeUndefined();
  });

  it('puts the release into the environment of all containers, where later variables may refer to it', async () => {
    const found = await shape([
      deployment('web', {
        pod: 'initContainers: [{ name: init, image: init }]',
        container: 'env: [{ name: PROD_ACTIONS_RELEASE, value: forged }, { name: V, value: $(PROD_ACTIONS_RELEASE) }]',
      }),
      service('web'),
    ]);
    const made = colouredDeployment(found, first(found.workloads), { ...green, replicas: 1 });
    const spec = fieldsOf(dig(templateOf(made), 'spec'));
    const release = { name: 'PROD_ACTIONS_RELEASE', value: 'b'.repeat(64) };
    expect(spec['containers']).toMatchObject([{ env: [release, { name: 'V' }] }]);
    expect(spec['initContainers']).toMatchObject([{ env: [release] }]);
  });
});

describe('versions of configuration', () => {
  const config = (value: string): string => thing('v1', 'ConfigMap', 'settings', `data: { mode: "${value}" }`);
  const reading = [
    deployment('web', {
      pod: [
        'initContainers: [{ name: init, image: init, envFrom: [{ configMapRef: { name: settings } }] }]',
        'volumes:',
        '  - { name: a, configMap: { name: settings } }',
        '  - { name: b, secret: { secretName: keys } }',
        '  - { name: c, projected: { sources: [{ configMap: { name: settings } }, { secret: { name: keys } }] } }',
        '  - { name: d, configMap: { name: elsewhere } }',
        'imagePullSecrets: [{ name: keys-for-pulling }]',
      ].join('\n'),
      container: [
        'envFrom: [{ secretRef: { name: keys } }]',
        'env:',
        '  - { name: A, valueFrom: { configMapKeyRef: { name: settings, key: mode } } }',
        '  - { name: B, valueFrom: { secretKeyRef: { name: keys, key: k } } }',
      ].join('\n'),
    }),
    service('web'),
    thing('v1', 'Secret', 'keys', 'stringData: { k: v }'),
  ];

  it('are named by their content, and every way of reading them is renamed', async () => {
    const found = await shape([...reading, config('a')]);
    const [settings, secret] = ['ConfigMap', 'Secret'].map(
      kind => found.configs.find(one => one.kind === kind)?.versionedName,
    );
    expect(settings).toMatch(/^settings-[0-9a-f]{10}$/);
    expect(secret).toMatch(/^keys-[0-9a-f]{10}$/);
    const made = colouredDeployment(found, first(found.workloads), { ...green, replicas: 1 });
    const text = JSON.stringify(templateOf(made));
    expect(text).not.toMatch(/"(?:name|secretName)":"(?:settings|keys)"/);
    expect(text).toContain('"name":"elsewhere"');
    expect(text).toContain('"name":"keys-for-pulling"');
    expect(text.split(`"${settings}"`).length - 1).toBe(4);
    expect(text.split(`"${secret}"`).length - 1).toBe(4);
  });

  it('get another name when the content changes, and the same when it does not', async () => {
    const nameOf = async (value: string): Promise<string | undefined> =>
      (await shape([...reading, config(value)])).configs.find(one => one.kind === 'ConfigMap')?.versionedName;
    expect(await nameOf('a')).toBe(await nameOf('a'));
    expect(await nameOf('a')).not.toBe(await nameOf('b'));
  });

  it('are immutable and carry the name of the manifests', async () => {
    const found = await shape([...reading, config('a')]);
    const made = versionedConfig(first(found.configs.filter(one => one.kind === 'ConfigMap')), there);
    expect(made).toMatchObject({ immutable: true, data: { mode: 'a' } });
    expect(made.metadata.labels).toMatchObject({ [keys.versionOf]: 'settings', [keys.app]: 'shop' });
  });

  it('are also applied under their own name for what cannot be renamed', async () => {
    const found = await shape([
      deployment('web', {
        container: 'envFrom: [{ configMapRef: { name: settings } }]\nargs: ["--config-map=settings"]',
      }),
      service('web'),
      config('a'),
    ]);
    expect(found.configs).toHaveLength(1);
    expect(found.inPlace.map(one => one.metadata.name)).toEqual(['settings']);
  });
});

describe('what stands around a colour', () => {
  it('is a Service that leads nowhere at first, and whose selector is never applied again', async () => {
    const found = await shape([deployment('web'), service('web', 'type: NodePort')]);
    const created = firstService(first(found.services), there);
    expect(dig(created, 'spec', 'selector')).toEqual({ app: 'web', [keys.colour]: 'none' });
    const fields = serviceFields(first(found.services), there);
    expect(fieldsOf(fields['spec'])).toMatchObject({ type: 'NodePort', ports: [{ port: 80 }] });
    expect(fieldsOf(fields['spec'])).not.toHaveProperty('selector');
  });

  it('is an autoscaler of its own, which starts at the live scale', async () => {
    const found = await shape([
      deployment('web', { spec: 'minReadySeconds: 1' }),
      service('web'),
      thing(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'web',
        'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 4 }',
      ),
    ]);
    const made = colouredAutoscaler(first(found.autoscalers), { ...there, ...green, minReplicas: 6 });
    expect(made).toMatchObject({
      metadata: { name: 'web-green' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', name: 'web-green' }, minReplicas: 6, maxReplicas: 6 },
    });
  });

  it('is a budget that counts one colour only', async () => {
    const found = await shape([
      deployment('web'),
      service('web'),
      thing(
        'policy/v1',
        'PodDisruptionBudget',
        'web',
        'spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }',
      ),
    ]);
    const made = colouredBudget(first(found.budgets), { ...there, ...green });
    expect(dig(made, 'spec', 'selector', 'matchLabels')).toEqual({ app: 'web', [keys.colour]: 'green' });
    expect(made.metadata.name).toBe('web-green');
  });
});
