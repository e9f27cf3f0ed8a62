import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { frameOf, opcodes, readFrames } from '../../../src/adapters/probing/kinds/frames.ts';
import { listen } from '../../support/listen.ts';
import { type Bed, bed } from './bed.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const accept = (request: IncomingMessage): string =>
  createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');

const agree = (request: IncomingMessage, socket: Duplex, more = '', key = accept(request)): void => {
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${key}\r\n${more}\r\n`,
  );
};

/** A frame as a server sends it: not masked. */
const said = (opcode: number, content: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x80 | opcode, Buffer.byteLength(content)]), Buffer.from(content)]);

/** What a closing frame holds (RFC 6455, 5.5.1). */
const closing = (code: number, reason: string): Buffer =>
  Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]);

/** Takes the mask off, which only clients put on. */
const heard = (bytes: Buffer): { readonly opcode: number; readonly text: string } => {
  const mask = bytes.subarray(2, 6);
  return {
    opcode: (bytes[0] ?? 0) & 0x0f,
    text: bytes
      .subarray(6, 6 + ((bytes[1] ?? 0) & 0x7f))
      .map((byte, at) => byte ^ (mask[at % 4] ?? 0))
      .toString(),
  };
};

let connections = 0;

const serve = async (
  upgrade: ((request: IncomingMessage, socket: Duplex) => void) | undefined,
  line: string,
  env: Record<string, string> = {},
): Promise<Bed> => {
  connections = 0;
  const server = createServer((_req, res) => void res.writeHead(404).end('no socket here'));
  if (upgrade !== undefined) server.on('upgrade', upgrade);
  server.on('connection', () => {
    connections += 1;
  });
  const { port, close } = await listen(server);
  const made = await bed(line, `http://127.0.0.1:${port}`, { env });
  closers.push(close, made.close);
  return made;
};

const ponging = (request: IncomingMessage, socket: Duplex): void => {
  agree(request, socket);
  socket.on('data', (bytes: Buffer) => {
    const { opcode, text } = heard(bytes);
    if (opcode === opcodes.ping) socket.write(said(opcodes.pong, text));
    if (opcode === opcodes.text) socket.write(said(opcodes.text, `echo ${text}`));
  });
};

