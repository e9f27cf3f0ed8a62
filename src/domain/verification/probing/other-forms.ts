import { z } from 'zod';
import {
  type DnsProbe,
  type GrpcProbe,
  recordTypes,
  type TcpProbe,
  type TlsProbe,
  tlsVersions,
  type WebSocketProbe,
} from './kinds.ts';
import { common, type HostPort, hostPort, parseHostPort, texts } from './shared-form.ts';

/** Kinds whose answer hardly changes in a minute are asked so often. */
const seldomMs = 5000;

const shownHost = ({ host, port }: HostPort): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

const tls = z.strictObject({
  kind: z.literal('tls'),
  ...common,
  target: hostPort(443).optional(),
  serverName: z.string().min(1).optional(),
  days: z.number().min(0).max(3650).default(14),
  minVersion: z.enum(tlsVersions).default('TLSv1.2'),
});

const tlsForm = tls.transform(
  ({ target, serverName, every, ...one }): TlsProbe => ({
    ...one,
    host: target?.host ?? '',
    port: target?.port ?? 443,
    serverName: serverName ?? target?.host ?? '',
    everyMs: every ?? seldomMs,
    name: one.name ?? `TLS ${target === undefined ? 'of the entrance' : shownHost(target)}`,
  }),
);

const webSocket = z.strictObject({
  kind: z.literal('websocket'),
  ...common,
  path: z.string().regex(/^(\/|wss?:\/\/[^\s/]+)/, 'must start with / or be a ws(s):// address'),
  send: z.string().nullable().default(null),
  expect: z.string().nullable().default(null),
  subprotocol: z.string().min(1).nullable().default(null),
  requestHeaders: z.record(z.string(), z.string()).default({}),
});

const webSocketForm = webSocket.transform(
  ({ every, ...one }): WebSocketProbe => ({
    ...one,
    // What is sent is expected back, unless something else is named.
    expect: one.expect ?? one.send,
    everyMs: every ?? null,
    name: one.name ?? `WS ${one.path}`,
  }),
);

const grpcTarget = z.string().transform((text, context) => {
  if (text === '/' || text === '') return '';
  const [, scheme = 'http', rest = ''] = /^(?:(https?):\/\/)?(.*)$/.exec(text) ?? [];
  const parsed = parseHostPort(rest, scheme === 'https' ? 443 : undefined);
  if (parsed !== undefined) return `${scheme}://${shownHost(parsed)}`;
  context.addIssue({ code: 'custom', message: `"${text}" is not host:port, https://host:port or / (the entrance)` });
  return z.NEVER;
});

const grpc = z.strictObject({
  kind: z.literal('grpc'),
  ...common,
  target: grpcTarget.default(''),
  service: z.string().default(''),
});

const grpcForm = grpc.transform(
  ({ every, ...one }): GrpcProbe => ({
    ...one,
    everyMs: every ?? null,
    name: one.name ?? `GRPC ${one.target === '' ? '/' : one.target.replace(/^http:\/\//, '')} ${one.service}`.trim(),
  }),
);

const tcp = z.strictObject({
  kind: z.literal('tcp'),
  ...common,
  target: hostPort(),
  expect: z.string().min(1).nullable().default(null),
});

const tcpForm = tcp.transform(
  ({ target, every, ...one }): TcpProbe => ({
    ...one,
    ...target,
    everyMs: every ?? seldomMs,
    name: one.name ?? `TCP ${shownHost(target)}`,
  }),
);

const isAddress = (text: string): boolean => z.union([z.ipv4(), z.ipv6()]).safeParse(text).success;

/** By its address: its name would have to be found first, and by whom? */
const resolver = z.string().refine(text => isAddress(parseHostPort(text, 53)?.host ?? ''), {
  error: ({ input }) =>
    `"${input}" is not the IP address of a resolver, such as 192.0.2.53, 192.0.2.53:53 or [2001:db8::53]:53; write its address in place of its name`,
});

const dns = z.strictObject({
  kind: z.literal('dns'),
  ...common,
  host: z.string().regex(/^[\w*-]+(\.[\w-]+)*\.?$/, 'is not a host name'),
  type: z.enum(recordTypes).default('A'),
  contains: texts,
  server: resolver.nullable().default(null),
});

const dnsForm = dns.transform(
  ({ every, ...one }): DnsProbe => ({
    ...one,
    everyMs: every ?? seldomMs,
    name: one.name ?? `DNS ${one.host} ${one.type}`,
  }),
);

export const otherForms = { tls: tlsForm, websocket: webSocketForm, grpc: grpcForm, tcp: tcpForm, dns: dnsForm };

export const otherKeys = {
  tls: Object.keys(tls.shape),
  websocket: Object.keys(webSocket.shape),
  grpc: Object.keys(grpc.shape),
  tcp: Object.keys(tcp.shape),
  dns: Object.keys(dns.shape),
};
