import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { lastLines, type UserError, userError } from '../../core/errors.ts';
import type { ExecResult } from '../../core/ports.ts';
import { codes } from './codes.ts';

export interface BuilderChoice {
  /** Name of an existing builder, or ''. */
  readonly builder: string;
  /** Address of a buildkitd, or ''. */
  readonly endpoint: string;
}

export interface Builder {
  readonly name: string;
  readonly driver: string;
  /** What buildx must have in its environment to find the builder. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes down what was made for this build only. */
  release(): Promise<void>;
}

export interface BuilderDeps {
  /** Runs buildx. */
  buildx(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ExecResult>;
  /** A private folder that is removed at the end. */
  readonly folder: string;
}

interface Seen {
  readonly name: string;
  readonly driver: string;
  readonly problem: string;
}

const fieldOf = (text: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';

/** buildx inspect exits 0 for a builder it cannot reach, and says so in a line of its own. */
const inspect = async (deps: BuilderDeps, args: readonly string[]): Promise<Seen> => {
  const result = await deps.buildx(['inspect', ...args], {});
  const error = fieldOf(result.stdout, 'Error');
  return {
    name: fieldOf(result.stdout, 'Name'),
    driver: fieldOf(result.stdout, 'Driver'),
    problem: result.exitCode === 0 ? error : lastLines(result.stderr, 3),
  };
};

const missing = (message: string): UserError => userError(codes, 'builder-missing', message);

const nothing = async (): Promise<void> => undefined;

const existing = async (deps: BuilderDeps, name: string): Promise<Builder> => {
  const seen = await inspect(deps, [name]);
  if (seen.problem !== '') throw missing(`The builder "${name}" cannot be used: ${seen.problem}`);
  return { name, driver: seen.driver, env: {}, release: nothing };
};

const freshName = (): string => `prod-actions-${randomUUID().slice(0, 8)}`;

/** Its record lives in a private folder, so a killed run leaves nothing in the user's configuration. */
const remote = async (deps: BuilderDeps, endpoint: string): Promise<Builder> => {
  const env = { BUILDX_CONFIG: join(deps.folder, 'buildx') };
  const name = freshName();
  const result = await deps.buildx(['create', '--driver', 'remote', '--name', name, endpoint], env);
  if (result.exitCode !== 0) throw missing(`No builder at ${endpoint}: ${lastLines(result.stderr, 3)}`);
  return { name, driver: 'remote', env, release: nothing };
};

const container = async (deps: BuilderDeps, why: string): Promise<Builder> => {
  const env = { BUILDX_CONFIG: join(deps.folder, 'buildx') };
  const name = freshName();
  const result = await deps.buildx(['create', '--driver', 'docker-container', '--name', name, '--bootstrap'], env);
  const release = async (): Promise<void> => void (await deps.buildx(['rm', '--force', name], env));
  if (result.exitCode === 0) return { name, driver: 'docker-container', env, release };
  await release();
  throw missing(`There is no builder (${why}) and none could be made: ${lastLines(result.stderr, 3)}`);
};

/** The named builder, the one at the address, the current one if it can do several platforms, or a new container. */
export const openBuilder = async (deps: BuilderDeps, choice: BuilderChoice): Promise<Builder> => {
  if (choice.builder !== '') return await existing(deps, choice.builder);
  if (choice.endpoint !== '') return await remote(deps, choice.endpoint);
  const current = await inspect(deps, []);
  const usable = current.problem === '' && current.driver !== '' && current.driver !== 'docker';
  if (usable) return { name: current.name, driver: current.driver, env: {}, release: nothing };
  return await container(deps, current.problem === '' ? 'the current one builds one platform only' : current.problem);
};
