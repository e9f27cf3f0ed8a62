import { z } from 'zod';
import { metricNames, selectorsOf } from '../../../../domain/metrics/promql.ts';
import type { Fault, FaultKind, Point, Read } from '../../../../domain/metrics/reading.ts';
import {
  type Ask,
  addressOf,
  ask,
  type Credentials,
  jsonOf,
  type Provider,
  type ProviderParts,
  unparsable,
  wordsIn,
} from './provider.ts';

/** HTTP API of Prometheus, which Thanos, Mimir, VictoriaMetrics and Google’s managed service speak as well. */

const sample = z
  .tuple([z.number(), z.string()])
  .transform(([at, value]): Point => ({ at: at * 1000, value: parsed(value) }));

const parsed = (text: string): number =>
  text === '+Inf' ? Number.POSITIVE_INFINITY : text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text);

const labels = z.record(z.string(), z.string());
const remarks = { warnings: z.array(z.string()).optional(), infos: z.array(z.string()).optional() };

const answer = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: labels, value: sample })) }),
    z.object({
      resultType: z.literal('matrix'),
      result: z.array(z.object({ metric: labels, values: z.array(sample) })),
    }),
    z.object({ resultType: z.literal('scalar'), result: sample }),
  ]),
  ...remarks,
});

const failure = z.object({ status: z.literal('error'), errorType: z.string(), error: z.string(), ...remarks });

/** One series with its labels. */
export interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly Point[];
}

export interface PrometheusResult {
  readonly kind: 'result';
  readonly series: readonly Labelled[];
  readonly notes: readonly string[];
  readonly serverNow: number | null;
}

export interface PrometheusParts extends ProviderParts {
  readonly url: string;
  /** What else is said of the source in reports: `google`. */
  readonly name?: string;
  credentials(signal: AbortSignal): Promise<Credentials>;
  readonly secrets: readonly string[];
}

const kindOf = (errorType: string): FaultKind => (errorType === 'timeout' ? 'time-out' : 'provider-error');

const wordsOf = wordsIn(failure, ({ errorType, error }) => ({
  text: `${errorType}: ${error}`,
  kind: kindOf(errorType),
}));

/** Prometheus’ remarks on the query itself begin so; every other warning says that data are missing from the answer. */
const aboutTheQuery = /^PromQL (warning|info)/i;

const resultOf = (value: unknown, serverNow: number | null): PrometheusResult | Fault => {
  const good = answer.safeParse(value);
  if (!good.success) return unparsable('the answer is none of the Prometheus API');
  const { data, warnings = [], infos = [] } = good.data;
  const partial = warnings.filter(text => !aboutTheQuery.test(text));
  if (partial.length > 0) return { kind: 'provider-error', detail: `only a part was answered: ${partial.join('; ')}` };
  const notes = [...warnings, ...infos];
  if (data.resultType === 'scalar')
    return { kind: 'result', series: [{ labels: {}, points: [data.result] }], notes, serverNow };
  const series =
    data.resultType === 'vector'
      ? data.result.map(one => ({ labels: one.metric, points: [one.value] }))
      : data.result.map(one => ({ labels: one.metric, points: one.values }));
  return { kind: 'result', series, notes, serverNow };
};

const root = (url: string): string => url.replace(/\/+$/, '').replace(/\/api\/v1$/, '');

export const queryPrometheus = async (
  parts: PrometheusParts,
  path: 'query' | 'query_range',
  parameters: Readonly<Record<string, string>>,
  { timeoutMs, signal }: Pick<Ask, 'timeoutMs' | 'signal'>,
): Promise<PrometheusResult | Fault> => {
  const credentials = await parts.credentials(signal);
  if (credentials.kind !== 'headers') return credentials;
  // POST: long queries fit, and no proxy on the way keeps an answer.
  const request = {
    method: 'POST',
    url: `${root(parts.url)}/api/v1/${path}`,
    headers: { ...credentials.headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...parameters, timeout: `${Math.ceil(timeoutMs / 1000)}s` }).toString(),
    timeoutMs,
    signal,
  } as const;
  const answered = await ask(parts, request, parts.secrets, wordsOf);
  if (answered.kind !== 'answered') return answered;
  const json = jsonOf(answered);
  return 'value' in json ? resultOf(json.value, answered.serverNow) : json;
};

const times = (result: PrometheusResult): readonly number[] =>
  result.series.flatMap(({ points }) => points.map(point => point.value * 1000));

/** A query for one number per selector, all in one. */
const perSelector = (selectors: readonly string[], body: (selector: string) => string): string =>
  selectors.map((one, index) => `label_replace(max(${body(one)}), "selector", "${index}", "", "")`).join(' or ');

