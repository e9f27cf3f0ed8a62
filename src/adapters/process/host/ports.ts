import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

/**
 * Below what Linux (32768–60999), macOS and Windows (49152–65535) give to outgoing connections and to servers that take
 * any port: else one of those could take the port before the program it is meant for listens on it.
 */
const [lowest, highest] = [20_000, 32_767];
const maxTries = 1000;

const isFree = async (port: number): Promise<boolean> =>
  await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export const freePort = async (avoid: readonly number[] = []): Promise<number> => {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const port = randomInt(lowest, highest + 1);
    if (!avoid.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port of 127.0.0.1 between ${lowest} and ${highest} in ${maxTries} tries.`);
};

export const acceptsConnections = async (port: number, timeoutMs: number): Promise<boolean> =>
  await new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
