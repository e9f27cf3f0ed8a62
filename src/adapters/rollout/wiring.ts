/** The domain's ports of a rollout made real, the same for the actions, `ship` and the terminal. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import { codes } from '../../domain/rollout/codes.ts';
import type { RolloutPorts } from '../../domain/rollout/driver.ts';
import { releaseHeader } from '../../domain/rollout/identity.ts';
import type { Operation } from '../../domain/rollout/journal.ts';
import type { Ancestry, Probe, Target } from '../../domain/rollout/ports.ts';
import type { Place } from '../../domain/rollout/session.ts';
import type { Verifier } from '../../domain/rollout/verifier.ts';
import { gitAncestry } from '../journal/ancestry.ts';
import { ownEvidence, processLiveness } from '../journal/holder.ts';
import { stateFolder } from '../journal/state-folder.ts';
import { createFileJournalStore, journalFolder } from '../journal/store.ts';
import { nodeProber, type Prober } from '../probing/prober.ts';
import { createProcessTarget } from '../process/target.ts';
import type { PlaceInputs } from './inputs.ts';

export interface Rollout {
  readonly ports: RolloutPorts;
  readonly place: Place;
  readonly by: Operation['by'];
  readonly ancestry: Ancestry;
  newId(): string;
  /** Closes kept connections. */
  close(): void;
}

export { stateFolder };

const probeTimeoutMs = 2000;

/** One look on a connection of its own. */
export const freshProbe = (prober: Prober): Probe => ({
  probe: async (url, signal) => {
    const { result } = await prober.ask({ method: 'GET', url, connection: 'fresh', timeoutMs: probeTimeoutMs, signal });
    if (result.kind === 'fault')
      return { ok: false, releaseId: undefined, detail: `${result.fault}: ${result.detail}` };
    const ok = result.status >= 200 && result.status < 300;
    return { ok, releaseId: result.headers[releaseHeader], detail: `HTTP ${result.status}` };
  },
});

/** @throws UserError `target-unsupported` */
export const createTarget = (inputs: PlaceInputs, stateDir: string, runtime: Runtime): Target => {
  if (inputs.target !== 'process')
    throw new UserError(
      'target-unsupported',
      `target: ${inputs.target} is not supported by this version.`,
      codes.docs['target-unsupported'].next,
    );
  const place = { stateDir, app: inputs.app, environment: inputs.environment };
  return createProcessTarget(
    { ...place, entrancePort: inputs.port },
    {
      log: runtime.log,
      env: runtime.env,
      prepareImage: async run => {
        const { imageCommand } = await import('./image.ts');
        return await imageCommand(runtime, join(journalFolder(place), 'images'), run);
      },
    },
  );
};

export const createRollout = async (
  inputs: PlaceInputs,
  runtime: Runtime,
  verifier: (prober: Prober, place: { readonly folder: string }) => Verifier,
): Promise<Rollout> => {
  const stateDir = stateFolder(inputs['state-dir'], runtime);
  const { app, environment } = inputs;
  const evidence = await ownEvidence(runtime.exec, runtime.context, process.pid);
  const prober = nodeProber();
  return {
    ports: {
      store: createFileJournalStore({ stateDir, app, environment }),
      target: createTarget(inputs, stateDir, runtime),
      probe: freshProbe(prober),
      verifier: verifier(prober, { folder: journalFolder({ stateDir, app, environment }) }),
      liveness: processLiveness(runtime.exec),
      timer: runtime.clock,
      signal: runtime.signal,
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
    close: () => prober.close(),
  };
};
