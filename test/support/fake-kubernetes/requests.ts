/** What a request says of itself, and the scale of an object. */
import type { IncomingMessage } from 'node:http';
import type { Route } from './route.ts';
import { at, stringsAt, textAt } from './tree.ts';
import type { Call } from './writes.ts';

export const userOf = (request: IncomingMessage): string => request.headers['user-agent'] ?? '';

export const callOf = (route: Route, url: URL, request: IncomingMessage): Call => ({
  resource: route.resource,
  namespace: route.namespace,
  name: route.name,
  subresource: route.subresource,
  manager: url.searchParams.get('fieldManager') ?? userOf(request).split('/')[0] ?? '',
  named: url.searchParams.has('fieldManager'),
  force: url.searchParams.get('force') === 'true',
  dryRun: url.searchParams.get('dryRun') === 'All',
});

export const scaleOf = (object: unknown): unknown => ({
  kind: 'Scale',
  apiVersion: 'autoscaling/v1',
  metadata: { name: textAt(object, 'metadata', 'name'), namespace: textAt(object, 'metadata', 'namespace') },
  spec: { replicas: at(object, 'spec', 'replicas') },
  status: {
    replicas: at(object, 'status', 'replicas') ?? 0,
    selector: Object.entries(stringsAt(object, 'spec', 'selector', 'matchLabels'))
      .map(pair => pair.join('='))
      .join(','),
  },
});
