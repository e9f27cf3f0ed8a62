import { join } from 'node:path';
import type { Files } from '../../core/ports.ts';
import { type DockerConfig, dockerConfigFolder, readDockerConfig } from '../registry/credentials.ts';

type Environment = Readonly<Record<string, string>>;

export interface RegistryLogin {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

/** Inputs hold secrets, and OIDC requests are not buildx's business. The rest it may need: proxies, helpers, the cache. */
const withheld = /^(INPUT_|ACTIONS_ID_TOKEN_REQUEST_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$|SOURCE_DATE_EPOCH$)/;

export const childEnvironment = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name)));

const configKey = (registry: string): string => (registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry);

/**
 * The user's logins and ours in one config. A common store hides plain entries, so the hosts it holds are named one by
 * one and it is left out. So is the Docker context: its record lies in the user's folder.
 */
export const withLogin = (config: DockerConfig, login: RegistryLogin): DockerConfig => {
  const key = configKey(login.registry);
  const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  const store = config.credsStore ?? '';
  const stored = store === '' ? [] : Object.keys(config.auths ?? {}).map(host => [host, store] as const);
  const helpers = Object.entries({ ...Object.fromEntries(stored), ...config.credHelpers });
  const { credsStore: _store, currentContext: _context, ...rest } = config;
  return {
    ...rest,
    auths: { ...config.auths, [key]: { auth } },
    credHelpers: Object.fromEntries(helpers.filter(([host]) => host !== key && host !== login.registry)),
  };
};

/** Variables that make buildx log in with `login`; the user's own configuration is read, never written. */
export const registryLogin = async (
  deps: { readonly files: Files; readonly env: Environment },
  login: RegistryLogin | undefined,
  folder: string,
): Promise<Record<string, string>> => {
  if (login === undefined) return {};
  const config = withLogin(await readDockerConfig(deps), login);
  const own = join(folder, 'docker');
  await deps.files.makeFolder(own, 0o700);
  await deps.files.writeAtomic(join(own, 'config.json'), JSON.stringify(config), 0o600);
  // Builders and their state stay where they are.
  return {
    DOCKER_CONFIG: own,
    BUILDX_CONFIG: deps.env['BUILDX_CONFIG'] || join(dockerConfigFolder(deps.env), 'buildx'),
  };
};
