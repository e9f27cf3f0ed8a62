import { userError } from '../../../core/errors.ts';
import { codes } from '../../../domain/metrics/codes.ts';
import { fill } from '../../../domain/metrics/placeholders.ts';
import type { SignalSource } from '../../../domain/signals/source.ts';
import type { CheckParts, Subject } from '../subject.ts';
import type {
  BurnDefinition,
  CounterDefinition,
  MetricDefinition,
  ProviderName,
  QueryDefinition,
} from './definition.ts';
import type { MetricInputs } from './inputs.ts';
import { instanceTargets } from './instances.ts';
import type { CounterSource } from './providers/counters.ts';
import { type GoogleParts, parseServiceAccount } from './providers/google.ts';
import type { PrometheusParts } from './providers/prometheus.ts';
import type { Credentials, Provider } from './providers/provider.ts';
import type { AwsCredentials } from './providers/sigv4.ts';
import { type SecretName, type SettingName, valuesOf } from './settings.ts';
import { knownOf } from './span.ts';

/** What the caller gave for providers. */
export interface Given {
  setting(name: SettingName): string | undefined;
  secret(name: SecretName): string | undefined;
  /** Every secret, to keep them out of what is written. */
  readonly secrets: readonly string[];
}

const givenOf = (inputs: MetricInputs): Given => {
  const settings = valuesOf(inputs['metrics-settings']);
  const secrets = valuesOf(inputs['metrics-secrets']);
  return {
    setting: name => settings[name] || undefined,
    secret: name => secrets[name] || undefined,
    secrets: Object.values(secrets).filter(value => value !== ''),
  };
};

const headers = (values: Readonly<Record<string, string>>): (() => Promise<Credentials>) => {
  const credentials = { kind: 'headers', headers: values } as const;
  return async () => credentials;
};

/** `user:password` or a token; neither: the server asks for none. */
export const authorization = (
  token: string | undefined,
  password?: string | undefined,
): Readonly<Record<string, string>> => {
  if (password !== undefined) return { authorization: `Basic ${Buffer.from(password).toString('base64')}` };
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
};

type Connector = (given: Given, wanted: Wanted) => Promise<Provider>;

interface Wanted {
  readonly definition: MetricDefinition;
  readonly inputs: MetricInputs;
  readonly subject: Subject;
  readonly parts: CheckParts;
}

const prometheusParts = (given: Given, inputs: MetricInputs, parts: CheckParts): PrometheusParts => ({
  ...parts,
  url: inputs['prometheus-url'],
  credentials: headers(authorization(given.secret('prometheus-token'), given.secret('prometheus-password'))),
  secrets: given.secrets,
});

/** @throws UserError `metric-connection-missing` */
const needed = (value: string | undefined, provider: ProviderName, name: string, where: string): string => {
  if (value !== undefined && value !== '') return value;
  throw userError(codes, 'metric-connection-missing', `metrics: ${provider} needs \`${name}\` in ${where}.`);
};

const secretOf = (given: Given, provider: ProviderName, name: SecretName): string =>
  needed(given.secret(name), provider, name, '`metrics-secrets`');
const settingOf = (given: Given, provider: ProviderName, name: SettingName): string =>
  needed(given.setting(name), provider, name, '`metrics-settings`');

/** From the inputs, else from the environment, where actions that log in to AWS leave them. */
const awsCredentials = (given: Given, env: Readonly<Record<string, string>>): AwsCredentials => {
  const own = given.secret('aws-access-key-id') !== undefined;
  const of = (name: SecretName, variable: string): string | undefined => (own ? given.secret(name) : env[variable]);
  const where = '`metrics-secrets`, or AWS credentials in the environment';
  return {
    accessKeyId: needed(of('aws-access-key-id', 'AWS_ACCESS_KEY_ID'), 'cloudwatch', 'aws-access-key-id', where),
    secretAccessKey: needed(
      of('aws-secret-access-key', 'AWS_SECRET_ACCESS_KEY'),
      'cloudwatch',
      'aws-secret-access-key',
      where,
    ),
    sessionToken: of('aws-session-token', 'AWS_SESSION_TOKEN') || undefined,
  };
};

const newrelicUrls: Readonly<Record<string, string>> = {
  us: 'https://api.newrelic.com/graphql',
  eu: 'https://api.eu.newrelic.com/graphql',
};

const googleAccess = (given: Given): GoogleParts['access'] => {
  const token = given.secret('google-token');
  if (token !== undefined) return { token };
  const key = secretOf(given, 'google', 'google-service-account');
  const account = parseServiceAccount(key);
  if (account !== undefined) return { account };
  throw userError(
    codes,
    'metric-connection-missing',
    'metrics: `google-service-account` is neither the JSON of a key file nor its base64.',
  );
};

