/** What a program needs of its surroundings; everything else in the job's environment may be a credential. */
const passed = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'JAVA_HOME', 'GOROOT', 'DOTNET_ROOT'];

/** The environment of a program we measure or measure with: no token, no cloud credential, no OIDC request URL. */
export const scrubbedEnvironment = (
  env: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...Object.fromEntries(passed.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]]))),
  ...extra,
});
