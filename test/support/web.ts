/** Small HTTP servers on 127.0.0.1 that behave as releases do, good and bad. */
import { createServer, type RequestListener, type Server } from 'node:http';

export interface Web {
  readonly url: string;
  readonly requests: () => number;
  close(): Promise<void>;
}

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
};

export const web = async (listener: RequestListener): Promise<Web> => {
  let requests = 0;
  const server = createServer((req, res) => {
    requests += 1;
    listener(req, res);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
};
