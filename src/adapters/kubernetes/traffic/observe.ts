/** What is seen of both colours and of the traffic. Reads the mirror; calls only where something is wrong with a colour. */
import { adoptedColour, podsOf } from '../../../domain/kubernetes/adoption.ts';
import { judgeColour } from '../../../domain/kubernetes/colour-state.ts';
import type { AppShape } from '../../../domain/kubernetes/shape.ts';
import { asColour, trafficOf } from '../../../domain/kubernetes/traffic.ts';
import type { ColourState, Observed } from '../../../domain/rollout/ports.ts';
import type { TargetContext } from '../context.ts';
import type { ColourWatch } from '../release/explain.ts';
import { highestFence } from './fence.ts';
import { leavingColour, releaseOf, type Unadopted, unadopted } from './found.ts';
import { freshWithin, switchedWays } from './view.ts';

const freshMs = 2000;

/** An app that ran before us; its id is what adopting it would give. */
const foundState = async (ctx: TargetContext, there: Unadopted): Promise<ColourState> => {
  const { deployments } = there.found;
  const seen = { deployments, pods: podsOf(deployments, there.world), onProbation: false };
  const { state } = judgeColour(seen, ctx.clock.now());
  if (state.state === 'absent') return state;
  return { ...state, releaseId: (await releaseOf(ctx, there))?.id ?? 'unadopted' };
};

const withFound = async (ctx: TargetContext, observed: Observed, there: Unadopted): Promise<Observed> => ({
  ...observed,
  [adoptedColour]: await foundState(ctx, there),
  traffic: there.found.services.length > 0 ? adoptedColour : observed.traffic,
});

/** A colour whose going is not finished is not gone. */
const stillLeaving = (state: ColourState): ColourState =>
  state.state === 'absent' ? { state: 'starting', releaseId: '' } : state;

export const observe = async (ctx: TargetContext, watch: ColourWatch, shape: AppShape | null): Promise<Observed> => {
  await freshWithin(ctx, freshMs);
  const [blue, green] = await Promise.all([watch.stateOf('blue'), watch.stateOf('green')]);
  const observed: Observed = { blue, green, traffic: trafficOf(switchedWays(ctx)), fence: highestFence(ctx) };
  const there = unadopted(ctx, shape);
  const seen = there === null ? observed : await withFound(ctx, observed, there);
  const leaving = asColour(leavingColour(ctx));
  return leaving === null ? seen : { ...seen, [leaving]: stillLeaving(seen[leaving]) };
};
