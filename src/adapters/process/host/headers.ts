/** Header fields on their way through the proxy. Flat arrays [name, value, …] keep order, case and repetition. */
import type { IncomingMessage } from 'node:http';
import { colourHeader, releaseHeader } from '../../../domain/rollout/identity.ts';

/** Fields that are about one connection, not about the message (RFC 9110, 7.6.1). */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

export type Flat = string[];

export const pairs = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: Math.floor(flat.length / 2) }, (_, at) => [flat[2 * at] ?? '', flat[2 * at + 1] ?? '']);

const namedByConnection = (value: string | undefined): string[] =>
  (value ?? '').split(',').map(name => name.trim().toLowerCase());

const endToEnd = (message: IncomingMessage, without: readonly string[]): Flat => {
  const dropped = new Set([...namedByConnection(message.headers.connection), ...without]);
  return pairs(message.rawHeaders)
    .filter(([name]) => !hopByHop.has(name.toLowerCase()) && !dropped.has(name.toLowerCase()))
    .flat();
};

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

/** Only a peer on this machine (a TLS terminator, say) is believed about who came before it. */
const forwardedFields = (message: IncomingMessage): Flat => {
  const peer = message.socket.remoteAddress ?? '';
  const told = (name: string): string | undefined => {
    const value = isLoopback(peer) ? message.headers[name] : undefined;
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const before = told('x-forwarded-for');
  const host = told('x-forwarded-host') ?? message.headers.host;
  return [
    ...['X-Forwarded-For', before === undefined ? peer : `${before}, ${peer}`],
    ...(host === undefined ? [] : ['X-Forwarded-Host', host]),
    ...['X-Forwarded-Proto', told('x-forwarded-proto') ?? 'http'],
  ];
};

export const hasBody = (message: IncomingMessage): boolean =>
  message.headers['transfer-encoding'] !== undefined || (message.headers['content-length'] ?? '0') !== '0';

/** HTTP/1.0 knows requests without Host; HTTP/1.1, which the app is asked in, does not. */
const hostField = (message: IncomingMessage): Flat => (message.headers.host === undefined ? ['Host', '127.0.0.1'] : []);

const framing = (message: IncomingMessage): Flat => {
  if (message.headers['transfer-encoding'] !== undefined) return ['Transfer-Encoding', 'chunked'];
  // Without a length Node would announce a chunked body where there is none.
  const needsLength = !['GET', 'HEAD', 'OPTIONS', 'TRACE', 'DELETE'].includes(message.method ?? '');
  return needsLength && message.headers['content-length'] === undefined ? ['Content-Length', '0'] : [];
};

export const requestHeaders = (message: IncomingMessage): Flat => [
  ...endToEnd(message, forwarded),
  ...hostField(message),
  ...forwardedFields(message),
  ...framing(message),
  // The only transfer coding a client may ask for that we can pass on.
  ...(/\btrailers\b/i.test(String(message.headers['te'] ?? '')) ? ['TE', 'trailers'] : []),
];

/** A WebSocket handshake keeps its upgrade. */
export const upgradeRequestHeaders = (message: IncomingMessage): Flat => [
  ...endToEnd(message, forwarded),
  ...hostField(message),
  ...forwardedFields(message),
  ...['Connection', 'Upgrade', 'Upgrade', message.headers.upgrade ?? ''],
];

/** Which release answered. */
export const identityHeaders = (lane: { readonly releaseId: string; readonly colour: string }): Flat => [
  ...[releaseHeader, lane.releaseId],
  ...[colourHeader, lane.colour],
];

export const responseHeaders = (
  message: IncomingMessage,
  lane: { readonly releaseId: string; readonly colour: string },
): Flat => [...endToEnd(message, [releaseHeader, colourHeader]), ...identityHeaders(lane)];
