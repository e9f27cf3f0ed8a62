import { z } from 'zod';
import type { Fault, Read } from '../../../../domain/metrics/reading.ts';
import {
  type Answered,
  type Ask,
  addressOf,
  ask,
  jsonOf,
  type Provider,
  type ProviderParts,
  unparsable,
  wordsIn,
} from './provider.ts';

/** Sentry: `new-issues` first seen in the window, or `errors` in it; a search may follow either. */

const issues = z.array(z.object({ id: z.string() }));
const events = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const refusal = z.object({ detail: z.unknown() });

const wordsOf = wordsIn(refusal, ({ detail }) => ({
  text: typeof detail === 'string' ? detail : JSON.stringify(detail),
}));

export interface SentryParts extends ProviderParts {
  readonly url: string;
  readonly organization: string;
  /** Empty: all projects the token may see. */
  readonly project: string;
  readonly token: string;
}

const perPage = 100;
const maxPages = 10;

/** The cursor of the next page, when there is one with results. */
const nextCursor = (link: string): string | undefined => {
  const next = link.split(',').find(one => /rel="next"/.test(one) && /results="true"/.test(one));
  return next === undefined ? undefined : /cursor="([^"]+)"/.exec(next)?.[1];
};

/** Without milliseconds or zone: UTC. */
const timeText = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

export const sentry = (parts: SentryParts): Provider => {
  const root = `${parts.url.replace(/\/+$/, '')}/api/0/organizations/${encodeURIComponent(parts.organization)}`;
  const project = parts.project === '' ? '' : `project:${parts.project} `;

  const get = async (
    path: string,
    parameters: Readonly<Record<string, string>>,
    { timeoutMs, signal }: Ask,
  ): Promise<{ readonly json: unknown; readonly answered: Answered } | Fault> => {
    const url = `${root}/${path}/?${new URLSearchParams(parameters)}`;
    const headers = { authorization: `Bearer ${parts.token}`, accept: 'application/json' };
    const answered = await ask(parts, { method: 'GET', url, headers, timeoutMs, signal }, [parts.token], wordsOf);
    if (answered.kind !== 'answered') return answered;
    const json = jsonOf(answered);
    return 'value' in json ? { json: json.value, answered } : json;
  };

  const counted = (count: number, { serverNow }: Answered): Read => {
    const at = serverNow ?? parts.clock.now();
    return { kind: 'series', series: [[{ at, value: count }]], newestAt: null, serverNow, notes: [] };
  };

  const newIssues = async (search: string, since: number, asked: Ask): Promise<Read> => {
    const query = `${project}firstSeen:>=${timeText(since)} ${search}`.trim();
    let [count, cursor] = [0, ''];
    for (let page = 0; page < maxPages; page += 1) {
      const more = cursor === '' ? {} : { cursor };
      const got = await get('issues', { query, limit: `${perPage}`, statsPeriod: '', ...more }, asked);
      if ('kind' in got) return got;
      const parsed = issues.safeParse(got.json);
      if (!parsed.success) return unparsable('the answer is no list of issues');
      count += parsed.data.length;
      const next = nextCursor(got.answered.response.headers['link'] ?? '');
      // More than ten pages are more than anybody allows; that many are known.
      if (next === undefined || page === maxPages - 1) return counted(count, got.answered);
      cursor = next;
    }
    return unparsable('no page came');
  };

  const errors = async (search: string, since: number, until: number, asked: Ask): Promise<Read> => {
    const period = { start: timeText(since), end: timeText(until) };
    const query = `${project}event.type:error ${search}`.trim();
    const got = await get('events', { field: 'count()', dataset: 'errors', query, ...period }, asked);
    if ('kind' in got) return got;
    const parsed = events.safeParse(got.json);
    const [row] = parsed.success ? parsed.data.data : [];
    const count = row?.['count()'] ?? row?.['count'];
    return typeof count === 'number' ? counted(count, got.answered) : unparsable('the answer holds no count()');
  };

  return {
    name: 'sentry',
    address: addressOf(root),
    usualDelayMs: 60_000,
    reducer: 'last',
    momentary: false,
    read: async asked => {
      const [what = '', ...search] = asked.query.trim().split(/\s+/);
      const until = parts.clock.now() - asked.agoMs;
      return what === 'new-issues'
        ? await newIssues(search.join(' '), until - asked.windowMs, asked)
        : await errors(search.join(' '), until - asked.windowMs, until, asked);
    },
  };
};