describe('a WebSocket', () => {
  test('opens, and its ping is answered; each time on a connection of its own', async () => {
    const { codes } = await serve(ponging, 'WS /socket');
    expect(await codes()).toEqual([]);
    expect(await codes()).toEqual([]);
    expect(connections).toBe(2);
  });

  test('what is sent comes back, or what is named', async () => {
    expect(await (await serve(ponging, 'WS /socket send=hello')).codes()).toEqual([]);
    expect(await (await serve(ponging, 'WS /socket send=hello expect=bye')).codes()).toEqual(['probe-timeout']);
  });

  test('what is waited for in vain is named beside what was said before it closed', async () => {
    const failing = (request: IncomingMessage, socket: Duplex): void => {
      agree(request, socket);
      socket.end(Buffer.concat([said(opcodes.text, 'not today'), said(opcodes.close, closing(1011, ''))]));
    };
    expect(await (await serve(failing, 'WS /socket expect=welcome')).misses()).toEqual([
      { code: 'websocket-unexpected', what: 'said "not today", expected "welcome"' },
    ]);
  });

  test('what the server says first may be waited for, in pieces, between its pings', async () => {
    const greets = (request: IncomingMessage, socket: Duplex): void => {
      agree(request, socket);
      const bytes = Buffer.concat([said(opcodes.ping, 'x'), said(opcodes.text, 'welcome to the shop')]);
      socket.write(bytes.subarray(0, 9));
      setTimeout(() => socket.write(bytes.subarray(9)), 30);
    };
    expect(await (await serve(greets, 'WS /socket expect=welcome')).codes()).toEqual([]);
  });

  test.each([
    ['nothing there', undefined, 'websocket-refused', 'status 404'],
    [
      'refused',
      (_: IncomingMessage, socket: Duplex): void => {
        socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
      },
      'websocket-refused',
      'status 403',
    ],
    [
      'a wrong key',
      (request: IncomingMessage, socket: Duplex) => agree(request, socket, '', 'x'),
      'websocket-broken',
      'wrong key',
    ],
    [
      'closed at once',
      (request: IncomingMessage, socket: Duplex) => {
        agree(request, socket);
        socket.end(said(opcodes.close, ''));
      },
      'websocket-broken',
      'closed, and the ping was not answered',
    ],
    [
      'words instead of the answer to the ping, then closed',
      (request: IncomingMessage, socket: Duplex) => {
        agree(request, socket);
        socket.write(said(opcodes.text, '{"error":"database down"}'));
        socket.end(said(opcodes.close, closing(1011, 'no database')));
      },
      'websocket-broken',
      'closed with 1011 no database, and the ping was not answered; said "{"error":"database down"}"',
    ],
    [
      'words instead of the answer to the ping, then the end',
      (request: IncomingMessage, socket: Duplex) => {
        agree(request, socket);
        socket.end(said(opcodes.text, 'bye'));
      },
      'websocket-broken',
      'closed, and the ping was not answered; said "bye"',
    ],
    [
      'no frames',
      (request: IncomingMessage, socket: Duplex) => {
        agree(request, socket);
        socket.write('HTTP/1.1 200 OK\r\n');
      },
      'websocket-broken',
      'extension',
    ],
    ['silence', (request: IncomingMessage, socket: Duplex) => agree(request, socket), 'probe-timeout', '500 ms'],
    [
      'cut',
      (_: IncomingMessage, socket: Duplex): void => {
        socket.destroy();
      },
      'connection-cut',
      '',
    ],
  ] as const)('%s', async (_name, upgrade, code, words) => {
    const [miss] = await (await serve(upgrade, 'WS /socket')).misses();
    expect(miss?.code).toBe(code);
    expect(miss?.what).toContain(words);
  });

  test('the subprotocol has to be agreed on', async () => {
    const speaking = (request: IncomingMessage, socket: Duplex): void => {
      agree(request, socket, 'sec-websocket-protocol: graphql-ws\r\n');
      socket.on('data', (bytes: Buffer) => void socket.write(said(opcodes.pong, heard(bytes).text)));
    };
    expect(await (await serve(speaking, 'WS /socket subprotocol=graphql-ws')).codes()).toEqual([]);
    expect(await (await serve(speaking, 'WS /socket subprotocol=mqtt')).codes()).toEqual(['websocket-broken']);
  });

  test('a token is taken from the environment and never said again', async () => {
    const repeating = (request: IncomingMessage, socket: Duplex): void => {
      agree(request, socket);
      socket.write(said(opcodes.text, `you are ${request.headers.authorization}`));
    };
    const line = `{"kind":"websocket","path":"/s","expect":"you are","requestHeaders":{"authorization":"Bearer $\{WS_TOKEN}"}}`;
    const { ask } = await serve(repeating, line, { WS_TOKEN: 'sesame-sesame' });
    expect((await ask()).result).toMatchObject({ said: 'you are Bearer ***' });
    const refusing = (request: IncomingMessage, socket: Duplex): void => {
      agree(request, socket);
      socket.end(said(opcodes.close, closing(1008, `not you, ${request.headers.authorization}`)));
    };
    const [miss] = await (await serve(refusing, line, { WS_TOKEN: 'sesame-sesame' })).misses();
    expect(miss?.what).toBe('closed with 1008 not you, Bearer ***, and nothing with "you are" came');
    await expect(serve(repeating, line)).rejects.toThrow('which is not set');
  });
});

describe('frames', () => {
  test('those of a client are masked, and long ones have a long length', () => {
    const frame = frameOf(opcodes.text, 'a'.repeat(200));
    expect([frame[0], frame[1], frame.readUInt16BE(2)]).toEqual([0x81, 0xfe, 200]);
  });

  test('whatever the cut, the same frames are read', () => {
    const bytes = Buffer.concat([said(1, 'one'), said(9, ''), said(1, 'x'.repeat(120))]);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const first = readFrames(bytes.subarray(0, cut));
      const second = readFrames(Buffer.concat([first.rest, bytes.subarray(cut)]));
      expect([...first.frames, ...second.frames].map(frame => frame.payload.length)).toEqual([3, 0, 120]);
      expect(second.rest).toHaveLength(0);
    }
  });

  test.each([
    [Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0]), 'masked'],
    [Buffer.from([0xc1, 0x01, 0]), 'extension'],
    [Buffer.concat([Buffer.from([0x81, 127]), Buffer.alloc(8, 0x01)]), 'a frame of'],
  ])('%s is refused', (bytes, words) => expect(() => readFrames(bytes)).toThrow(words));
});
