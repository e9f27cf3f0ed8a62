import type { HeaderRule } from './header-rules.ts';
import type { JsonRule } from './json-rules.ts';
import type { CacheRule, Policy } from './policies.ts';

/** What probes of every kind have. */
interface Common {
  readonly name: string;
  /**
   * null: asked in turn with the others at `probe-rate`, and part of the error rate and the latency. A number: asked
   * so often, judged by itself, and asked again at once when it fails, until chance is ruled out.
   */
  readonly everyMs: number | null;
  readonly maxLatencyMs: number | null;
}

/** An HTTP request and what its answer must be. Without `body` only safe methods: such a probe changes no data. */
export interface HttpProbe extends Common {
  readonly kind: 'http';
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query from the root of the entrance, or a whole address. */
  readonly path: string;
  /** Inclusive ranges of statuses. */
  readonly status: readonly (readonly [number, number])[];
  readonly contains: readonly string[];
  readonly matches: readonly string[];
  readonly headers: readonly HeaderRule[];
  readonly json: readonly JsonRule[];
  /** A JSON Schema for the body; null: none. */
  readonly schema: SchemaObject | boolean | null;
  readonly policies: readonly Policy[];
  readonly cacheControl: readonly CacheRule[];
  /** Sent along; `${NAME}` stands for a variable of the environment, so that no secret is written here. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Asked so often in a row, at most, until an answer has the status; sent once, behind all others. */
  readonly burst: number | null;
}

export type SchemaObject = Readonly<Record<string, unknown>>;

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** A handshake and the certificates shown in it. */
export interface TlsProbe extends Common {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  /** The name asked for and looked for in the certificate. */
  readonly serverName: string;
  /** The certificate, and each that it rests on, must hold at least so long. */
  readonly days: number;
  readonly minVersion: (typeof tlsVersions)[number];
}

/** An opening handshake (RFC 6455), then a ping that must be answered, or a text and what must come back. */
export interface WebSocketProbe extends Common {
  readonly kind: 'websocket';
  /** Path from the root of the entrance, or a ws:// or wss:// address. */
  readonly path: string;
  readonly send: string | null;
  readonly expect: string | null;
  readonly subprotocol: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
}

/** grpc.health.v1.Health/Check. */
export interface GrpcProbe extends Common {
  readonly kind: 'grpc';
  /** http:// or https:// with host and port; '' is the entrance. */
  readonly target: string;
  /** '': the server as a whole. */
  readonly service: string;
}

/** A connection, and what is said first when something is expected. */
export interface TcpProbe extends Common {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
  readonly expect: string | null;
}

export const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS'] as const;

/** Records of a name, asked of the machine's resolvers or a given one. */
export interface DnsProbe extends Common {
  readonly kind: 'dns';
  readonly host: string;
  readonly type: (typeof recordTypes)[number];
  /** Each must be among the records. */
  readonly contains: readonly string[];
  /** `address:port` of a resolver; null: the machine's. */
  readonly server: string | null;
}

/** What to ask and what to expect. */
export type Probe = HttpProbe | TlsProbe | WebSocketProbe | GrpcProbe | TcpProbe | DnsProbe;

/** Asked over fresh and kept connections in turn; the others mean nothing on a kept one. */
export const keepsConnections = (probe: Probe): boolean =>
  (probe.kind === 'http' && probe.body === null) || probe.kind === 'grpc';

/** Part of the stream of requests that the error rate and the latency are judged on. */
export const isInTurn = (probe: Probe): boolean => probe.everyMs === null;

/** Means the same at any release that is asked straight, and changes nothing there. */
export const isComparable = (probe: Probe): boolean =>
  probe.kind === 'http' && isInTurn(probe) && probe.path.startsWith('/') && probe.body === null;

/** Sent once, when the others are done: it may use up what a rate limit leaves to them. */
export const isLast = (probe: Probe): boolean => probe.kind === 'http' && probe.burst !== null;

/** An answer that is expected to come from the release itself: a redirect or a refusal may come from before it. */
export const mustNameRelease = (probe: Probe): boolean =>
  probe.kind === 'http' && probe.path.startsWith('/') && probe.status.some(([from, to]) => from <= 299 && to >= 200);
