import { userError } from '../../../core/errors.ts';
import { codes } from '../../../domain/metrics/codes.ts';
import { fill } from '../../../domain/metrics/placeholders.ts';
import type { CheckParts, Subject } from '../subject.ts';
import type { CounterDefinition, MetricDefinition, ProviderName } from './definition.ts';
import type { MetricInputs } from './inputs.ts';
import type { CounterSource } from './providers/counters.ts';
import type { PrometheusParts } from './providers/prometheus.ts';
import type { Credentials, Provider } from './providers/provider.ts';
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

const connectors: Readonly<Partial<Record<ProviderName, Connector>>> = {
  prometheus: async (given, { inputs, parts }) =>
    (await import('./providers/prometheus.ts')).prometheus(prometheusParts(given, inputs, parts)),
};

/** @throws UserError `metric-connection-missing` */
export const connect = async (
  definition: MetricDefinition,
  inputs: MetricInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<Provider> => {
  const connector = connectors[definition.provider];
  if (connector === undefined) throw userError(codes, 'metric-connection-missing', `${definition.provider}: later`);
  return await connector(givenOf(inputs), { definition, inputs, subject, parts });
};

/** @throws UserError `metric-placeholder-empty` */
const filled = (query: string, subject: Subject): string => {
  const found = fill(query, knownOf(subject, 0));
  if ('query' in found) return found.query;
  const missing = found.missing.map(name => `{{${name}}}`).join(', ');
  throw userError(codes, 'metric-placeholder-empty', `metrics: ${query} names ${missing}, which is not known here.`);
};

/** @throws UserError `metric-placeholder-empty` */
export const connectCounters = async (
  definition: CounterDefinition,
  inputs: MetricInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<CounterSource> => {
  const given = givenOf(inputs);
  const { scrape, prometheusCounters } = await import('./providers/counters.ts');
  const queries = { requests: filled(definition.requests, subject), errors: filled(definition.errors, subject) };
  if (definition.provider === 'prometheus')
    return prometheusCounters({ ...queries, prometheus: prometheusParts(given, inputs, parts) });
  const credentials = headers(authorization(given.secret('scrape-token')));
  return scrape({ ...parts, ...queries, urls: definition.urls, credentials, secrets: given.secrets });
};
