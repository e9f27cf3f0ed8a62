import { serviceSchema } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject } from '../../../domain/kubernetes/objects.ts';
import { type Move, sameSelector, wayOf } from '../../../domain/kubernetes/traffic.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';
import { annotating, patch } from '../release/writes.ts';

export type SwitchResult = 'switched' | 'moved-by-other';

const selectorOf = (object: K8sObject): Readonly<Record<string, string>> => wayOf(serviceSchema.parse(object)).selector;

/**
 * One compare-and-swap of a selector. Whoever moved the Service meanwhile is left alone, unless it is where we want it.
 * `overlapFrom`: the colour it comes from while it leads to both.
 */
export const moveOne = async (
  ctx: TargetContext,
  { way, selector }: Move,
  token: number,
  overlapFrom: Colour | null = null,
): Promise<SwitchResult> => {
  const live = await patch({ ...ctx, token }, way.service, now => {
    const mark = annotating(now, { [keys.overlap]: overlapFrom });
    const path = '/spec/selector';
    const there = selectorOf(now);
    if (sameSelector(there, selector)) return mark;
    return sameSelector(there, way.selector)
      ? [{ op: 'test', path, value: way.selector }, { op: 'replace', path, value: selector }, ...mark]
      : [];
  });
  if (live === undefined || !sameSelector(selectorOf(live), selector)) return 'moved-by-other';
  return (annotationsOf(live)[keys.overlap] ?? null) === overlapFrom ? 'switched' : 'moved-by-other';
};
