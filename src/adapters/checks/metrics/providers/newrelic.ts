import { z } from 'zod';
import type { Point, Read } from '../../../../domain/metrics/reading.ts';
import { type Answered, addressOf, ask, jsonOf, type Provider, type ProviderParts, unparsable } from './provider.ts';

/** New Relic, NRQL through NerdGraph. The query has neither SINCE nor UNTIL: the window is ours to set. */

const graph = `query($account: Int!, $nrql: Nrql!, $timeout: Seconds!) {
  actor { account(id: $account) { nrql(query: $nrql, timeout: $timeout) { results } } }
}`;

const failure = z.object({
  message: z.string(),
  extensions: z.object({ errorClass: z.string().optional(), code: z.string().optional() }).optional(),
});

const answer = z.object({
  errors: z.array(failure).nullish(),
  data: z
    .object({
      actor: z.object({
        account: z
          .object({ nrql: z.object({ results: z.array(z.record(z.string(), z.unknown())) }).nullable() })
          .nullable(),
      }),
    })
    .nullish(),
});

export interface NewRelicParts extends ProviderParts {
  readonly url: string;
  readonly account: number;
  readonly key: string;
}

const denied = /(ACCESS_DENIED|UNAUTHORIZED|Unauthorized|INVALID_API_KEY)/;
const slow = /(TIMEOUT|timed? ?out)/i;

/** Fields of a row that are no result of the query. */
const bookkeeping = new Set(['beginTimeSeconds', 'endTimeSeconds', 'timestamp', 'facet']);

/** `percentile(duration, 95)` is an object with a member for each percentile that was asked for. */
const percentiles = z.record(z.string(), z.number().nullable());

/** The one number of a row, or null where New Relic has none; undefined: there is not one. */
const numberOf = (row: Readonly<Record<string, unknown>>): number | null | undefined => {
  const values = Object.entries(row).filter(([name]) => !bookkeeping.has(name));
  const [value] = values.map(([, one]) => one);
  if (values.length !== 1) return undefined;
  if (typeof value === 'number' || value === null) return value;
  const members = Object.values(percentiles.safeParse(value).data ?? {});
  return members.length === 1 ? members[0] : undefined;
};

const faultOf = (errors: readonly z.output<typeof failure>[]): Read => {
  const detail = errors
    .map(({ message, extensions }) => [extensions?.errorClass, message].filter(Boolean).join(': '))
    .join('; ');
  return { kind: denied.test(detail) ? 'denied' : slow.test(detail) ? 'time-out' : 'provider-error', detail };
};

/** Rows of a TIMESERIES have a time of their own; a single row speaks of the whole window. */
const readOf = (rows: readonly Readonly<Record<string, unknown>>[], end: number, answered: Answered): Read => {
  const faceted = rows.some(row => 'facet' in row);
  const points: Point[] = [];
  for (const row of rows) {
    const value = numberOf(row);
    if (value === undefined) return unparsable('a row of the answer is not one number');
    const ended = row['endTimeSeconds'];
    points.push({ at: typeof ended === 'number' ? ended * 1000 : end, value: value ?? Number.NaN });
  }
  const series = faceted ? points.map(point => [point]) : [points];
  return { kind: 'series', series, newestAt: null, serverNow: answered.serverNow, notes: [] };
};

export const newrelic = (parts: NewRelicParts): Provider => ({
  name: 'newrelic',
  address: addressOf(parts.url),
  usualDelayMs: 120_000,
  reducer: 'avg',
  momentary: false,
  read: async ({ query, windowMs, agoMs, timeoutMs, signal }): Promise<Read> => {
    const end = parts.clock.now() - agoMs;
    const variables = {
      account: parts.account,
      nrql: `${query} SINCE ${Math.round(end - windowMs)} UNTIL ${Math.round(end)}`,
      timeout: Math.max(1, Math.ceil(timeoutMs / 1000)),
    };
    const headers = { 'content-type': 'application/json', 'api-key': parts.key };
    const body = JSON.stringify({ query: graph, variables });
    const answered = await ask(parts, { method: 'POST', url: parts.url, headers, body, timeoutMs, signal }, [
      parts.key,
    ]);
    if (answered.kind !== 'answered') return answered;
    const json = jsonOf(answered);
    if (!('value' in json)) return json;
    const parsed = answer.safeParse(json.value);
    if (!parsed.success) return unparsable('the answer is none of NerdGraph');
    const { errors, data } = parsed.data;
    if (errors !== null && errors !== undefined && errors.length > 0) return faultOf(errors);
    const rows = data?.actor.account?.nrql?.results;
    if (rows === undefined) return unparsable('the answer holds no results');
    return readOf(rows, end, answered);
  },
});
