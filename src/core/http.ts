import { messageOf, ToolError } from './errors.ts';
import type { Http, HttpRequest, HttpResponse, HttpStream, HttpStreams } from './ports.ts';

const cause = (error: unknown): string =>
  error instanceof Error && error.cause !== undefined
    ? `${error.message}: ${messageOf(error.cause)}`
    : messageOf(error);

/** Query strings may hold credentials, so messages carry the address without one. */
const shown = (url: string): string => url.replace(/\?.*$/, '').replace(/\/\/[^/@]*@/, '//');

const defaultTimeoutMs = 30_000;

const fetched = async (req: HttpRequest, signal: AbortSignal): Promise<Response> =>
  await fetch(req.url, {
    method: req.method,
    ...(req.headers === undefined ? {} : { headers: { ...req.headers } }),
    ...(req.body === undefined ? {} : { body: typeof req.body === 'string' ? req.body : new Uint8Array(req.body) }),
    redirect: 'manual',
    signal,
  });

/** The caller's own abort reason, or the fault as a ToolError. */
const failure = (req: HttpRequest, error: unknown): unknown =>
  req.signal?.aborted === true
    ? req.signal.reason
    : new ToolError('http-failed', 'http', `${req.method} ${shown(req.url)} got no answer: ${cause(error)}`, {
        cause: error,
      });

const request = async (req: HttpRequest): Promise<HttpResponse> => {
  const signals = [AbortSignal.timeout(req.timeoutMs ?? defaultTimeoutMs)];
  if (req.signal !== undefined) signals.push(req.signal);
  try {
    const response = await fetched(req, AbortSignal.any(signals));
    const body = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
      text: () => new TextDecoder().decode(body),
    };
  } catch (error) {
    throw failure(req, error);
  }
};

/** Aborts when `restart` was not called for `ms`. */
const stallGuard = (ms: number): { readonly signal: AbortSignal; restart(): void; end(): void } => {
  const controller = new AbortController();
  const stalled = (): void => controller.abort(new Error(`no data for ${ms} ms`));
  let timer = setTimeout(stalled, ms);
  return {
    signal: controller.signal,
    restart: () => {
      clearTimeout(timer);
      timer = setTimeout(stalled, ms);
    },
    end: () => clearTimeout(timer),
  };
};

const open = async (req: HttpRequest): Promise<HttpStream> => {
  const guard = stallGuard(req.timeoutMs ?? defaultTimeoutMs);
  const signal = req.signal === undefined ? guard.signal : AbortSignal.any([guard.signal, req.signal]);
  const response = await fetched(req, signal).catch((error: unknown) => {
    guard.end();
    throw failure(req, error);
  });
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of response.body ?? []) {
        guard.restart();
        yield chunk;
        guard.restart();
      }
    } catch (error) {
      throw failure(req, error);
    } finally {
      guard.end();
    }
  };
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: chunks(),
    cancel: async () => {
      guard.end();
      await response.body?.cancel();
    },
  };
};

export const nodeHttp: Http & HttpStreams = { request, open };
