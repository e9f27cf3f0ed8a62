/** What a URL of the API server names. */
import { apiVersionOf, type Resource } from './resources.ts';

export interface Route {
  readonly resource: Resource;
  readonly namespace: string;
  /** Empty: the collection. */
  readonly name: string;
  readonly subresource: string;
  /** Behind `/proxy`, with its slash. */
  readonly rest: string;
}

/** undefined: no object's path. */
export const routeOf = (resources: readonly Resource[], path: string): Route | undefined => {
  const found = /^\/api\/(v1)\/(.+)$|^\/apis\/([^/]+\/[^/]+)\/(.+)$/.exec(path);
  const groupVersion = found?.[1] ?? found?.[3];
  if (groupVersion === undefined) return undefined;
  const parts = (found?.[2] ?? found?.[4] ?? '').split('/').map(decodeURIComponent);
  const scoped = parts[0] === 'namespaces' && parts.length > 2;
  const namespace = scoped ? (parts[1] ?? '') : '';
  const [plural, name = '', subresource = '', ...rest] = scoped ? parts.slice(2) : parts;
  const resource = resources.find(one => one.plural === plural && apiVersionOf(one) === groupVersion);
  if (resource === undefined || (scoped && !resource.namespaced)) return undefined;
  return { resource, namespace, name, subresource, rest: `/${rest.join('/')}` };
};

/** The verb that permissions name. */
export const verbOf = (method: string, route: Route, watch: boolean): string => {
  if (method === 'GET') return watch ? 'watch' : route.name === '' ? 'list' : 'get';
  if (method === 'DELETE') return route.name === '' ? 'deletecollection' : 'delete';
  return { POST: 'create', PUT: 'update', PATCH: 'patch' }[method] ?? 'get';
};
