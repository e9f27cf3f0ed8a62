/**
 * Both colours have traffic for a while, for load balancers that take pods in and out one by one. While it lasts the
 * Service says where it comes from, so that a run killed in between finds traffic still at the old colour.
 */
import { ToolError, userError } from '../../../core/errors.ts';
import { commonSelector, type Move, slicesLag, strangers } from '../../../domain/kubernetes/traffic.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';
import { podsIn, slicesIn } from '../release/seen.ts';
import { codes } from './codes.ts';
import { moveOne, type SwitchResult } from './move.ts';
import { freshWithin, switchedWays } from './view.ts';

const slicesMs = 30_000;
const pollMs = 100;
const never = new AbortController().signal;

/** The move to the selector of both colours. @throws UserError `overlap-not-possible` */
const widening = (ctx: TargetContext, { way, selector }: Move, from: Colour): Move => {
  const old = way.to[from] ?? way.selector;
  const common = commonSelector(old, selector);
  const others = strangers(common, [old, selector], podsIn(ctx)).map(pod => pod.metadata.name);
  if (Object.keys(common).length > 0 && others.length === 0) return { way, selector: common };
  const also = others.length === 0 ? 'every pod' : `Pod/${others[0]}`;
  throw userError(
    codes,
    'overlap-not-possible',
    `What both colours of Service ${way.name} have in common would lead to ${also}, too.`,
  );
};

const untilSlicesHoldBoth = async (ctx: TargetContext, names: ReadonlySet<string>): Promise<void> => {
  const since = ctx.clock.monotonic();
  for (;;) {
    await freshWithin(ctx, 2000);
    const lag = switchedWays(ctx)
      .filter(way => names.has(way.name))
      .map(way => slicesLag(way, slicesIn(ctx), podsIn(ctx)))
      .find(one => one !== '');
    if (lag === undefined) return;
    if (ctx.clock.monotonic() - since > slicesMs) throw new ToolError('overlap-not-seen', 'kubernetes', lag);
    await ctx.mirror.changed(never, pollMs);
  }
};

export const overlapped = async (
  ctx: TargetContext,
  moves: readonly Move[],
  from: Colour,
  token: number,
): Promise<SwitchResult> => {
  const { overlapMs } = ctx.settings;
  // A Service that is new with this release has no old colour to share with.
  const shared = moves.filter(({ way }) => way.to[from] !== null || way.colour === from);
  const wide = shared.map(move => widening(ctx, move, from));
  for (const move of wide.filter(({ way }) => !way.overlapping))
    if ((await moveOne(ctx, move, token, from)) === 'moved-by-other') return 'moved-by-other';
  await untilSlicesHoldBoth(ctx, new Set(wide.map(({ way }) => way.name)));
  // A run that is cancelled already is finishing what must be finished: it holds all the same.
  await (ctx.signal.aborted ? ctx.clock.sleep(overlapMs) : ctx.clock.sleep(overlapMs, ctx.signal));
  return 'switched';
};
