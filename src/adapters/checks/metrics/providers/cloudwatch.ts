import { z } from 'zod';
import type { Fault, Point, Read } from '../../../../domain/metrics/reading.ts';
import {
  type Answered,
  type Ask,
  addressOf,
  ask,
  jsonOf,
  type Provider,
  type ProviderParts,
  unparsable,
} from './provider.ts';
import { type AwsCredentials, signed } from './sigv4.ts';

/** CloudWatch, action GetMetricData over its JSON protocol. The query is metric math or Metrics Insights SQL. */

const result = z.object({
  Id: z.string(),
  Label: z.string().optional(),
  Timestamps: z.array(z.number()).default([]),
  Values: z.array(z.number()).default([]),
  StatusCode: z.enum(['Complete', 'InternalError', 'PartialData', 'Forbidden']),
  Messages: z.array(z.object({ Code: z.string().optional(), Value: z.string().optional() })).default([]),
});

const page = z.object({
  MetricDataResults: z.array(result),
  NextToken: z.string().nullish(),
  Messages: z.array(z.object({ Code: z.string().optional(), Value: z.string().optional() })).default([]),
});
type Result = z.output<typeof result>;

const refusal = z.object({
  __type: z.string().optional(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

const denials =
  /(AccessDenied|UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken|MissingAuthentication)/;

const wordsOf = (body: string) => {
  try {
    const { data } = refusal.safeParse(JSON.parse(body));
    const type = data?.__type?.replace(/^.*#/, '') ?? '';
    const text = `${type}: ${data?.message ?? data?.Message ?? ''}`;
    return denials.test(type) ? ({ text, kind: 'denied' } as const) : { text };
  } catch {
    return undefined;
  }
};

export interface CloudWatchParts extends ProviderParts {
  readonly region: string;
  /** Another address than that of the region. */
  readonly url: string | undefined;
  readonly credentials: AwsCredentials;
}

/** More pages than this are a query that is not meant for one number. */
const maxPages = 10;
/** Seconds of a period, whole minutes. */
const minutes = (ms: number): number => Math.max(60, Math.ceil(ms / 60 / 60_000) * 60);

const pointsOf = ({ Timestamps, Values }: Result): readonly Point[] =>
  Timestamps.flatMap((at, index): readonly Point[] => {
    const value = Values[index];
    return value === undefined ? [] : [{ at: at * 1000, value }];
  }).sort((a, b) => a.at - b.at);

const words = (messages: Result['Messages']): readonly string[] =>
  messages.map(({ Code = '', Value = '' }) => `${Code}: ${Value}`);

interface Asked {
  readonly startMs: number;
  readonly periodMs: number;
}

/**
 * A point carries the start of its period, so that its data are as new as the period's end. One whose period began
 * before the window holds what was before as well: it counts only where there is no other, and then by its start.
 */
const readOf = (results: readonly Result[], { startMs, periodMs }: Asked, answered: Answered): Read => {
  const forbidden = results.find(one => one.StatusCode === 'Forbidden');
  if (forbidden !== undefined) return { kind: 'denied', detail: words(forbidden.Messages).join('; ') || 'Forbidden' };
  const last = new Map(results.map(one => [one.Id, one.StatusCode]));
  const broken = [...last.values()].find(status => status !== 'Complete');
  if (broken !== undefined) return { kind: 'provider-error', detail: `only a part was answered: ${broken}` };
  // Pages of one series carry its values in turn; GROUP BY gives several series under one Id.
  const own = Map.groupBy(results, ({ Id, Label = '' }) => `${Id} ${Label}`);
  const found = [...own.values()].map(pages => pages.flatMap(pointsOf)).filter(points => points.length > 0);
  const within = found.map(points => points.filter(({ at }) => at >= startMs)).filter(points => points.length > 0);
  const newestAt = within.length === 0 ? null : Math.max(...within.flat().map(({ at }) => at)) + periodMs;
  const series = within.length === 0 ? found : within;
  const notes = results.flatMap(one => words(one.Messages));
  return { kind: 'series', series, newestAt, serverNow: answered.serverNow, notes };
};

export const cloudwatch = (parts: CloudWatchParts): Provider => {
  const url = parts.url ?? `https://monitoring.${parts.region}.amazonaws.com/`;
  const secrets = [parts.credentials.secretAccessKey, parts.credentials.sessionToken ?? ''];

  const pageOf = async (
    asked: Ask,
    token: string | undefined,
  ): Promise<{ page: z.output<typeof page>; startMs: number; answered: Answered } | Fault> => {
    const end = Math.floor((parts.clock.now() - asked.agoMs) / 1000);
    const start = end - Math.round(asked.windowMs / 1000);
    const body = JSON.stringify({
      MetricDataQueries: [{ Id: 'asked', Expression: asked.query, Period: minutes(asked.windowMs), ReturnData: true }],
      StartTime: start,
      EndTime: end,
      ScanBy: 'TimestampAscending',
      ...(token === undefined ? {} : { NextToken: token }),
    });
    const given = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
    };
    const scope = { region: parts.region, service: 'monitoring', now: parts.clock.now() };
    const headers = signed({ method: 'POST', url, headers: given, body }, parts.credentials, scope);
    const { timeoutMs, signal } = asked;
    const answered = await ask(parts, { method: 'POST', url, headers, body, timeoutMs, signal }, secrets, wordsOf);
    if (answered.kind !== 'answered') return answered;
    const json = jsonOf(answered);
    if (!('value' in json)) return json;
    const parsed = page.safeParse(json.value);
    return parsed.success
      ? { page: parsed.data, startMs: start * 1000, answered }
      : unparsable('the answer is none of GetMetricData');
  };

  return {
    name: 'cloudwatch',
    address: addressOf(url),
    usualDelayMs: 300_000,
    reducer: 'avg',
    momentary: false,
    read: async asked => {
      const results: Result[] = [];
      let token: string | undefined;
      for (let pages = 0; pages < maxPages; pages += 1) {
        const got = await pageOf(asked, token);
        if ('kind' in got) return got;
        results.push(...got.page.MetricDataResults);
        token = got.page.NextToken ?? undefined;
        const asOf = { startMs: got.startMs, periodMs: minutes(asked.windowMs) * 1000 };
        if (token === undefined) return readOf(results, asOf, got.answered);
      }
      return { kind: 'provider-error', detail: `more than ${maxPages} pages came back` };
    },
  };
};
