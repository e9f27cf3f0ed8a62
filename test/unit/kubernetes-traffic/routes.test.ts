import { describe, expect, test } from 'vitest';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { isInFrontOf, leadTo, routeChanges } from '../../../src/domain/kubernetes/routes.ts';

const names = new Set(['web', 'api']);

const ingress = (...services: readonly string[]): K8sObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'front' },
  spec: {
    rules: [
      {
        http: {
          paths: services.map((name, at) => ({ path: `/${at}`, backend: { service: { name, port: { number: 80 } } } })),
        },
      },
    ],
  },
});

const route = (...refs: readonly object[]): K8sObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'front' },
  spec: { rules: [{ matches: [] }, { backendRefs: refs }] },
});

describe('an Ingress', () => {
  test('leads to the fixed Service of the colour; what is not ours stays', () => {
    expect(routeChanges(ingress('web', 'shop', 'api-blue'), names, 'green')).toEqual([
      { path: '/spec/rules/0/http/paths/0/backend/service/name', before: 'web', after: 'web-green' },
      { path: '/spec/rules/0/http/paths/2/backend/service/name', before: 'api-blue', after: 'api-green' },
    ]);
  });

  test('its default backend counts, too', () => {
    const one = { ...ingress(), spec: { defaultBackend: { service: { name: 'web' } } } };
    expect(routeChanges(one, names, 'blue')).toEqual([
      { path: '/spec/defaultBackend/service/name', before: 'web', after: 'web-blue' },
    ]);
  });

  test('goes back to the names of the manifests', () => {
    expect(leadTo(ingress('web-green', 'api-blue'), names, null)).toEqual(ingress('web', 'api'));
  });

  test('that is there already is not written again', () => {
    expect(routeChanges(leadTo(ingress('web', 'api'), names, 'green'), names, 'green')).toEqual([]);
  });
});

describe('a route of the Gateway API', () => {
  const both = (blue: number, green: number): K8sObject =>
    route({ name: 'web-blue', port: 80, weight: blue }, { name: 'web-green', port: 80, weight: green });

  test('moves its weights where it names both colours', () => {
    expect(leadTo(both(100, 0), names, 'green')).toEqual(both(0, 100));
    expect(routeChanges(both(100, 0), names, 'green').map(({ path, before, after }) => [path, before, after])).toEqual([
      ['/spec/rules/1/backendRefs/0/weight', 100, 0],
      ['/spec/rules/1/backendRefs/1/weight', 0, 100],
    ]);
  });

  test('leads nowhere before the first switch', () => {
    expect(leadTo(both(100, 0), names, null)).toEqual(both(0, 0));
  });

  test('a weight that is not given is added', () => {
    const [change] = routeChanges(route({ name: 'web-blue' }, { name: 'web-green', weight: 100 }), names, 'green');
    expect(change).toEqual({ path: '/spec/rules/1/backendRefs/0/weight', before: undefined, after: 0 });
  });

  test('moves its name where it names one Service', () => {
    expect(leadTo(route({ name: 'web', port: 80 }), names, 'blue')).toEqual(route({ name: 'web-blue', port: 80 }));
  });

  test('backends of another kind are left alone', () => {
    expect(routeChanges(route({ kind: 'Bucket', name: 'web' }), names, 'blue')).toEqual([]);
  });
});

test('only what leads to one of the Services, in any colour, is in front of them', () => {
  expect(isInFrontOf(ingress('web-green'), names)).toBe(true);
  expect(isInFrontOf(route({ name: 'api' }), names)).toBe(true);
  expect(isInFrontOf(ingress('blog', 'website'), names)).toBe(false);
});
