import type { z } from 'zod';
import type { Rule } from '../../core/inputs.ts';
import { commandInputs, commandRules } from './commands/inputs.ts';
import { metricInputs, metricRules } from './metrics/inputs.ts';
import { signalInputs, signalRules } from './signals/inputs.ts';

/** Inputs of the checks beside our own probes; part of `verificationInputs`. */
export const checkInputs = { ...commandInputs, ...metricInputs, ...signalInputs };

type Shape = typeof checkInputs;
export type CheckInputs = { readonly [K in keyof Shape]: z.output<Shape[K]> };

export const checkRules: readonly Rule<CheckInputs>[] = [...commandRules, ...metricRules, ...signalRules];
