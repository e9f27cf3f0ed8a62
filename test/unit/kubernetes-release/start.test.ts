import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preflightOf } from '../../../src/adapters/kubernetes/release/preflight.ts';
import { pruneVersions } from '../../../src/adapters/kubernetes/release/prune.ts';
import { retireColour } from '../../../src/adapters/kubernetes/release/retire.ts';
import { startColour } from '../../../src/adapters/kubernetes/release/start.ts';
import { dig } from '../../../src/domain/kubernetes/dig.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import type { Colour, Release } from '../../../src/domain/rollout/release.ts';
import { type Bed, bed, namespace } from './bed.ts';
import { account, autoscaler, budget, deployment, service, settingsMap, shop } from './shop.ts';

let place: Bed;
beforeEach(async () => {
  place = await bed();
});
afterEach(async () => await place.end());

const start = async (colour: Colour, release: Release, token = 1): Promise<void> =>
  await startColour(place.ctx, colour, release, token);

/** What the switch does, without its care. */
const lead = async (name: string, colour: Colour): Promise<void> => {
  const ref = { apiVersion: 'v1', kind: 'Service', namespace, name };
  const value = { app: name, [keys.colour]: colour };
  place.mirror.put(await place.cluster.patch(ref, [{ op: 'replace', path: '/spec/selector', value }]));
};

const of = (object: K8sObject | undefined, ...path: readonly string[]): unknown => dig(object, ...path);

describe('starting a colour', () => {
  it('makes the release ready, and leads no traffic to it', async () => {
    const release = await place.release(shop());
    await start('blue', release);
    expect(await place.until('blue', 'ready')).toEqual({ state: 'ready', releaseId: release.id });
    expect(of(place.get('Service', 'web'), 'spec', 'selector')).toEqual({ app: 'web', [keys.colour]: 'none' });
    expect(of(place.get('Deployment', 'web-blue'), 'spec', 'replicas')).toBe(2);
  });

  it('changes nothing when it is repeated', async () => {
    const release = await place.release(shop({ more: [autoscaler('web', 2, 5), budget('web')] }));
    await start('blue', release);
    await place.until('blue', 'ready');
    const before = place.get('Deployment', 'web-blue')?.metadata;
    await start('blue', release);
    const after = place.get('Deployment', 'web-blue')?.metadata;
    expect(after?.uid).toBe(before?.uid);
    expect(after?.generation).toBe(before?.generation);
  });

  it('gives the pods configuration of their own, so that the other colour keeps what it has', async () => {
    await start('blue', await place.release(shop({ greeting: 'hi' })));
    await start('green', await place.release(shop({ greeting: 'ho' })), 2);
    const versions = place.names('ConfigMap').filter(name => name.startsWith('settings-'));
    expect(versions).toHaveLength(2);
    const read = (colour: Colour): unknown =>
      of(place.get('Deployment', `web-${colour}`), 'spec', 'template', 'spec', 'containers');
    expect(JSON.stringify(read('blue'))).not.toBe(JSON.stringify(read('green')));
  });

  it('replaces another release that rested or ran in the idle colour', async () => {
    await start('green', await place.release(shop({ image: 'registry/app:crash-loop' })));
    await place.until('green', 'broken');
    const next = await place.release(shop({ image: 'registry/app:v2' }));
    await start('green', next, 2);
    expect(await place.until('green', 'ready')).toEqual({ state: 'ready', releaseId: next.id });
  });

  it('starts anew what broke', async () => {
    const release = await place.release(shop({ image: 'registry/app:dies' }));
    await start('green', release);
    await place.until('green', 'broken');
    const before = place.get('Deployment', 'web-green')?.metadata.uid;
    await start('green', release, 2);
    expect(place.get('Deployment', 'web-green')?.metadata.uid).not.toBe(before);
  });

  it('never replaces what a Service leads to', async () => {
    await start('blue', await place.release(shop()));
    await place.until('blue', 'ready');
    await lead('web', 'blue');
    const other = await place.release(shop({ image: 'registry/app:v2' }));
    await expect(start('blue', other, 2)).rejects.toMatchObject({ code: 'colour-selected' });
    expect((await place.stateOf('blue')).state).toBe('ready');
  });

  it('takes away what the release does not have any more', async () => {
    const both = [...shop(), deployment('worker'), service('worker'), budget('worker'), autoscaler('worker', 1, 3)];
    await start('green', await place.release(both));
    expect(place.names('Deployment')).toContain('worker-green');
    await start('green', await place.release(shop()), 2);
    expect(place.names('Deployment')).toEqual(['web-green']);
    expect(place.names('HorizontalPodAutoscaler')).toEqual([]);
    expect(place.names('PodDisruptionBudget')).toEqual([]);
  });

  it('refuses to follow a writer that lost the lease', async () => {
    const release = await place.release(shop());
    await start('blue', release, 5);
    await expect(start('blue', release, 4)).rejects.toMatchObject({ token: 4, fence: 5 });
  });
});

