import { createChecks } from '../../adapters/checks/checks.ts';
import type { CheckParts } from '../../adapters/checks/subject.ts';
import { journalFolder } from '../../adapters/journal/store.ts';
import { processSides, type Sides, sidesOf } from '../../adapters/probing/comparison/sides.ts';
import { processEntrance, recordedPort } from '../../adapters/probing/entrance.ts';
import { nodeProber, type Prober } from '../../adapters/probing/prober.ts';
import { processCounters } from '../../adapters/probing/process-counters.ts';
import { namesItself } from '../../adapters/probing/verifier.ts';
import { processSignals } from '../../adapters/process/signals.ts';
import { createRollout, noVerifier, type Rollout, stateFolder } from '../../adapters/rollout/wiring.ts';
import { messageOf } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import { healthPathOf } from '../../domain/rollout/release.ts';
import { look } from '../../domain/rollout/session.ts';
import type { Inputs } from './inputs.ts';
import { type Entrance, type Place, run, type VerifyOutcome } from './run.ts';

/** What runs on this machine tells of itself; undefined where nothing was deployed. */
const signalsHere = async ({ target }: Inputs, folder: string, { clock }: Runtime): Promise<CheckParts['signals']> => {
  const port = target === 'process' ? await recordedPort(folder).catch(() => undefined) : undefined;
  return port === undefined ? undefined : processSignals(folder, clock);
};

/**
 * Through an address that is known, or the proxy of the process target.
 * @param noSignals why the target tells nothing of the release; undefined: it may
 */
const nearby = async (
  inputs: Inputs,
  runtime: Runtime,
  prober: Prober,
  noSignals: string | undefined,
): Promise<VerifyOutcome> => {
  const folderOf = (place: Place): string =>
    journalFolder({ ...place, stateDir: stateFolder(place.stateDir, runtime) });
  const { app, environment, 'state-dir': stateDir } = inputs;
  const named = app !== '' && environment !== '';
  const signals =
    noSignals ?? (named ? await signalsHere(inputs, folderOf({ app, environment, stateDir }), runtime) : undefined);
  const parts: CheckParts = { ...runtime, ...(signals === undefined ? {} : { signals }) };
  return await run(inputs, {
    ...runtime,
    prober,
    checks: async subject => await createChecks(inputs, subject, parts),
    entrance: async place => ({ url: await processEntrance(folderOf(place)), namesRelease: false }),
    sides: async place => (inputs.target === 'process' ? await processSides(folderOf(place)) : null),
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

const clusterSides = async ({ ports: { target, signal } }: Rollout): Promise<Sides | null> =>
  await sidesOf(await target.observe(signal), async colour => await target.directUrl(colour));

/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (
  inputs: Inputs,
  runtime: Runtime,
  prober: Prober,
  rollout: Rollout,
): Promise<VerifyOutcome> => {
  const { signals } = rollout;
  try {
    return await run(inputs, {
      ...runtime,
      prober,
      checks: async subject => await createChecks(inputs, subject, { ...runtime, signals }),
      entrance: async () => await entranceOf(rollout, inputs, prober),
      sides: async () => await clusterSides(rollout),
      counters: () => null,
    });
  } finally {
    await rollout.close();
  }
};

/** Where users' way in is known, the cluster is asked only for what its pods tell; to be refused then stops nothing. */
const inCluster = async (inputs: Inputs, runtime: Runtime, prober: Prober): Promise<VerifyOutcome> => {
  const named = inputs.app !== '' && inputs.environment !== '';
  if (inputs.url !== '' && (inputs.signals === 'off' || !named))
    return await nearby(inputs, runtime, prober, undefined);
  const opening = createRollout(inputs, runtime, noVerifier);
  if (inputs.url === '') return await throughCluster(inputs, runtime, prober, await opening);
  const rollout = await opening.catch((error: unknown) => messageOf(error));
  runtime.signal.throwIfAborted();
  return typeof rollout === 'string'
    ? await nearby(inputs, runtime, prober, rollout)
    : await throughCluster(inputs, runtime, prober, rollout);
};

/** With real connections, closed at the end. */
export const runReal = async (given: Inputs, runtime: Runtime): Promise<VerifyOutcome> => {
  const inputs = { ...given, revision: given.revision || runtime.context.sha };
  const prober = nodeProber({ env: runtime.env, mask: secret => runtime.log.mask(secret) });
  try {
    return inputs.target === 'kubernetes'
      ? await inCluster(inputs, runtime, prober)
      : await nearby(inputs, runtime, prober, undefined);
  } finally {
    prober.close();
  }
};