const connectors: Readonly<Record<Exclude<ProviderName, 'scrape'>, Connector>> = {
  prometheus: async (given, { inputs, parts }) =>
    (await import('./providers/prometheus.ts')).prometheus(prometheusParts(given, inputs, parts)),
  datadog: async (given, { parts }) =>
    (await import('./providers/datadog.ts')).datadog({
      ...parts,
      site: given.setting('datadog-site') ?? 'datadoghq.com',
      url: given.setting('datadog-url'),
      apiKey: secretOf(given, 'datadog', 'datadog-api-key'),
      appKey: secretOf(given, 'datadog', 'datadog-app-key'),
    }),
  cloudwatch: async (given, { parts }) => {
    const { env } = parts;
    const region = given.setting('aws-region') ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
    return (await import('./providers/cloudwatch.ts')).cloudwatch({
      ...parts,
      region: needed(region, 'cloudwatch', 'aws-region', '`metrics-settings`'),
      url: given.setting('cloudwatch-url'),
      credentials: awsCredentials(given, env),
    });
  },
  newrelic: async (given, { parts }) =>
    (await import('./providers/newrelic.ts')).newrelic({
      ...parts,
      url: given.setting('newrelic-url') ?? newrelicUrls[given.setting('newrelic-region') ?? 'us'] ?? '',
      account: Number(settingOf(given, 'newrelic', 'newrelic-account')),
      key: secretOf(given, 'newrelic', 'newrelic-key'),
    }),
  google: async (given, { parts }) =>
    (await import('./providers/google.ts')).google({
      ...parts,
      project: settingOf(given, 'google', 'google-project'),
      url: given.setting('google-url') ?? 'https://monitoring.googleapis.com',
      access: googleAccess(given),
    }),
  sentry: async (given, { parts }) =>
    (await import('./providers/sentry.ts')).sentry({
      ...parts,
      url: given.setting('sentry-url') ?? 'https://sentry.io',
      organization: settingOf(given, 'sentry', 'sentry-organization'),
      project: given.setting('sentry-project') ?? '',
      token: secretOf(given, 'sentry', 'sentry-token'),
    }),
  json: async (given, { definition, parts }) =>
    (await import('./providers/json.ts')).json({
      ...parts,
      url: definition.kind === 'query' ? definition.query : '',
      path: definition.kind === 'query' ? (definition.path ?? '$') : '$',
      headers: authorization(given.secret('json-token')),
      secrets: given.secrets,
    }),
};

/** @throws UserError `metric-connection-missing` */
export const connect = async (
  definition: QueryDefinition | BurnDefinition,
  inputs: MetricInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<Provider> => {
  if (definition.provider === 'scrape') throw new Error('counters of a scrape are read elsewhere');
  return await connectors[definition.provider](givenOf(inputs), { definition, inputs, subject, parts });
};

/** @throws UserError `metric-placeholder-empty` */
const filled = (query: string, subject: Subject): string => {
  const found = fill(query, knownOf(subject, 0));
  if ('query' in found) return found.query;
  const missing = found.missing.map(name => `{{${name}}}`).join(', ');
  throw userError(codes, 'metric-placeholder-empty', `metrics: ${query} names ${missing}, which is not known here.`);
};

/** @throws UserError `metric-connection-missing` */
const sourceOf = ({ signals }: CheckParts): SignalSource => {
  if (signals !== undefined && typeof signals !== 'string') return signals;
  const why = signals ?? 'no target is known, only an address was given.';
  throw userError(codes, 'metric-connection-missing', `metrics: {{instance}} cannot be looked up: ${why}`);
};

/** @throws UserError `metric-connection-missing`, `metric-placeholder-empty` */
export const connectCounters = async (
  definition: CounterDefinition,
  inputs: MetricInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<CounterSource> => {
  const given = givenOf(inputs);
  const { fixedTargets, prometheusCounters, scrape } = await import('./providers/counters.ts');
  const queries = { requests: filled(definition.requests, subject), errors: filled(definition.errors, subject) };
  if (definition.provider === 'prometheus')
    return prometheusCounters({ ...queries, prometheus: prometheusParts(given, inputs, parts) });
  const credentials = headers(authorization(given.secret('scrape-token')));
  const { instances, urls } = definition;
  const targets =
    instances === null ? fixedTargets(urls) : instanceTargets(instances, urls[0] ?? '', sourceOf(parts), subject);
  return scrape({ ...parts, ...queries, targets, credentials, secrets: given.secrets });
};
