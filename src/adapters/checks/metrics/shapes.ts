import { z } from 'zod';
import { parseDuration } from '../../../core/durations.ts';
import { shortestPeriodMs, usualPeriodMs } from '../../../domain/metrics/burn.ts';
import { type Objective, parseObjective, unitNames } from '../../../domain/metrics/objective.ts';
import {
  names,
  namesInstance,
  parseInstanceAddress,
  placeholderNames,
  unknownPlaceholders,
} from '../../../domain/metrics/placeholders.ts';
import { longestRangeMs, parsePromDuration } from '../../../domain/metrics/promql.ts';
import { reducers } from '../../../domain/metrics/reading.ts';
import { parseSelector } from '../../../domain/metrics/selectors.ts';
import type { Parsed } from '../../../domain/text/parsed.ts';
import { parseJsonPath } from '../../../domain/verification/probing/json-path.ts';
import {
  type BurnDefinition,
  type Common,
  type CounterDefinition,
  type MetricDefinition,
  type ProviderName,
  providerNames,
  type QueryDefinition,
} from './definition.ts';
import { addressOf } from './providers/provider.ts';

const duration = (text: string, context: z.RefinementCtx): number => {
  const value = parsePromDuration(text) ?? parseDuration(text);
  if (value !== undefined && value > 0) return value;
  context.addIssue({ code: 'custom', message: `"${text}" is not a duration` });
  return z.NEVER;
};
const durationText = z.string().transform(duration);

const objective = z.string().transform((text, context): Objective => {
  const parsed = parseObjective(text);
  if (parsed !== undefined) return parsed;
  const units = unitNames.join(', ');
  context.addIssue({ code: 'custom', message: `"${text}" is not an objective such as <= 1% (units: ${units})` });
  return z.NEVER;
});

/** A plain difference, with or without a unit. */
const difference = z.string().transform((text, context): Objective => {
  const parsed = parseObjective(`<= ${text}`);
  if (parsed !== undefined && parsed.limit >= 0) return parsed;
  context.addIssue({ code: 'custom', message: `"${text}" is not a difference such as 0.5% or 20ms` });
  return z.NEVER;
});

