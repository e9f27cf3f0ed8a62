import { firstKnown, githubAncestry } from '../../adapters/github/ancestry.ts';
import { GitHub } from '../../adapters/github/client.ts';
import { repository } from '../../adapters/github/repository.ts';
import { gitAncestry } from '../../adapters/journal/ancestry.ts';
import { stateFolder } from '../../adapters/journal/state-folder.ts';
import { createFileJournalStore, type JournalPlace } from '../../adapters/journal/store.ts';
import type { Files, Runtime } from '../../core/ports.ts';
import type { Inputs } from './inputs.ts';
import { run } from './run.ts';
import type { Live, PlanDeps } from './types.ts';

const readEvent = async (files: Files, path: string): Promise<unknown> =>
  path !== '' && (await files.exists(path)) ? JSON.parse(await files.readText(path)) : undefined;

/** The `process` target's journal, where this job runs on the machine that serves; read, never written. */
const readLive = async (place: JournalPlace, runtime: Runtime): Promise<Live | undefined> => {
  const stateDir = stateFolder(place.stateDir, runtime);
  const stored = await createFileJournalStore({ ...place, stateDir }).read();
  const release = stored?.journal.live ? stored.journal.colours[stored.journal.live] : null;
  return release === null || release === undefined ? undefined : { revision: release.revision, digest: release.digest };
};

export const wire = async (inputs: Inputs, runtime: Runtime): Promise<PlanDeps> => {
  const { exec, files, http, clock, context, env, signal } = runtime;
  const github = new GitHub({ http, clock, apiUrl: context.apiUrl, token: inputs['github-token'], signal });
  const asked = repository(github, context.repository);
  return {
    ...runtime,
    repository: asked,
    ancestry: firstKnown(gitAncestry(exec, context.workspace), githubAncestry(asked)),
    event: await readEvent(files, env['GITHUB_EVENT_PATH'] ?? ''),
    live: async place => await readLive(place, runtime),
  };
};

/** `run` in the real world. */
export const runReal = async (inputs: Inputs, runtime: Runtime): ReturnType<typeof run> =>
  await run(inputs, await wire(inputs, runtime));
