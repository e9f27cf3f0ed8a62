/** HTTP requests of tests where `fetch` hides too much: kept connections, raw bytes, WebSocket. */
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly trailers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The client's side of the connection: equal numbers are the same connection. */
  readonly localPort: number | undefined;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
  readonly onContinue?: () => void;
}

export const get = async (url: string, asking: Asking = {}): Promise<Got> =>
  await new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: asking.method ?? 'GET',
      agent: asking.agent ?? false,
      ...(asking.headers === undefined ? {} : { headers: { ...asking.headers } }),
    });
    const send = (): void => void outgoing.end(asking.body);
    outgoing.on('error', reject);
    outgoing.on('continue', () => {
      asking.onContinue?.();
      send();
    });
    outgoing.on('response', incoming => {
      const localPort = incoming.socket.localPort;
      const chunks: Buffer[] = [];
      incoming.on('data', chunk => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          trailers: incoming.trailers,
          body: Buffer.concat(chunks).toString('utf8'),
          localPort,
        }),
      );
    });
    if (asking.onContinue === undefined) send();
    else outgoing.flushHeaders();
  });

/** Sends bytes, collects what comes until `enough` or the end. */
export const raw = async (port: number, bytes: string, enough: (text: string) => boolean): Promise<string> =>
  await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const end = (): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(5000, () => reject(new Error(`timeout with ${JSON.stringify(text)}`)));
    socket.on('data', chunk => {
      text += chunk.toString('latin1');
      if (enough(text)) end();
    });
    socket.on('error', reject);
    socket.on('close', end);
  });

/** A WebSocket client, as much as echoing short texts needs. */
export class TestSocket {
  readonly head: string;
  private readonly socket: Socket;
  private constructor(socket: Socket, head: string) {
    this.socket = socket;
    this.head = head;
  }

  static async open(port: number, path = '/ws'): Promise<TestSocket> {
    return await new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        ),
      );
      socket.once('error', reject);
      socket.once('data', chunk => resolve(new TestSocket(socket, chunk.toString('latin1'))));
    });
  }

  async echo(text: string): Promise<string> {
    const payload = Buffer.from(text).map(byte => byte ^ 1);
    const answer = new Promise<string>((resolve, reject) => {
      this.socket.once('data', chunk => resolve(chunk.subarray(2).toString()));
      this.socket.once('close', () => reject(new Error('closed')));
    });
    this.socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 1, 1, 1, 1]), payload]));
    return await answer;
  }

  async closed(): Promise<void> {
    if (!this.socket.destroyed) await new Promise(resolve => this.socket.once('close', resolve));
  }

  close(): void {
    this.socket.destroy();
  }
}
