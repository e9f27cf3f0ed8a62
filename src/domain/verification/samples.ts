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
}

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
  readonly result: Answer | Fault;
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
}
