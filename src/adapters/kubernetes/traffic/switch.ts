/** Moves the selectors of the app's Services from one colour to the other. */
import { userError } from '../../../core/errors.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { selects } from '../../../domain/kubernetes/objects.ts';
import type { SwitchMode } from '../../../domain/kubernetes/shape.ts';
import {
  type Move,
  movesOff,
  movesTo,
  neededOf,
  readyPods,
  type Selector,
  trafficOf,
  type Way,
} from '../../../domain/kubernetes/traffic.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';
import { deploymentsOf, podsIn } from '../release/seen.ts';
import { codes } from './codes.ts';
import { moveOne, type SwitchResult } from './move.ts';
import { overlapped } from './overlap.ts';
import { leaveRoutes, switchRoutes } from './route.ts';
import { freshWithin, surelyFresh, switchedWays } from './view.ts';

/** Whoever acts on a view older than this acts on a guess. */
const freshMs = 1000;

/** How many pods the Deployments of `colour` behind a selector want. */
const desiredBehind = (ctx: TargetContext, colour: Colour, selector: Selector): number =>
  deploymentsOf(ctx, colour)
    .filter(one => {
      const { [keys.colour]: _colour, 'pod-template-hash': _hash, ...base } = selector;
      return selects(base, one.spec.template.metadata?.labels ?? {});
    })
    .reduce((sum, one) => sum + (one.spec.replicas ?? 1), 0);

/** I1: no Service is led to where nothing, or too little, answers. */
const checkEndpoints = (ctx: TargetContext, move: Move, to: Colour): void => {
  const ready = readyPods(move.selector, podsIn(ctx)).length;
  const desired = desiredBehind(ctx, to, move.selector);
  if (ready >= neededOf(desired)) return;
  throw userError(
    codes,
    'too-few-endpoints',
    `Service ${move.way.name} would have ${ready} ready pods in ${to}; ${neededOf(desired)} of ${desired} are needed.`,
  );
};

const inOrder = async (
  ctx: TargetContext,
  moves: readonly Move[],
  to: Colour,
  token: number,
): Promise<SwitchResult> => {
  for (const move of moves) {
    await surelyFresh(ctx);
    checkEndpoints(ctx, move, to);
    if ((await moveOne(ctx, move, token)) === 'moved-by-other') return 'moved-by-other';
  }
  return 'switched';
};

/** As the input says, else as the release in `to` was made for. */
const modeOf = (ctx: TargetContext, ways: readonly Way[]): SwitchMode =>
  ctx.settings.switchMode === 'auto' ? (ways.at(-1)?.mode ?? 'atomic') : ctx.settings.switchMode;

export const switchServices = async (
  ctx: TargetContext,
  from: Colour | null,
  to: Colour,
  token: number,
): Promise<SwitchResult> => {
  await freshWithin(ctx, freshMs);
  const ways = switchedWays(ctx);
  const moves = movesTo(ways, from, to);
  if (moves === 'moved-by-other') return 'moved-by-other';
  const mode = modeOf(ctx, ways);
  if (mode === 'route' && moves.length > 0) {
    for (const move of moves) checkEndpoints(ctx, move, to);
    await switchRoutes(ctx, to, token);
  }
  if (mode !== 'overlap' || from === null) return await inOrder(ctx, moves, to, token);
  for (const move of moves) checkEndpoints(ctx, move, to);
  const widened = await overlapped(ctx, moves, from, token);
  if (widened === 'moved-by-other') return 'moved-by-other';
  const narrowing = movesTo(switchedWays(ctx), from, to);
  return narrowing === 'moved-by-other' ? narrowing : await inOrder(ctx, narrowing, to, token);
};

/** Nothing leads to `colour` any more, unless it has the traffic; then nothing is done. */
export const leaveColour = async (ctx: TargetContext, colour: Colour, token: number): Promise<void> => {
  await freshWithin(ctx, freshMs);
  const ways = switchedWays(ctx);
  if (trafficOf(ways) === colour) return;
  await leaveRoutes(ctx, colour, token);
  for (const move of movesOff(ways, colour)) await moveOne(ctx, move, token);
};
