import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, ToolError, UserError } from '../../core/errors.ts';
import type { Exec, Files } from '../../core/ports.ts';

export type Credential =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** A long-lived token that is exchanged for short ones (docker login to some clouds). */
  | { readonly kind: 'identity'; readonly token: string };

export interface Credentials {
  /** What to log in with at `registry` (as in an image name), or undefined for anonymous. */
  find(registry: string): Promise<Credential | undefined>;
}

export const anonymous: Credentials = { find: async () => undefined };

/** A user name and password from inputs, for one registry only. */
export const explicitCredentials = (registry: string, username: string, password: string): Credentials => ({
  find: async asked => (sameRegistry(asked, registry) ? { kind: 'basic', username, password } : undefined),
});

/** The first that knows the registry. */
export const firstOf = (...all: readonly Credentials[]): Credentials => ({
  find: async registry => {
    for (const one of all) {
      const found = await one.find(registry);
      if (found !== undefined) return found;
    }
    return undefined;
  },
});

/** config.json names hosts with or without scheme and path: `https://index.docker.io/v1/` is docker.io. */
const hostOf = (key: string): string => {
  const host = (key.replace(/^https?:\/\//, '').split('/')[0] ?? '').toLowerCase();
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
};

const sameRegistry = (a: string, b: string): boolean => hostOf(a) === hostOf(b);

const hubKey = 'https://index.docker.io/v1/';

/** The address a credential helper knows the registry by. */
const helperKey = (registry: string): string => (hostOf(registry) === 'docker.io' ? hubKey : registry);

const entrySchema = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
});

/** Loose: what we do not read (proxies, plugins) is kept where a config is passed on. */
const configSchema = z.looseObject({
  auths: z.record(z.string(), entrySchema).nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
  credsStore: z.string().nullish(),
});

export type DockerConfig = z.output<typeof configSchema>;

const fromEntry = (entry: z.output<typeof entrySchema>): Credential | undefined => {
  if (entry.identitytoken !== undefined && entry.identitytoken !== '') {
    return { kind: 'identity', token: entry.identitytoken };
  }
  const decoded = Buffer.from(entry.auth ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const username = colon > 0 ? decoded.slice(0, colon) : entry.username;
  const password = colon > 0 ? decoded.slice(colon + 1) : entry.password;
  if (username === undefined || password === undefined || username === '') return undefined;
  return { kind: 'basic', username, password };
};

const helperAnswer = z.object({ Username: z.string(), Secret: z.string() });

/** How credential helpers say "nothing stored", in all known implementations. */
const nothingStored = /credentials not found|no credentials|not found in/i;

const askHelper = async (exec: Exec, helper: string, registry: string): Promise<Credential | undefined> => {
  const result = await exec.run({
    file: `docker-credential-${helper}`,
    args: ['get'],
    input: helperKey(registry),
    timeoutMs: 30_000,
  });
  // Its stdout may hold the secret, so only stderr may reach a message.
  if (result.exitCode !== 0) {
    if (nothingStored.test(result.stdout + result.stderr)) return undefined;
    throw new ToolError(
      'credential-helper-failed',
      `docker-credential-${helper}`,
      `docker-credential-${helper} get failed for ${registry}`,
      { exitCode: result.exitCode, stderr: result.stderr },
    );
  }
  try {
    const { Username, Secret } = helperAnswer.parse(JSON.parse(result.stdout));
    if (Username === '' && Secret === '') return undefined;
    if (Username === '<token>') return { kind: 'identity', token: Secret };
    return { kind: 'basic', username: Username, password: Secret };
  } catch {
    throw new ToolError(
      'credential-helper-failed',
      `docker-credential-${helper}`,
      `docker-credential-${helper} get answered something that is not a credential`,
    );
  }
};

export interface DockerConfigDeps {
  readonly env: Readonly<Record<string, string>>;
  readonly files: Pick<Files, 'exists' | 'readText'>;
  readonly exec: Exec;
}

export const dockerConfigFolder = (env: Readonly<Record<string, string>>): string =>
  env['DOCKER_CONFIG'] || join(env['HOME'] ?? '/', '.docker');

/** @throws UserError `docker-config-unreadable` */
export const readDockerConfig = async (deps: Pick<DockerConfigDeps, 'env' | 'files'>): Promise<DockerConfig> => {
  const path = join(dockerConfigFolder(deps.env), 'config.json');
  if (!(await deps.files.exists(path))) return {};
  try {
    return configSchema.parse(JSON.parse(await deps.files.readText(path)));
  } catch (cause) {
    // The text may hold secrets: a JSON error would quote it.
    const why =
      cause instanceof z.ZodError
        ? z.prettifyError(cause)
        : cause instanceof SyntaxError
          ? 'not JSON'
          : messageOf(cause);
    throw new UserError(
      'docker-config-unreadable',
      `${path} cannot be read: ${why}`,
      'Log in again (docker login), or pass the registry user name and password.',
    );
  }
};

const byHost = <T>(entries: Readonly<Record<string, T>> | null | undefined, registry: string): T | undefined =>
  Object.entries(entries ?? {}).find(([key]) => sameRegistry(key, registry))?.[1];

/** The logins that `docker login` left: a helper for the host, then the common store, then the plain entries. */
export const dockerCredentials = (deps: DockerConfigDeps): Credentials => ({
  find: async registry => {
    const config = await readDockerConfig(deps);
    const helper = byHost(config.credHelpers, registry) ?? config.credsStore ?? undefined;
    const entry = byHost(config.auths, registry);
    const stored = helper === undefined || helper === '' ? undefined : await askHelper(deps.exec, helper, registry);
    return stored ?? (entry === undefined ? undefined : fromEntry(entry));
  },
});
