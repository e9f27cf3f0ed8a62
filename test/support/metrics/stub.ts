/** What all stubs of metric services share: they record requests, answer as told, and may be slow or refuse. */
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Web, web } from '../web.ts';

export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body: unknown;
}

export interface Stub extends Web {
  readonly received: Received[];
}

/** @param answer undefined: it never answers */
export const stub = async (answer: (request: Received) => Answer | undefined): Promise<Stub> => {
  const received: Received[] = [];
  const server = await web(async (req, res) => {
    const body = await text(req);
    const url = new URL(req.url ?? '/', 'http://stub');
    const one = { method: req.method ?? '', url, headers: req.headers, body };
    received.push(one);
    const said = answer(one);
    if (said === undefined) return;
    res.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers });
    res.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body));
  });
  return { ...server, received };
};