describe('what both colours share', () => {
  it('fields that the manifests give up go, and the selector is never touched', async () => {
    const ports = [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'extra', port: 81, targetPort: 8080 },
    ];
    await start('blue', await place.release(shop({ ports })));
    await lead('web', 'blue');
    await start('green', await place.release(shop({ image: 'registry/app:v2' })), 2);
    const live = place.get('Service', 'web');
    expect(of(live, 'spec', 'ports')).toHaveLength(1);
    expect(of(live, 'spec', 'selector')).toEqual({ app: 'web', [keys.colour]: 'blue' });
  });

  it('a configuration name that somebody else has taken is told, not overwritten', async () => {
    const release = await place.release(shop());
    await start('blue', release);
    const [name = ''] = place.names('ConfigMap').filter(one => one.startsWith('settings-'));
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name };
    await place.cluster.delete(ref);
    await place.cluster.create({ ...settingsMap('boo'), metadata: { name, namespace } });
    await expect(start('blue', release)).rejects.toMatchObject({ code: 'config-name-taken' });
  });
});

/** A write of somebody else, under the name of their field manager. */
const writeAs = async (manager: string, path: string, body: object): Promise<number> =>
  await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json-patch+json' };
    const target = `${path}?fieldManager=${manager}`;
    const sent = request({ socketPath: place.fake.socketPath, path: target, method: 'PATCH', headers }, answer => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });

