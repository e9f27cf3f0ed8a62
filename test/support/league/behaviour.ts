/** How the app of the league behaves; it reads this as JSON from `LEAGUE`. Shares are between 0 and 1. */
export interface Behaviour {
  /** Ends with exit code 1 before it listens. */
  readonly crashes?: boolean;
  /** Ends with exit code 2 unless this variable is set. */
  readonly needs?: string;
  readonly listensAfterMs?: number;
  /** Until then its health path answers 503, counted from its start. */
  readonly readyAfterMs?: number;
  readonly diesAfterMs?: number;
  /** Of all answers but the health path's: 500. */
  readonly errors?: number;
  /** Only on this path. */
  readonly errorsOn?: string;
  /** Only while there are more requests a second than this. */
  readonly errorsAbovePerSecond?: number;
  /** The second request on a connection, and every later one, is answered 500. */
  readonly keptErrors?: boolean;
  /** Every so many connections one on which every answer is 500. */
  readonly badConnections?: number;
  /** The first instance that makes this folder answers 500 to everything but the health path. */
  readonly oneBadInstance?: string;
  readonly latencyMs?: number;
  /** Milliseconds added for every second that it has had traffic. */
  readonly latencyGrowsMs?: number;
  /** So many answers take so long. */
  readonly tail?: { readonly share: number; readonly ms: number };
  /** Every answer takes so much longer for a while, again and again. */
  readonly bursts?: { readonly everyMs: number; readonly forMs: number; readonly ms: number };
  /** Stands still, as a garbage collection does. */
  readonly pauses?: { readonly everyMs: number; readonly forMs: number };
  /** MiB kept for ever, a second. */
  readonly leaks?: number;
  /** Of all requests: the connection is reset. */
  readonly resets?: number;
  /** Of all answers: cut in the middle of the body. */
  readonly cuts?: number;
  /** Of all requests: never answered. */
  readonly hangs?: number;
  /** Its clock is ahead: in `Date`, and in whether a token has expired. */
  readonly clockAheadMs?: number;
  readonly ignoresTerm?: boolean;
  /** It is another build than the one it is deployed as: `/version` and the release header say so. */
  readonly isRevision?: string;
  /** WebSockets are refused. */
  readonly noWebSocket?: boolean;
  /** Lines a second on standard output. */
  readonly logs?: number;
  /** Lines a second on standard error that begin with `ERROR`. */
  readonly errorLogs?: number;
  /** Lets everybody cache what belongs to one user. */
  readonly cachesPrivate?: boolean;
  /** Share of a processor used for nothing. */
  readonly burns?: number;
  /** Answers 404 on `/metrics`. */
  readonly noMetrics?: boolean;
  /** Breaks what all releases depend on: makes this file once it has traffic. */
  readonly breaks?: string;
  /** While this file is there, 30 % of its answers are 500. */
  readonly dependsOn?: string;
}
