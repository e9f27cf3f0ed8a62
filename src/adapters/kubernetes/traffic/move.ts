import { serviceSchema } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf } from '../../../domain/kubernetes/objects.ts';
import { type Move, sameSelector, wayOf } from '../../../domain/kubernetes/traffic.ts';
import type { TargetContext } from '../context.ts';
import { annotate, patchFenced } from './patches.ts';

export type SwitchResult = 'switched' | 'moved-by-other';

/**
 * One compare-and-swap of a selector. Whoever changed it meanwhile is left alone, unless it says already what we want.
 */
export const moveOne = async (
  ctx: TargetContext,
  { way, selector }: Move,
  token: number,
  changes: Readonly<Record<string, string | null>> = { [keys.overlap]: null },
): Promise<SwitchResult> => {
  const patched = await patchFenced(ctx, way.service, token, [
    { op: 'test', path: '/spec/selector', value: way.selector },
    { op: 'replace', path: '/spec/selector', value: selector },
    ...annotate(way.service, changes),
  ]);
  if (patched.done) return 'switched';
  const now = serviceSchema.safeParse(patched.object).data;
  if (now === undefined) return 'moved-by-other';
  const there = wayOf(now);
  if (
    sameSelector(there.selector, selector) &&
    (changes[keys.overlap] ?? null) === (annotationsOf(now)[keys.overlap] ?? null)
  )
    return 'switched';
  // Only the fence, or an annotation, was written in between: the selector is still the one we know.
  return sameSelector(there.selector, way.selector)
    ? await moveOne(ctx, { way: there, selector }, token, changes)
    : 'moved-by-other';
};