describe('fields that somebody else has written', () => {
  const label = (value: string) => ({ ...account, metadata: { ...account.metadata, labels: { team: value } } });
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/web`;
  const changed = [{ op: 'replace', path: '/metadata/labels/team', value: 'theirs' }];
  const withLabel = async (value: string): Promise<Release> =>
    await place.release([...shop().filter(one => one.kind !== 'ServiceAccount'), label(value)]);

  it('are taken over from kubectl', async () => {
    await start('blue', await withLabel('a'));
    expect(await writeAs('kubectl-edit', path, changed)).toBe(200);
    await start('green', await withLabel('b'), 2);
    expect(place.get('ServiceAccount', 'web')?.metadata.labels?.['team']).toBe('b');
  });

  it('are left to a controller, which is named', async () => {
    await start('blue', await withLabel('a'));
    expect(await writeAs('team-labeller', path, changed)).toBe(200);
    const release = await withLabel('b');
    await expect(start('green', release, 2)).rejects.toMatchObject({
      code: 'field-conflict',
      message: expect.stringContaining('team-labeller'),
    });
    expect(place.get('ServiceAccount', 'web')?.metadata.labels?.['team']).toBe('theirs');
    const { refusals } = await preflightOf(place.ctx, release, 'green');
    expect(refusals.map(({ code }) => code)).toEqual(['field-conflict']);
  });
});

describe('scale and autoscalers', () => {
  const scaled = (image: string) => shop({ image, replicas: null, more: [autoscaler('web', 2, 8)] });

  const scale = async (name: string, replicas: number): Promise<void> => {
    const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name };
    await place.cluster.patch(ref, [{ op: 'replace', path: '/spec/replicas', value: replicas }]);
    await place.mirror.refresh();
  };

  const bounds = (name: string): unknown => of(place.get('HorizontalPodAutoscaler', name), 'spec', 'minReplicas');

  it('the new colour starts at the live one’s scale, and neither shrinks until one is retired', async () => {
    await start('blue', await place.release(scaled('registry/app:v1')));
    await place.until('blue', 'ready');
    await scale('web-blue', 5);
    await start('green', await place.release(scaled('registry/app:v2')), 2);
    await place.until('green', 'ready');
    expect(of(place.get('Deployment', 'web-green'), 'spec', 'replicas')).toBe(5);
    expect([bounds('web-blue'), bounds('web-green')]).toEqual([5, 5]);
    await retireColour(place.ctx, 'blue', 0, 3);
    expect(place.names('HorizontalPodAutoscaler')).toEqual(['web-green']);
    expect(bounds('web-green')).toBe(2);
    expect(annotationsOf(place.get('HorizontalPodAutoscaler', 'web-green') ?? deployment('x'))[keys.parked]).toBe(
      undefined,
    );
  });

  it('the first release has nothing beside it, so its autoscaler is free at once', async () => {
    await start('blue', await place.release(shop({ replicas: 5, more: [autoscaler('web', 2, 8)] })));
    expect(of(place.get('Deployment', 'web-blue'), 'spec', 'replicas')).toBe(5);
    expect(bounds('web-blue')).toBe(2);
  });

  it('a withdrawn release gives the live autoscaler its own bounds back', async () => {
    await start('blue', await place.release(scaled('registry/app:v1')));
    await scale('web-blue', 6);
    await start('green', await place.release(scaled('registry/app:v2')), 2);
    expect(bounds('web-blue')).toBe(6);
    await retireColour(place.ctx, 'green', 0, 2);
    expect(bounds('web-blue')).toBe(2);
  });
});

describe('retiring a colour', () => {
  it('never takes down what a Service leads to', async () => {
    await start('blue', await place.release(shop()));
    await place.until('blue', 'ready');
    await lead('web', 'blue');
    await expect(retireColour(place.ctx, 'blue', 0, 2)).rejects.toMatchObject({ code: 'colour-selected' });
    expect(of(place.get('Deployment', 'web-blue'), 'spec', 'replicas')).toBe(2);
  });

  it('waits until the pods are gone, keeps the definition, and may be repeated', async () => {
    await start('blue', await place.release(shop({ more: [budget('web')] })));
    await place.until('blue', 'ready');
    const report = await retireColour(place.ctx, 'blue', 0, 2);
    expect(report.cutRequests).toBe(0);
    expect(place.names('Pod')).toEqual([]);
    expect(place.names('PodDisruptionBudget')).toEqual([]);
    expect(of(place.get('Deployment', 'web-blue'), 'spec', 'replicas')).toBe(0);
    expect(await place.stateOf('blue')).toEqual({ state: 'absent' });
    await retireColour(place.ctx, 'blue', 0, 2);
  });

  it('a release that was retired comes back from its bundle alone', async () => {
    const release = await place.release(shop());
    await start('blue', release);
    await place.until('blue', 'ready');
    await retireColour(place.ctx, 'blue', 0, 2);
    await startColour(place.process(), 'blue', release, 3);
    expect(await place.until('blue', 'ready')).toEqual({ state: 'ready', releaseId: release.id });
  });
});

describe('pruning', () => {
  it('removes what no kept release needs, and nothing else', async () => {
    const old = await place.release(shop({ greeting: 'one' }));
    const next = await place.release(shop({ greeting: 'two' }));
    await start('blue', old);
    await start('green', next, 2);
    await retireColour(place.ctx, 'blue', 0, 2);
    await pruneVersions(place.ctx, [old, next], 2);
    expect(place.names('Secret')).toHaveLength(2);
    await pruneVersions(place.ctx, [next], 2);
    expect(place.names('Secret')).toHaveLength(1);
    const versions = place.names('ConfigMap').filter(name => name.startsWith('settings-'));
    expect(versions).toHaveLength(1);
    expect(JSON.stringify(place.get('Deployment', 'web-green'))).toContain(versions[0]);
  });

  it('removes nothing when a kept release cannot be read', async () => {
    const old = await place.release(shop({ greeting: 'one' }));
    const next = await place.release(shop({ greeting: 'two' }));
    await start('green', next, 2);
    await expect(pruneVersions(place.process(), [old], 2)).rejects.toMatchObject({ code: 'bundle-missing' });
    expect(place.names('Secret')).toHaveLength(1);
  });

  it('a writer that lost the lease prunes nothing', async () => {
    await start('green', await place.release(shop({ greeting: 'two' })), 5);
    await expect(pruneVersions(place.ctx, [], 4)).rejects.toMatchObject({ fence: 5 });
  });
});
