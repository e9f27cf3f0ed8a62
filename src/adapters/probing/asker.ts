import type { Plan } from '../../domain/verification/objectives.ts';
import type { Probe } from '../../domain/verification/probing/kinds.ts';
import type { ConnectionKind } from '../../domain/verification/samples.ts';
import { httpWay } from './http-way.ts';
import type { Asked, Way, WayParts } from './way.ts';

/** Each kind is loaded only where a probe needs it. */
const wayOf = async (probe: Probe, parts: WayParts): Promise<Way> => {
  switch (probe.kind) {
    case 'http':
      return await httpWay(probe, parts);
    case 'tls':
      return (await import('./kinds/tls.ts')).tlsWay(probe, parts);
    case 'websocket':
      return (await import('./kinds/websocket.ts')).webSocketWay(probe, parts);
    case 'grpc':
      return (await import('./kinds/grpc.ts')).grpcWay(probe, parts);
    case 'tcp':
      return (await import('./kinds/tcp.ts')).tcpWay(probe, parts);
    case 'dns':
      return (await import('./kinds/dns.ts')).dnsWay(probe, parts);
  }
};

export interface Asker {
  ask(probe: number, connection: ConnectionKind, signal: AbortSignal): Promise<Asked>;
  /** Closes the kept connections that the prober does not hold. */
  close(): void;
}

/** @throws UserError `probe-definition` for what only shows now: a variable that is not set, a schema that is none. */
export const createAsker = async (probes: Plan['probes'], parts: WayParts): Promise<Asker> => {
  const ways = await Promise.all(probes.map(async probe => await wayOf(probe, parts)));
  return {
    ask: async (probe, connection, signal) => {
      const way = ways[probe];
      if (way === undefined) throw new RangeError(`no probe ${probe}`);
      return await way.ask(connection, signal);
    },
    close: () => {
      for (const way of ways) way.close?.();
    },
  };
};
