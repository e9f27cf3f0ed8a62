/** The domain's ports of a rollout made real, the same for the actions, `ship` and the terminal. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Runtime } from '../../core/ports.ts';
import type { RolloutPorts } from '../../domain/rollout/driver.ts';
import type { Operation } from '../../domain/rollout/journal.ts';
import type { Ancestry, Liveness } from '../../domain/rollout/ports.ts';
import type { Place } from '../../domain/rollout/session.ts';
import type { Verifier } from '../../domain/rollout/verifier.ts';
import type { SignalSource } from '../../domain/signals/source.ts';
import { GitHub } from '../github/client.ts';
import { runLiveness } from '../github/runs.ts';
import { gitAncestry } from '../journal/ancestry.ts';
import { eitherLiveness, ownEvidence, processLiveness } from '../journal/holder.ts';
import { stateFolder } from '../journal/state-folder.ts';
import { createFileJournalStore, journalFolder } from '../journal/store.ts';
import type { KubernetesPlace } from '../kubernetes/wiring.ts';
import type { CounterSource } from '../probing/counters.ts';
import { freshProbe } from '../probing/fresh-probe.ts';
import { keptClient } from '../probing/kept-client.ts';
import { nodeProber, type Prober } from '../probing/prober.ts';
import { processCounters } from '../probing/process-counters.ts';
import { processSignals } from '../process/signals.ts';
import { createProcessTarget } from '../process/target.ts';
import type { PlaceInputs } from './inputs.ts';

export interface Rollout {
  readonly ports: RolloutPorts;
  readonly place: Place;
  readonly by: Operation['by'];
  readonly ancestry: Ancestry;
  newId(): string;
  /** null with any other target than `kubernetes`. */
  readonly kubernetes: KubernetesPlace | null;
  readonly signals: SignalSource;
  /** Closes kept connections, and with `kubernetes` the way to the cluster. */
  close(): Promise<void>;
}

/** A place, and what may be asked about the holder of its lease. */
export type HolderPlace = PlaceInputs & { readonly 'github-token'?: string };

/** What a verifier is made of, beside its inputs. */
export interface VerifierParts {
  readonly prober: Prober;
  /** The target's own count of a release's requests; null where it has none. */
  counters(releaseId: string): CounterSource | null;
  /** What the target tells of the instances of a release. */
  readonly signals: SignalSource;
}

/** Where a target keeps its record, and how it runs releases. */
type Where = Pick<RolloutPorts, 'store' | 'target'> &
  Pick<VerifierParts, 'counters' | 'signals'> &
  Pick<Rollout, 'kubernetes'>;

export { stateFolder };

const processWhere = (inputs: PlaceInputs, runtime: Runtime): Where => {
  const place = {
    stateDir: stateFolder(inputs['state-dir'], runtime),
    app: inputs.app,
    environment: inputs.environment,
  };
  const folder = journalFolder(place);
  const target = createProcessTarget(
    { ...place, entrancePort: inputs.port },
    {
      log: runtime.log,
      env: runtime.env,
      prepareImage: async run => {
        const { imageCommand } = await import('./image.ts');
        return await imageCommand(runtime, join(folder, 'images'), run);
      },
    },
  );
  const counters = (releaseId: string): CounterSource => processCounters(folder, releaseId);
  const signals = processSignals(folder, runtime.clock);
  return { store: createFileJournalStore(place), target, counters, signals, kubernetes: null };
};

/** Loaded where it is used: the process target starts without it. */
const kubernetesWhere = async (inputs: PlaceInputs, runtime: Runtime): Promise<Where> => {
  const { openKubernetes } = await import('../kubernetes/wiring.ts');
  const kubernetes = await openKubernetes(inputs, runtime);
  const { store, target, signals } = kubernetes;
  return { store, target, signals, counters: () => null, kubernetes };
};

/** Who holds a lease is asked of this machine, then of GitHub. */
const livenessOf = (inputs: HolderPlace, { exec, http, clock, context, signal }: Runtime): Liveness => {
  const token = inputs['github-token'] ?? '';
  const here = processLiveness(exec);
  if (token === '' || context.repository === '') return here;
  return eitherLiveness(here, runLiveness(new GitHub({ http, clock, apiUrl: context.apiUrl, token, signal }), context));
};

/** The caller closes it. @throws UserError when the target cannot be reached */
export const createRollout = async (
  inputs: HolderPlace,
  runtime: Runtime,
  verifier: (parts: VerifierParts) => Verifier,
): Promise<Rollout> => {
  const { app, environment } = inputs;
  const evidence = await ownEvidence(runtime.exec, runtime.context, process.pid);
  const { store, target, counters, signals, kubernetes } =
    inputs.target === 'process' ? processWhere(inputs, runtime) : await kubernetesWhere(inputs, runtime);
  const prober = nodeProber({ env: runtime.env, mask: secret => runtime.log.mask(secret) });
  return {
    ports: {
      store,
      target,
      probe: freshProbe(prober),
      verifier: verifier({ prober, counters, signals }),
      liveness: livenessOf(inputs, runtime),
      timer: runtime.clock,
      signal: runtime.signal,
      keptClient: url => keptClient(url, runtime.clock.now),
      say: line => runtime.log.info(line),
    },
    place: { app, environment, evidence },
    by: {
      run: runtime.context.runId,
      attempt: runtime.context.runAttempt,
      host: evidence.host,
      pid: evidence.pid,
    },
    ancestry: gitAncestry(runtime.exec, runtime.context.workspace),
    newId: () => randomUUID(),
    kubernetes,
    signals,
    close: async () => {
      prober.close();
      await kubernetes?.close();
    },
  };
};

/** For what only looks, or acts by hand. */
export const noVerifier = (): Verifier => ({
  verify: async () => {
    throw new Error('this command verifies nothing');
  },
});

/** A rollout for one command, closed at its end. */
export const withRollout = async <T>(
  inputs: HolderPlace,
  runtime: Runtime,
  verifier: (parts: VerifierParts) => Verifier,
  body: (rollout: Rollout) => Promise<T>,
): Promise<T> => {
  const rollout = await createRollout(inputs, runtime, verifier);
  try {
    return await body(rollout);
  } finally {
    await rollout.close();
  }
};

/** Where users' traffic enters, as far as somebody outside this step can use it; empty: nobody named it. */
export const publicUrl = ({ ports, kubernetes }: Rollout, { url }: Pick<PlaceInputs, 'url'>): string =>
  url === '' && kubernetes === null ? ports.target.entranceUrl : url;
