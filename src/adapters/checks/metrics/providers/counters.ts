import { messageOf } from '../../../../core/errors.ts';
import type { CounterSample } from '../../../../domain/metrics/counters.ts';
import { type Exposed, parseExposition } from '../../../../domain/metrics/exposition.ts';
import { familyOf, sampled, selectorText } from '../../../../domain/metrics/families.ts';
import { metricNames } from '../../../../domain/metrics/promql.ts';
import type { Fault, FaultKind } from '../../../../domain/metrics/reading.ts';
import { parseSelector } from '../../../../domain/metrics/selectors.ts';
import { isShown, type Labelled, type PrometheusParts, queryPrometheus } from './prometheus.ts';
import { addressOf, ask, type Credentials, type ProviderParts } from './provider.ts';

export interface CounterLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** No other look follows: what is to be told apart is asked for now. */
  readonly last: boolean;
}

/** What could not be read; `gone`: it is not there any more, so nothing is missed. */
export interface Missing {
  readonly name: string;
  readonly why: FaultKind | 'empty' | 'gone';
  readonly detail: string;
}

/** One look at counters of requests and failures. */
export interface CounterReading {
  readonly kind: 'counters';
  /** Each step is a set of values as they were at one time, oldest first. */
  readonly steps: readonly { readonly requests: readonly CounterSample[]; readonly errors: readonly CounterSample[] }[];
  /** How old the newest value is. */
  readonly ageMs: number;
  /** How far values are apart; null: not known yet. */
  readonly everyMs: number | null;
  /** What counts, with its queries. */
  readonly query: string;
  readonly missing: readonly Missing[];
  /** A counter with the name of the failures is shown, whatever its labels. */
  readonly failuresShown: boolean;
}

export interface CounterSource {
  readonly address: string;
  readonly name: string;
  /** They count requests to the verified release, and to no other. */
  readonly ofRelease: boolean;
  read(limits: CounterLimits): Promise<CounterReading | { readonly kind: 'nothing'; readonly detail: string } | Fault>;
  close?(): Promise<void>;
}

/** Whose counters are read, and where. */
export interface ScrapeTarget {
  readonly name: string;
  readonly url: string;
}

export interface ScrapeTargets {
  /** For people, without secrets. */
  readonly address: string;
  /** They belong to the verified release, and to no other. */
  readonly ofRelease: boolean;
  /** Asked at every look; rejects when it cannot be known. */
  now(): Promise<readonly ScrapeTarget[]>;
  close?(): Promise<void>;
}

export const fixedTargets = (urls: readonly string[]): ScrapeTargets => ({
  address: urls.map(addressOf).join(', '),
  ofRelease: false,
  now: async () => urls.map(url => ({ name: addressOf(url), url })),
});

const seriesText = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

export interface ScrapeParts extends ProviderParts {
  readonly targets: ScrapeTargets;
  /** '' with both: those of a known program. */
  readonly requests: string;
  readonly errors: string;
  readonly credentials: () => Promise<Credentials>;
  readonly secrets: readonly string[];
}

const accept = 'application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8,*/*;q=0.1';

interface Scraped {
  readonly kind: 'scraped';
  readonly requests: readonly CounterSample[];
  readonly errors: readonly CounterSample[];
  readonly failuresShown: boolean;
  readonly query: string;
}

/** `nothing`: no counter that is known. `idle`: not the one that was named, or not yet. */
interface Lacking<K> {
  readonly kind: K;
  readonly detail: string;
}

/** A description is without the ending that OpenMetrics gives to the samples of a counter. */
const isNamed = ({ samples, described }: Exposed, metric: string): boolean =>
  samples.some(({ name }) => name === metric) ||
  described.has(metric) ||
  (metric.endsWith('_total') && described.has(metric.slice(0, -'_total'.length)));

