import { z } from 'zod';
import { type Colour, otherColour } from '../rollout/release.ts';
import type { EndpointSlice, Pod, Service } from './kinds.ts';
import { keys, nowhere } from './names.ts';
import { annotationsOf, isTerminating, labelsOf, selects } from './objects.ts';
import type { SwitchMode } from './shape.ts';

/** Where the switched Services lead, where they are to lead, and whether a move is safe and has arrived. Pure. */

export type Selector = Readonly<Record<string, string>>;

export const colours: readonly Colour[] = ['blue', 'green'];

/** A Service whose traffic we move. */
export interface Way {
  readonly service: Service;
  readonly name: string;
  readonly order: number;
  readonly selector: Selector;
  /** Where it leads; null: to neither colour. Between two colours it still counts as where it came from. */
  readonly colour: Colour | null;
  /** It leads to both colours, for a while. */
  readonly overlapping: boolean;
  readonly mode: SwitchMode;
  /** The selector that leads to a colour; null: the release in that colour does not have this Service. */
  readonly to: Readonly<Record<Colour, Selector | null>>;
}

const modeSchema = z.enum(['atomic', 'overlap', 'route']) satisfies z.ZodType<SwitchMode>;
const selectorSchema = z.record(z.string(), z.string());

const parsed = (text: string | undefined): Selector | null => {
  if (text === undefined) return null;
  try {
    return selectorSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

export const wayKey = (colour: Colour): string => `${keys.way}-${colour}`;

export const sameSelector = (a: Selector, b: Selector): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, value]) => b[key] === value);

export const asColour = (text: string | undefined): Colour | null =>
  text === 'blue' || text === 'green' ? text : null;

const leadsTo = (selector: Selector, to: Way['to']): Colour | null =>
  asColour(selector[keys.colour]) ??
  colours.find(colour => to[colour] !== null && sameSelector(selector, to[colour])) ??
  null;

export const wayOf = (service: Service): Way => {
  const annotations = annotationsOf(service);
  const selector = service.spec.selector ?? {};
  const to = { blue: parsed(annotations[wayKey('blue')]), green: parsed(annotations[wayKey('green')]) };
  const from = annotations[keys.overlap];
  return {
    service,
    name: service.metadata.name,
    order: Number(annotations[keys.order] ?? 0) || 0,
    selector,
    colour: from === undefined ? leadsTo(selector, to) : asColour(from),
    overlapping: from !== undefined,
    mode: modeSchema.safeParse(annotations[keys.mode]).data ?? 'atomic',
    to,
  };
};

/** Services that only lead to one colour for good (see route.ts) carry the colour as a label. */
const isSwitched = (service: Service): boolean => {
  const annotations = annotationsOf(service);
  const known = colours.some(colour => annotations[wayKey(colour)] !== undefined);
  return labelsOf(service)[keys.colour] === undefined && (known || service.spec.selector?.[keys.colour] !== undefined);
};

/** The switched ones among our Services, in the order of switching. */
export const waysOf = (services: readonly Service[]): readonly Way[] =>
  services
    .filter(isSwitched)
    .map(wayOf)
    .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));

const partOf = (way: Way, colour: Colour): boolean => way.to[colour] !== null || way.colour === colour;

const isComplete = (ways: readonly Way[], colour: Colour): boolean => {
  const part = ways.filter(way => partOf(way, colour));
  return part.length > 0 && part.every(way => way.colour === colour);
};

/**
 * The colour that has traffic: the one that all its Services lead to. While a switch is half done it is where the last
 * Service leads, so that it becomes the new colour with the last write and not before.
 */
export const trafficOf = (ways: readonly Way[]): Colour | null => {
  const [blue, green] = [isComplete(ways, 'blue'), isComplete(ways, 'green')];
  if (blue !== green) return blue ? 'blue' : 'green';
  const common = ways.filter(way => partOf(way, 'blue') && partOf(way, 'green'));
  return common.at(-1)?.colour ?? null;
};

/** The live release and the next one have no Service in common: no write could move traffic from one to the other. */
export const sharesNone = (ways: readonly Way[], services: readonly string[]): boolean => {
  const live = trafficOf(ways);
  const those = live === null ? [] : ways.filter(way => way.colour === live);
  return those.length > 0 && services.length > 0 && !those.some(way => services.includes(way.name));
};

