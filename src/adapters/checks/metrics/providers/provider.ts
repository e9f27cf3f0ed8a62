import type { z } from 'zod';
import { systemCode, ToolError } from '../../../../core/errors.ts';
import type { Clock, Http, HttpRequest, HttpResponse } from '../../../../core/ports.ts';
import type { Fault, FaultKind, Read, Reducer } from '../../../../domain/metrics/reading.ts';

/** One question to a provider. */
export interface Ask {
  readonly query: string;
  /** How much of the past is asked for. */
  readonly windowMs: number;
  /** Where the window ends: so long before now. */
  readonly agoMs: number;
  /** One point of the whole window is enough where the provider can compute it (Prometheus); else its series. */
  readonly shape: 'instant' | 'series';
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface Provider {
  readonly name: string;
  /** Where it is asked, without secrets. */
  readonly address: string;
  /** How old its newest data may be when all is well. */
  readonly usualDelayMs: number;
  /** How its points become one number unless the check says otherwise. */
  readonly reducer: Reducer;
  /** Without a window it answers for this moment. */
  readonly momentary: boolean;
  /** Never rejects but with the reason of an aborted signal. */
  read(ask: Ask): Promise<Read>;
  /** The query for the growth of a counter over a window. Unset: the query counts by itself. */
  increase?(counter: string, windowMs: number): string;
  /** How much of the window there are data for; undefined: it cannot tell. */
  history?(ask: Ask): Promise<number | undefined>;
  /** Whether a metric that the query names exists at all, whatever its labels. Unset: it cannot tell. */
  shows?(ask: Pick<Ask, 'query' | 'timeoutMs' | 'signal'>): Promise<boolean | Fault>;
  /** A query as it is shown: without secrets. Unset: as it is. */
  shown?(query: string): string;
}

export interface ProviderParts {
  readonly http: Http;
  readonly clock: Clock;
}

/** An address without user, password and query string. */
export const addressOf = (url: string): string => url.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//');

export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => (secret.length < 4 ? rest : rest.replaceAll(secret, '***')), text);

const clipped = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
};

const timedOut = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  const named = (one: unknown): boolean => one instanceof Error && one.name === 'TimeoutError';
  return named(error) || named(cause) || systemCode(cause) === 'ETIMEDOUT';
};

const byStatus: Readonly<Record<number, FaultKind>> = {
  401: 'denied',
  403: 'denied',
  408: 'time-out',
  504: 'time-out',
};

/** What a request needs to be let in, or why it cannot be had. */
export type Credentials = { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> } | Fault;

export interface Answered {
  readonly kind: 'answered';
  readonly response: HttpResponse;
  /** The `date` of the answer; null: it has none. */
  readonly serverNow: number | null;
}

/** What a provider says of its own refusal. */
export interface Words {
  readonly text: string;
  readonly kind?: FaultKind;
}

/** Reads what a provider says of its own refusal; undefined: it is not in the form it has for that. */
export const wordsIn =
  <T>(refusal: z.ZodType<T>, say: (refused: T) => Words) =>
  (body: string): Words | undefined => {
    try {
      const { success, data } = refusal.safeParse(JSON.parse(body));
      return success ? say(data) : undefined;
    } catch {
      return undefined;
    }
  };

/** Sends one request; what is no answer of the 2xx kind comes back as a fault. */
export const ask = async (
  { http }: Pick<ProviderParts, 'http'>,
  request: HttpRequest & { readonly signal: AbortSignal },
  secrets: readonly string[],
  wordsOf: (body: string) => Words | undefined = () => undefined,
): Promise<Answered | Fault> => {
  const safe = (text: string): string => clipped(withoutSecrets(text, secrets));
  try {
    const response = await http.request(request);
    const { status } = response;
    if (status >= 200 && status < 300) return { kind: 'answered', response, serverNow: dateOf(response) };
    const words = wordsOf(response.text());
    const text = safe(words?.text ?? response.text());
    const detail = `HTTP ${status}${text === '' ? '' : `: ${text}`}`;
    return { kind: words?.kind ?? byStatus[status] ?? 'provider-error', detail };
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    if (!(error instanceof ToolError)) throw error;
    return timedOut(error)
      ? { kind: 'time-out', detail: `no answer within ${(request.timeoutMs ?? 0) / 1000} s` }
      : { kind: 'provider-error', detail: safe(error.message) };
  }
};

const dateOf = (response: HttpResponse): number | null => {
  const at = Date.parse(response.headers['date'] ?? '');
  return Number.isFinite(at) ? at : null;
};

export const jsonOf = (answered: Answered): { readonly value: unknown } | Fault => {
  const text = answered.response.text();
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return { kind: 'unparsable', detail: `the answer is not JSON: ${clipped(text).slice(0, 80)}` };
  }
};

export const unparsable = (what: string): Fault => ({ kind: 'unparsable', detail: what });