const scrapeOne = async (
  parts: ScrapeParts,
  { name: group, url }: ScrapeTarget,
  limits: CounterLimits,
): Promise<Scraped | Lacking<'nothing'> | Lacking<'idle'> | Fault> => {
  const credentials = await parts.credentials();
  if (credentials.kind !== 'headers') return credentials;
  const request = { method: 'GET', url, headers: { ...credentials.headers, accept }, ...limits } as const;
  const answered = await ask(parts, request, parts.secrets);
  if (answered.kind !== 'answered') return answered;
  const parsed = parseExposition(answered.response.text());
  if ('problem' in parsed) return { kind: 'unparsable', detail: parsed.problem };
  const given = { requests: parseSelector(parts.requests), errors: parseSelector(parts.errors) };
  const family =
    given.requests === undefined || given.errors === undefined
      ? familyOf(parsed.samples)
      : { program: '', requests: given.requests, errors: given.errors };
  if (family === undefined) return { kind: 'nothing', detail: 'it shows no counter of requests that is known here' };
  const counted = (selector: typeof family.requests): readonly CounterSample[] =>
    sampled(parsed.samples, selector).map(({ labels, value }) => ({ group, series: seriesText(labels), value }));
  const requests = counted(family.requests);
  const query = `${selectorText(family.errors)} of ${selectorText(family.requests)}`;
  if (requests.length === 0) return { kind: 'idle', detail: `${selectorText(family.requests)} is not shown` };
  const failuresShown = isNamed(parsed, family.errors.name);
  return { kind: 'scraped', requests, errors: counted(family.errors), failuresShown, query };
};

const targetsNow = async (targets: ScrapeTargets, signal: AbortSignal): Promise<readonly ScrapeTarget[] | Fault> => {
  try {
    return await targets.now();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { kind: 'provider-error', detail: messageOf(error) };
  }
};

/** Counters straight from the programs that show them. */
export const scrape = (parts: ScrapeParts): CounterSource => ({
  name: 'scrape',
  address: parts.targets.address,
  ofRelease: parts.targets.ofRelease,
  close: async () => await parts.targets.close?.(),
  read: async limits => {
    const targets = await targetsNow(parts.targets, limits.signal);
    if ('kind' in targets) return targets;
    const read = await Promise.all(
      targets.map(async target => ({ name: target.name, found: await scrapeOne(parts, target, limits) })),
    );
    const good = read.flatMap(({ found }) => (found.kind === 'scraped' ? [found] : []));
    const bad = read.flatMap(({ name, found }) => (found.kind === 'scraped' ? [] : [{ name, found }]));
    const [first] = good;
    if (first === undefined) {
      const found = bad[0]?.found;
      if (found === undefined) return { kind: 'nothing', detail: 'nobody is there to be asked' };
      return found.kind === 'idle' ? { kind: 'nothing', detail: found.detail } : found;
    }
    return {
      kind: 'counters',
      steps: [{ requests: good.flatMap(one => one.requests), errors: good.flatMap(one => one.errors) }],
      ageMs: 0,
      everyMs: 1000,
      query: first.query,
      // The name is right, as others show it: who answers without it has met no request yet.
      missing: bad.flatMap(({ name, found }) =>
        found.kind === 'idle'
          ? []
          : [{ name, why: found.kind === 'nothing' ? 'empty' : found.kind, detail: found.detail }],
      ),
      failuresShown: good.some(one => one.failuresShown),
    };
  },
});

export interface PrometheusCounterParts {
  readonly prometheus: PrometheusParts;
  readonly requests: string;
  readonly errors: string;
}

/** Enough for the slowest usual scrape, so that at least two values are in it. */
const lookbackMs = 130_000;

type Labels = Labelled['labels'];

/** What Prometheus scrapes. */
const targetOf = ({ job = '', instance = '' }: Labels): string => `${job}/${instance}`;

const groupOf = (labels: Labels): string => [targetOf(labels), ...(labels['pod'] ? [labels['pod']] : [])].join('/');

const median = (values: readonly number[]): number | null =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

interface Timed extends CounterSample {
  readonly at: number;
  readonly target: string;
}

const timed = (series: readonly Labelled[]): readonly Timed[] =>
  series.flatMap(({ labels, points }) =>
    points.map(({ at, value }) => ({
      at,
      value,
      group: groupOf(labels),
      target: targetOf(labels),
      series: seriesText(labels),
    })),
  );

const newestOf = (points: readonly { readonly at: number }[]): number => Math.max(0, ...points.map(({ at }) => at));

