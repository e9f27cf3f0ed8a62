/** What one probe request met. Pure types. */

/** Fresh: a new connection for this request. Pooled: a kept one, as browsers and services use. */
export type ConnectionKind = 'fresh' | 'pooled';

export const faultKinds = [
  'connection-refused',
  'connection-cut',
  'tls-failed',
  'probe-timeout',
  'name-not-resolved',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first part of the body as text. */
  readonly body: string;
  /** There is more of the body than that. */
  readonly truncated?: boolean;
  /** The address that was asked. */
  readonly url?: string;
  /** What the body lacks under the probe's JSON Schema; found where the schema is compiled. */
  readonly schemaProblems?: readonly string[];
}

/** What a TLS handshake showed. */
export interface Handshake {
  readonly kind: 'tls';
  readonly protocol: string;
  /** Why the chain is not trusted; null: it is. */
  readonly untrusted: string | null;
  /** Why the certificate is not for the name; null: it is. */
  readonly otherName: string | null;
  /** Until the first certificate of the chain ends; below 0: one has ended. */
  readonly daysLeft: number;
  /** When that is, as ISO 8601. */
  readonly validTo: string;
  readonly issuer: string;
}

/** How an opening handshake of a WebSocket ended. */
export interface Upgrade {
  readonly kind: 'websocket';
  /** 101: opened. */
  readonly status: number;
  /** Why an answer of 101 is none; null: it is one. */
  readonly problem: string | null;
  /** What came back; a pong is ''. */
  readonly said: string;
}

/** The answer of grpc.health.v1.Health/Check. */
export interface Health {
  readonly kind: 'grpc';
  /** `grpc-status`: 0 is OK. */
  readonly status: number;
  readonly message: string;
  readonly serving: 'SERVING' | 'NOT_SERVING' | 'UNKNOWN' | 'SERVICE_UNKNOWN' | null;
}

export interface Greeting {
  readonly kind: 'tcp';
  readonly said: string;
}

export interface Records {
  readonly kind: 'dns';
  readonly records: readonly string[];
}

export type Result = Answer | Handshake | Upgrade | Health | Greeting | Records | Fault;

export interface Fault {
  readonly kind: 'fault';
  readonly fault: FaultKind;
  readonly detail: string;
}

export interface Sample {
  /** Index of the probe in the list of definitions. */
  readonly probe: number;
  readonly connection: ConnectionKind;
  /** When it was meant to be sent, milliseconds since the verification began. */
  readonly at: number;
  /** From the moment it was meant to be sent to the last byte: waiting for a free slot is counted. */
  readonly latencyMs: number;
  /** How much of that may be our own machine's: how late it was in sending, and how long it stood still meanwhile. */
  readonly lateMs: number;
  readonly result: Result;
  /** Requests of ours that the target's own counters saw by this; unset: one. */
  readonly requests?: number;
  /** Requests sent again because a kept connection was closed under them; never for another reason. */
  readonly retries: number;
}

/** Requests of all clients, as counted by the target itself. */
export interface Counters {
  /** What counts, for the report: "proxy of the process target". */
  readonly source: string;
  readonly requests: number;
  /** Answers with a 5xx, and requests that got none. */
  readonly failed: number;
  /** Requests under way at that moment, where it is known. */
  readonly inFlight?: number;
}
