/** A few lines of HTTP on a unix socket, for answers that a whole API server would rarely give. */
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock } from '../../support/fakes.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly type: string | undefined;
  readonly body: unknown;
}

export type Answering = (seen: Seen, response: http.ServerResponse, incoming: http.IncomingMessage) => unknown;

export interface Stub {
  readonly socketPath: string;
  readonly seen: readonly Seen[];
  answer(answering: Answering): void;
  close(): Promise<void>;
}

const read = async (incoming: http.IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  return text === '' ? undefined : JSON.parse(text);
};

export const startStub = async (answering: Answering): Promise<Stub> => {
  const folder = await mkdtemp(join(tmpdir(), 'k8s-'));
  const socketPath = join(folder, 's');
  const seen: Seen[] = [];
  let current = answering;
  const server = http.createServer(async (incoming, response) => {
    const body = await read(incoming);
    const { method = '', url: path = '' } = incoming;
    const one = { method, path, type: incoming.headers['content-type'], body };
    seen.push(one);
    await current(one, response, incoming);
  });
  await new Promise<void>(resolve => server.listen(socketPath, resolve));
  return {
    socketPath,
    seen,
    answer: next => {
      current = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const json = (response: http.ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

export const status = (
  response: http.ServerResponse,
  code: number,
  reason: string,
  message: string,
  headers = {},
): void => json(response, code, { kind: 'Status', status: 'Failure', reason, message, code }, headers);

/** Answers in turn; the last one stays. */
export const inTurn = (...answers: readonly Answering[]): Answering => {
  let next = 0;
  return async (seen, response, incoming) => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    await answer?.(seen, response, incoming);
  };
};

/** Does not wait, but tells how long it would have. */
export class RecordingClock extends FakeClock {
  readonly slept: number[] = [];
  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms);
    await super.sleep(ms, signal);
  }
}

export const configMap = (name: string, version = '1', data: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop', uid: `uid-${name}`, resourceVersion: version },
  data,
});

export const configMaps = { apiVersion: 'v1', kind: 'ConfigMap' } as const;
export const refOfConfig = (name: string) => ({ ...configMaps, namespace: '', name });

export interface Breaker {
  readonly socketPath: string;
  /** Ends every connection. */
  cut(): void;
  /** What flows is held back, in both directions, and new connections are not served: a dead network. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** Stands between a client and a server on unix sockets. */
export const startBreaker = async (target: string): Promise<Breaker> => {
  const folder = await mkdtemp(join(tmpdir(), 'k8s-'));
  const socketPath = join(folder, 's');
  const open = new Set<Socket>();
  let frozen = false;
  const server = createServer(client => {
    const upstream = connect(target);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.pipe(to);
      if (frozen) from.pause();
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>(resolve => server.listen(socketPath, resolve));
  const cut = (): void => {
    for (const one of open) one.destroy();
  };
  return {
    socketPath,
    cut,
    freeze: () => {
      frozen = true;
      for (const one of open) one.pause();
    },
    thaw: () => {
      frozen = false;
      for (const one of open) one.resume();
    },
    close: async () => {
      cut();
      await new Promise(resolve => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