/** What stopped and is still to be scraped cannot be read; what went with its pod is no target any more. */
const missingOf = async (
  prometheus: PrometheusParts,
  stopped: readonly Timed[],
  newest: number,
  limits: CounterLimits,
): Promise<readonly Missing[] | Fault> => {
  if (stopped.length === 0) return [];
  const down = limits.last ? await queryPrometheus(prometheus, 'query', { query: 'up == 0' }, limits) : null;
  if (down !== null && down.kind !== 'result') return down;
  const broken = new Set(down?.series.map(({ labels }) => targetOf(labels)));
  return stopped.flatMap(({ group, target, at }): readonly Missing[] => {
    if (broken.has(target))
      return [{ name: group, why: 'provider-error', detail: 'no new values, its scrapes fail (up is 0)' }];
    return newest - at <= lookbackMs ? [{ name: group, why: 'gone', detail: 'no new values' }] : [];
  });
};

/** Raw samples, as Prometheus took them: their own times, and nothing worked out of them. */
export const prometheusCounters = ({ prometheus, requests, errors }: PrometheusCounterParts): CounterSource => {
  /** Newest time seen of each series: what is not newer was handed on before. */
  const seen = new Map<string, number>();
  /** The newest sample of each group that ever had one, however long ago. */
  const groups = new Map<string, Timed>();
  const silent = (points: readonly Timed[], newest: number, everyMs: number): readonly Timed[] => {
    for (const one of points.toSorted((a, b) => a.at - b.at)) groups.set(one.group, one);
    // One scrape may fail.
    return [...groups.values()].filter(({ at }) => newest - at > 2 * everyMs + 2000);
  };
  const sameName = metricNames(errors).some(name => metricNames(requests).includes(name));
  const fresh = (points: readonly Timed[], kind: string): readonly Timed[] => {
    const news = points.filter(one => one.at > (seen.get(kind + one.group + one.series) ?? 0));
    for (const one of points) seen.set(kind + one.group + one.series, one.at);
    return news;
  };
  let first = true;
  return {
    name: 'prometheus',
    address: addressOf(prometheus.url),
    ofRelease: false,
    read: async limits => {
      const range = `[${lookbackMs / 1000}s]`;
      // Failures first: every request that they are among is then in the other answer.
      const bad = await queryPrometheus(prometheus, 'query', { query: `${errors}${range}` }, limits);
      if (bad.kind !== 'result') return bad;
      const all = await queryPrometheus(prometheus, 'query', { query: `${requests}${range}` }, limits);
      if (all.kind !== 'result') return all;
      const points = timed(all.series);
      if (points.length === 0) return { kind: 'nothing', detail: `${requests} matched nothing` };
      const newest = newestOf(points);
      const gaps = all.series.flatMap(one =>
        one.points.slice(1).map((point, at) => point.at - (one.points[at]?.at ?? 0)),
      );
      const everyMs = median(gaps);
      const stopped = silent(points, newest, everyMs ?? 0);
      const missing = await missingOf(prometheus, stopped, newest, limits);
      if ('kind' in missing) return missing;
      const known = sameName || bad.series.length > 0;
      const failuresShown = known || !limits.last ? known : await isShown(prometheus, errors, limits);
      if (typeof failuresShown !== 'boolean') return failuresShown;
      // Nothing fails from here on: what is taken for seen is handed on.
      const [news, failures] = [fresh(points, 'r'), fresh(timed(bad.series), 'e')];
      const times = [...new Set([...news, ...failures].map(({ at }) => at))].sort((a, b) => a - b);
      // At first only the newest values: what was counted before is none of this release.
      const steps = (first ? [] : times).map(at => ({
        requests: news.filter(one => one.at === at),
        errors: failures.filter(one => one.at === at),
      }));
      const start = first ? [{ requests: latestOf(points), errors: latestOf(timed(bad.series)) }] : [];
      first = false;
      const ageMs = (all.serverNow ?? prometheus.clock.now()) - newest;
      const query = `${errors} of ${requests}`;
      return {
        kind: 'counters',
        steps: [...start, ...steps],
        ageMs,
        everyMs,
        query,
        missing,
        failuresShown,
      };
    },
  };
};

const latestOf = (points: readonly Timed[]): readonly Timed[] => {
  const last = new Map(points.map(one => [one.group + one.series, one]));
  return [...last.values()];
};
