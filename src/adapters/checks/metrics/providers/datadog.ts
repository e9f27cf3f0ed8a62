import { z } from 'zod';
import type { Point, Read } from '../../../../domain/metrics/reading.ts';
import { addressOf, ask, jsonOf, type Provider, type ProviderParts, unparsable, wordsIn } from './provider.ts';

/** Datadog, "Query timeseries points" (GET /api/v1/query). */

const answer = z.object({
  status: z.string(),
  error: z.string().optional(),
  series: z
    .array(z.object({ pointlist: z.array(z.tuple([z.number(), z.number().nullable()])), scope: z.string().optional() }))
    .default([]),
});

const refusal = z.object({ errors: z.array(z.string()) });

const wordsOf = wordsIn(refusal, ({ errors }) => ({ text: errors.join('; ') }));

export interface DatadogParts extends ProviderParts {
  /** `datadoghq.com`, `datadoghq.eu` … */
  readonly site: string;
  readonly url: string | undefined;
  readonly apiKey: string;
  readonly appKey: string;
}

/** Intervals in which nothing was reported have no value. */
const pointsOf = (pointlist: readonly (readonly [number, number | null])[]): readonly Point[] =>
  pointlist.flatMap(([at, value]) => (value === null ? [] : [{ at, value }]));

export const datadog = (parts: DatadogParts): Provider => {
  const root = (parts.url ?? `https://api.${parts.site}`).replace(/\/+$/, '');
  const headers = { 'dd-api-key': parts.apiKey, 'dd-application-key': parts.appKey, accept: 'application/json' };
  return {
    name: 'datadog',
    address: addressOf(root),
    usualDelayMs: 180_000,
    reducer: 'avg',
    momentary: false,
    read: async ({ query, windowMs, agoMs, timeoutMs, signal }): Promise<Read> => {
      const to = Math.floor((parts.clock.now() - agoMs) / 1000);
      const parameters = new URLSearchParams({ from: `${to - Math.round(windowMs / 1000)}`, to: `${to}`, query });
      const url = `${root}/api/v1/query?${parameters}`;
      const request = { method: 'GET', url, headers, timeoutMs, signal } as const;
      const answered = await ask(parts, request, [parts.apiKey, parts.appKey], wordsOf);
      if (answered.kind !== 'answered') return answered;
      const json = jsonOf(answered);
      if (!('value' in json)) return json;
      const parsed = answer.safeParse(json.value);
      if (!parsed.success) return unparsable('the answer is none of /api/v1/query');
      const { status, error, series } = parsed.data;
      if (status !== 'ok' || (error ?? '') !== '')
        return { kind: 'provider-error', detail: `${status}: ${error ?? ''}` };
      const { serverNow } = answered;
      return {
        kind: 'series',
        series: series.map(one => pointsOf(one.pointlist)),
        newestAt: null,
        serverNow,
        notes: [],
      };
    },
  };
};
