import { createChecks } from '../../adapters/checks/checks.ts';
import { journalFolder } from '../../adapters/journal/store.ts';
import { processEntrance } from '../../adapters/probing/entrance.ts';
import { nodeProber, type Prober } from '../../adapters/probing/prober.ts';
import { processCounters } from '../../adapters/probing/process-counters.ts';
import { namesItself } from '../../adapters/probing/verifier.ts';
import { noVerifier, type Rollout, stateFolder, withRollout } from '../../adapters/rollout/wiring.ts';
import type { Runtime } from '../../core/ports.ts';
import { healthPathOf } from '../../domain/rollout/release.ts';
import { look } from '../../domain/rollout/session.ts';
import type { Inputs } from './inputs.ts';
import { type Entrance, type Place, run, type VerifyOutcome } from './run.ts';

/** Through an address that is known, or the proxy of the process target. */
const nearby = async (inputs: Inputs, runtime: Runtime, prober: Prober): Promise<VerifyOutcome> => {
  const folderOf = (place: Place): string =>
    journalFolder({ ...place, stateDir: stateFolder(place.stateDir, runtime) });
  return await run(inputs, {
    ...runtime,
    prober,
    checks: async subject => await createChecks(inputs, subject, runtime),
    entrance: async place => ({ url: await processEntrance(folderOf(place)), namesRelease: false }),
    counters: (place, releaseId) => (inputs.target === 'process' ? processCounters(folderOf(place), releaseId) : null),
  });
};

const entranceOf = async ({ ports, place }: Rollout, inputs: Inputs, prober: Prober): Promise<Entrance> => {
  const { target, signal } = ports;
  const { live, colours } = (await look(ports, place)).journal;
  const release = live === null ? null : colours[live];
  if (live === null || release === null) return { url: target.entranceUrl, namesRelease: false };
  const straight = { directUrl: await target.directUrl(live), healthPath: healthPathOf(release), signal };
  return { url: target.entranceUrl, namesRelease: await namesItself(straight, prober, inputs['probe-timeout']) };
};

/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs: Inputs, runtime: Runtime, prober: Prober): Promise<VerifyOutcome> =>
  await withRollout(
    inputs,
    runtime,
    noVerifier,
    async rollout =>
      await run(inputs, {
        ...runtime,
        prober,
        checks: async subject => await createChecks(inputs, subject, runtime),
        entrance: async () => await entranceOf(rollout, inputs, prober),
        counters: () => null,
      }),
  );

/** With real connections, closed at the end. */
export const runReal = async (inputs: Inputs, runtime: Runtime): Promise<VerifyOutcome> => {
  const prober = nodeProber();
  try {
    return inputs.target === 'kubernetes' && inputs.url === ''
      ? await throughCluster(inputs, runtime, prober)
      : await nearby(inputs, runtime, prober);
  } finally {
    prober.close();
  }
};
