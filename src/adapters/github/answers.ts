import { z } from 'zod';
import type { HttpResponse } from '../../core/ports.ts';

/** How to read an answer that is not the wished-for one. */

const maxWaitMs = 20_000;

const problem = z.object({
  message: z.string(),
  errors: z
    .array(z.union([z.string(), z.looseObject({ message: z.string().optional(), code: z.string().optional() })]))
    .optional(),
});

const seconds = (text: string | undefined): number | undefined => {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
};

/** GitHub said "not now", so nothing was done: the hourly limit is used up, or a secondary one was hit. */
export const notDone = ({ status, headers }: HttpResponse): boolean =>
  status === 429 ||
  (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));

/**
 * How long to wait before the same request is sent again; undefined: it would not help, or take too long.
 * `retry-after` wins, then the time at which a used-up limit begins anew, then a growing pause for 429 and 5xx.
 */
export const waitOf = (response: HttpResponse, attempt: number, now: number): number | undefined => {
  const { status, headers } = response;
  const after = seconds(headers['retry-after']);
  const reset = headers['x-ratelimit-remaining'] === '0' ? seconds(headers['x-ratelimit-reset']) : undefined;
  if (after !== undefined || (notDone(response) && reset !== undefined)) {
    const wait = after !== undefined ? after * 1000 : Math.max(0, (reset ?? 0) * 1000 - now);
    return wait <= maxWaitMs ? wait : undefined;
  }
  return status >= 500 || status === 429 ? 500 * 2 ** attempt : undefined;
};

const parsed = (response: HttpResponse): z.output<typeof problem> | undefined => {
  try {
    return problem.parse(JSON.parse(response.text()));
  } catch {
    return undefined;
  }
};

/** GitHub's own words in one line, and which permission it would have accepted. */
export const explained = (response: HttpResponse): string => {
  const said = parsed(response);
  if (said === undefined) return `status ${response.status}`;
  const why = (said.errors ?? [])
    .map(one => (typeof one === 'string' ? one : (one.message ?? one.code ?? '')))
    .filter(one => one !== '');
  const needs = response.headers['x-accepted-github-permissions'];
  const permission = response.status === 403 && needs !== undefined && needs !== '' ? ` (needs ${needs})` : '';
  return `${[said.message, ...why].join('; ').slice(0, 300)}${permission}`;
};