/** `99.9%`, or `99.9% over 7d`. */
const slo = z.string().transform((text, context): { readonly target: number; readonly periodMs: number } => {
  const [share = '', over] = text.split(/\s+over\s+/);
  const target = Number(share.replace(/\s*%$/, '')) / 100;
  const periodMs = over === undefined ? usualPeriodMs : parseDuration(over);
  if (/%$/.test(share.trim()) && target > 0 && target < 1 && periodMs !== undefined && periodMs >= shortestPeriodMs)
    return { target, periodMs };
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not an objective such as 99.9%, or 99.9% over 28d (7d at least)`,
  });
  return z.NEVER;
});

const query = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, context) => {
    for (const name of unknownPlaceholders(text))
      context.addIssue({
        code: 'custom',
        message: `{{${name}}} is unknown; there are ${placeholderNames.map(one => `{{${one}}}`).join(', ')}`,
      });
  });

const compare = z
  .strictObject({
    offset: durationText.optional(),
    baseline: z.boolean().default(false),
    'max-ratio': z.number().min(1).optional(),
    'max-difference': difference.optional(),
  })
  .refine(one => one.offset !== undefined || one.baseline, 'needs `offset`, or `baseline: true`')
  .refine(
    one => one['max-ratio'] !== undefined || one['max-difference'] !== undefined,
    'needs `max-ratio` or `max-difference`',
  );

const shape = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  provider: z.enum(providerNames),
  query: query.optional(),
  errors: query.optional(),
  requests: query.optional(),
  /** JSON: where in the answer the number stands. */
  path: z.string().optional(),
  objective: objective.optional(),
  slo: slo.optional(),
  compare: compare.optional(),
  window: durationText.optional(),
  'max-age': durationText.optional(),
  interval: durationText.optional(),
  timeout: durationText.optional(),
  reduce: z.enum(reducers).optional(),
  samples: query.optional(),
  'min-samples': z.number().int().positive().optional(),
  required: z.boolean().default(true),
});

type Shape = z.output<typeof shape>;

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const defaultTimeoutMs = 5000;

const commonOf = (one: Shape, subject: string): Common => ({
  name: one.name ?? clip(subject),
  provider: one.provider,
  windowMs: one.window ?? null,
  maxAgeMs: one['max-age'] ?? null,
  intervalMs: one.interval ?? null,
  timeoutMs: one.timeout ?? defaultTimeoutMs,
  minSamples: one['min-samples'] ?? null,
  required: one.required,
});

type Key = keyof Shape;

/** A key that is not heeded would hold a release to less than was asked for. */
const unheeded = (one: Shape, form: string, keys: readonly Key[]): string | false => {
  const given = keys.filter(key => one[key] !== undefined);
  return given.length > 0 && `${given.join(', ')}: ${form} takes no such key`;
};

const known = (problem: string | false): problem is string => problem !== false;
const firstOf = (...problems: readonly (string | false)[]): string | undefined => problems.find(known);

const urlPattern = /^https?:\/\/[^\s/]+\S*$/;

/** Whom `scrape` asks: addresses, or each instance of the release. */
const scrapedOf = (text: string): Parsed<Pick<CounterDefinition, 'urls' | 'instances'>> => {
  const urls = text.split(/[\s,]+/).filter(url => url !== '');
  if (!(urls.length > 0 && urls.every(url => urlPattern.test(url))))
    return { problem: '`query`: needs an http address' };
  if (!urls.some(namesInstance)) return { value: { urls, instances: null } };
  const instances = urls.length === 1 ? parseInstanceAddress(text.trim()) : undefined;
  return instances === undefined
    ? {
        problem:
          '`query`: one address for each instance, such as http://{{instance}}/metrics or http://{{instance}}:9090/metrics',
      }
    : { value: { urls, instances } };
};

const notScraped: ReturnType<typeof scrapedOf> = { value: { urls: [], instances: null } };

const countersOf = (one: Shape): Parsed<CounterDefinition> => {
  const { errors = '', requests = '', query: addresses = '' } = one;
  const scraped = one.provider === 'scrape' ? scrapedOf(addresses) : notScraped;
  if ('problem' in scraped) return scraped;
  const limit = one.objective;
  const problem = firstOf(
    one.provider !== 'prometheus' && one.provider !== 'scrape' && 'counters are read by prometheus and scrape only',
    (errors === '') !== (requests === '') && 'needs `errors` and `requests` together',
    one.provider === 'prometheus' && errors === '' && 'needs `errors` and `requests`',
    ...[errors, requests].map(
      text =>
        text !== '' &&
        parseSelector(text) === undefined &&
        `${text}: is no plain counter such as http_requests_total{app="web"}`,
    ),
    limit === undefined && 'needs an `objective`',
    limit !== undefined && !(limit.operator === '<=' || limit.operator === '<') && 'objective: counters need <=',
    limit !== undefined && !(limit.limit >= 0.0001 && limit.limit <= 0.5) && 'objective: needs 0.01% to 50%',
    unheeded(one, 'a check of counters', [
      ...(one.provider === 'scrape' ? [] : (['query'] as const)),
      ...(['compare', 'window', 'interval', 'reduce', 'samples', 'path'] as const),
    ]),
  );
  if (problem !== undefined || limit === undefined) return { problem: problem ?? 'needs an `objective`' };
  const subject = errors === '' ? addressOf(scraped.value.urls[0] ?? '') : `${errors} of ${requests}`;
  const counted = { errors, requests, ...scraped.value, maxErrorRate: limit.limit };
  return { value: { ...commonOf(one, subject), kind: 'counters', ...counted } };
};

const burnOf = (one: Shape, { target, periodMs }: NonNullable<Shape['slo']>): Parsed<BurnDefinition> => {
  const { errors, requests } = one;
  if (one.provider === 'scrape' || one.provider === 'json' || one.provider === 'sentry')
    return { problem: `${one.provider} keeps no history, so it knows no burn rate` };
  if (errors === undefined || requests === undefined) return { problem: 'needs `errors` and `requests`' };
  const expression = [errors, requests].find(text => /^[^{"'`]*\(/.test(text) && !names(text, 'window'));
  if (computes(one.provider) && expression !== undefined)
    return { problem: `${expression}: a burn rate needs plain counters, or {{window}} in the query` };
  const unused = unheeded(one, 'a burn rate', ['query', 'objective', 'compare', 'window', 'reduce', 'samples', 'path']);
  if (unused !== false) return { problem: unused };
  const common = commonOf(one, `burn rate of ${errors}`);
  return { value: { ...common, kind: 'burn', errors, requests, slo: target, periodMs } };
};

