/** Each switched Service says itself which selector leads to which colour, so that a switch needs to read nothing else. */
import { adoptedColour, hashOf, isOurs, leadsTo, narrowed } from '../../../domain/kubernetes/adoption.ts';
import { selectorFor } from '../../../domain/kubernetes/colour.ts';
import type { Service } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { labelsOf } from '../../../domain/kubernetes/objects.ts';
import type { SwitchMode } from '../../../domain/kubernetes/shape.ts';
import { type Selector, wayKey } from '../../../domain/kubernetes/traffic.ts';
import { type Colour, canonicalJson } from '../../../domain/rollout/release.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { deploymentsIn, servicesIn } from '../release/seen.ts';
import { annotating, patch } from '../release/writes.ts';
import { switchedWays, worldOf } from './view.ts';

/** What a Service says of one colour. `order` null: it stays where it is. */
export interface WayRecord {
  readonly name: string;
  readonly order: number | null;
  readonly selector: Selector;
  readonly mode: SwitchMode | null;
}

export const wayAnnotations = (
  colour: Colour,
  { order, selector, mode }: WayRecord,
): Readonly<Record<string, string>> => ({
  [wayKey(colour)]: canonicalJson(selector),
  ...(order === null ? {} : { [keys.order]: String(order) }),
  ...(mode === null ? {} : { [keys.mode]: mode }),
});

const hashMs = 10_000;
const pollMs = 100;
const never = new AbortController().signal;

/** Pods of an adopted app are told by the hash of their ReplicaSet, which is there a moment after its Deployment. */
const adoptedWays = async (ctx: TargetContext, { spec }: Loaded): Promise<readonly WayRecord[]> => {
  const since = ctx.clock.monotonic();
  for (;;) {
    const world = worldOf(ctx);
    const names = new Set((spec.adopted?.deployments ?? []).map(({ name }) => name));
    const behind = deploymentsIn(ctx).filter(one => names.has(one.metadata.name));
    const records = (spec.adopted?.services ?? []).map(({ name, selector }) => {
      const service = servicesIn(ctx).find(one => one.metadata.name === name);
      const one = behind.find(
        to => service !== undefined && leadsTo({ ...service, spec: { ...service.spec, selector } }, to),
      );
      return { name, order: null, selector, hash: one && hashOf(one, world), idle: one === undefined };
    });
    const known = records.filter(({ hash }) => hash !== undefined);
    if (known.length === records.filter(({ idle }) => !idle).length)
      return known.map(({ name, order, selector, hash }) => ({
        name,
        order,
        selector: narrowed(selector, hash),
        mode: null,
      }));
    if (ctx.clock.monotonic() - since > hashMs)
      throw new Error(`the ReplicaSets of ${[...names].join(', ')} did not come`);
    await ctx.mirror.changed(never, pollMs);
  }
};

const waysOfRelease = async (ctx: TargetContext, colour: Colour, loaded: Loaded): Promise<readonly WayRecord[]> =>
  loaded.spec.adopted === null
    ? loaded.shape.services.map((service, index) => ({
        name: service.name,
        order: index + 1,
        selector: selectorFor(service, colour),
        mode: loaded.shape.switchMode.mode,
      }))
    : await adoptedWays(ctx, loaded);

const record = async (
  ctx: TargetContext,
  service: Service,
  colour: Colour,
  way: WayRecord | undefined,
  token: number,
) =>
  await patch({ ...ctx, token }, service, live =>
    annotating(live, way === undefined ? { [wayKey(colour)]: null } : wayAnnotations(colour, way)),
  );

/** After a start: the Services of the release know the way to it, all others do not. Selectors are not touched. */
export const recordWays = async (ctx: TargetContext, colour: Colour, loaded: Loaded, token: number): Promise<void> => {
  const ways = await waysOfRelease(ctx, colour, loaded);
  const named = new Set(ways.map(({ name }) => name));
  const forgotten = switchedWays(ctx).filter(way => !named.has(way.name) && way.to[colour] !== null);
  await Promise.all([
    ...ways.map(async way => {
      const service = servicesIn(ctx).find(one => one.metadata.name === way.name && isOurs(one, ctx.settings));
      if (service === undefined) throw new Error(`Service/${way.name} is not there, though it was just written`);
      await record(ctx, service, colour, way, token);
    }),
    ...forgotten.map(async way => await record(ctx, way.service, colour, undefined, token)),
  ]);
};

/** The way to an app that was just taken over. */
export const adoptedWay = (
  selector: Selector,
  hash: string | undefined,
  order: number,
): Readonly<Record<string, string>> =>
  hash === undefined
    ? { [keys.order]: String(order) }
    : wayAnnotations(adoptedColour, { name: '', order, selector: narrowed(selector, hash), mode: null });

/** An adopted app that comes back belongs to the colour it comes back in. Before it is started, while it is at rest. */
export const recolourOriginals = async (
  ctx: TargetContext,
  colour: Colour,
  { spec }: Loaded,
  token: number,
): Promise<void> => {
  const names = new Set((spec.adopted?.deployments ?? []).map(({ name }) => name));
  const path = `/metadata/labels/${keys.colour.replace('/', '~1')}`;
  for (const original of deploymentsIn(ctx).filter(one => names.has(one.metadata.name) && isOurs(one, ctx.settings)))
    await patch({ ...ctx, token }, original, live =>
      labelsOf(live)[keys.colour] === colour ? [] : [{ op: 'add', path, value: colour }],
    );
};
