import { withVerifyingRollout } from '../../adapters/rollout/verifying.ts';
import type { Runtime } from '../../core/ports.ts';
import type { Inputs } from './inputs.ts';
import { type About, run } from './run.ts';

/** `run` in the real world. */
export const runReal = async (inputs: Inputs, runtime: Runtime, about: About = {}): ReturnType<typeof run> =>
  await withVerifyingRollout(inputs, runtime, async rollout => await run(inputs, { ...runtime, rollout }, about));
