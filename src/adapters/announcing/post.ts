import { systemCode } from '../../core/errors.ts';
import type { Http, HttpResponse } from '../../core/ports.ts';
import { hostOf } from './addresses.ts';
import { NotTaken } from './errors.ts';
import { cut, oneLine } from './text.ts';

/** One POST of JSON. The address is a secret in most channels: whatever is said of it is its host. */

export interface Post {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** One attempt; the dispatcher's own limit is longer. */
const attemptMs = 8000;

/** The system's word for a fault, somewhere down the chain of causes; messages may hold the address. */
const faultOf = (thrown: unknown, depth = 0): string => {
  const code = systemCode(thrown);
  if (code !== undefined && code !== 'http-failed') return code;
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return `nothing within ${attemptMs / 1000} s`;
  return thrown instanceof Error && thrown.cause !== undefined && depth < 5
    ? faultOf(thrown.cause, depth + 1)
    : 'cut off';
};

/** @throws NotTaken when no answer came, or the signal's own reason */
export const post = async (http: Http, { url, body, headers, signal }: Post): Promise<HttpResponse> => {
  try {
    return await http.request({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'prod-actions', ...headers },
      body,
      timeoutMs: attemptMs,
      signal,
    });
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    throw new NotTaken(`${hostOf(url)} gave no answer: ${faultOf(thrown)}`, { passing: true });
  }
};

const passes = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

/** Seconds, or a date. */
export const retryAfterMs = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null;
  const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
};

/** What the service said, as the reason why it did not take it. */
export const refusal = (url: string, response: HttpResponse, now: number, why?: string): NotTaken => {
  const said = cut(oneLine(why ?? response.text()), 150);
  return new NotTaken(`${hostOf(url)} answered ${response.status}${said === '' ? '' : `: ${said}`}`, {
    passing: passes(response.status),
    retryAfterMs: retryAfterMs(response.headers['retry-after'], now),
  });
};

export const isGood = ({ status }: HttpResponse): boolean => status >= 200 && status < 300;
