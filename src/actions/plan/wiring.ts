import { join } from 'node:path';
import { GitHub } from '../../adapters/github/client.ts';
import { repository } from '../../adapters/github/repository.ts';
import type { Files, Runtime } from '../../core/ports.ts';
import { journalSchema } from '../../domain/rollout/journal-schema.ts';
import type { Inputs } from './inputs.ts';
import type { Live, PlanDeps } from './run.ts';

const readEvent = async (files: Files, path: string): Promise<unknown> =>
  path !== '' && (await files.exists(path)) ? JSON.parse(await files.readText(path)) : undefined;

/** The `process` target's journal, where this job runs on the machine that serves; read, never written. */
const readLive = async (files: Files, folder: string): Promise<Live | undefined> => {
  const path = join(folder, 'journal.json');
  if (!(await files.exists(path))) return undefined;
  const journal = journalSchema.safeParse(JSON.parse(await files.readText(path)));
  if (!journal.success || journal.data.live === null) return undefined;
  const release = journal.data.colours[journal.data.live];
  return release === null ? undefined : { revision: release.revision, digest: release.digest };
};

export const wire = async (inputs: Inputs, runtime: Runtime): Promise<PlanDeps> => {
  const { files, http, clock, context, env, signal } = runtime;
  const github = new GitHub({ http, clock, apiUrl: context.apiUrl, token: inputs['github-token'], signal });
  return {
    ...runtime,
    repository: repository(github, context.repository),
    event: await readEvent(files, env['GITHUB_EVENT_PATH'] ?? ''),
    live: async (service, environment) =>
      inputs['state-dir'] === '' ? undefined : await readLive(files, join(inputs['state-dir'], service, environment)),
  };
};
