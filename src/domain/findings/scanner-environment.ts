/**
 * The whole environment a scanner gets. An allow-list: tokens, cloud credentials and the address that hands out OIDC
 * tokens are absent because they are not named here, not because someone thought of them.
 */
const allowed = [
  'PATH',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
] as const;

/** What build tools need beside those; Snyk starts some of them. */
const toolchains = ['JAVA_HOME', 'GOROOT', 'GOPATH', 'GOMODCACHE', 'GOCACHE', 'DOTNET_ROOT'] as const;

const picked = (env: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])));

/** `home` is a private empty folder: no login, configuration or cache of the caller is found there. */
export const scannerEnvironment = (
  env: Readonly<Record<string, string>>,
  home: string,
  extra: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({ ...picked(env, allowed), HOME: home, ...extra });

export const buildToolEnvironment = (env: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  picked(env, toolchains);