export interface Move {
  readonly way: Way;
  readonly selector: Selector;
}

/** A Service that leads somewhere, yet to neither colour: somebody else pointed it there. */
export const isForeign = (way: Way): boolean => way.colour === null && way.selector[keys.colour] !== nowhere;

/**
 * What is still to be moved for `to` to have the traffic, in order: Services that are new with it, then those that both
 * colours have. 'moved-by-other': traffic is neither at `from` nor at `to`.
 */
export const movesTo = (ways: readonly Way[], from: Colour | null, to: Colour): readonly Move[] | 'moved-by-other' => {
  const traffic = trafficOf(ways);
  const part = ways.filter(way => way.to[to] !== null);
  if ((traffic !== from && traffic !== to) || part.some(isForeign)) return 'moved-by-other';
  const fresh = part.filter(way => !partOf(way, otherColour(to)));
  const common = part.filter(way => !fresh.includes(way));
  return [...fresh, ...common].flatMap(way => {
    const selector = way.to[to];
    return selector === null || sameSelector(way.selector, selector) ? [] : [{ way, selector }];
  });
};

/**
 * What is to be moved so that nothing leads to `colour`, which has no traffic: back to the other colour where that has
 * it, and else to no pod at all.
 */
export const movesOff = (ways: readonly Way[], colour: Colour): readonly Move[] => {
  const other = otherColour(colour);
  const back = trafficOf(ways) === other;
  return ways
    .filter(way => way.colour === colour || way.overlapping)
    .map(way => ({ way, selector: (back ? way.to[other] : null) ?? withColour(way.selector, nowhere) }));
};

const ownKeys: ReadonlySet<string> = new Set([keys.colour]);

export const withColour = (selector: Selector, colour: Colour | typeof nowhere): Selector => ({
  ...Object.fromEntries(Object.entries(selector).filter(([key]) => !ownKeys.has(key))),
  [keys.colour]: colour,
});

/** What two selectors agree on: it selects the pods of both. */
export const commonSelector = (a: Selector, b: Selector): Selector =>
  Object.fromEntries(Object.entries(a).filter(([key, value]) => b[key] === value));

export const isReady = (pod: Pod): boolean =>
  !isTerminating(pod) && (pod.status?.conditions ?? []).some(one => one.type === 'Ready' && one.status === 'True');

export const readyPods = (selector: Selector, pods: readonly Pod[]): readonly Pod[] =>
  pods.filter(pod => isReady(pod) && selects(selector, labelsOf(pod)));

/** As many as a rolling update would demand by default: a quarter may be missing, but never all. */
export const neededOf = (desired: number): number => Math.max(1, desired - Math.floor(desired / 4));

/** Both colours may have traffic only where the common selector leads to nothing else. */
export const strangers = (common: Selector, both: readonly Selector[], pods: readonly Pod[]): readonly Pod[] =>
  pods.filter(pod => selects(common, labelsOf(pod)) && !both.some(one => selects(one, labelsOf(pod))));

/** Names of the pods that the slices of a Service send new connections to. */
export const endpointsOf = (service: string, slices: readonly EndpointSlice[]): ReadonlySet<string> =>
  new Set(
    slices
      .filter(slice => labelsOf(slice)['kubernetes.io/service-name'] === service)
      .flatMap(slice => slice.endpoints ?? [])
      .filter(endpoint => endpoint.conditions?.ready !== false)
      .flatMap(endpoint => endpoint.targetRef?.name ?? []),
  );

/** '' when the slices of a Service hold all ready pods of its selector and no other; else what is wrong, for people. */
export const slicesLag = (way: Way, slices: readonly EndpointSlice[], pods: readonly Pod[]): string => {
  const wanted = readyPods(way.selector, pods).map(pod => pod.metadata.name);
  const selected = new Set(pods.filter(pod => selects(way.selector, labelsOf(pod))).map(pod => pod.metadata.name));
  const held = endpointsOf(way.name, slices);
  const missing = wanted.filter(name => !held.has(name)).length;
  const surplus = [...held].filter(name => !selected.has(name)).length;
  if (wanted.length === 0) return `Service ${way.name} leads to no ready pod`;
  return missing === 0 && surplus === 0
    ? ''
    : `endpoints of Service ${way.name} lag: ${missing} missing, ${surplus} too many`;
};
