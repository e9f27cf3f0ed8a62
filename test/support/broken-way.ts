/** A way to a real registry that breaks on demand. */
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BrokenWay {
  readonly host: string;
  readonly broken: () => number;
  close(): Promise<void>;
}

/** A way to the registry that breaks the first `faults` pushes of a manifest. */
export const brokenWay = async (registry: string, status: number, faults: number): Promise<BrokenWay> => {
  let broken = 0;
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'PUT' && /\/manifests\//.test(incoming.url ?? '') && broken < faults) {
      broken += 1;
      incoming.resume();
      outgoing.writeHead(status).end();
      return;
    }
    const [hostname, port] = registry.split(':');
    // The host header stays, so that the registry sends uploads back through here.
    const { method, url, headers } = incoming;
    const way = forward({ hostname, port, method, path: url, headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    way.on('error', () => outgoing.destroy());
    incoming.pipe(way);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has a port.
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>(resolve => server.close(() => resolve()));
  };
  return { host: `127.0.0.1:${port}`, broken: () => broken, close };
};
