import { dig, fieldsOf, listOf } from './dig.ts';
import type { K8sObject } from './objects.ts';

/** Whether a namespace and its nodes have room for a second colour. Pure. */

const units: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** `500m`, `1Gi`, `2`, `1e3` as a number; NaN for what is no quantity. */
export const quantity = (value: unknown): number => {
  const match = /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(value));
  return match?.[1] === undefined ? Number.NaN : Number(match[1]) * (units[match[2] ?? ''] ?? Number.NaN);
};

/** Amounts by the names that quotas use: `pods`, `requests.cpu`, `limits.memory` … */
export type Amounts = Readonly<Record<string, number>>;

const resources = ['cpu', 'memory', 'ephemeral-storage'] as const;

const amountOf = (container: unknown, kind: 'requests' | 'limits', resource: string): number => {
  const own = quantity(dig(container, 'resources', kind, resource));
  // What has a limit and no request asks for its limit.
  const asked =
    kind === 'requests' && Number.isNaN(own) ? quantity(dig(container, 'resources', 'limits', resource)) : own;
  return Number.isNaN(asked) ? 0 : asked;
};

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** What the scheduler and quotas count for a pod: all that run together, or the biggest init container if that is more. */
export const amountsOfPod = (spec: unknown): Amounts => {
  const inits = listOf(dig(spec, 'initContainers'));
  const sidecars = inits.filter(one => dig(one, 'restartPolicy') === 'Always');
  const firsts = inits.filter(one => !sidecars.includes(one));
  const together = [...listOf(dig(spec, 'containers')), ...sidecars];
  const entries = (['requests', 'limits'] as const).flatMap(kind =>
    resources.map(resource => {
      const of = (one: unknown): number => amountOf(one, kind, resource);
      const overhead = quantity(dig(spec, 'overhead', resource)) || 0;
      return [`${kind}.${resource}`, Math.max(sum(together.map(of)), ...firsts.map(of), 0) + overhead] as const;
    }),
  );
  return { pods: 1, ...Object.fromEntries(entries) };
};

export const times = (amounts: Amounts, factor: number): Amounts =>
  Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, value * factor]));

export const plus = (all: readonly Amounts[]): Amounts => {
  const names = new Set(all.flatMap(one => Object.keys(one)));
  return Object.fromEntries([...names].map(name => [name, sum(all.map(one => one[name] ?? 0))]));
};

/** Other names for the same in a ResourceQuota. */
const plainName = (name: string): string => {
  if (name === 'count/pods') return 'pods';
  return name === 'cpu' || name === 'memory' || name === 'ephemeral-storage' ? `requests.${name}` : name;
};

export interface Shortage {
  readonly quota: string;
  readonly resource: string;
  readonly needed: number;
  readonly free: number;
}

/** A quota for some pods only is left to the API server: which pods it counts takes more than arithmetic. */
const isScoped = (quota: K8sObject): boolean =>
  listOf(dig(quota, 'spec', 'scopes')).length > 0 || dig(quota, 'spec', 'scopeSelector') !== undefined;

/** Where the quotas have less room than `needed`, once `freed` is given back. */
export const shortages = (quotas: readonly K8sObject[], needed: Amounts, freed: Amounts): readonly Shortage[] =>
  quotas
    .filter(quota => !isScoped(quota))
    .flatMap(quota =>
      Object.entries(fieldsOf(dig(quota, 'status', 'hard') ?? dig(quota, 'spec', 'hard'))).flatMap(([name, hard]) => {
        const resource = plainName(name);
        const wanted = needed[resource];
        const used = quantity(dig(quota, 'status', 'used', name)) || 0;
        const free = quantity(hard) - used + (freed[resource] ?? 0);
        return wanted === undefined || wanted === 0 || !(wanted > free + 1e-9)
          ? []
          : [{ quota: quota.metadata.name, resource: name, needed: wanted, free: Math.max(0, free) }];
      }),
    );

/** Quotas on cpu or memory refuse pods that do not say what they need. */
export const unstated = (quotas: readonly K8sObject[], perPod: Amounts): readonly string[] => [
  ...new Set(
    quotas
      .filter(quota => !isScoped(quota))
      .flatMap(quota => Object.keys(fieldsOf(dig(quota, 'status', 'hard') ?? dig(quota, 'spec', 'hard'))))
      .map(plainName)
      .filter(name => /^(requests|limits)\.(cpu|memory)$/.test(name) && perPod[name] === 0),
  ),
];

const amountText = (resource: string, value: number): string => {
  if (/memory|storage/.test(resource)) return `${Math.round((value / 2 ** 20) * 10) / 10}Mi`;
  return /cpu/.test(resource) ? `${Math.round(value * 1000)}m` : String(value);
};

export const shortageText = ({ quota, resource, needed, free }: Shortage): string =>
  `ResourceQuota/${quota}: the new colour needs ${amountText(resource, needed)} of ${resource}, ${amountText(resource, free)} are free.`;

/** A pod too big for every node, or a colour too big for all of them together; empty: as far as can be told it fits. */
export const tightNodes = (
  nodes: readonly K8sObject[],
  perPod: readonly Amounts[],
  total: Amounts,
): readonly string[] => {
  const usable = nodes.filter(node => dig(node, 'spec', 'unschedulable') !== true);
  if (usable.length === 0) return [];
  return (['cpu', 'memory'] as const).flatMap(resource => {
    const rooms = usable.map(node => quantity(dig(node, 'status', 'allocatable', resource)) || 0);
    const biggest = Math.max(0, ...perPod.map(one => one[`requests.${resource}`] ?? 0));
    const all = total[`requests.${resource}`] ?? 0;
    const room = Math.max(...rooms);
    if (biggest > room)
      return [
        `A pod asks for ${amountText(resource, biggest)} of ${resource}; the biggest node has ${amountText(resource, room)}.`,
      ];
    return all > sum(rooms)
      ? [
          `The new colour asks for ${amountText(resource, all)} of ${resource}; all nodes together have ${amountText(resource, sum(rooms))}.`,
        ]
      : [];
  });
};
