/** Addresses and secrets of providers, one `NAME=value` a line. */

export const settingNames = [
  'aws-region',
  'cloudwatch-url',
  'datadog-site',
  'datadog-url',
  'google-project',
  'google-url',
  'newrelic-account',
  'newrelic-region',
  'newrelic-url',
  'sentry-organization',
  'sentry-project',
  'sentry-url',
] as const;
export type SettingName = (typeof settingNames)[number];

/** What a provider cannot do without. What is missing of the secrets is known only where they are: in the step. */
export const neededSettings: Readonly<Record<string, readonly SettingName[]>> = {
  newrelic: ['newrelic-account'],
  google: ['google-project'],
  sentry: ['sentry-organization'],
};

export const secretNames = [
  'aws-access-key-id',
  'aws-secret-access-key',
  'aws-session-token',
  'datadog-api-key',
  'datadog-app-key',
  'google-service-account',
  'google-token',
  'json-token',
  'newrelic-key',
  'prometheus-password',
  'prometheus-token',
  'scrape-token',
  'sentry-token',
] as const;
export type SecretName = (typeof secretNames)[number];

const split = (line: string): readonly [string, string] => {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};

export const valuesOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(lines.map(split));

/** Names that are not known. A line without `=` is named by its number: it may be a secret. */
export const unknownNames = (lines: readonly string[], known: readonly string[]): readonly string[] =>
  lines.flatMap((line, index) => {
    const [name] = split(line);
    if (!line.includes('=')) return [`line ${index + 1}`];
    return known.includes(name) ? [] : [name];
  });

/** What is masked: each value, not its name. */
export const secretValues = (text: string): readonly string[] =>
  text.split(/\r?\n/).map(line => {
    const value = split(line.trim())[1];
    return value === '' ? line.trim() : value;
  });
