import { createSocket, type Socket } from 'node:dgram';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { listen } from '../../support/listen.ts';
import { bed } from './bed.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const codesOf = async (line: string): Promise<readonly string[]> => {
  const made = await bed(line, 'http://127.0.0.1:1');
  closers.push(made.close);
  return await made.codes();
};

describe('TCP', () => {
  test('a port that is open, and what is said there', async () => {
    const { port, close } = await listen(createServer(socket => void socket.write('220 mail.test ESMTP\r\n')));
    closers.push(close);
    expect(await codesOf(`TCP 127.0.0.1:${port}`)).toEqual([]);
    expect(await codesOf(`TCP 127.0.0.1:${port} expect=220`)).toEqual([]);
  });

  test('something else is said, or nothing, or nobody is there', async () => {
    const other = await listen(createServer(socket => void socket.end('554 go away\r\n')));
    const silent = await listen(createServer());
    closers.push(other.close, silent.close);
    expect(await codesOf(`TCP 127.0.0.1:${other.port} expect=220`)).toEqual(['unexpected-greeting']);
    expect(await codesOf(`TCP 127.0.0.1:${silent.port} expect=220`)).toEqual(['probe-timeout']);
    expect(await codesOf('TCP 127.0.0.1:1')).toEqual(['connection-refused']);
  });
});

const types = { A: 1, TXT: 16 } as const;

/** Answers the first question of each message with one record, or none. */
const nameServer = async (rcode: number, type: keyof typeof types, data: Buffer | null): Promise<string> => {
  const socket: Socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const end = query.indexOf(0, 12) + 5;
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(0x8180 | rcode, 2);
    head.writeUInt16BE(data === null ? 0 : 1, 6);
    head.writeUInt32BE(0, 8);
    const record = Buffer.alloc(12);
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(types[type], 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(60, 6);
    record.writeUInt16BE(data?.length ?? 0, 10);
    const answer = data === null ? [] : [record, data];
    socket.send(Buffer.concat([head, query.subarray(12, end), ...answer]), from.port, from.address);
  });
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve));
  closers.push(() => socket.close());
  return `server=127.0.0.1:${socket.address().port}`;
};

describe('DNS', () => {
  test('a record that is there', async () => {
    const server = await nameServer(0, 'A', Buffer.from([192, 0, 2, 7]));
    expect(await codesOf(`DNS shop.test A =192.0.2.7 ${server}`)).toEqual([]);
    expect(await codesOf(`DNS shop.test A =192.0.2.8 ${server}`)).toEqual(['unexpected-records']);
  });

  test('texts', async () => {
    const server = await nameServer(0, 'TXT', Buffer.from([5, ...Buffer.from('hello')]));
    expect(await codesOf(`DNS shop.test TXT =hello ${server}`)).toEqual([]);
  });

  test.each([
    ['no such name', 3],
    ['no such record', 0],
    ['a server that fails', 2],
  ])('%s', async (_name, rcode) => {
    expect(await codesOf(`DNS shop.test A ${await nameServer(rcode, 'A', null)}`)).toEqual(['name-not-resolved']);
  });

  test('a resolver that does not answer: by time-out', async () => {
    const socket = createSocket('udp4');
    await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve));
    closers.push(() => socket.close());
    expect(await codesOf(`DNS shop.test A server=127.0.0.1:${socket.address().port}`)).toEqual(['probe-timeout']);
  });
});
