import { type MetricDefinition, providerNames } from './definition.ts';
import { metricFromJson, type Parsed } from './shapes.ts';

export const allowedMetrics = `lines such as \`prometheus: <query> <= 1%\`, \`prometheus: <errors> of <requests> <= 1%\`, \`… slo 99.9%\` (providers: ${providerNames.join(', ')}), or JSON objects (docs/metrics.md)`;

const parseJson = (text: string): Parsed<unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return { problem: 'is not valid JSON' };
  }
};

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

const fromLine = (text: string): Parsed<MetricDefinition> => {
  if (text.startsWith('{')) {
    const json = parseJson(text);
    return 'value' in json ? metricFromJson(json.value) : json;
  }
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

const parseAll = (lines: readonly string[]): readonly (Parsed<MetricDefinition> & { readonly shown: string })[] => {
  if (lines[0]?.startsWith('[') !== true) return lines.map(one => ({ ...fromLine(one), shown: one }));
  const list = parseJson(lines.join('\n'));
  if ('problem' in list) return [{ ...list, shown: 'the list' }];
  if (!Array.isArray(list.value)) return [{ problem: 'is not a list', shown: 'the value' }];
  return list.value.map((one: unknown, index) => ({ ...metricFromJson(one), shown: `metric ${index + 1}` }));
};

/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
export const parseMetrics = (
  lines: readonly string[],
): { readonly metrics: readonly MetricDefinition[] } | { readonly problem: string; readonly allowed: string } => {
  const parsed = parseAll(lines);
  const problems = parsed.flatMap(one => ('problem' in one ? [`${one.shown}: ${one.problem}`] : []));
  if (problems.length > 0) return { problem: problems.join(' | '), allowed: allowedMetrics };
  const metrics = parsed.flatMap(one => ('value' in one ? [one.value] : []));
  return metrics.length > 30
    ? { problem: `holds ${metrics.length} metrics`, allowed: 'at most 30 metrics' }
    : { metrics };
};
