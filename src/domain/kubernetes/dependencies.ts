import { dig, isFields, listOf, textOf } from './dig.ts';
import type { K8sObject } from './objects.ts';
import { allContainers, podSpecOf } from './pods.ts';
import { configReferences } from './references.ts';

/** Who speaks to whom, as far as the manifests say: Services named in env values, arguments, commands and configuration. Pure. */

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isFields(value) ? Object.values(value).flatMap(textsOf) : [];
};

const decoded = (base64: string): string => {
  try {
    return atob(base64);
  } catch {
    return '';
  }
};

const configTexts = (config: K8sObject): readonly string[] => [
  ...textsOf(config['stringData']),
  ...(config.kind === 'Secret' ? textsOf(config['data']).map(decoded) : textsOf(config['data'])),
];

/** All texts in which the pods of `workload` may name a host. */
export const textsOfWorkload = (workload: K8sObject, configs: readonly K8sObject[]): readonly string[] => {
  const spec = podSpecOf(workload);
  const own = allContainers(spec).flatMap(container => [
    ...listOf(container['env']).map(one => textOf(dig(one, 'value'))),
    ...textsOf(container['command']),
    ...textsOf(container['args']),
  ]);
  const read = configReferences(spec).flatMap(({ kind, name }) =>
    configs.filter(config => config.kind === kind && config.metadata.name === name).flatMap(configTexts),
  );
  return [...own, ...read];
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text names the Service: as a host (`db`, `db.shop.svc`, `http://db:80`) or by the variables Kubernetes sets. */
export const namesService = (text: string, service: string, namespace: string): boolean => {
  const host = `${escaped(service)}(?:\\.${escaped(namespace)}(?:\\.svc(?:\\.cluster\\.local)?)?\\.?)?`;
  const variable = `${escaped(service.toUpperCase().replaceAll('-', '_'))}_(?:SERVICE_(?:HOST|PORT)|PORT_)`;
  return (
    new RegExp(`(?:^|[\\s,;=/@"'(\\[|])${host}(?:$|[\\s,;:/"')\\]|?])`, 'm').test(text) ||
    new RegExp(`(?:^|[^A-Z0-9_])${variable}`).test(text)
  );
};

/**
 * Depth first, so that what others depend on comes first; otherwise the given order stays. Members of a cycle stay in
 * the given order and are returned as well.
 */
export const dependencyOrder = (
  names: readonly string[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly order: readonly string[]; readonly cycle: readonly string[] } => {
  const order: string[] = [];
  const open: string[] = [];
  const cycle = new Set<string>();
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    const at = open.indexOf(name);
    if (at >= 0) {
      for (const one of open.slice(at)) cycle.add(one);
      return;
    }
    open.push(name);
    for (const other of names) if (needs.get(name)?.has(other) === true && other !== name) visit(other);
    open.pop();
    order.push(name);
  };
  names.forEach(visit);
  return { order, cycle: names.filter(name => cycle.has(name)) };
};
