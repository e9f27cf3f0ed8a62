import { z } from 'zod';
import type { Repository } from '../../adapters/github/repository.ts';
import { type Catalogue, defaultConfigPath } from '../../config/catalogue.ts';
import { parseFile } from '../../config/file.ts';
import type { FileConfig } from '../../config/schema.ts';
import { UserError } from '../../core/errors.ts';
import type { Files, RunContext } from '../../core/ports.ts';

const empty: FileConfig = { values: new Map(), environments: undefined };

export interface Configuration {
  /** What counts in this run. */
  readonly counts: FileConfig;
  /** On a pull request: what would count after the merge. */
  readonly proposed: FileConfig | undefined;
  /** For people: which file counts. */
  readonly origin: string;
}

export interface ConfigurationDeps {
  readonly files: Files;
  readonly context: RunContext;
  readonly repository: Repository;
  /** The webhook event that started the run. */
  readonly event: unknown;
}

const pullRequest = z.object({ pull_request: z.object({ base: z.object({ sha: z.string() }) }) });

/** The base commit when the run is for a pull request. A gate must not be loosened by the change it judges. */
const baseCommit = (deps: ConfigurationDeps): string | undefined => {
  if (!deps.context.eventName.startsWith('pull_request')) return undefined;
  const event = pullRequest.safeParse(deps.event);
  if (event.success) return event.data.pull_request.base.sha;
  throw unreadable('the event names no base commit');
};

const unreadable = (why: string): UserError =>
  new UserError(
    'base-config-unreadable',
    `The configuration of the base branch could not be read: ${why}`,
    'Give the plan job `contents: read` and run it again.',
  );

const baseText = async (path: string, commit: string, repository: Repository): Promise<string | undefined> => {
  const answer = await repository.fileAt(path, commit);
  if (answer.kind === 'denied') throw unreadable(answer.message);
  return answer.kind === 'found' ? answer.value : undefined;
};

const checkoutText = async (path: string, deps: ConfigurationDeps): Promise<string | undefined> => {
  const full = path.startsWith('/') ? path : `${deps.context.workspace}/${path}`;
  return (await deps.files.exists(full)) ? await deps.files.readText(full) : undefined;
};

const required = (path: string, text: string | undefined): void => {
  if (text !== undefined || path === defaultConfigPath) return;
  throw new UserError(
    'config-missing',
    `config: ${path} does not exist in the checkout`,
    `Create it, check the repository out first, or leave \`config\` unset (${defaultConfigPath} may be missing).`,
  );
};

const parse = async (catalogue: Catalogue, path: string, text: string | undefined): Promise<FileConfig> =>
  text === undefined ? empty : await parseFile(catalogue, path, text);

/** @throws UserError `config-missing`, `config-not-yaml`, `config-invalid`, `base-config-unreadable` */
export const readConfiguration = async (
  catalogue: Catalogue,
  path: string,
  deps: ConfigurationDeps,
): Promise<Configuration> => {
  const text = await checkoutText(path, deps);
  const base = baseCommit(deps);
  required(path, text);
  const mine = await parse(catalogue, path, text);
  if (base === undefined) {
    return { counts: mine, proposed: undefined, origin: text === undefined ? 'no file' : path };
  }
  const before = await baseText(path, base, deps.repository);
  const counts = await parse(catalogue, `${path}@${base.slice(0, 7)}`, before);
  return { counts, proposed: mine, origin: `${path} of the base commit ${base.slice(0, 7)}` };
};
