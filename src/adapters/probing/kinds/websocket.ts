import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { messageOf } from '../../../core/errors.ts';
import type { WebSocketProbe } from '../../../domain/verification/probing/kinds.ts';
import { clipped } from '../../../domain/verification/probing/patterns.ts';
import type { Upgrade } from '../../../domain/verification/samples.ts';
import { resolveHeaders } from '../request-headers.ts';
import type { Way, WayParts } from '../way.ts';
import { type Frame, frameOf, opcodes, readFrames } from './frames.ts';
import { type Attempt, attempt } from './settle.ts';

/** RFC 6455, 1.3. */
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const acceptOf = (key: string): string => createHash('sha1').update(`${key}${guid}`).digest('base64');

const pingText = 'prod-actions';

const broken = (problem: string, said = ''): Upgrade => ({ kind: 'websocket', status: 101, problem, said });

/** What a closing frame says of itself (RFC 6455, 5.5.1): ` with 1011 going down`; '' for one that gives no reason. */
const reasonOf = (payload: Buffer): string =>
  payload.length < 2 ? '' : ` with ${payload.readUInt16BE(0)} ${payload.toString('utf8', 2)}`.trimEnd();

/** The conversation behind the handshake: pings are answered, and it ends with what was waited for. */
class Conversation {
  private bytes: Buffer = Buffer.alloc(0);
  private said = '';
  private readonly probe: WebSocketProbe;
  private readonly socket: Duplex;
  private readonly end: (upgrade: Upgrade) => void;

  constructor(probe: WebSocketProbe, socket: Duplex, end: (upgrade: Upgrade) => void) {
    this.probe = probe;
    this.socket = socket;
    this.end = end;
  }

  begin(): void {
    const { send, expect } = this.probe;
    if (send !== null) this.socket.write(frameOf(opcodes.text, send));
    else if (expect === null) this.socket.write(frameOf(opcodes.ping, pingText));
  }

  take(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    try {
      const { frames, rest } = readFrames(this.bytes);
      this.bytes = rest;
      for (const frame of frames) this.meet(frame);
    } catch (error) {
      this.end(broken(messageOf(error)));
    }
  }

  /** Before what was waited for; nothing that was said makes up for a ping without its answer. */
  closed(reason = ''): void {
    const { expect } = this.probe;
    if (expect === null) this.end(broken(`closed${reason}, and the ping was not answered`, this.said));
    else if (this.said === '') this.end(broken(`closed${reason}, and nothing with "${expect}" came`));
    else this.end(this.opened());
  }

  private opened(): Upgrade {
    return { kind: 'websocket', status: 101, problem: null, said: this.said };
  }

  private meet({ opcode, payload }: Frame): void {
    const { expect } = this.probe;
    if (opcode === opcodes.ping) this.socket.write(frameOf(opcodes.pong, payload.toString('utf8')));
    else if (opcode === opcodes.close) this.closed(reasonOf(payload));
    else if (opcode === opcodes.pong) {
      if (expect === null && payload.toString('utf8') === pingText) this.end(this.opened());
    } else {
      this.said += payload.toString('utf8');
      if (expect !== null && this.said.includes(expect)) this.end(this.opened());
    }
  }
}

const handshakeProblem = (
  { subprotocol }: WebSocketProbe,
  key: string,
  headers: http.IncomingHttpHeaders,
): string | undefined => {
  if (headers['sec-websocket-accept'] !== acceptOf(key)) return 'the handshake was answered with a wrong key';
  const agreed = headers['sec-websocket-protocol'];
  return subprotocol !== null && agreed !== subprotocol
    ? `subprotocol ${agreed ?? 'none'}, expected ${subprotocol}`
    : undefined;
};

interface Opening {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  redact(text: string): string;
}

const open = (probe: WebSocketProbe, { url, headers, redact }: Opening, { done, fail, onEnd }: Attempt): void => {
  const key = randomBytes(16).toString('base64');
  const request = (url.startsWith('https:') ? https : http).request(url, {
    agent: false,
    headers: {
      'user-agent': 'prod-actions-probe',
      ...headers,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': key,
      'sec-websocket-version': '13',
      ...(probe.subprotocol === null ? {} : { 'sec-websocket-protocol': probe.subprotocol }),
    },
  });
  onEnd(() => request.destroy());
  request.on('error', fail);
  request.on('response', response => {
    response.resume();
    done({ kind: 'websocket', status: response.statusCode ?? 0, problem: null, said: '' });
  });
  request.on('upgrade', (response, socket, head) => {
    onEnd(() => {
      // A closing frame, so that the release logs no broken connection.
      if (socket.writable) socket.end(frameOf(opcodes.close, ''), () => socket.destroy());
      else socket.destroy();
    });
    const problem = handshakeProblem(probe, key, response.headers);
    if (problem !== undefined) return done(broken(problem));
    const conversation = new Conversation(probe, socket, ended =>
      done({ ...ended, problem: ended.problem && clipped(redact(ended.problem)), said: redact(ended.said) }),
    );
    socket.on('error', fail);
    socket.on('data', (chunk: Buffer) => conversation.take(chunk));
    socket.on('end', () => conversation.closed());
    conversation.begin();
    if (head.length > 0) conversation.take(head);
    return undefined;
  });
  request.end();
};

/** @throws UserError `probe-definition` when a header names a variable that is not set */
export const webSocketWay = (probe: WebSocketProbe, { url, timeoutMs, prober }: WayParts): Way => {
  const address = probe.path.startsWith('/') ? `${url}${probe.path}` : probe.path.replace(/^ws/, 'http');
  const opening = { url: address, ...resolveHeaders(probe.name, probe.requestHeaders, prober.variables) };
  return {
    ask: async (_, signal) => await attempt({ timeoutMs, signal }, one => open(probe, opening, one)),
  };
};
