import { messageOf, ToolError } from './errors.ts';
import type { Http, HttpRequest, HttpResponse } from './ports.ts';

const cause = (error: unknown): string =>
  error instanceof Error && error.cause !== undefined
    ? `${error.message}: ${messageOf(error.cause)}`
    : messageOf(error);

/** Query strings may hold credentials, so messages carry the address without one. */
const shown = (url: string): string => url.replace(/\?.*$/, '').replace(/\/\/[^/@]*@/, '//');

const request = async (req: HttpRequest): Promise<HttpResponse> => {
  const signals = [AbortSignal.timeout(req.timeoutMs ?? 30_000)];
  if (req.signal !== undefined) signals.push(req.signal);
  try {
    const response = await fetch(req.url, {
      method: req.method,
      ...(req.headers === undefined ? {} : { headers: { ...req.headers } }),
      ...(req.body === undefined ? {} : { body: typeof req.body === 'string' ? req.body : new Uint8Array(req.body) }),
      redirect: 'manual',
      signal: AbortSignal.any(signals),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
      text: () => new TextDecoder().decode(body),
    };
  } catch (error) {
    if (req.signal?.aborted === true) throw req.signal.reason;
    throw new ToolError('http-failed', 'http', `${req.method} ${shown(req.url)} got no answer: ${cause(error)}`, {
      cause: error,
    });
  }
};

export const nodeHttp: Http = { request };
