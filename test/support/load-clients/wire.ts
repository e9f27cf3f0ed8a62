/** One connection to the app and HTTP/1.1 on it, raw, so that it is known exactly what was written when. */
import { connect, type Socket } from 'node:net';
import { systemCode } from '../../../src/core/errors.ts';

export interface Answer {
  readonly status: number;
  readonly version: string;
  readonly pod: string;
  /** The server will close, and says so. */
  readonly close: boolean;
}

export type Asked = Answer | { readonly fault: string };

const headEnd = '\r\n\r\n';

const header = (head: string, name: string): string =>
  new RegExp(`^${name}: *(.*)\\r?$`, 'im').exec(head)?.[1]?.trim() ?? '';

/** The answer once all of it is there. Only answers with a Content-Length are understood. */
export const parseAnswer = (text: string): Asked | undefined => {
  const at = text.indexOf(headEnd);
  if (at < 0) return undefined;
  const head = text.slice(0, at);
  const length = header(head, 'content-length');
  if (length === '') return { fault: 'no-content-length' };
  if (text.length < at + headEnd.length + Number(length)) return undefined;
  return {
    status: Number(head.slice(9, 12)),
    version: header(head, 'x-app-version'),
    pod: header(head, 'x-pod'),
    close: header(head, 'connection').toLowerCase() === 'close',
  };
};

export class Wire {
  /** What was heard of the other side while nothing was asked: it closed (`closed`), or an error. */
  heard: string | null = null;
  private readonly socket: Socket;
  private received = '';
  private waiting: ((asked: Asked) => void) | undefined;

  constructor(port: number, localAddress: string) {
    // Half-open: a received FIN is noted and nothing else, what to make of it is the client kind's business.
    this.socket = connect({ host: '127.0.0.1', port, localAddress, allowHalfOpen: true, noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', text => this.receive(String(text)));
    this.socket.on('end', () => this.lost('closed', 'cut'));
    this.socket.on('error', error => this.lost(systemCode(error) ?? 'unknown', systemCode(error) ?? 'unknown'));
    this.socket.on('close', () => this.lost('closed', 'cut'));
  }

  /** Calls `done` once. On a connection whose end was heard no answer can come any more. */
  ask(request: string, done: (asked: Asked) => void): void {
    if (this.heard !== null) {
      done({ fault: this.heard });
      return;
    }
    this.waiting = done;
    this.received = '';
    this.socket.write(request);
  }

  destroy(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private receive(text: string): void {
    this.received += text;
    const asked = parseAnswer(this.received);
    if (asked !== undefined) this.settle(asked);
  }

  private lost(idle: string, asked: string): void {
    this.heard ??= idle;
    this.settle({ fault: asked });
  }

  private settle(asked: Asked): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.(asked);
  }
}
