import { connect } from 'node:net';
import type { TcpProbe } from '../../../domain/verification/probing/kinds.ts';
import type { Way, WayParts } from '../way.ts';
import { attempt } from './settle.ts';

const maxGreetingBytes = 4096;

/** Connects; with `expect`, reads what the server says first until it holds that, ends, or time is up. */
export const tcpWay = ({ host, port, expect }: TcpProbe, { timeoutMs }: Pick<WayParts, 'timeoutMs'>): Way => ({
  ask: async (_, signal) =>
    await attempt({ timeoutMs, signal }, ({ done, fail, onEnd }) => {
      const socket = connect({ host, port });
      let said = '';
      onEnd(() => socket.destroy());
      socket.on('error', fail);
      socket.on('connect', () => {
        if (expect === null) done({ kind: 'tcp', said: '' });
      });
      socket.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (expect === null || said.includes(expect) || said.length > maxGreetingBytes) done({ kind: 'tcp', said });
      });
      socket.on('end', () => done({ kind: 'tcp', said }));
    }),
});