/** Providers that compute one value of a window themselves; of the others we get the points. */
const computes = (provider: ProviderName): boolean => provider === 'prometheus' || provider === 'google';

/** Providers that answer for now only. */
const withoutPast = (provider: ProviderName): boolean => provider === 'json' || provider === 'sentry';

const queryProblem = (whole: Shape): string | undefined => {
  const { provider, query: text = '', compare: against, ...one } = whole;
  const countsNothing = computes(provider) && one.samples === undefined && one.reduce === undefined;
  return firstOf(
    text === '' && 'needs a `query`',
    one.objective === undefined && against === undefined && 'needs an `objective` or `compare`',
    one['min-samples'] !== undefined &&
      countsNothing &&
      'min-samples: needs `samples`, a query that counts, or `reduce`',
    against?.offset !== undefined && withoutPast(provider) && `${provider}: has no past to compare with`,
    against?.baseline === true && !names(text, 'release') && 'compare.baseline: the query must name {{release}}',
    provider !== 'json' && unheeded(whole, `a query to ${provider}`, ['path']),
  );
};

const providerProblem = ({ provider, query: text = '', path }: Shape): string | undefined => {
  if (provider === 'json')
    return firstOf(
      !urlPattern.test(text) && 'query: needs an http address',
      (path === undefined || parseJsonPath(path) === undefined) && 'needs a `path` such as $.error.rate',
    );
  if (provider === 'sentry')
    return firstOf(!/^(new-issues|errors)(\s|$)/.test(text) && 'query: is `new-issues` or `errors`');
  return undefined;
};

const compareOf = (against: Shape['compare']): QueryDefinition['compare'] =>
  against === undefined
    ? null
    : {
        offsetMs: against.offset ?? null,
        baseline: against.baseline,
        maxRatio: against['max-ratio'] ?? null,
        maxDifference: against['max-difference']?.limit ?? null,
        unit: against['max-difference']?.unit ?? '',
      };

const queryOf = (one: Shape): Parsed<QueryDefinition> => {
  const problem = queryProblem(one) ?? providerProblem(one);
  if (problem !== undefined) return { problem };
  const text = one.query ?? '';
  const common = commonOf(one, one.provider === 'json' ? `${addressOf(text)} ${one.path}` : text);
  const ranged = computes(one.provider) ? longestRangeMs(text) : undefined;
  return {
    value: {
      ...common,
      kind: 'query',
      windowMs: common.windowMs ?? ranged ?? null,
      query: text,
      path: one.path ?? null,
      objective: one.objective ?? null,
      compare: compareOf(one.compare),
      reduce: one.reduce ?? null,
      samples: one.samples ?? null,
    },
  };
};

const fromShape = (one: Shape): Parsed<MetricDefinition> => {
  const queries = [one.errors, one.requests, one.samples, ...(one.provider === 'scrape' ? [] : [one.query])];
  if (queries.some(text => text !== undefined && namesInstance(text)))
    return { problem: '{{instance}} stands in the address of `scrape` only' };
  if (one.slo !== undefined) return burnOf(one, one.slo);
  if (one.provider === 'scrape' || one.errors !== undefined || one.requests !== undefined) return countersOf(one);
  return queryOf(one);
};

export const metricFromJson = (value: unknown): Parsed<MetricDefinition> => {
  const parsed = shape.safeParse(value);
  if (parsed.success) return fromShape(parsed.data);
  return {
    problem: parsed.error.issues.map(issue => `${issue.path.join('.') || 'metric'}: ${issue.message}`).join('; '),
  };
};
