/** An address on 127.0.0.1 that leads to pods or a Service through the API server. */
import http from 'node:http';
import { messageOf } from '../../core/errors.ts';

export interface Forwarder {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/** Those of one connection only, and those that would speak to the API server instead of the app. */
const notForwarded =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|proxy-.*|authorization|impersonate-.*)$/;

const kept = (headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !notForwarded.test(name)));

const refuse = (response: http.ServerResponse, status: number, message: string): void => {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { 'content-type': 'text/plain' }).end(`${message}\n`);
};

type Pass = (path: string, incoming: http.IncomingMessage, response: http.ServerResponse) => void;

const passer =
  (socketPath: string, agent: http.Agent): Pass =>
  (path, incoming, response) => {
    const upstream = http.request({
      agent,
      socketPath,
      method: incoming.method,
      path,
      headers: { ...kept(incoming.headers), host: 'localhost' },
    });
    upstream.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, kept(answer.headers));
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    upstream.on('error', error => refuse(response, 502, `no answer from the API server: ${messageOf(error)}`));
    // Whoever asked has gone: the pod need not go on.
    response.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  };

const listen = async (server: http.Server): Promise<number> =>
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

/** @param pathOf the API path that stands for `/`, asked for each request; undefined: there is no pod now (503) */
export const createForwarder = async (
  access: { readonly socketPath: string },
  pathOf: () => string | undefined,
): Promise<Forwarder> => {
  const agent = new http.Agent({ keepAlive: true });
  const pass = passer(access.socketPath, agent);
  const server = http.createServer((incoming, response) => {
    const base = pathOf();
    if (base === undefined) refuse(response, 503, 'no pod to ask');
    else pass(`${base}${incoming.url ?? '/'}`, incoming, response);
  });
  // Kept clients may be idle between probes for longer than the 5 s of the default.
  server.keepAliveTimeout = 60_000;
  const port = await listen(server);
  server.unref();
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
      });
    },
  };
};

export const podPath = (namespace: string, pod: string, port: number | string, scheme = 'http'): string =>
  `/api/v1/namespaces/${namespace}/pods/${scheme}:${pod}:${port}/proxy`;

export const servicePath = (namespace: string, service: string, port: number | string, scheme = 'http'): string =>
  `/api/v1/namespaces/${namespace}/services/${scheme}:${service}:${port}/proxy`;

/** One after the other of what there is at each call. */
export const roundRobin = <T>(items: () => readonly T[]): (() => T | undefined) => {
  let next = 0;
  return () => {
    const now = items();
    next += 1;
    return now[next % Math.max(1, now.length)];
  };
};