/** How far back the end of data is looked for once there are no new ones. */
const lostWithin = '[30m:5s]';

/** The end of the window. Without a time the server takes its own clock, which need not be ours. */
const timeOf = ({ agoMs }: Pick<Ask, 'agoMs'>, now: number): { readonly time?: string } =>
  agoMs === 0 ? {} : { time: `${(now - agoMs) / 1000}` };

/** When the newest sample behind a query was taken; null: the query reads no series; 0: none of its series has data. */
const newestSample = async (parts: PrometheusParts, asked: Ask): Promise<number | null | Fault> => {
  const selectors = selectorsOf(asked.query).slice(0, 8);
  if (selectors.length === 0 || asksForAbsence.test(asked.query)) return null;
  const time = timeOf(asked, parts.clock.now());
  const taken = perSelector(selectors, one => `timestamp(${one})`);
  const live = await queryPrometheus(parts, 'query', { query: taken, ...time }, asked);
  if (live.kind !== 'result') return live;
  // One without data is a counter that nothing was counted on yet; the oldest of the others speaks for the query.
  if (live.series.length > 0) return Math.min(...times(live));
  const query = perSelector(selectors, one => `max_over_time(timestamp(${one})${lostWithin})`);
  const lost = await queryPrometheus(parts, 'query', { query, ...time }, asked);
  return lost.kind === 'result' ? Math.max(0, ...times(lost)) : lost;
};

const asksForAbsence = /\babsent(_over_time)?\s*\(/;

const stepOf = (windowMs: number): number => Math.max(1, Math.round(windowMs / 60_000));

const parametersOf = (asked: Ask, now: number): Readonly<Record<string, string>> => {
  const { query, shape, windowMs, agoMs } = asked;
  if (shape === 'instant') return { query, ...timeOf(asked, now) };
  const end = (now - agoMs) / 1000;
  return { query, start: `${end - windowMs / 1000}`, end: `${end}`, step: `${stepOf(windowMs)}` };
};

/** The age of the oldest sample in the window, looked for once in sixty parts of it. */
const historyOf = async (parts: PrometheusParts, asked: Ask): Promise<number | undefined> => {
  const [selector] = selectorsOf(asked.query);
  if (selector === undefined) return undefined;
  const range = `[${Math.round(asked.windowMs / 1000)}s:${stepOf(asked.windowMs)}s]`;
  const query = `time() - min(min_over_time(timestamp(${selector})${range}))`;
  const time = timeOf(asked, parts.clock.now());
  const result = await queryPrometheus(parts, 'query', { query, ...time }, asked);
  if (result.kind !== 'result') return undefined;
  // Not one sample at any of the steps: there is less history than between two of them.
  return (result.series[0]?.points[0]?.value ?? 0) * 1000;
};

/** Far enough back to meet a failure of the release before, which shows that the name is right. */
const namesWithin = '[6h]';

/** Whether there are series of a metric that the query reads, whatever their labels. */
export const isShown = async (
  parts: PrometheusParts,
  query: string,
  limits: Pick<Ask, 'timeoutMs' | 'signal'>,
): Promise<boolean | Fault> => {
  const names = metricNames(query);
  // Selected by labels alone: no name could be wrong.
  if (names.length === 0) return true;
  const counted = names.map(name => `count(count_over_time(${name}${namesWithin}))`).join(' or ');
  const result = await queryPrometheus(parts, 'query', { query: counted }, limits);
  return result.kind === 'result' ? result.series.length > 0 : result;
};

export const prometheus = (parts: PrometheusParts): Provider => ({
  name: parts.name ?? 'prometheus',
  address: addressOf(parts.url),
  usualDelayMs: 90_000,
  reducer: 'last',
  momentary: true,
  increase: (counter, windowMs) => `sum(increase(${counter}[${Math.round(windowMs / 1000)}s]))`,
  history: async asked => await historyOf(parts, asked),
  shows: async asked => await isShown(parts, asked.query, asked),
  read: async (asked): Promise<Read> => {
    const path = asked.shape === 'series' ? 'query_range' : 'query';
    const result = await queryPrometheus(parts, path, parametersOf(asked, parts.clock.now()), asked);
    if (result.kind !== 'result') return result;
    // The time of an instant value is when it was computed; when its data were taken is asked apart.
    const newestAt = result.series.length > 0 ? await newestSample(parts, asked) : null;
    if (newestAt !== null && typeof newestAt !== 'number') return newestAt;
    const { notes, serverNow } = result;
    // `… or vector(0)` is a number even where nothing is measured at all.
    const series = newestAt === 0 ? [] : result.series;
    return { kind: 'series', series: series.map(one => one.points), newestAt, serverNow, notes };
  },
});
