import { names } from '../../../domain/metrics/placeholders.ts';
import { parseEntries } from '../../../domain/text/entries.ts';
import type { Parsed } from '../../../domain/text/parsed.ts';
import { type MetricDefinition, providerNames, type QueryDefinition } from './definition.ts';
import { metricFromJson } from './shapes.ts';

export const allowedMetrics = `lines such as \`prometheus: <query> <= 1%\`, \`prometheus: <errors> of <requests> <= 1%\`, \`… slo 99.9%\` (providers: ${providerNames.join(', ')}), or JSON objects (docs/metrics.md)`;

const line =
  /^(?<provider>[a-z]+):\s*(?<rest>.+?)\s+(?:slo\s+(?<slo>[\d.]+\s*%(?:\s+over\s+[\d.]+[hd])?)|(?<objective>(?:[<>]=?|[=!]=|[≤≥])\s*-?[\d.]+\s*[a-zA-Z%]*))(?:\s+#\s*(?<name>.+))?$/;

/** `E of R`: failures of requests. */
const ofPattern = /^(?<errors>.+)\s+of\s+(?<requests>.+)$/;

const textOf = (provider: string, rest: string): Readonly<Record<string, string>> => {
  const [first = '', ...others] = rest.split(/\s+/);
  if (provider === 'json') return { query: first, path: others.join(' ') };
  const counted = ofPattern.exec(provider === 'scrape' ? others.join(' ') : rest)?.groups;
  const pair = counted === undefined ? {} : { errors: counted['errors'] ?? '', requests: counted['requests'] ?? '' };
  if (provider === 'scrape') return { query: first, ...pair };
  return counted === undefined ? { query: rest } : pair;
};

const fromWords = (text: string): Parsed<MetricDefinition> => {
  const groups = line.exec(text)?.groups;
  if (groups === undefined) return { problem: 'is not `provider: query objective`' };
  const { provider = '', rest = '', slo: target, objective: limit, name } = groups;
  return metricFromJson({
    provider,
    ...textOf(provider, rest),
    ...(target === undefined ? {} : { slo: target }),
    ...(limit === undefined ? {} : { objective: limit }),
    ...(name === undefined ? {} : { name }),
  });
};

const queriesOf = (one: MetricDefinition): readonly string[] =>
  one.kind === 'query' ? [one.query, one.samples ?? ''] : [one.errors, one.requests];

/** It is asked of the release before as well, instead of this one. */
export const asksBefore = (one: MetricDefinition): one is QueryDefinition =>
  one.kind === 'query' && one.compare !== null && names(one.query, 'release');

/** Whether the release before has to be known. */
export const needsBaseline = (lines: readonly string[]): boolean => {
  const parsed = parseMetrics(lines);
  const metrics = 'metrics' in parsed ? parsed.metrics : [];
  return metrics.some(one => asksBefore(one) || queriesOf(one).some(query => names(query, 'baseline')));
};

/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
export const parseMetrics = (
  lines: readonly string[],
): { readonly metrics: readonly MetricDefinition[] } | { readonly problem: string; readonly allowed: string } => {
  const form = { noun: 'metric', most: 30, allowed: allowedMetrics, fromWords, fromJson: metricFromJson };
  const parsed = parseEntries(lines, form);
  return 'values' in parsed ? { metrics: parsed.values } : parsed;
};
