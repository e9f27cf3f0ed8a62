import { resolve } from 'node:path';
import { withVerifyingRollout } from '../../adapters/rollout/verifying.ts';
import type { Rollout } from '../../adapters/rollout/wiring.ts';
import { CancelledError } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import { reasonOf } from '../../core/runtime.ts';
import type { Inputs } from './inputs.ts';
import { type Described, releaseOf } from './release.ts';
import { type Beside, type BlueGreenOutcome, offlineOutcome, run } from './run.ts';

const describe = async (inputs: Inputs, { kubernetes }: Rollout, { context }: Runtime): Promise<Described> => {
  if (kubernetes !== null) return await kubernetes.prepare(inputs);
  const folder = resolve(context.workspace, inputs['working-directory']);
  return { release: await releaseOf(inputs, { sha: context.sha, folder }), contents: null };
};

const online = async (inputs: Inputs, runtime: Runtime & Beside, opened: () => void): Promise<BlueGreenOutcome> =>
  await withVerifyingRollout(inputs, runtime, async rollout => {
    opened();
    return await run(inputs, {
      ...runtime,
      rollout,
      describe: async values => await describe(values, rollout, runtime),
    });
  });

/** A dry run needs no cluster: the manifests alone say much, and why the cluster was not asked is said with it. */
const dryRun = async (inputs: Inputs, runtime: Runtime & Beside): Promise<BlueGreenOutcome> => {
  let isOpen = false;
  try {
    return await online(inputs, runtime, () => {
      isOpen = true;
    });
  } catch (thrown) {
    if (isOpen || thrown instanceof CancelledError) throw thrown;
    const { planOffline } = await import('../../adapters/kubernetes/plan-offline.ts');
    return await offlineOutcome(inputs, await planOffline(inputs, runtime), reasonOf(thrown), runtime.log);
  }
};

/** `run` in the real world. */
export const runReal = async (inputs: Inputs, given: Runtime, about: Beside = {}): Promise<BlueGreenOutcome> => {
  const runtime = { ...given, ...about };
  return inputs.target === 'kubernetes' && inputs['dry-run']
    ? await dryRun(inputs, runtime)
    : await online(inputs, runtime, () => undefined);
};
